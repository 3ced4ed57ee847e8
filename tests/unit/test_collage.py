"""A pasted text as blocks: what is kept, what is said to be left out, what cannot do harm."""

import pytest

from kit.content.collage import BLOCS_MAX, OCTETS_MAX, CollageTropGrandError, read_collage
from kit.content.lecture import read_document
from kit.content.texte import parse_texte

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:x"><head>
<meta charset=utf-8><title>Note de service</title>
<style>p.MsoNormal {margin:0cm; mso-style-name:Normal}</style>
<!--[if gte mso 9]><xml><o:AllowPNG/>caché</xml><![endif]-->
<script>alert(1)</script></head><body lang=FR>
<h1 style='mso-outline-level:1'>Pièces <b>à fournir</b><o:p></o:p></h1>
<p class=MsoNormal style='text-align:justify'><b><span style='color:red'>Attention :</span></b>
l'attestation coûte 225 €.<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>un passeport</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>sa copie</p>
<p class=MsoNormal><img width=10 src="file:///C:/image001.png"></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> Une note de bas de page</p></div></div>
</body></html>"""


def textes(texte: str, html: str = "") -> list[tuple[str, str]]:
    return [(bloc.genre, bloc.texte) for bloc in read_collage(texte, html).blocs]


def test_a_word_document_becomes_blocks_and_says_what_is_gone() -> None:
    collage = read_collage("", WORD)
    assert [(b.genre, b.niveau, b.texte) for b in collage.blocs] == [
        ("intertitre", 1, "Pièces à fournir"),
        ("paragraphe", 1, "**Attention\u00a0:** l’attestation coûte 225\u202f€."),
        ("puce", 1, "un passeport"),
        ("puce", 2, "sa copie"),
    ]
    dit = " ".join(collage.omis)
    for mot in ("1 image", "1 programme", "1 note", "Couleurs"):
        assert mot in dit, mot
    assert "caché" not in str(collage.blocs)
    assert "bas de page" not in str(collage.blocs)


def test_lists_links_and_line_ends_of_a_page_are_kept() -> None:
    html = (
        "<ol><li>Un<ul><li><p>Dedans</p></li></ul></li><li>Deux</li></ol>"
        "<p>Voir <a href='https://exemple.fr/a(1)'>ce site </a>puis<br>la suite</p>"
        "<h4>Plus petit</h4>"
    )
    assert textes("", html) == [
        ("numero", "Un"),
        ("puce", "Dedans"),
        ("numero", "Deux"),
        ("paragraphe", "Voir [ce site](https://exemple.fr/a%281%29) puis"),
        ("paragraphe", "la suite"),
        ("intertitre", "Plus petit"),
    ]


def test_plain_text_is_split_at_line_ends_and_its_bullets_are_known() -> None:
    texte = "Apportez :\r\n- un passeport\r\n• une photo\r\n1. payez\r\n\r\nC'est tout !"
    assert textes(texte) == [
        ("paragraphe", "Apportez\u00a0:"),
        ("puce", "un passeport"),
        ("puce", "une photo"),
        ("numero", "payez"),
        ("paragraphe", "C’est tout\u202f!"),
    ]


def test_a_number_that_is_no_rank_stays_in_its_sentence() -> None:
    assert textes("2026 est une année.\n12 photos\nonze") == [
        ("paragraphe", "2026 est une année."),
        ("paragraphe", "12 photos"),
        ("paragraphe", "onze"),
    ]


def test_a_table_gives_its_words_and_says_so() -> None:
    html = (
        "<table><tr><td>Titre<table><tr><td>dedans</td></tr></table></td><td>Prix</td></tr></table>"
    )
    collage = read_collage("", html)
    assert [bloc.texte for bloc in collage.blocs] == ["Titre", "dedans", "Prix"]
    assert collage.omis == ("2 tableaux\u00a0: chaque case est devenue un paragraphe.",)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Bon<script>alert('mauvais')</script>jour</p>",
        "<p>Bon<!--[if mso]><b onclick=mauvais()>mauvais</b><![endif]-->jour</p>",
        "<p>Bon<style>mauvais{}</style><template>mauvais</template>jour</p>",
        "<p>Bon<svg><script>mauvais()</script></svg>jour</p>",
        "<p>Bon<iframe srcdoc='<b>mauvais</b>'>mauvais</iframe>jour</p>",
        "<p>Bon<img src=x onerror=mauvais()><p hidden onmouseover='mauvais()'>jour</p>",
        "<p>Bon<a href='javascript:mauvais()'>jour</a></p>",
        "<p>Bon<a href='http://mauvais.exemple'>jour</a></p>",
        "<p>Bon<xml:namespace prefix=o ns='mauvais' /><o:p>jour</o:p></p>",
        "<p>Bonjour</p></div></table></ul><!-- mauvais",
    ],
)
def test_hostile_html_leaves_only_its_words(html: str) -> None:
    dit = "".join(texte for _genre, texte in textes("", html))
    assert "mauvais" not in dit
    assert dit.replace(" ", "") == "Bonjour"


@pytest.mark.parametrize(
    "texte",
    ["{valeur:timbre}", "[[terme]]", "[x](javascript:y)", "**", "a * b _c_ \\", "{", "<b>", "]("],
)
def test_marks_of_the_kit_in_a_paste_are_words_like_others(texte: str) -> None:
    (bloc,) = read_collage(texte).blocs
    lus = parse_texte(bloc.texte)
    assert "".join(getattr(item, "texte", "?") or "" for item in lus) == texte


def test_the_blocks_make_a_document() -> None:
    blocs = [{"id": f"b{i}", **b.as_brut()} for i, b in enumerate(read_collage("", WORD).blocs)]
    brut = {"schema": 1, "id": "q", "question": "Quoi ?", "reponse": blocs}
    assert len(read_document("question", brut).reponse) == 4  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "x" * OCTETS_MAX,
        "é" * 10_000_000,
        "<div>" * 30_000,
        "<b><a href=https://x.fr>" * 5_000,
        "<p>x</p>" * (BLOCS_MAX + 1),
        "<x>" * 40_000,
    ],
)
def test_too_much_is_refused_at_once_in_a_sentence(html: str) -> None:
    with pytest.raises(CollageTropGrandError, match="en plusieurs fois"):
        read_collage("", html)


def test_signs_that_no_one_can_read_are_taken_off_and_said() -> None:
    collage = read_collage("Pr\ufffdfecture\x00 \udcff\u200bouverte")
    assert [bloc.texte for bloc in collage.blocs] == ["Prfecture\u202f?ouverte"]
    assert collage.omis == ("1 signe illisible retiré.",)


@pytest.mark.parametrize("vide", ["", "\n \n", "<p>&nbsp;</p>", "<p><b> </b></p>", "- \n-"])
def test_nothing_gives_nothing(vide: str) -> None:
    assert [t for _g, t in textes(vide, vide) if t != "-"] == []
