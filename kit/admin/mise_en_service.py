"""Putting the kit into service: what is left of the example, and saying that it is one no more."""

from kit.admin.catalogue import find_catalogue
from kit.admin.noms import name_brut
from kit.admin.vues.installation import Installation, MiseEnServiceVue
from kit.admin.vues.mise_en_service import build_taches
from kit.content.site import Site
from kit.erreurs import KitError
from kit.store.audit import Trace, record_after_commit
from kit.store.depot import Depot
from kit.store.moteur import read_session, write_session
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services

_LOCAUX = ("site", "structure", "modalite")
"""Kinds whose drafts are waited for."""
_COMPARES = ("site", "structure", "valeur")
"""Kinds that are compared with the example."""


class EncoreExempleError(KitError):
    """Something essential is still that of the example."""

    def __init__(self, noms: tuple[str, ...]) -> None:
        super().__init__(
            "Le site reste un exemple. Réglez d’abord ceci, puis recommencez : "
            + ", ".join(nom[0].lower() + nom[1:] for nom in noms)
            + "."
        )


def read_mise_en_service() -> MiseEnServiceVue | None:
    """The list; None while nothing is published: there is no example either."""
    catalogue = find_catalogue()
    if catalogue is None:
        return None
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        exemple = depot.read_exemple(_COMPARES)
        lignes = depot.list_lignes(_LOCAUX)
    brouillons = tuple(
        name_brut(ligne.brut)
        for ligne in lignes
        if ligne.etat.brouillon and ligne.etat.archive_le is None
    )
    adresses = adresses_for(current_langue())
    installation = Installation(catalogue, exemple, services().reglages, adresses, brouillons)
    return MiseEnServiceVue(build_taches(installation), not catalogue.site.exemple)


def open_service(auteur: str) -> None:
    """Publish the site as one that is no example. Raises EncoreExempleError."""
    vue = read_mise_en_service()
    bloquantes = vue.bloquantes if vue else ()
    if vue is None or bloquantes:
        raise EncoreExempleError(tuple(tache.nom for tache in bloquantes))
    _publish_site(auteur, "mettre_en_service", "mise en service", exemple=False)


def close_service(auteur: str) -> None:
    """Make it the example again: readers are told so on each page."""
    _publish_site(auteur, "revenir_exemple", "retour à l’exemple", exemple=True)


def _publish_site(auteur: str, action: str, motif: str, *, exemple: bool) -> None:
    """Change nothing else of what readers see: a draft of the site stays one."""
    horloge = services().horloge
    with write_session(services().moteurs) as session:
        depot = Depot(session, horloge)
        ouvert = depot.open_brouillon(Site.GENRE, Site.GENRE)
        publiee, attend = ouvert.etat.publiee, ouvert.etat.brouillon
        publie = (
            depot.read_revision(Site.GENRE, Site.GENRE, publiee) if publiee else ouvert.document
        )
        neuf = publie.model_copy(update={"exemple": exemple})
        revision = depot.save_revision(neuf, auteur=auteur, motif=motif)
        depot.publish_document(Site.GENRE, Site.GENRE, revision.numero, auteur=auteur)
        if attend:
            brouillon = ouvert.document.model_copy(update={"exemple": exemple})
            depot.save_revision(brouillon, auteur=auteur, motif=f"{motif}, brouillon gardé")
        trace = Trace(horloge.now(), auteur, action, Site.GENRE, Site.GENRE)
        record_after_commit(session, trace)
