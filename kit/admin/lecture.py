"""Reading a draft as readers will, with the advice on each of its parts."""

from collections import defaultdict

from kit.admin.catalogue import find_catalogue
from kit.admin.conseils import find_constats, list_passages
from kit.admin.documents import Ouvert
from kit.admin.formulaires.parties import find_partie
from kit.admin.vues.conseils import (
    ConseilsVue,
    ConseilVue,
    build_conseil,
    build_conseils,
    list_noeuds,
    name_noeud,
)
from kit.admin.vues.lecture import LectureVue, build_lecture
from kit.content.document import Document
from kit.content.site import Site
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur
from kit.store.ancien import put_in_place
from kit.store.catalogue import Catalogue, build_catalogue
from kit.web.rendu import adresses_for, services


def read_lecture(ouvert: Ouvert) -> LectureVue:
    """The draft, part by part, and what to look at."""
    document, brut = ouvert.document, ouvert.brut
    constats, passages = find_constats(document), list_passages(document)
    places: defaultdict[str, list[str]] = defaultdict(list)

    def advise(identifiant: str) -> ConseilsVue:
        partie = find_partie(type(document), identifiant)
        if partie is None:
            return ConseilsVue("", ())
        noeuds = list_noeuds(partie, brut, brut)
        for noeud in noeuds:
            places[noeud].append(identifiant)
        return build_conseils(partie, noeuds, constats, passages)

    langue = load_langue(FRANCAIS)
    lecteur = Lecteur(_read_catalogue(document), langue, adresses_for(langue))
    listes = build_lecture(lecteur, document, advise)
    ailleurs: tuple[ConseilVue, ...] = tuple(
        build_conseil(c) for c in constats if not places[name_noeud(c)]
    )
    return LectureVue(listes, ailleurs, len(constats))


def _read_catalogue(document: Document) -> Catalogue:
    """What readers see, with this draft in the place of what they see of it."""
    catalogue = find_catalogue()
    if catalogue is None:
        site = Site.model_validate(
            {"schema": Site.SCHEMA, "id": "site", "nom": "–", "structure_principale": "accueil"}
        )
        return build_catalogue([site, document], {}, instant=services().horloge.now(), version=0)
    return put_in_place(catalogue, document)
