"""The measure of what was taken up: it sees a loss, and generated files lose nothing."""

import json
from xml.sax.saxutils import escape

from aides_service_public import chapitre, definition, dossier, paragraphe, publication, texte
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.content.segments import apply_translations, list_segments
from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.couverture import Couverture, measure
from kit.importers.service_public.dossiers import build_termes
from kit.importers.service_public.fiche import build_fiche
from kit.importers.service_public.identifiants import assign_ids
from kit.importers.service_public.lecture_xml import Element, parse_xml
from kit.importers.service_public.liens import Liens
from kit.importers.service_public.releve import Releve


def convert(xml: str) -> tuple[Element, Brut, list[Brut]]:
    racine = parse_xml("F1.xml", xml.encode())
    contexte = Contexte(Liens(termes=frozenset({"R7"})), Releve())
    brut = build_fiche(contexte, racine, "sp-n1")
    assign_ids(brut, None)
    return racine, brut, list(build_termes(contexte, racine, brut["origine"]).values())


def covered(xml: str) -> Couverture:
    racine, brut, termes = convert(xml)
    documents = [read_document("fiche", brut), *(read_document("terme", t) for t in termes)]
    return measure(racine, documents)


DEUX_FOIS = publication(texte(chapitre("Titre", paragraphe("Même texte.") * 2)), titre="T")


def test_everything_is_found() -> None:
    lue = covered(DEUX_FOIS)
    assert (lue.source, lue.trouves, lue.perdus) == (30, 30, ())


def test_a_text_that_stands_twice_must_be_found_twice() -> None:
    racine, brut, _termes = convert(DEUX_FOIS)
    fiche = read_document("fiche", brut)
    second = next(s for s in reversed(list_segments(fiche)) if s.texte == "Même texte.")
    lue = measure(racine, [apply_translations(fiche, {second.cle: "Autre chose."})])
    assert lue.trouves == 21
    assert lue.perdus == ("Même texte.",)


def test_a_title_that_the_page_says_itself_counts_as_lost() -> None:
    """Honest rather than flattering: « Attention » is said by the form of the block."""
    note = f"<Attention><Titre>Attention</Titre>{paragraphe('Oui.')}</Attention>"
    assert covered(publication(texte(chapitre("T", note)))).perdus == ("Attention",)


def test_navigation_is_not_counted() -> None:
    sans = covered(publication(texte(paragraphe("a"))))
    avec = covered(publication(dossier() + "<SurTitre>Fiche</SurTitre>" + texte(paragraphe("a"))))
    assert avec == sans


def test_definitions_are_found_in_the_glossary() -> None:
    assert covered(publication(texte() + definition("R7", "Mot", "Son sens."))).perdus == ()


def test_legal_references_are_found_in_the_sources() -> None:
    reference = (
        '<Reference URL="http://legifrance.gouv.fr/x" ID="R19"><Titre>Code civil</Titre>'
        "<Complement>Mariage</Complement></Reference>"
    )
    xml = publication(texte(paragraphe("a")) + reference)
    assert covered(xml).pour_cent == 100
    fiche = read_document("fiche", convert(xml)[1])
    assert isinstance(fiche, Fiche)
    assert (fiche.sources[0].titre, fiche.sources[0].adresse) == (
        "Code civil – Mariage",
        "https://legifrance.gouv.fr/x",
    )


MOTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=30
)
PARAGRAPHES = MOTS.map(lambda mots: f"<Paragraphe>{escape(mots)}</Paragraphe>")


@st.composite
def corps(draw: st.DrawFn, depth: int = 0) -> str:
    """Blocks of any kind, inside each other in any order, some of them unknown."""
    if depth > 3:
        return draw(PARAGRAPHES)
    dedans = corps(depth + 1)
    titre = f"<Titre>{escape(draw(MOTS))}</Titre>"
    forme = draw(
        st.sampled_from(
            [
                "{0}",
                '<Liste type="puce"><Item>{0}</Item><Item>{1}</Item></Liste>',
                "<BlocCas><Cas>{t}{0}</Cas><Cas>{t}{1}</Cas></BlocCas>",
                "<Chapitre>{t}{0}<SousChapitre>{t}{1}</SousChapitre></Chapitre>",
                "<Attention>{t}{0}</Attention>",
                "<Tableau>{t}<Rangée><Cellule>{0}</Cellule></Rangée></Tableau>",
                '<OuSAdresser>{t}<RessourceWeb URL="{u}"/><Texte>{0}</Texte></OuSAdresser>',
                '<ServiceEnLigne URL="{u}">{t}<Introduction>{0}</Introduction></ServiceEnLigne>',
                '<Paragraphe><LienExterne URL="{u}">a</LienExterne></Paragraphe>',
                "<FragmentConditionne>{0}</FragmentConditionne>",
                "<Inconnu>{0}</Inconnu>",
                "",
            ]
        )
    )
    adresse = draw(st.sampled_from(["https://a.fr/(x)", "http://b.fr", "javascript:x", ""]))
    return forme.format(draw(dedans), draw(dedans), t=titre, u=adresse)


@given(corps(), corps())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
def test_any_file_makes_a_valid_document_and_loses_no_paragraph(un: str, deux: str) -> None:
    xml = publication(
        texte(un, deux) + f"<ListeSituations><Situation>{un}</Situation></ListeSituations>"
    )
    racine, brut, _termes = convert(xml)
    fiche = read_document("fiche", brut)
    perdus = measure(racine, [fiche]).perdus
    titres = {" ".join("".join(str(t) for t in e.itertext()).split()) for e in racine.iter("Titre")}
    assert set(perdus) <= titres
    encore, suite = json.loads(json.dumps(brut)), convert(xml)[1]
    assert encore == suite
