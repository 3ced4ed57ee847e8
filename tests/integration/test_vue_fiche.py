"""What the view of a fiche says once for all: the words it explains, the doubt on its price."""

from aides_store import catalogue_at, prefecture, publish
from fabrique import fiche, site, valeur

from kit.adresses import Adresses
from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.langues.langue import load_langue
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.fiche import FICHE
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.passages import Lecteur
from kit.render.vues.fiche import FicheVue, build_fiche
from kit.store.moteur import Moteurs


def terme(identifiant: str, mot: str) -> Document:
    brut = {"schema": 1, "id": identifiant, "terme": mot}
    return read_document("terme", {**brut, "definition": "Une chose."})


def read_essai(moteurs: Moteurs) -> FicheVue:
    catalogue = catalogue_at(moteurs)
    document = catalogue.get(Fiche, "essai")
    assert document is not None
    return build_fiche(Lecteur(catalogue, load_langue("fr"), Adresses("fr")), document)


def test_words_of_other_fiches_are_not_explained(moteurs: Moteurs) -> None:
    publish(
        moteurs,
        site(),
        prefecture(),
        terme("anef", "ANEF"),
        terme("ofii", "OFII"),
        fiche(resume="Passez par l’[[anef]].", voir_aussi=["autre"]),
        fiche(id="autre", titre="Une autre démarche", resume="Passez par l’[[ofii]]."),
    )
    vue = read_essai(moteurs)
    assert [lien.titre.html for lien in vue.voir_aussi] == ["Une autre démarche"]
    assert [mot.terme for mot in vue.mots] == ["ANEF"]


def test_a_price_in_doubt_is_in_doubt_in_its_tile_too(moteurs: Moteurs) -> None:
    cout = {"id": "cout-a", "libelle": "Le prix", "valeur": "prix-carte"}
    doute = {"noeud": "cout-a", "niveau": "C", "note": "À vérifier.", "a_confirmer": True}
    periode = {"du": "2026-01-01", "valeur": {"euros": "50"}}
    publish(
        moteurs,
        site(),
        prefecture(),
        valeur("prix-carte", periode),
        fiche(couts=[cout], verifications=[doute]),
    )
    (prix,) = [e for e in read_essai(moteurs).essentiels if e.pictogramme == "prix"]
    assert prix.a_confirmer


def test_a_text_that_is_not_printed_may_change_without_the_paper_being_wrong(
    moteurs: Moteurs,
) -> None:
    piece = {
        "schema": 1,
        "id": "passeport",
        "nom": "Passeport",
        "nom_officiel": "Passeport",
        "explication": [{"id": "e1", "texte": "Un livret."}],
    }
    demande = Demande(FICHE, "essai", SUPPORTS["a4"], load_langue("fr"))

    def code(explication: str) -> str:
        blocs = [{"id": "e1", "texte": explication}]
        publish(
            moteurs,
            site(),
            prefecture(),
            read_document("piece", {**piece, "explication": blocs}),
            fiche(pieces=[{"id": "p1", "piece": "passeport"}]),
        )
        feuille = prepare_feuille(catalogue_at(moteurs), demande, Adresses("fr"))
        return feuille.edition.code

    assert code("Un livret.") == code("Un petit livret."), "la feuille ne dit que son nom"
