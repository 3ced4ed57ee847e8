"""The sheets of questions, words, places and appointments: whole, readable, tagged."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from aides_papier import ask, list_essais, make, prepare, read_pages, sizes_mm, to_png

from kit.content.demarche import Demarche
from kit.content.faq import Question
from kit.content.glossaire import Terme
from kit.content.structure import Structure
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.feuille import Demande
from kit.render.impression.resolution import read_lignes
from kit.render.outils import missing_libraries
from kit.render.richtext import plain_text
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

PREFECTURE, FRANCE_SERVICES = "prefecture-clairiere", "france-services-pontaubel"
PRISE = "https://www.rdv-prefecture.example/reservation/demarche/1234"
COURTES = {
    "faq": {"theme": "travail"},
    "modalites": {"themes": "famille"},
    "rendez-vous": {"demarche": "d10"},
}
"""Choices that make a short sheet of what is long."""


def ask_for(genre: str, langue: str = "fr", support: str = "", **mots: str) -> Demande:
    """A sheet of these contents, with its own choices."""
    slug = mots.pop("slug", PREFECTURE if genre == "structure" else "")
    avec, lieu = mots.pop("avec", ""), mots.pop("lieu", None)
    demande = ask(slug, langue, support or CONTENUS[genre].supports[0], avec, genre)
    return replace(demande, options=tuple(mots.items()), lieu=lieu)


def read(catalogue: Catalogue, demande: Demande) -> str:
    """All its words."""
    return " ".join(read_pages(make(catalogue, demande)))


def squeeze(texte: str) -> str:
    """Words without the spaces and hyphens that lines add or take."""
    return "".join(texte.split()).replace("-", "").replace("\u2011", "")


@pytest.mark.parametrize(
    ("genre", "support", "langue"),
    list_essais("faq", "glossaire", "modalites", "structure", "rendez-vous"),
)
def test_every_sheet_is_pdf_ua_and_has_the_size_of_its_paper(
    catalogue: Catalogue, fautes_pdfua: object, genre: str, support: str, langue: str
) -> None:
    pdf = make(catalogue, ask_for(genre, langue, support, **COURTES.get(genre, {})))
    assert fautes_pdfua(pdf) == []  # type: ignore[operator]
    format_ = SUPPORTS[support].format
    for largeur, hauteur in sizes_mm(pdf):
        assert largeur == pytest.approx(format_.largeur, abs=0.5)
        assert hauteur == pytest.approx(format_.hauteur, abs=0.5)


@pytest.mark.parametrize("genre", ["faq", "modalites", "structure", "rendez-vous"])
def test_two_languages_are_pdf_ua(catalogue: Catalogue, fautes_pdfua: object, genre: str) -> None:
    demande = ask_for(genre, "ar", "a4", avec="fr", **COURTES.get(genre, {}))
    assert fautes_pdfua(make(catalogue, demande)) == []  # type: ignore[operator]


def test_the_sheet_of_questions_has_every_question_with_its_whole_answer(
    catalogue: Catalogue,
) -> None:
    demande = ask_for("faq")
    texte = squeeze(read(catalogue, demande))
    for theme in prepare(catalogue, demande).vue.themes:
        for mots in read_lignes(theme.questions).values():
            assert squeeze(mots.partition(" <")[0]) in texte, mots
    posees = [q for t in prepare(catalogue, demande).vue.themes for q in t.questions]
    assert len(posees) == len(catalogue.all(Question))


def test_the_questions_of_one_theme_can_be_printed_alone(catalogue: Catalogue) -> None:
    vue = prepare(catalogue, ask_for("faq", theme="travail")).vue
    assert [theme.id for theme in vue.themes] == ["travail"]


def test_the_poster_of_questions_is_one_sheet_with_something_for_each_theme(
    catalogue: Catalogue,
) -> None:
    demande = ask_for("faq", support="a3")
    vue = prepare(catalogue, demande).vue
    entiere = prepare(catalogue, ask_for("faq")).vue
    assert {t.id for t in vue.themes} == {t.id for t in entiere.themes}
    pages = read_pages(make(catalogue, demande))
    assert len(pages) == 1
    assert "Scannez le code : il mène aux réponses entières" in pages[0]


def test_a_poster_asks_the_same_questions_in_every_language(catalogue: Catalogue) -> None:
    vues = (prepare(catalogue, ask_for("faq", tag, "a3")).vue for tag in ("fr", "ar"))
    posees = [[q.id for theme in vue.themes for q in theme.questions] for vue in vues]
    assert posees[0] == posees[1]


def test_the_booklet_of_words_has_every_word_in_alphabetical_order(catalogue: Catalogue) -> None:
    demande = ask_for("glossaire")
    texte = squeeze(read(catalogue, demande))
    mots = [mot for lettre in prepare(catalogue, demande).vue.lettres for mot in lettre.mots]
    assert len(mots) == len(catalogue.all(Terme))
    for mot in mots:
        assert squeeze(mot.terme) in texte
        assert squeeze(plain_text(mot.definition.html)) in texte


def test_each_page_of_the_booklet_names_its_first_and_last_word(catalogue: Catalogue) -> None:
    demande = ask_for("glossaire")
    tous = [m.terme for lettre in prepare(catalogue, demande).vue.lettres for m in lettre.mots]
    derniers = []
    for page in read_pages(make(catalogue, demande))[1:-1]:
        paires = [(a, b) for a in tous for b in tous if f"{a} – {b}" in page]
        assert paires, page[:80]
        derniers.append(tous.index(max(paires, key=lambda paire: len("".join(paire)))[1]))
    assert derniers == sorted(derniers)


def table_tags(pdf: bytes) -> list[str]:
    """Kinds of the elements of the file that make tables, in reading order."""
    lus: list[str] = []

    def walk(noeud: object) -> None:
        if isinstance(noeud, pikepdf.Array):
            for enfant in noeud:  # type: ignore[attr-defined]
                walk(enfant)
        elif isinstance(noeud, pikepdf.Dictionary):
            genre = str(noeud.get("/S", ""))
            if genre in {"/Table", "/TH", "/TD"}:
                lus.append(genre)
            walk(noeud.get("/K"))

    with pikepdf.open(io.BytesIO(pdf)) as fichier:
        walk(fichier.Root.StructTreeRoot)
    return lus


def test_the_poster_of_procedures_is_a_table_whose_heading_is_on_each_page(
    catalogue: Catalogue,
) -> None:
    pdf = make(catalogue, ask_for("modalites", support="a3"))
    pages = read_pages(pdf)
    avec_table = [page for page in pages if "En ligne" in page and "Démarche" in page]
    assert len(avec_table) >= 2
    for page in avec_table:
        for colonne in ("En ligne", "Sur rendez-vous", "Par courrier", "À la mairie"):
            assert squeeze(colonne) in squeeze(page)
    assert table_tags(pdf).count("/Table") == len(avec_table)


def test_every_procedure_is_on_the_poster_with_the_word_of_its_ways(catalogue: Catalogue) -> None:
    demande = ask_for("modalites", support="a3")
    texte = squeeze(read(catalogue, demande))
    groupes = prepare(catalogue, demande).vue.groupes
    assert sum(len(g.demarches) for g in groupes) == len(catalogue.all(Demarche))
    for groupe in groupes:
        for demarche in groupe.demarches:
            assert squeeze(plain_text(demarche.nom.html)) in texte


def test_the_sheet_of_procedures_heads_with_its_place_and_its_hours(catalogue: Catalogue) -> None:
    page = read_pages(make(catalogue, ask_for("modalites", lieu="sous-prefecture-valbrune")))[0]
    assert "Sous-préfecture de Valbrune" in page
    assert "du lundi au vendredi" in page
    assert "09:00 – 12:00" in page


def test_what_a_place_does_not_take_is_said_apart_with_where_to_go(catalogue: Catalogue) -> None:
    demande = ask_for("modalites", lieu="sous-prefecture-valbrune")
    texte = read(catalogue, demande)
    vue = prepare(catalogue, demande).vue
    refusees = {plain_text(nom.html) for a in vue.ailleurs for nom in a.demarches}
    prises = {plain_text(d.nom.html) for g in vue.groupes for d in g.demarches}
    assert refusees
    assert not refusees & prises
    assert "Pas dans ce lieu" in texte
    assert "Allez ici : Préfecture de la Clairière" in texte


def test_the_sheet_of_a_place_has_all_that_its_page_says_on_one_page(catalogue: Catalogue) -> None:
    pages = read_pages(make(catalogue, ask_for("structure")))
    assert len(pages) == 1
    for mots in (
        "1 place de l’Exemple",
        "mercredi 08:30 – 12:00 Fermé",
        "dimanche Fermé",
        "24 décembre 2026",
        "Veille de Noël",
        "05 36 49 00 10",
        "accueil@prefecture-clairiere.example",
        "rendez-vous en langue des signes",
        "Point d’accueil numérique",
        "En fauteuil roulant",
        "العربية",
    ):
        assert mots in pages[0]


def test_a_day_open_over_noon_is_said_as_a_whole(catalogue: Catalogue) -> None:
    semaine = prepare(catalogue, ask_for("structure", slug=FRANCE_SERVICES)).vue.semaine
    lundi, mardi = semaine[:2]
    assert "09:00" in lundi.matin
    assert "13:30" in lundi.apres_midi
    assert mardi.matin is None
    assert "18:30" in mardi.apres_midi
    journee = {"jours": ["lundi"], "plages": [{"de": "09:00", "a": "17:00"}]}
    autre = change_place(catalogue, FRANCE_SERVICES, horaires=[journee])
    ouverte = prepare(autre, ask_for("structure", slug=FRANCE_SERVICES)).vue.semaine[0]
    assert ouverte.matin is None
    assert "09:00" in ouverte.journee
    assert "17:00" in ouverte.journee


def change_place(catalogue: Catalogue, identifiant: str, **champs: object) -> Catalogue:
    """The same catalogue, a place having other words."""
    lieux = catalogue.documents["structure"]
    lieu = lieux[identifiant]
    autre = Structure.model_validate({**lieu.model_dump(by_alias=True), **champs})
    return replace(
        catalogue, documents={**catalogue.documents, "structure": {**lieux, identifiant: autre}}
    )


def test_days_and_dates_are_said_in_both_languages(catalogue: Catalogue) -> None:
    texte = read(catalogue, ask_for("structure", "ar", avec="fr"))
    for mots in ("lundi", "Fermé", "24 décembre 2026", "الاثنين", "مغلق"):
        assert mots in texte


def test_an_appointment_sheet_says_the_answer_the_papers_and_that_it_is_free(
    catalogue: Catalogue,
) -> None:
    texte = read(catalogue, ask_for("rendez-vous", demarche="d10"))
    for mots in (
        "Rendez-vous : Demander ou renouveler ma carte salarié",
        "Il faut un rendez-vous.",
        "Le rendez-vous est gratuit : ne payez jamais pour un rendez-vous.",
        "Passeport",
        "Mon rendez-vous",
    ):
        assert mots in texte


@pytest.mark.parametrize(
    ("demarche", "reponse"),
    [
        ("d10", "Il faut un rendez-vous."),
        ("d27", "Pas de rendez-vous pour faire cette demande."),
        ("d03", "Il faut un rendez-vous dans certains cas seulement."),
        ("d34", "Il faut un rendez-vous dans certains cas seulement."),
    ],
)
def test_the_answer_speaks_for_every_way_to_file(
    catalogue: Catalogue, demarche: str, reponse: str
) -> None:
    assert reponse in read(catalogue, ask_for("rendez-vous", demarche=demarche))


def test_a_small_sheet_leaves_the_papers_of_some_cases_to_the_code(catalogue: Catalogue) -> None:
    grande = prepare(catalogue, ask_for("rendez-vous", demarche="d10")).vue
    petite = prepare(catalogue, ask_for("rendez-vous", support="a5", demarche="d10")).vue
    assert any(groupe.selon_le_cas for groupe in grande.papiers)
    assert not any(groupe.selon_le_cas for groupe in petite.papiers)
    assert petite.d_autres


def test_without_procedure_each_has_its_line(catalogue: Catalogue) -> None:
    demande = ask_for("rendez-vous")
    texte = squeeze(read(catalogue, demande))
    for groupe in prepare(catalogue, demande).vue.groupes:
        for demarche in groupe.demarches:
            assert squeeze(plain_text(demarche.nom.html)) in texte
    assert "Faut-il un rendez-vous" in read(catalogue, demande)


def test_the_page_that_gives_appointments_is_written_and_scanned(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    autre = change_place(catalogue, PREFECTURE, rendez_vous=PRISE)
    pdf = make(autre, ask_for("rendez-vous", demarche="d10"))
    assert squeeze("www.rdv-prefecture.example/reservation/demarche/1234") in squeeze(
        " ".join(read_pages(pdf))
    )
    lus = subprocess.run(
        ["zbarimg", "-q", "--raw", to_png(pdf, tmp_path)[0]],
        capture_output=True,
        text=True,
        check=True,
    )
    assert PRISE in lus.stdout.split()
    assert len(lus.stdout.split()) == 2


def test_another_hour_makes_another_edition_and_another_language_says_the_same(
    catalogue: Catalogue,
) -> None:
    journee = {"jours": ["lundi"], "plages": [{"de": "09:00", "a": "12:00"}]}
    autre = change_place(catalogue, PREFECTURE, horaires=[journee])
    for genre in ("structure", "modalites"):
        demande = ask_for(genre)
        assert prepare(catalogue, demande).edition.code != prepare(autre, demande).edition.code
    deja = prepare(catalogue, ask_for("glossaire")).edition.code
    assert prepare(autre, ask_for("glossaire")).edition.code == deja


def test_the_title_names_the_procedure_in_the_language_of_the_sheet(catalogue: Catalogue) -> None:
    titre = prepare(catalogue, ask_for("rendez-vous", "ar", demarche="d10")).titre
    assert titre.startswith("موعد")
    assert plain_text(prepare(catalogue, ask_for("rendez-vous", "ar")).vue.titre.html) != titre
