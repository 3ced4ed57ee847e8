"""The versions of a path that readers had: those that agents may still open, to read only."""

from dataclasses import dataclass, replace

from flask import abort, redirect, request

from kit.content.parcours import Parcours
from kit.erreurs import KitError
from kit.horloge import local_day
from kit.public.contexte import Lecture
from kit.public.parcours import Marche
from kit.render.passages import Lecteur
from kit.store.ancien import put_in_place
from kit.store.moteur import read_session
from kit.store.parcours import VersionLue, find_version, list_versions
from kit.web.rendu import services

VERSION = "version"
"""Parameter of the plan: the number of the version to read. `v` is that of somebody's answers."""


@dataclass(frozen=True)
class VersionVue:
    """A version that is no longer in force."""

    numero: int
    jusqu_au: str
    """Day on which readers lost it, in words."""
    adresse: str
    """The plan of the path as it was."""


@dataclass(frozen=True)
class Consultation:
    """The version that is read: today's, or one of before."""

    parcours: Parcours
    lecteur: Lecteur
    passees: tuple[VersionVue, ...]
    """Every version that is no longer in force, the newest first."""
    ancienne: VersionVue | None = None
    """The one that is read; None when it is today's."""
    inconnue: bool = False
    """Whether the address names a version that readers never had."""


def open_version(marche: Marche) -> Consultation:
    """The version that the address names, today's without any.

    Ends with a redirection to the plan when it names today's version.
    """
    lecture, parcours = marche.lecture, marche.parcours
    saisie = request.args.get(VERSION)
    aujourd_hui = Consultation(parcours, lecture.lecteur, _list_passees(marche))
    if saisie is None:
        return aujourd_hui
    numero = int(saisie) if saisie.isascii() and saisie.isdecimal() and len(saisie) < 10 else None  # noqa: PLR2004
    if numero is not None and numero == marche.chemins.version:
        abort(redirect(lecture.adresses.page(f"{marche.chemins.base}/plan")))
    vue = next((v for v in aujourd_hui.passees if v.numero == numero), None)
    ancien = _read(parcours, vue)
    if vue is None or ancien is None:
        return replace(aujourd_hui, inconnue=True)
    return replace(aujourd_hui, parcours=ancien, lecteur=_read_back(lecture, ancien), ancienne=vue)


def _read_back(lecture: Lecture, ancien: Parcours) -> Lecteur:
    """Reads the path as it was; the fiches and the papers that it names are those of today."""
    catalogue = put_in_place(lecture.catalogue, ancien)
    return Lecteur(catalogue, lecture.langue, lecture.adresses)


def _list_passees(marche: Marche) -> tuple[VersionVue, ...]:
    """Those that are no longer in force; none when the base is not there."""
    lecture = marche.lecture
    try:
        with read_session(services().moteurs) as session:
            lues = list_versions(session, marche.parcours.id, lecture.catalogue.instant)
    except KitError:
        return ()
    return tuple(_show(marche, lue) for lue in lues if lue.numero != marche.chemins.version)


def _show(marche: Marche, lue: VersionLue) -> VersionVue:
    lecture = marche.lecture
    fin = local_day(lue.au or lecture.catalogue.instant, lecture.catalogue.site.fuseau)
    propres = {VERSION: str(lue.numero)}
    adresse = lecture.adresses.page(f"{marche.chemins.base}/plan", **propres)
    return VersionVue(lue.numero, lecture.langue.format_date(fin), adresse)


def _read(parcours: Parcours, vue: VersionVue | None) -> Parcours | None:
    """The document itself; None when there is none, or when it cannot be read."""
    if vue is None:
        return None
    try:
        with read_session(services().moteurs) as session:
            return find_version(session, parcours.id, vue.numero)
    except KitError:
        return None


def keep_version(lue: Consultation) -> dict[str, str]:
    """What another language of the page keeps: the version that is read."""
    return {VERSION: str(lue.ancienne.numero)} if lue.ancienne else {}
