"""The words that a fiche explains are words that it says."""

from aides_store import catalogue_at, prefecture, publish
from fabrique import fiche, site

from kit.adresses import Adresses
from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.langues.langue import load_langue
from kit.render.passages import Lecteur
from kit.render.vues.fiche import build_fiche
from kit.store.moteur import Moteurs


def terme(identifiant: str, mot: str) -> Document:
    brut = {"schema": 1, "id": identifiant, "terme": mot}
    return read_document("terme", {**brut, "definition": "Une chose."})


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
    catalogue = catalogue_at(moteurs)
    document = catalogue.get(Fiche, "essai")
    assert document is not None
    vue = build_fiche(Lecteur(catalogue, load_langue("fr"), Adresses("fr")), document)
    assert [lien.titre.html for lien in vue.voir_aussi] == ["Une autre démarche"]
    assert [mot.terme for mot in vue.mots] == ["ANEF"]
