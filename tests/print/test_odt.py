"""Sheets as files of a word processor: read back part by part."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from aides_odt import (
    HOSTILES,
    MODIFIEE,
    convert,
    find,
    part,
    q,
    squeeze,
    style_of,
    words_of_file,
    words_of_page,
    wrap,
)
from aides_papier import ask, lay_out, prepare
from lxml import etree, html
from odfdo import Document

from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.editions import format_code
from kit.store.catalogue import Catalogue

Page = Callable[..., str]
FICHE = "changer-adresse"
LONGUE = "renouveler-titre-sejour"
FICHES = [(FICHE, "fr", ""), (FICHE, "ar", ""), (FICHE, "ar", "fr"), (LONGUE, "en", "ar")]


@pytest.mark.parametrize(("slug", "langue", "avec"), FICHES)
def test_every_word_of_the_sheet_is_in_the_file_in_order(
    page: Page, slug: str, langue: str, avec: str
) -> None:
    feuille = page(slug, langue, avec)
    assert words_of_file(convert(feuille, langue)) == words_of_page(feuille)


EDITABLES = (
    "faq",
    "modalites",
    "rendez-vous",
    "structure",
    "annonce",
    "lettre",
    "annexe",
    "reponse",
)


@pytest.mark.parametrize("langue", ["fr", "ar"])
@pytest.mark.parametrize("genre", EDITABLES)
def test_a_content_of_any_kind_is_complete(catalogue: Catalogue, genre: str, langue: str) -> None:
    documents = list(catalogue.all(CONTENUS[genre].classe)) if CONTENUS[genre].classe else []
    slug = documents[0].adresse if documents else ""
    avec = "fr" if langue != "fr" and CONTENUS[genre].langues_max > 1 else ""
    feuille = lay_out(catalogue, ask(slug, langue, "a4", avec, genre=genre))
    assert words_of_file(convert(feuille, langue)) == words_of_page(feuille)


def test_the_letter_to_send_is_on_a_page_of_its_own() -> None:
    corps = (
        '<p>Consigne</p><section class="lettre"><div data-place="expediteur"><p>Nom</p></div>'
        '<div data-place="destinataire"><p>À la préfecture</p></div></section>'
    )
    racine = part(convert(wrap(corps)))
    avant, nom, lieu = find(racine, "//text:p")[1:]
    assert avant.get(q("text:style-name")) == "Text_20_body"
    assert find(style_of(racine, nom.get(q("text:style-name"))), ".//@fo:break-before") == ["page"]
    assert lieu.get(q("text:style-name")) == "Lettre_destinataire"


def test_lines_to_write_on_are_paragraphs_of_their_own() -> None:
    corps = '<p class="a-ecrire">Date :</p><div class="trait"></div><div class="trait"></div>'
    lignes = find(part(convert(wrap(corps))), "//text:p/@text:style-name")
    assert lignes[1:] == ["A_ecrire", "Ligne_a_remplir", "Ligne_a_remplir"]


def test_the_same_sheet_is_the_same_file(page: Page) -> None:
    assert convert(page(FICHE, "ar"), "ar") == convert(page(FICHE, "ar"), "ar")


@pytest.mark.parametrize(("slug", "langue", "avec"), FICHES)
def test_every_style_that_is_used_is_defined(page: Page, slug: str, langue: str, avec: str) -> None:
    octets = convert(page(slug, langue, avec), langue)
    communs, contenu = part(octets, "styles.xml"), part(octets)
    nommes = set(find(communs, "//office:styles//@style:name"))
    for racine in (communs, contenu):
        connus = nommes | set(find(racine, "//office:automatic-styles//@style:name"))
        connus |= set(find(racine, "//style:page-layout/@style:name"))
        polices = set(find(racine, "//style:font-face/@style:name"))
        demandes = set(
            find(racine, "//@text:style-name | //@table:style-name | //@draw:style-name")
            + find(racine, "//@style:parent-style-name | //@style:next-style-name")
            + find(racine, "//@style:list-style-name | //@style:page-layout-name")
        )
        assert demandes - connus == set()
        assert set(find(racine, "//@style:font-name | //@style:font-name-complex")) <= polices


def test_styles_have_the_names_that_agents_read(page: Page) -> None:
    noms = find(part(convert(page(FICHE, "fr")), "styles.xml"), "//@style:display-name")
    for nom in ("Heading 1", "Text body", "Liste à puces", "Case à cocher", "Encadré", "Mentions"):
        assert nom in noms


def test_titles_make_the_outline(page: Page) -> None:
    feuille = page(LONGUE, "fr")
    titres = html.fromstring(feuille).xpath("//h1 | //h2 | //h3 | //h4")
    attendus = [(int(t.tag[1]), squeeze(t.text_content())) for t in titres]
    lus = [
        (int(h.get(q("text:outline-level"))), squeeze("".join(h.itertext())))
        for h in find(part(convert(feuille)), "//text:h")
    ]
    assert lus == attendus
    assert lus[0][0] == 1


def test_a_title_in_two_languages_is_once_in_the_outline() -> None:
    octets = convert(
        wrap(
            '<h2><span class="texte">Le prix</span> <span class="autre" lang="ar" dir="rtl">السعر'
            '</span> <span class="doute">À confirmer</span></h2>'
        )
    )
    document = Document(io.BytesIO(octets))
    assert [str(titre).strip() for titre in document.body.headers] == ["Le prix"]
    suite = find(part(octets), "//text:h/following-sibling::text:p")
    assert ["".join(p.itertext()) for p in suite] == ["السعر", "À confirmer"]


def test_lists_are_lists(page: Page) -> None:
    feuille = page(LONGUE, "fr")
    racine = part(convert(feuille))
    arbre = html.fromstring(feuille)
    attendus = arbre.xpath('//li[not(parent::ul[starts-with(@class, "reponses")])]')
    assert len(find(racine, "//text:list-item")) == len(attendus)
    etapes = find(racine, '//text:list[@text:style-name="Etapes"]/text:list-item')
    assert len(etapes) == len(arbre.xpath('//ol[@class="marches"]/li'))
    assert all(find(etape, "text:h") for etape in etapes)
    cases = find(racine, '//text:list[@text:style-name="Cases"]/text:list-item')
    assert len(cases) == len(arbre.xpath('//ul[@class="cases"]/li'))


def test_boxes_to_tick_and_numbers_are_marks_of_the_list(page: Page) -> None:
    racine = part(convert(page(FICHE, "fr")), "styles.xml")
    niveau = '//text:list-style[@style:name="{}"]/*[@text:level="1"]'
    assert find(racine, niveau.format("Cases") + "/@text:bullet-char") == ["☐"]
    assert find(racine, niveau.format("Etapes") + "/@style:num-format") == ["1"]


def test_the_four_answers_stand_in_one_row(page: Page) -> None:
    feuille = page(FICHE, "fr")
    reponses = html.fromstring(feuille).xpath('//ul[starts-with(@class, "reponses")]/li')
    rangs = find(part(convert(feuille)), "//table:table[2]/table:table-row")
    assert len(rangs) == 1
    cellules = ["".join(c.itertext()) for c in find(rangs[0], "table:table-cell")]
    assert [squeeze(c) for c in cellules] == [squeeze(r.text_content()) for r in reponses]


TABLEAU = wrap(
    "<table><caption>Délais</caption><thead><tr><th>Titre</th><th>Délai</th><th>Prix</th></tr>"
    '</thead><tbody><tr><th scope="row" rowspan="2">Carte</th><td colspan="2">Variable</td></tr>'
    "<tr><td>2 mois</td><td>250 €</td></tr><tr><td>Visa</td></tr></tbody></table>"
)


def test_a_table_keeps_its_head_and_its_merged_cells() -> None:
    octets = convert(TABLEAU)
    (tableau,) = Document(io.BytesIO(octets)).body.tables
    assert (tableau.width, tableau.height) == (3, 4)
    racine = part(octets)
    tete = find(racine, "//table:table-header-rows/table:table-row/table:table-cell")
    assert ["".join(c.itertext()) for c in tete] == ["Titre", "Délai", "Prix"]
    assert find(racine, "//@table:number-columns-spanned") == ["2"]
    assert find(racine, "//@table:number-rows-spanned") == ["2"]
    assert len(find(racine, "//table:covered-table-cell")) == 2
    assert {len(rang) for rang in find(racine, "//table:table-row")} == {3}
    assert words_of_file(octets) == words_of_page(TABLEAU)


def test_a_table_inside_a_list_cuts_it_and_numbers_go_on() -> None:
    table = "<table><tr><td>Case</td></tr></table>"
    octets = convert(wrap(f"<ol><li>Un {table} suite</li><li>Deux</li></ol>"))
    racine = part(octets)
    assert find(racine, "//text:list//table:table") == []
    suite = find(racine, '//text:list[@text:continue-numbering="true"]')[0]
    assert [etree.QName(e).localname for e in suite] == ["list-header", "list-item"]
    assert words_of_file(octets) == "UnCasesuiteDeux"


def test_an_arabic_file_is_arabic_and_its_french_words_are_french(page: Page) -> None:
    octets = convert(page(FICHE, "ar"), "ar")
    communs = part(octets, "styles.xml")
    defaut = find(communs, '//style:default-style[@style:family="paragraph"]')[0]
    assert find(defaut, ".//@style:language-complex") == ["ar"]
    assert find(defaut, ".//@fo:language | .//@fo:country") == ["fr", "FR"]
    sens = "//style:page-layout-properties/@style:writing-mode"
    assert find(communs, sens) == ["rl-tb"]
    assert find(style_of(communs, "Standard"), ".//@style:writing-mode") == ["rl-tb"]
    assert find(style_of(communs, "Standard"), ".//@fo:text-align") == ["right"]
    racine = part(octets)
    assert set(find(racine, "//table:table/@table:style-name")) == {"Tableau1"}
    assert find(style_of(racine, "Tableau1"), ".//@style:writing-mode") == ["rl-tb"]


def test_a_paragraph_in_another_language_says_it(page: Page) -> None:
    racine = part(convert(page(FICHE, "ar", "fr"), "ar"))
    paragraphes = find(racine, "//text:p[starts-with(., 'Vous avez déménagé')]")
    style = style_of(racine, paragraphes[0].get(q("text:style-name")))
    assert style.get(q("style:parent-style-name")) == "Autre_langue"
    assert find(style, ".//@fo:language") == ["fr"]
    assert find(style, ".//@style:writing-mode") == ["lr-tb"]
    assert find(style, ".//@fo:text-align") == ["left"]


@pytest.mark.parametrize(
    ("langue", "attribut"),
    [
        ("ar", "style:language-complex"),
        ("ti", "style:language-complex"),
        ("zh-hans", "style:language-asian"),
        ("uk", "fo:language"),
    ],
)
def test_words_have_the_language_of_their_script(langue: str, attribut: str) -> None:
    octets = convert(wrap(f'<p>Un mot : <span lang="{langue}">mot</span>.</p>'))
    racine = part(octets)
    (span,) = find(racine, "//text:span")
    style = style_of(racine, span.get(q("text:style-name")))
    assert find(style, f".//@{attribut}") == [langue.partition("-")[0]]


def test_a_number_keeps_its_order_between_arabic_words() -> None:
    octets = convert(
        '<html lang="ar" dir="rtl"><body><p>اتصل <span dir="ltr">0 806 001 620</span> ثم '
        '<span lang="fr" dir="ltr">titre de séjour</span> الآن</p></body></html>',
        "ar",
    )
    texte = "".join(find(part(octets), "//office:text")[0].itertext())
    assert "\u20660 806 001 620\u2069" in texte
    assert "\u2066titre" not in texte


def test_pictures_are_in_the_file_at_the_size_of_the_sheet(page: Page) -> None:
    octets = convert(page(FICHE, "fr"))
    racine = part(octets)
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        noms = set(paquet.namelist())
        manifeste = paquet.read("META-INF/manifest.xml").decode()
    images = set(find(racine, "//draw:image/@xlink:href"))
    assert images
    assert images <= noms
    assert all(f'"{image}"' in manifeste for image in images)
    largeurs = set(find(racine, "//draw:frame/@svg:width"))
    assert {"25mm", "20mm", "8mm"} <= largeurs


def test_decoration_is_marked_and_the_code_is_named_and_scanned(
    catalogue: Catalogue, page: Page, tmp_path: Path
) -> None:
    octets = convert(page(FICHE, "fr"))
    racine = part(octets)
    (lu,) = find(racine, "//draw:frame[svg:title]")
    assert find(lu, "svg:title/text()")[0].startswith("Code à scanner")
    for cadre in find(racine, "//draw:frame[not(svg:title)]"):
        style = style_of(racine, cadre.get(q("draw:style-name")))
        assert find(style, ".//@loext:decorative") == ["true"]
    image = tmp_path / "code.png"
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        image.write_bytes(paquet.read(find(lu, "draw:image/@xlink:href")[0]))
    code = prepare(catalogue, ask(FICHE)).edition.code
    lecture = ["zbarimg", "-q", "--raw", str(image)]
    dit = subprocess.run(lecture, capture_output=True, text=True, check=True).stdout
    assert dit.strip() == f"https://accueil.exemple.fr/q/{code}"


def test_the_foot_says_which_sheet_this_is_and_that_it_may_have_changed(
    catalogue: Catalogue, page: Page
) -> None:
    pied = find(part(convert(page(FICHE, "fr")), "styles.xml"), "//style:footer")[0]
    texte = "".join(pied.itertext())
    assert format_code(prepare(catalogue, ask(FICHE)).edition.code) in texte
    assert "22 novembre 2026" in texte
    assert MODIFIEE in texte
    assert len(find(pied, ".//text:page-number")) == 1
    assert len(find(pied, ".//text:page-count")) == 1


def test_the_page_is_an_a4_and_the_file_has_its_title(page: Page) -> None:
    octets = convert(page(FICHE, "fr"))
    mise = find(part(octets, "styles.xml"), "//style:page-layout-properties")[0]
    assert (mise.get(q("fo:page-width")), mise.get(q("fo:page-height"))) == ("210mm", "297mm")
    assert Document(io.BytesIO(octets)).meta.title == "Essai"


def test_a_sheet_to_photocopy_has_no_colour() -> None:
    corps = '<header class="bandeau"><aside class="cachet">K</aside><h1>Titre</h1></header>'
    octets = convert(wrap(f'{corps}<div class="note">Note</div>', "eco"))
    couleurs = set()
    for nom in ("styles.xml", "content.xml"):
        couleurs |= set(re.findall("#[0-9a-f]{6}", etree.tostring(part(octets, nom)).decode()))
    assert couleurs <= {"#000000"}


@pytest.mark.parametrize("corps", HOSTILES.values(), ids=HOSTILES)
def test_whatever_the_page_holds_the_file_opens_and_says_it(corps: str) -> None:
    octets = convert(wrap(corps))
    Document(io.BytesIO(octets)).get_formatted_text()
    attendu = re.sub("[\x00-\x08\x0b\ud800\ufffe]|&#1;|<[^>]*>", "", corps)
    assert words_of_file(octets) == squeeze(unescape(attendu))
