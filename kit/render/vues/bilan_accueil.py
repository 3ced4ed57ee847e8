"""A month of the counter of visits: what people came for, came back for, and were not told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.render.passages import Lecteur
from kit.render.vues.motifs import name_motif
from kit.store.comptage import CACHE_SOUS, MANQUES, N_MIN, Compte, is_hidden
from kit.store.visites_fiches import Comparaison

_CONSEILS: Mapping[str, str] = {
    "papiers": N_("Relisez la liste des papiers de la fiche, et donnez-la imprimée."),
    "lieu": N_("Dites plus tôt où aller\u00a0: en haut de la fiche et à l’entrée."),
    "en-ligne": N_("Montrez où se fait la demande en ligne, et qui peut aider."),
    "delai": N_("Dites le délai et quoi faire si rien n’arrive."),
    "prix": N_("Dites le prix et comment payer avant la venue."),
    "reponse": N_("Expliquez la lettre reçue\u00a0: réécrivez-la, ou donnez un modèle expliqué."),
    "autre": N_("Demandez à l’équipe ce qui manquait, et ajoutez-le à la liste."),
}
_PERSONNE = N_("Personne ne revient\u00a0: gardez la fiche comme elle est.")
_PEU = N_("Peu de personnes reviennent\u00a0: gardez la fiche comme elle est.")
_CAUSE = N_("On ne sait pas encore pourquoi\u00a0: notez ce qui manquait à ceux qui reviennent.")


@dataclass(frozen=True)
class LigneBilan:
    """A reason to come, its figures as they may be shown."""

    id: str
    nom: str
    visites: str
    retours: str
    part: str
    manque: str
    """What was missing most often; empty when it is not known."""
    conseil: str
    """What to do; empty under ten visits."""


@dataclass(frozen=True)
class LigneChangement:
    """A fiche that changed in the month, before and after."""

    id: str
    nom: str
    jour: str
    avant: str
    apres: str


@dataclass(frozen=True)
class BilanVue:
    """The sheet; `partage` is what any sheet that is not remembered says of itself."""

    titre: str
    lieu: str
    """Name of the place; empty when it is all of them."""
    total: str
    lignes: tuple[LigneBilan, ...]
    changements: tuple[LigneChangement, ...]
    seuil: int = CACHE_SOUS
    n_min: int = N_MIN
    partage: str = "/"


@dataclass(frozen=True)
class Mois:
    """What the counter knows of a month."""

    mois: date
    """Its first day."""
    lieu: str
    comptes: Mapping[str, Compte]
    comparaisons: Sequence[Comparaison] = ()


def build_bilan(lecteur: Lecteur, mois: Mois) -> BilanVue:
    """The figures of a month, those that people come back for most first."""
    langue = lecteur.langue
    rangs = sorted(mois.comptes.items(), key=lambda ligne: (-ligne[1].retours, ligne[0]))
    rangs.sort(key=lambda ligne: is_hidden(ligne[1].retours) or not ligne[1].retours)
    return BilanVue(
        langue.gettext("Bilan de l’accueil\u00a0: %(mois)s", mois=langue.format_mois(mois.mois)),
        mois.lieu,
        _total(langue, mois.comptes),
        tuple(_ligne(lecteur, cle, compte) for cle, compte in rangs),
        tuple(_changement(lecteur, c) for c in mois.comparaisons),
    )


def show(langue: Langue, nombre: int) -> str:
    """A figure, or that it is too small to be told."""
    if is_hidden(nombre):
        return langue.gettext("moins de %(n)s", n=CACHE_SOUS)
    return str(nombre)


def _total(langue: Langue, comptes: Mapping[str, Compte]) -> str:
    """All the visits; rounded when the exact figure would give away one that is hidden."""
    visites = [compte.visites for compte in comptes.values()]
    if any(map(is_hidden, visites)) and not is_hidden(sum(visites)):
        return langue.gettext("environ %(n)s", n=round(sum(visites), -1))
    return show(langue, sum(visites))


def _ligne(lecteur: Lecteur, cle: str, compte: Compte) -> LigneBilan:
    langue = lecteur.langue
    manque = compte.premier_manque
    return LigneBilan(
        cle,
        name_motif(lecteur, cle),
        show(langue, compte.visites),
        show(langue, compte.retours),
        _part(compte),
        langue.gettext(MANQUES[manque]) if manque else "",
        langue.gettext(_advise(compte)) if compte.visites >= N_MIN else "",
    )


def _part(compte: Compte) -> str:
    return "–" if compte.part is None else f"{compte.part}\u00a0%"


def _advise(compte: Compte) -> str:
    """What to do first: about what was missing most often, when that is known."""
    manque = compte.premier_manque
    if manque is not None and manque in _CONSEILS:
        return _CONSEILS[manque]
    if compte.retours == 0:
        return _PERSONNE
    return _PEU if is_hidden(compte.retours) else _CAUSE


def _changement(lecteur: Lecteur, c: Comparaison) -> LigneChangement:
    return LigneChangement(
        f"{c.fiche}-{c.jour.isoformat()}",
        name_motif(lecteur, f"fiche/{c.fiche}"),
        lecteur.langue.format_date(c.jour),
        _side(lecteur.langue, c.total_avant),
        _side(lecteur.langue, c.total_apres),
    )


def _side(langue: Langue, compte: Compte) -> str:
    """The share that came back, with how many visits it is about."""
    if compte.part is None:
        return langue.gettext("trop peu de visites (%(n)s)", n=show(langue, compte.visites))
    return langue.gettext(
        "%(part)s des visites (%(n)s)", part=_part(compte), n=show(langue, compte.visites)
    )
