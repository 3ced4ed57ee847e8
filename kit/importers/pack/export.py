"""Making a pack of what a base holds."""

from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.genres import CLASSES
from kit.content.liens import Cible
from kit.content.segments import hash_francais, list_segments
from kit.horloge import Horloge
from kit.importers.pack.modele import Manifeste, Pack, TraductionPack
from kit.store.adresses import complete_slugs, read_slugs
from kit.store.choix import choose_traductions
from kit.store.corbeille import list_corbeille
from kit.store.depot import Depot


def export_pack(session: Session, manifeste: Manifeste, horloge: Horloge) -> Pack:
    """A pack of what is published, and of what never was (as drafts); with fresh translations.

    Withdrawn and deleted documents, outdated or withdrawn translations stay behind.
    """
    depot = Depot(session, horloge)
    slugs = read_slugs(session)
    documents: list[Document] = []
    supprimes = {supprime.cible for supprime in list_corbeille(session)}
    for etat in depot.list_documents():
        if Cible(etat.genre, etat.cle) in supprimes:
            continue
        numero = etat.publiee if etat.deja_publie else etat.derniere
        if numero is not None:
            document = depot.read_revision(etat.genre, etat.cle, numero)
            documents.append(complete_slugs(document, slugs.get((etat.genre, etat.cle), ())))
    rangs = {classe.GENRE: rang for rang, classe in enumerate(CLASSES)}
    documents.sort(key=lambda d: (rangs[d.GENRE], d.id))
    francais = {s.cle: s.texte for document in documents for s in list_segments(document)}
    haches = {cle: hash_francais(texte) for cle, texte in francais.items()}
    traductions = {
        langue: {
            cle: TraductionPack(francais[cle], traduction.texte, traduction.etat == "relue")
            for cle, traduction in sorted(textes.items())
            if traduction.etat in ("relue", "non_relue")
        }
        for langue, textes in choose_traductions(session, haches).items()
    }
    gardees = {langue: textes for langue, textes in traductions.items() if textes}
    return Pack(manifeste, tuple(documents), gardees)
