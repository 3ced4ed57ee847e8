"""What the screens of the counter show: frozen views, in French, the language of the agents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kit.adresses import Adresses
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.render.passages import Lecteur
from kit.render.vues.motifs import GroupeMotifs, name_motif
from kit.store.comptage import (
    CANAUX,
    MANQUES,
    PICTOGRAMMES,
    Canal,
    Compte,
    DemiJournee,
    Visite,
    add_months,
)

PREMIERE, RETOUR = "premiere", "retour"
"""What the two buttons of a row say, after its reason."""

DITS = {
    "compte": N_("Compté\u00a0: %(visite)s."),
    "deja": N_("Déjà compté, une seule fois\u00a0: %(visite)s."),
    "annule": N_("Annulé\u00a0: %(visite)s."),
    "complete": N_("Noté\u00a0: %(visite)s. Il manquait\u00a0: %(manque)s."),
    "trop-tard": N_("Cette visite était déjà annulée, ou elle est trop ancienne."),
}
"""What the last gesture did."""
_QUAND: Mapping[DemiJournee, str] = {"matin": N_("Ce matin"), "apres_midi": N_("Cet après-midi")}
_PAR: Mapping[Canal, str] = {
    "guichet": N_("au guichet"),
    "telephone": N_("par téléphone"),
    "courriel": N_("par courriel"),
    "courrier": N_("par courrier"),
}
ANNULABLES = frozenset({"compte", "deja", "complete"})


@dataclass(frozen=True)
class ApercuAdmin:
    """What the frame of a page says of it."""

    description: str
    article: bool = False


@dataclass(frozen=True)
class PageAdmin:
    """The frame of a page of the back office: that of the site, in one language."""

    titre: str
    service: str
    exemple: bool
    apercu: ApercuAdmin
    accessibilite: str = ""
    langues: tuple[str, ...] = ()
    image: str | None = None
    canonique: str | None = None
    donnees: str | None = None
    lieu_inconnu: bool = False
    brouillon: bool = False


@dataclass(frozen=True)
class CanalVue:
    """A way to come."""

    id: str
    nom: str
    pictogramme: str
    choisi: bool


@dataclass(frozen=True)
class ReessaiVue:
    """A tap that could not be counted, to be sent again as it was."""

    nom: str
    visite: str
    canal: str
    nonce: str


@dataclass(frozen=True)
class EcranVue:
    """The screen of a counter."""

    lieu: str
    statut: str
    """What the last gesture did, or what to do first."""
    faute: str | None
    reessai: ReessaiVue | None
    compte: str
    """What was counted since the half-day began; empty when the journal cannot say."""
    canaux: tuple[CanalVue, ...]
    groupes: tuple[GroupeMotifs, ...]
    ouvert: str | None
    """The theme whose procedures are shown."""
    geste: str
    """The last tap, signed, when it can be taken back."""
    manques: tuple[tuple[str, str], ...]
    """What could have been missing, when it is not said yet."""
    revient: bool
    """Whether the last tap is somebody who comes back: what was missing is then asked at once."""
    csrf: str
    nonce: str
    feuille: str
    bilans: tuple[tuple[str, str], ...]


def say_geste(lecteur: Lecteur, dit: str, visite: Visite | None) -> str:
    """What the last gesture did; what to do first when there was none."""
    _ = lecteur.langue.gettext
    if dit == "trop-tard":
        return _(DITS[dit])
    if visite is None or dit not in DITS:
        return _(
            "Touchez «\u202fPremière fois\u202f» ou «\u202fRevient\u202f»\u00a0: "
            "la visite est comptée."
        )
    manque = _(MANQUES[visite.manque]) if visite.manque else ""
    dits = {"visite": name_visite(lecteur, visite), "manque": manque[:1].lower() + manque[1:]}
    return _(DITS[dit], **dits)


def name_visite(lecteur: Lecteur, visite: Visite) -> str:
    """A visit in words: « Renouveler mon titre de séjour, au guichet, revient »."""
    _ = lecteur.langue.gettext
    fois = _("revient") if visite.deja_venu else _("première fois")
    return f"{name_motif(lecteur, visite.motif)}, {_(_PAR[visite.canal])}, {fois}"


def say_compte(langue: Langue, demi_journee: DemiJournee, compte: Compte) -> str:
    """What was counted in the half-day, so that people see that it works."""
    quand = langue.gettext(_QUAND[demi_journee])
    if not compte.visites:
        return f"{quand}\u00a0: {langue.gettext('aucune visite comptée')}"
    dites = [langue.ngettext("%(n)s visite", "%(n)s visites", compte.visites)]
    if compte.retours:
        dites += [langue.ngettext("dont %(n)s revient", "dont %(n)s reviennent", compte.retours)]
    return f"{quand}\u00a0: {', '.join(dites)}"


def list_canaux(langue: Langue, choisi: str) -> Iterator[CanalVue]:
    """The ways to come, the one chosen last ticked."""
    for cle, nom in CANAUX.items():
        yield CanalVue(cle, langue.gettext(nom), PICTOGRAMMES[cle], cle == choisi)


def find_ouvert(groupes: tuple[GroupeMotifs, ...], visite: Visite | None) -> str | None:
    """The theme of the last procedure: the next person often comes for the same."""
    return next(
        (g.motif.id for g in groupes if visite and visite.motif in {d.id for d in g.demarches}),
        None,
    )


def list_bilans(langue: Langue, adresses: Adresses, jour: date) -> Iterator[tuple[str, str]]:
    """The months that may be read: this one and the one before."""
    for mois in (add_months(jour, -1), add_months(jour, 0)):
        nom = langue.gettext("Bilan (PDF)\u00a0: %(mois)s", mois=langue.format_mois(mois))
        yield nom, f"{adresses.compteur('bilan.pdf')}?mois={mois:%Y-%m}"
