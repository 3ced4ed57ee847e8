"""What the routes of the guided paths share: where a visitor stands, and answering discreetly."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import abort, redirect, request

from kit.content.parcours import Parcours, QuestionPosee, Resultat
from kit.erreurs import KitError
from kit.parcours.adresse import Lues, read_reponses, write_reponses
from kit.parcours.anciens import AncienLien, read_ancien
from kit.parcours.trajet import Trajet, replay
from kit.public.contexte import Lecture, open_lecture
from kit.public.impression import find_support, read_autres
from kit.render.impression.contenus.ma_liste import MA_LISTE, PARTAGE, RESULTAT
from kit.render.impression.feuille import Demande
from kit.render.vues.parcours import Chemins, Noeud
from kit.store.adresses import find_owner
from kit.store.moteur import read_session
from kit.store.parcours import find_version
from kit.web.rendu import services

AILLEURS = "ailleurs"
"""Value of `retour` for somebody whose answers do not lead where the address says; `r` is that of
somebody who changes an answer and goes back to the result."""


@dataclass(frozen=True)
class Marche:
    """Where a visitor stands on a path."""

    lecture: Lecture
    parcours: Parcours
    chemins: Chemins
    """With every answer that the address remembers, on the path or not."""
    lues: Lues
    trajet: Trajet
    ancien: AncienLien | None
    """What changed since the link was made; None when it is of today, or nothing is known."""
    numero: int | None
    """The version that the address names; None when it names none that could be."""
    retour: str
    """Why the visitor comes here."""

    @property
    def juste(self) -> Chemins:
        """The addresses with the answers that count only."""
        return self.chemins.with_reponses(self.trajet.reponses)

    @property
    def is_vieille(self) -> bool:
        """Whether the address is that of an older version: a sheet printed then."""
        return _is_before(self.numero, self.chemins.version)

    def find(self, identifiant: str) -> Noeud | None:
        """A node by its id, or one that it had."""
        return next(
            (n for n in self.parcours.noeuds if identifiant in (n.id, *n.anciens_ids)), None
        )

    def nearest(self, **autres: str) -> str:
        """The address to which the answers lead: the result, else the question that waits."""
        trajet = self.trajet
        if self.ancien is not None:
            # Said on the page one comes to: its links are then those of today.
            autres = {"v": str(self.numero), **autres}
        if trajet.resultat is not None:
            return self.juste.noeud(trajet.resultat, **autres)
        return self.chemins.noeud(trajet.attendue or trajet.pas[-1].noeud, **autres)

    def after(self, question: QuestionPosee) -> str:
        """Where an answer leads; to the result at once when only that answer was changed."""
        suivant = self.trajet.after(question.id)
        if self.retour == RESULTAT or suivant is None:
            attend = {"retour": RESULTAT} if self.trajet.resultat is None and self.retour else {}
            return self.nearest(**attend)
        chemins = self.juste if isinstance(suivant, Resultat) else self.chemins
        return chemins.noeud(suivant)


def open_marche(langue: str, slug: str) -> Marche:
    """Read the answers of the address. Ends with 404 or 410 when there is no such path."""
    lecture = open_lecture(langue)
    parcours = lecture.catalogue.find(Parcours, slug)
    if parcours is None or not parcours.noeuds:
        abort(410 if _is_retire(slug) else 404)
    if parcours.adresse != slug:
        partie = request.path.partition(f"/parcours/{slug}/")[2]
        propres = request.args.to_dict()
        page = lecture.adresses.page(f"parcours/{parcours.adresse}/{partie}", **propres)
        abort(redirect(page, 301))
    parametres = {nom: request.args.getlist(nom) for nom in request.args}
    lues = read_reponses(parcours, parametres)
    chemins = Chemins(lecture.adresses, parcours, lecture.catalogue.numero(parcours), lues.reponses)
    numero = _read_numero()
    return Marche(
        lecture,
        parcours,
        chemins,
        lues,
        replay(parcours, lues.reponses),
        _read_ancien(chemins, numero, parametres),
        numero,
        request.args.get("retour", ""),
    )


def _is_retire(slug: str) -> bool:
    """Whether a path was there once; the site does without when the base is not there."""
    try:
        with read_session(services().moteurs) as session:
            return find_owner(session, Parcours.GENRE, slug) is not None
    except KitError:
        return False


def _read_numero() -> int | None:
    """The version that the address names; None when it names none that could be."""
    saisie = request.args.get("v", "")
    return int(saisie[:9]) if saisie.isascii() and saisie.isdecimal() else None


def _is_before(numero: int | None, actuelle: int | None) -> bool:
    return numero is not None and actuelle is not None and numero < actuelle


def _read_ancien(
    chemins: Chemins, numero: int | None, parametres: Mapping[str, list[str]]
) -> AncienLien | None:
    """What changed since the version that the address names; None for today's, or an unknown."""
    if numero is None or not _is_before(numero, chemins.version):
        return None
    try:
        with read_session(services().moteurs) as session:
            ancienne = find_version(session, chemins.parcours.id, numero)
    except KitError:
        return None
    return read_ancien(ancienne, chemins.parcours, parametres)


def find_faute(marche: Marche, question: QuestionPosee) -> str | None:
    """Why the answer just given cannot be accepted, in the reader's words; None when it can."""
    _ = marche.lecture.langue.gettext
    if question.id in marche.lues.inconnues:
        return _("Cette réponse n’est plus proposée. Choisissez-en une autre.")
    donnee = marche.lues.reponses.get(question.id)
    if not donnee:
        return _("Choisissez une réponse pour continuer.")
    if question.id in marche.trajet.refusees:
        if question.plusieurs:
            return _("Ces réponses ne vont pas ensemble. Gardez l’une ou l’autre.")
        return _("Choisissez une seule réponse, parmi celles de la liste.")
    return None


def forget(marche: Marche, question: QuestionPosee) -> Marche:
    """The same without the answer to a question: it is asked again, the others are kept."""
    restent = {q: r for q, r in marche.lues.reponses.items() if q != question.id}
    trajet = replay(marche.parcours, restent)
    return replace(marche, chemins=marche.chemins.with_reponses(restent), trajet=trajet)


def read_ma_liste(marche: Marche, resultat: str) -> Demande:
    """The list that the address asks for, with the answers that count."""
    lecture = marche.lecture
    options = {
        RESULTAT: resultat,
        **({PARTAGE: "oui"} if request.args.get(PARTAGE) == "oui" else {}),
        **dict(write_reponses(marche.parcours, marche.trajet.reponses)),
    }
    support = find_support(MA_LISTE)
    autres = read_autres(lecture, MA_LISTE)
    slug = marche.parcours.adresse
    lieu = lecture.adresses.lieu
    return Demande(MA_LISTE, slug, support, lecture.langue, autres, lieu, tuple(options.items()))
