"""The views of the urgent cards: their list, and each of them on one screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from kit.content.fiche import Contact
from kit.content.urgence import Urgence
from kit.content.valeur import Telephone
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.vues.fiche import ContactVue, build_contact
from kit.render.vues.liens import LienVue, build_liens, repeat_in_french
from kit.render.vues.notes import SourceVue, build_sources
from kit.render.vues.verification import VerificationVue, build_verification

_PICTO = "urgence"
_PICTO_NEUTRE = "telephone"


@dataclass(frozen=True)
class CarteVue:
    """A card of the list."""

    titre: Passage
    resume: Passage
    adresse: str
    pictogramme: str


@dataclass(frozen=True)
class AppelVue:
    """A number to call or to write to, as a large button."""

    libelle: Passage
    numero: Markup
    lien: str
    pictogramme: str
    precision: Passage | None
    a_confirmer: bool


@dataclass(frozen=True)
class UrgenceVue:
    """A card, in reading order."""

    titre: Passage
    """The neutral one when the card is discreet."""
    titre_officiel: str | None
    """The French title, when the page is in another language."""
    resume: Passage
    pictogramme: str
    discret: bool
    gestes: tuple[Passage, ...]
    appels: tuple[AppelVue, ...]
    aides: tuple[ContactVue, ...]
    a_savoir: tuple[Groupe, ...]
    fiches: tuple[LienVue, ...]
    sources: tuple[SourceVue, ...]
    traduite: bool
    """Whether the page is in another language than French."""
    verification: VerificationVue


def build_urgences(lecteur: Lecteur) -> tuple[CarteVue, ...]:
    """Every card, in the order chosen by the authors."""
    cartes = lecteur.catalogue.urgences
    return tuple(_carte(lecteur, carte) for carte in cartes)


def _carte(lecteur: Lecteur, carte: Urgence) -> CarteVue:
    textes = lecteur.open(carte)
    return CarteVue(
        textes.passage("titre"),
        textes.passage("resume"),
        lecteur.adresses.urgence(carte.adresse),
        carte.pictogramme or _PICTO,
    )


def build_urgence(lecteur: Lecteur, carte: Urgence) -> UrgenceVue:
    """One card for one reader."""
    textes = lecteur.open(carte)
    neutre = carte.titre_neutre if carte.discret else None
    titre = textes.passage("titre_neutre" if neutre else "titre")
    return UrgenceVue(
        titre=titre,
        titre_officiel=repeat_in_french(titre, neutre or carte.titre),
        resume=textes.passage("resume"),
        pictogramme=_PICTO_NEUTRE if neutre else carte.pictogramme or _PICTO,
        discret=carte.discret,
        gestes=tuple(textes.passage(f"{bloc.id}.texte") for bloc in carte.aujourd_hui),
        appels=tuple(_appels(lecteur, textes, carte)),
        aides=tuple(_aides(lecteur, textes, carte)),
        a_savoir=textes.groupes(carte.a_savoir),
        fiches=build_liens(lecteur, carte.fiches),
        sources=build_sources(lecteur, carte.sources),
        traduite=not lecteur.langue.is_francais,
        verification=build_verification(lecteur, carte),
    )


def _telephone(lecteur: Lecteur, contact: Contact) -> Telephone | None:
    """The number of a contact on the day of the catalogue, when it has one."""
    periode = lecteur.periode(contact.valeur) if contact.valeur else None
    return periode.valeur if periode and isinstance(periode.valeur, Telephone) else None


def _appels(lecteur: Lecteur, textes: Textes, carte: Urgence) -> Iterator[AppelVue]:
    for contact in carte.contacts:
        telephone = _telephone(lecteur, contact)
        if telephone is None:
            continue
        sms = contact.id in carte.par_sms
        libelle = textes.passage(f"{contact.id}.libelle", contact.valeur)
        yield AppelVue(
            libelle=replace(libelle, a_confirmer=False),
            numero=lecteur.langue.ltr(telephone.numero.replace(" ", "\u00a0")),
            lien=("sms:" if sms else "tel:") + telephone.numero.replace(" ", ""),
            pictogramme="telephone",
            precision=textes.optional(contact.id, "precision", contact.precision),
            a_confirmer=libelle.a_confirmer,
        )


def _aides(lecteur: Lecteur, textes: Textes, carte: Urgence) -> Iterator[ContactVue]:
    """Where help is found otherwise than by telephone."""
    for contact in carte.contacts:
        if _telephone(lecteur, contact) is None:
            yield build_contact(lecteur, textes, contact)
