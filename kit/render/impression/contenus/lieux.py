"""The sheets of the places: what is pinned on their door, and what heads a sheet about them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from markupsafe import Markup

from kit.content.structure import Horaire, Plage, Structure
from kit.langues.langue import Langue
from kit.render.impression.contenus.modele import Choix, Contenu
from kit.render.mots import name_in_french, say
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.depot import find_structure
from kit.render.vues.lieux import SEMAINE, StructureVue, build_structure, format_plages, name_jour

MATIN_AVANT, APRES_MIDI_DES = time(13, 30), time(12, 0)
"""A morning ends by the first, an afternoon begins from the second; what is neither is a day."""


@dataclass(frozen=True)
class JourFeuille:
    """The hours of a weekday: of its halves, or of the whole day when it has none."""

    id: str
    nom: Passage
    matin: Markup | None
    apres_midi: Markup | None
    journee: Markup | None


@dataclass(frozen=True)
class OuvertureFeuille:
    """Openings of some days, in words."""

    jours: Passage
    heures: Markup


@dataclass(frozen=True)
class FermetureFeuille:
    """An exceptional closing that is not over."""

    dates: Passage
    motif: Passage


@dataclass(frozen=True)
class PermanenceFeuille:
    """A recurring presence somewhere else."""

    lieu: str
    adresse_postale: tuple[str, ...]
    recurrence: Passage
    heures: Markup
    sauf: Passage | None
    services: tuple[Groupe, ...]


@dataclass(frozen=True)
class GuichetFeuille:
    """A counter."""

    nom: Passage
    numero: str | None
    pictogramme: str | None


@dataclass(frozen=True)
class StructureFeuille:
    """A place, as it is pinned on its door."""

    titre: Passage
    vignette: str
    adresse_postale: tuple[str, ...]
    semaine: tuple[JourFeuille, ...]
    """Empty when no hours are known."""
    remarque: Passage | None
    fermetures: tuple[FermetureFeuille, ...]
    permanences: tuple[PermanenceFeuille, ...]
    acces: tuple[Groupe, ...]
    parlees: tuple[tuple[str, str, str], ...]
    """Languages spoken: tag, autonym, direction."""
    telephone: Markup | None
    courriel: str | None
    site: str | None
    relais_sourds: Passage | None
    guichets: tuple[GuichetFeuille, ...]


@dataclass(frozen=True)
class LieuFeuille:
    """A place in a few lines, at the head of a sheet."""

    nom: str
    vignette: str
    adresse_postale: tuple[str, ...]
    ouvertures: tuple[OuvertureFeuille, ...]
    telephone: Markup | None


Ecrire = Callable[[Langue, StructureVue], str]


class _EnDeux:
    """A place in each language of the sheet: days and dates are plain words in a view."""

    def __init__(self, lecteur: Lecteur, structure: Structure) -> None:
        self._lecteur = lecteur
        self.vue = build_structure(lecteur, structure)
        self._vues = {lecteur.langue.tag: self.vue}
        if lecteur.avec:
            autre = lecteur.alone(lecteur.avec)
            self._vues[lecteur.avec.tag] = build_structure(autre, structure)

    def say(self, write: Ecrire) -> Passage:
        """What `write` makes of the view of each language."""
        return say(self._lecteur, lambda langue: write(langue, self._vues[langue.tag]))


def build_lieu(lecteur: Lecteur) -> LieuFeuille | None:
    """The chosen place, else the main one; None when it is not published."""
    structure = find_structure(lecteur)
    if structure is None:
        return None
    lieu = _EnDeux(lecteur, structure)
    vue = lieu.vue
    return LieuFeuille(
        vue.nom,
        vue.vignette,
        vue.adresse_postale,
        tuple(_ouverture(lieu, rang) for rang in range(len(vue.ouvertures))),
        vue.telephone,
    )


def _ouverture(lieu: _EnDeux, rang: int) -> OuvertureFeuille:
    jours = lieu.say(lambda _langue, vue: vue.ouvertures[rang].jours)
    return OuvertureFeuille(jours, _in_one_piece(lieu.vue.ouvertures[rang].heures))


def _build_structure(lecteur: Lecteur, structure: Structure, _choix: Choix) -> StructureFeuille:
    """All that one must know before coming."""
    lieu = _EnDeux(lecteur, structure)
    vue = lieu.vue
    return StructureFeuille(
        titre=name_in_french(vue.nom),
        vignette=vue.vignette,
        adresse_postale=vue.adresse_postale,
        semaine=_semaine(lecteur, structure.horaires),
        remarque=vue.remarque,
        fermetures=tuple(_fermeture(lieu, rang) for rang in range(len(vue.fermetures))),
        permanences=tuple(_permanence(lieu, rang) for rang in range(len(vue.permanences))),
        acces=vue.acces,
        parlees=vue.langues,
        telephone=vue.telephone,
        courriel=vue.courriel,
        site=vue.site,
        relais_sourds=vue.relais_sourds,
        guichets=tuple(GuichetFeuille(*guichet) for guichet in vue.guichets),
    )


def _fermeture(lieu: _EnDeux, rang: int) -> FermetureFeuille:
    dates = lieu.say(lambda _langue, vue: vue.fermetures[rang].dates)
    return FermetureFeuille(dates, lieu.vue.fermetures[rang].motif)


def _permanence(lieu: _EnDeux, rang: int) -> PermanenceFeuille:
    def sauf(langue: Langue, vue: StructureVue) -> str:
        jours = langue.join(list(vue.permanences[rang].dates_sautees))
        return langue.gettext("Sauf le %(jours)s", jours=jours)

    vue = lieu.vue.permanences[rang]
    return PermanenceFeuille(
        vue.lieu,
        vue.adresse,
        vue.recurrence,
        _in_one_piece(vue.heures),
        lieu.say(sauf) if vue.dates_sautees else None,
        vue.services,
    )


def _in_one_piece(heures: Markup) -> Markup:
    """Openings that no end of line cuts: in Arabic the halves would change places."""
    return heures.replace(" – ", "\u00a0–\u2060\u00a0")


def _semaine(lecteur: Lecteur, horaires: tuple[Horaire, ...]) -> tuple[JourFeuille, ...]:
    """The seven days, those that are closed too: nobody comes for nothing."""
    if not horaires:
        return ()
    return tuple(
        _jour(lecteur, jour, [p for h in horaires if jour in h.jours for p in h.plages])
        for jour in SEMAINE
    )


def _jour(lecteur: Lecteur, jour: str, plages: list[Plage]) -> JourFeuille:
    """A day in two halves, unless an opening runs over noon."""
    nom = say(lecteur, lambda langue: name_jour(langue, jour))
    matin = [p for p in plages if p.a <= MATIN_AVANT]
    apres_midi = [p for p in plages if p.de >= APRES_MIDI_DES and p not in matin]
    if len(matin) + len(apres_midi) < len(plages):
        return JourFeuille(jour, nom, None, None, _heures(lecteur.langue, plages))
    langue = lecteur.langue
    return JourFeuille(jour, nom, _heures(langue, matin), _heures(langue, apres_midi), None)


def _heures(langue: Langue, plages: list[Plage]) -> Markup | None:
    """Openings, in order in every direction; None without any."""
    return _in_one_piece(format_plages(langue, plages)) if plages else None


STRUCTURE = Contenu(
    "structure",
    "structures/{}",
    ("a4", "economique", "a5", "anneaux-a5", "livret-a5", "a3", "gros-caracteres", "odt"),
    _build_structure,
    Structure,
)
