"""Contents that no author means to write: the press answers, and goes on."""

from datetime import UTC, datetime

from aides_papier import ADRESSES, ask, lay_out, make, prepare, read_pages
from aides_store import prefecture
from fabrique import FICHE, fiche, site

from kit.content.document import Document
from kit.render.gabarits import create_environment
from kit.store.catalogue import Catalogue, build_catalogue
from kit.travaux.commandes import build_commande
from kit.travaux.presse import Ouvrier

ETAPES = 300
LETTRES = 40_000


def catalogue_of(*documents: Document) -> Catalogue:
    instant = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
    return build_catalogue([site(), prefecture(), *documents], {}, instant=instant, version=1)


def long_fiche() -> Document:
    etapes = [
        {
            "id": f"e{n}",
            "titre": f"Faites la chose numéro {n}",
            "blocs": [{"id": f"e{n}-1", "texte": "Une phrase. Une autre phrase."}],
        }
        for n in range(ETAPES)
    ]
    return fiche(etapes=etapes)


def test_a_fiche_of_three_hundred_steps_is_printed_whole() -> None:
    pages = read_pages(make(catalogue_of(long_fiche()), ask("essai")))
    texte = " ".join(pages)
    assert all(f"Faites la chose numéro {n}" in texte for n in range(ETAPES))


def test_a_word_longer_than_the_page_is_cut_in_lines_and_kept_whole() -> None:
    pages = read_pages(make(catalogue_of(fiche(titre="Court", resume="m" * LETTRES)), ask("essai")))
    assert sum(page.count("m") for page in pages) >= LETTRES


def test_the_press_goes_on_after_the_longest_sheet() -> None:
    ouvrier = Ouvrier()
    try:
        for document in (long_fiche(), fiche()):
            catalogue = catalogue_of(document)
            feuille = prepare(catalogue, ask("essai"))
            commande = build_commande(create_environment(), catalogue, feuille, ADRESSES)
            octets, erreur = ouvrier.make(commande.texte)
            assert (octets is None) == (erreur is not None)
        assert octets is not None
    finally:
        ouvrier.stop()


def test_what_authors_write_is_text_and_never_markup() -> None:
    balises = "<script>alert(1)</script><img src=file:///etc/passwd>"
    html = lay_out(catalogue_of(fiche(**{**FICHE, "titre": balises})), ask("essai"))
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
