"""Who takes which procedure, and how: read as a matrix, opened cell by cell."""

from kit.admin.catalogue import find_catalogue
from kit.admin.creation import make_identifiant
from kit.admin.vues.modalites import MatriceVue, build_matrice
from kit.content.demarche import Demarche, Modalite
from kit.content.structure import Structure
from kit.store.depot import Depot
from kit.store.erreurs import DocumentInconnuError
from kit.store.moteur import read_session, write_session
from kit.web.rendu import services

_GENRES = (Demarche.GENRE, Structure.GENRE, Modalite.GENRE)


def read_matrice(mots: str = "") -> MatriceVue:
    """Procedures by places, drafts included."""
    catalogue = find_catalogue()
    principale = catalogue.site.structure_principale if catalogue else ""
    with read_session(services().moteurs) as session:
        lignes = Depot(session, services().horloge).list_lignes(_GENRES)
    return build_matrice(lignes, principale, mots)


def open_modalite(demarche: str, structure: str, auteur: str) -> str:
    """Id of what says how a place takes a procedure; a draft that says nothing yet, if need be.

    `structure` is empty for the whole département. Raises DocumentInconnuError.
    """
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        lignes = depot.list_lignes(_GENRES)
        connus = {(ligne.etat.genre, ligne.etat.cle) for ligne in lignes}
        cites = {(Demarche.GENRE, demarche)}
        if structure:
            cites.add((Structure.GENRE, structure))
        if not cites <= connus:
            raise DocumentInconnuError(
                "Cette démarche ou ce lieu n’existe plus : rechargez la page."
            )
        for ligne in lignes:
            dit = (ligne.brut.get("demarche"), ligne.brut.get("structure") or "")
            if ligne.etat.genre == Modalite.GENRE and dit == (demarche, structure):
                return ligne.etat.cle
        nom = f"{demarche} {structure or 'departement'}"
        cle = make_identifiant(nom, Modalite.GENRE, depot.list_pris(Modalite.GENRE))
        modalite = Modalite.model_validate(
            {
                "schema": Modalite.SCHEMA,
                "id": cle,
                "demarche": demarche,
                "structure": structure or None,
                "modes": (),
            }
        )
        depot.save_revision(modalite, auteur=auteur, motif="création")
        return cle
