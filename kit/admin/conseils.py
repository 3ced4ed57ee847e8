"""What the rules of quality say of a draft, at each key that is pressed.

The other documents are read once per catalogue: only the draft is read again.
"""

from kit.admin.catalogue import find_catalogue
from kit.admin.ecriture import build_document
from kit.admin.edition import Demande
from kit.admin.vues.conseils import ConseilsVue, build_conseils, build_fautes, list_noeuds
from kit.content.document import Document, noeud_ids
from kit.content.empreinte import dump_document
from kit.content.lecture import DocumentInvalideError
from kit.quality.bilan import judge
from kit.quality.constat import Constat
from kit.quality.contexte import Contexte, Passage
from kit.render.controle import open_contexte
from kit.store.catalogue import Catalogue
from kit.store.memoire import Memoire


def _read_all(catalogue: Catalogue) -> Contexte:
    tous = (d for documents in catalogue.documents.values() for d in documents.values())
    return open_contexte(tous, catalogue.jour)


_CONTEXTES = Memoire(_read_all)


def find_constats(document: Document) -> tuple[Constat, ...]:
    """What the rules find in a draft, the worst first; nothing while nothing is published."""
    catalogue = find_catalogue()
    return judge(_CONTEXTES.of(catalogue), document) if catalogue else ()


def list_passages(document: Document) -> tuple[Passage, ...]:
    """The texts of a draft as readers see them; none while nothing is published."""
    catalogue = find_catalogue()
    if catalogue is None:
        return ()
    return _CONTEXTES.of(catalogue).judging(document).passages(document)


def advise(demande: Demande) -> ConseilsVue:
    """What to look at in what is being written."""
    partie, avant = demande.partie, demande.ouvert.document
    try:
        document = build_document(avant, partie, demande.etat.valeurs, set(noeud_ids(avant)))
    except DocumentInvalideError as error:
        return build_fautes(error.fautes)
    noeuds = list_noeuds(partie, demande.ouvert.brut, dump_document(document))
    return build_conseils(partie, noeuds, find_constats(document), list_passages(document))
