"""Seeing a draft before it is published: its pages, its sheets; nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, abort, request

from kit.admin.catalogue import find_catalogue
from kit.admin.documents import Ouvert, open_document
from kit.admin.rendu import render_admin
from kit.admin.vues.apercu import Choix, list_notes, read_choix
from kit.admin.vues.pages_apercu import PageApercue, list_pages
from kit.langues.langue import load_langue
from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.odt.fichier import MEDIA
from kit.store.apercu import preview_pages
from kit.store.catalogue import Catalogue
from kit.travaux.commandes import build_commande
from kit.travaux.guichet_impression import Reponse
from kit.web.discretion import hide
from kit.web.i18n import offered_langues
from kit.web.rendu import adresses_for, services

_BIENTOT = 503
"""Status of what may come later."""
RETOUR_S = 3
"""Time after which a sheet that is being made may be asked for again, in seconds."""


@dataclass(frozen=True)
class Epreuve:
    """A draft, and the site as it would be with it."""

    ouvert: Ouvert
    catalogue: Catalogue
    pages: tuple[PageApercue, ...]
    langues: tuple[str, ...]
    notes: tuple[str, ...]
    """How it differs from what readers would see once it is published."""
    publie: bool
    """Whether readers see this very text already."""

    def read(self, saisies: Mapping[str, str]) -> Choix | None:
        """What the address asks for; None when no page shows the document."""
        return read_choix(self.pages, self.langues, saisies)

    def read_page(self, saisies: Mapping[str, str]) -> Choix:
        """The same. Ends the request with 404 when no page shows the document."""
        return self.read(saisies) or abort(404)


@dataclass(frozen=True)
class Attente:
    """Why there is no sheet yet, and what to do."""

    titre: str
    phrase: str
    status: int = _BIENTOT
    retour_s: int | None = None
    """Time after which it may be asked for again, in seconds."""


_RIEN = Attente(
    "Aucun contenu n’est publié",
    "Sans le document du site, il n’y a pas encore de page à montrer. "
    "Demandez à la personne qui administre le site d’importer un pack.",
    409,
)


def render_attente(ouvert: Ouvert, attente: Attente) -> Response:
    """Why there is nothing to see, and how to ask again when that may change."""
    encore = f"{request.script_root}{request.full_path}" if attente.status == _BIENTOT else None
    page = render_admin(
        "admin/apercu_attente.html",
        attente.titre,
        attente.status,
        ouvert=ouvert,
        attente=attente,
        encore=encore,
    )
    if attente.retour_s:
        page.headers["Retry-After"] = str(attente.retour_s)
    return page


def open_epreuve(genre: str, cle: str) -> Epreuve:
    """The draft of a document among what is published. Ends the request with 404 or 409."""
    ouvert = open_document(genre, cle)
    publie = find_catalogue()
    if publie is None:
        abort(render_attente(ouvert, _RIEN))
    document = ouvert.document
    catalogue = preview_pages(publie, document)
    return Epreuve(
        ouvert,
        catalogue,
        list_pages(catalogue, document),
        offered_langues(catalogue),
        list_notes(publie, document),
        publie.documents.get(genre, {}).get(cle) == document,
    )


def make_feuille(epreuve: Epreuve, choix: Choix, voulu: str) -> Response | Attente:
    """The sheet of the draft on a paper, or why there is none yet. Ends with 404 without any."""
    papier, support = choix.find_support(voulu) or abort(404)
    langue = load_langue(choix.langue)
    autres = (load_langue(choix.avec),) if choix.avec else ()
    demande = Demande(papier.contenu, papier.slug, support, langue, autres, options=papier.options)
    adresses = adresses_for(langue)
    try:
        feuille = prepare_feuille(epreuve.catalogue, demande, adresses)
    except FeuilleInconnueError:
        abort(404)
    commande = build_commande(services().gabarits, epreuve.catalogue, feuille, adresses)
    nom = f"brouillon-{epreuve.ouvert.cle}-{langue.tag}.{support.forme}"
    try:
        return _reply(services().guichet.obtain(commande), nom)
    except OSError:
        # The disk refuses, or somebody who asked for the same sheet has just taken it.
        return _EN_COURS


def _reply(reponse: Reponse, nom: str) -> Response | Attente:
    if reponse.fichier is None:
        return _explain(reponse)
    en_pdf = nom.endswith(".pdf")
    octets = services().guichet.take(reponse.fichier)
    fichier = Response(octets, mimetype="application/pdf" if en_pdf else MEDIA)
    maniere = "inline" if en_pdf else "attachment"
    fichier.headers["Content-Disposition"] = f'{maniere}; filename="{nom}"'
    return hide(fichier)


_EN_COURS = Attente(
    "La feuille se prépare",
    "Elle sera prête dans quelques secondes. Rien d’autre n’est à faire.",
    retour_s=RETOUR_S,
)


def _explain(reponse: Reponse) -> Attente:
    if reponse.erreur:
        return Attente("Cette feuille ne peut pas être imprimée", reponse.erreur, 422)
    if reponse.arretee:
        phrase = (
            "Aucune feuille ne se fabrique en ce moment sur ce serveur. Demandez à la personne "
            "qui l’administre de le relancer."
        )
        return Attente("L’impression est arrêtée", phrase)
    if reponse.saturee:
        phrase = "Beaucoup de feuilles sont demandées en ce moment. Réessayez dans une minute."
        return Attente("Beaucoup de demandes", phrase)
    return _EN_COURS
