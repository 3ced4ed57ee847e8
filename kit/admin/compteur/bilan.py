"""The monthly sheet, for the place of the session only."""

from datetime import date

from flask import Response

from kit.admin.compteur.gestes import Avis, today
from kit.admin.compteur.page import open_lecture
from kit.admin.compteur.session import Session
from kit.content.structure import Structure
from kit.erreurs import KitError
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.bilan_accueil import with_figures
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.vues.bilan_accueil import Mois, build_bilan
from kit.store.comptage import read_mois
from kit.store.visites import summarise_mois
from kit.store.visites_fiches import compare_mois
from kit.travaux.commandes import build_commande
from kit.travaux.guichet_impression import Commande, Reponse
from kit.web.rendu import services


def make_bilan(session: Session, saisie: str) -> Response | Avis:
    """The file of a month, or why there is none."""
    _ = open_lecture().langue.gettext
    mois = read_mois(saisie)
    if mois is None:
        return Avis(
            _("Ce mois n’est pas compris\u00a0: écrivez l’année puis le mois, comme 2026-10.")
        )
    if mois > today():
        return Avis(_("Ce mois n’est pas commencé\u00a0: choisissez un mois passé, ou celui-ci."))
    try:
        reponse = services().guichet.obtain(_order(session, mois))
    except (KitError, OSError):
        return Avis(_("Le bilan ne peut pas être lu\u00a0: réessayez dans une minute."), 503)
    return _reply(reponse, f"bilan-accueil-{saisie}.pdf")


def _order(session: Session, mois: date) -> Commande:
    """What the press needs: thrown away as soon as it is read. Raises KitError."""
    lecture, moteurs = open_lecture(), services().moteurs
    catalogue = lecture.catalogue
    lieu = catalogue.get(Structure, session.structure)
    vue = build_bilan(
        lecture.lecteur,
        Mois(
            mois,
            lieu.nom if lieu else "",
            summarise_mois(moteurs, mois, session.structure),
            compare_mois(moteurs, mois, catalogue.site.fuseau, today(), session.structure),
        ),
    )
    contenu = with_figures(vue)
    demande = Demande(contenu, "", SUPPORTS[contenu.supports[0]], lecture.langue)
    feuille = prepare_feuille(catalogue, demande, lecture.adresses)
    return build_commande(services().gabarits, catalogue, feuille, lecture.adresses)


def _reply(reponse: Reponse, nom: str) -> Response | Avis:
    _ = open_lecture().langue.gettext
    if reponse.fichier is None:
        if reponse.erreur:
            return Avis(reponse.erreur, 422)
        if reponse.arretee:
            return Avis(_("L’impression est arrêtée"), 503)
        return Avis(_("La feuille se prépare. Revenez dans quelques secondes."), 503)
    fichier = Response(services().guichet.take(reponse.fichier), mimetype="application/pdf")
    fichier.headers["Content-Disposition"] = f'inline; filename="{nom}"'
    return fichier
