"""Latin words inside right-to-left text: what is wrapped, what is not, and nothing lost."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import escape

from kit.importers.pack.modele import Pack
from kit.langues.bidi import isolate, isolate_html

_ENVELOPPE = re.compile(r'<span(?: lang="fr")? dir="ltr">([^<]*)</span>')
_ARABE = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")


def runs(texte: str) -> list[str]:
    """What is wrapped in a text: French between slashes, the rest as it is."""
    return [
        f"/{unescape(m[1])}/" if 'lang="fr"' in m[0] else unescape(m[1])
        for m in _ENVELOPPE.finditer(isolate(texte))
    ]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("اتصل على 04 67 61 61 61 الآن.", ["04 67 61 61 61"]),
        ("بطاقة الإقامة (titre de séjour).", ["/titre de séjour/"]),
        ("« titre de séjour » و« récépissé ».", ["/« titre de séjour »/", "/« récépissé »/"]),
        ("طابع «amende» (طابع الغرامات)", ["/«amende»/"]),
        ("قياسها 35 × 45 mm.", ["35 × 45 mm"]),
        ("المادة L. 111-1 من القانون", ["L. 111-1"]),
        ("القانون n° 2005-102، المادة 47.", ["n° 2005-102"]),
        ("بصيغة PDF أو JPG أو PNG.", ["PDF", "JPG", "PNG"]),
        ("ادخل إلى ANEF. تساعدك France services، مجانًا.", ["ANEF", "/France services/"]),
        ("موقع ANEF. France services تساعدك", ["ANEF", "/France services/"]),
        ("هذا OFII (Office français).", ["/OFII (Office français)/"]),
        ("(ANEF (موقع الدولة", ["ANEF"]),
        ("اكتب إلى a.b-c@exemple.fr.", ["a.b-c@exemple.fr"]),
        ("ادخل إلى https://x.gouv.fr/a?b=1، الآن", ["https://x.gouv.fr/a?b=1"]),
        ("نقطة الاستقبال (point d’accueil numérique)", ["/point d’accueil numérique/"]),
        ("من 08:30 – 12:00 كل يوم", ["08:30 – 12:00"]),
        ("الثمن 225\u202f€ أو 50 %.", ["225\u202f€", "50 %"]),
        ("أحضر 3 صور، في 1 مايو 2026", []),
        ("المستوى A2: نعم", ["A2"]),
        ("بالعربية فقط.", []),
    ],
)  # fmt: skip
def test_each_run_is_wrapped_from_its_first_sign_to_its_last(
    texte: str, attendu: list[str]
) -> None:
    assert runs(texte) == attendu


def test_no_latin_word_of_the_arabic_pack_is_left_alone(pack_depart: Pack) -> None:
    textes = [traduction.texte for traduction in pack_depart.traductions["ar"].values()]
    assert sum(len(runs(texte)) for texte in textes) > 300
    for texte in textes:
        assert not re.search(r"[A-Za-zÀ-ÿ]", _ENVELOPPE.sub("", isolate(texte))), texte


_TEXTES = st.text(
    st.one_of(
        st.sampled_from("يوم،؛؟«»()[].,:;/-’'&<>\"° \u00a0\u202f×–€%+@0123456789éàABcd"),
        st.characters(codec="utf-8", exclude_characters="\r"),
    ),
    max_size=60,
)


@given(_TEXTES)
def test_nothing_is_lost_and_nothing_becomes_html(texte: str) -> None:
    html = str(isolate(texte))
    sans = _ENVELOPPE.sub(r"\1", html)
    assert sans == str(escape(texte))
    assert "<" not in sans


@given(_TEXTES)
def test_a_run_holds_no_arabic_and_closes_what_it_opens(texte: str) -> None:
    for suite in (unescape(m[1]) for m in _ENVELOPPE.finditer(isolate(texte))):
        assert not _ARABE.search(suite), suite
        assert suite.count("«") == suite.count("»")
        assert suite.count("(") == suite.count(")")
        assert suite[-1] not in " \u00a0\u202f.,:;،؛؟(", suite


@given(_TEXTES)
def test_html_is_wrapped_where_it_is_right_to_left_and_only_once(texte: str) -> None:
    page = '<p dir="rtl">{0}<b dir="ltr">{0}</b><br>{0}</p>{0}'.format(escape(texte))
    une = isolate_html(page)
    assert une == '<p dir="rtl">{1}<b dir="ltr">{0}</b><br>{1}</p>{0}'.format(
        escape(texte), isolate(texte)
    )
    assert isolate_html(une) == une


def test_a_fragment_is_as_it_is_in_the_page() -> None:
    fragment = '<li><a href="/ar/?q=titre">بطاقة (titre de séjour)</a></li>'
    page = f'<html dir="rtl"><body><ul>{fragment}</ul></body></html>'
    assert isolate_html(fragment, "rtl") in isolate_html(page)
    assert isolate_html(fragment, "ltr") == fragment


def test_a_right_to_left_part_of_a_french_page_is_wrapped_too() -> None:
    page = '<html dir="ltr"><p>La carte ANEF</p><p lang="ar" dir="rtl">موقع ANEF</p><p>Fin</p>'
    assert isolate_html(page) == page.replace("موقع ANEF", 'موقع <span dir="ltr">ANEF</span>')


@pytest.mark.parametrize(
    "element",
    [
        "<title>موقع ANEF</title>",
        "<style>p { color: red }</style>",
        '<script type="application/ld+json">{"name": "Préfecture"}</script>',
        "<textarea>Mon texte</textarea>",
        "<select><option>Français</option></select>",
        '<svg viewBox="0 0 1 1"><text>AB cd</text></svg>',
        '<img alt="Une image" src="x.png">',
        "<!-- un commentaire <b>ici</b> -->",
    ],
)
def test_what_cannot_hold_an_element_is_left_as_it_is(element: str) -> None:
    page = f'<div dir="rtl">{element}</div>'
    assert isolate_html(page) == page
    suite = isolate_html(f'<div dir="rtl">{element}موقع ANEF</div>')
    assert suite.endswith('موقع <span dir="ltr">ANEF</span></div>')


def test_elements_that_nothing_closes_do_not_confuse() -> None:
    html = '<ul dir="rtl"><li dir="ltr">Un<li>ANEF</ul><p dir="rtl">ANEF</p>'
    assert isolate_html(html).endswith('<p dir="rtl"><span dir="ltr">ANEF</span></p>')


def test_the_result_is_well_formed() -> None:
    html = isolate_html('<p dir="rtl">الإقامة (titre de séjour &amp; visa) <b>ANEF</b></p>')
    racine = etree.fromstring(html)
    assert [e.get("dir") for e in racine.iter("span")] == ["ltr", "ltr"]
    assert "titre de séjour & visa" in "".join(str(texte) for texte in racine.itertext())
