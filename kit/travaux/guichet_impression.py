"""Where sheets are asked for and picked up: files of the instance, so that any process can.

`impression/attente/` holds what visitors wait for, `impression/avance/` what is made ahead for
the next ones, `impression/feuilles/` what is ready. A request is all that is needed to make the
sheet: no database is read again, and the same sheet asked for twice is made once.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.fabrication import Tirage, load_css
from kit.store.editions import EditionConnue

ATTENTES_MAX = 60
"""Sheets waiting beyond which no more is taken: a burst must not fill the disk."""
ATTENTE_MAX_S = 2.0
"""How long a visitor waits for a sheet, in seconds; then the page says to come back."""
SIGNE_DE_VIE_S = 30.0
"""Age of the last sign of life beyond which the press is held to be stopped, in seconds."""
ERREUR_GARDEE_S = 60.0
"""How long a failure is repeated without trying again, in seconds."""
GARDE_S = 30 * 24 * 3600.0
"""Time after which a sheet that nobody opens is thrown away, in seconds."""
PLACE_MAX = 500 * 1024 * 1024
"""Room that sheets may take on the disk, in bytes: those opened longest ago go first."""
_PRECISION_S = 24 * 3600.0
"""How exactly the last opening of a sheet is noted, in seconds: one write a day is enough."""
_PAS_S = 0.05
_DISCRETE = "d-"
"""Begins the names of the sheets that are thrown away as soon as they are read."""
GARDE_DISCRETE_S = 600.0
"""Time after which such a sheet goes when nobody came to read it, in seconds."""


@dataclass(frozen=True)
class Commande:
    """A sheet to make, and what to remember of it."""

    tirage: Tirage
    editions: tuple[EditionConnue, ...]
    """Its own, then those of the sheets that it holds."""
    discrete: bool = False
    """Whether it says what somebody answered: no edition is remembered, no file is kept."""

    @cached_property
    def cle(self) -> str:
        """What names its file: the same sheet, the same name."""
        empreinte = hashlib.sha256(self.texte.encode()).hexdigest()
        return f"{_DISCRETE}{empreinte}" if self.discrete else empreinte

    @property
    def memorables(self) -> tuple[EditionConnue, ...]:
        """The editions to remember: none of a sheet that says what somebody answered."""
        return () if self.discrete else self.editions

    @property
    def edition(self) -> EditionConnue:
        """That of the whole."""
        return self.editions[0]

    @cached_property
    def texte(self) -> str:
        """The request as JSON; the same sheet gives the same text."""
        tirage = asdict(self.tirage)
        contenu = {
            "tirage": {**tirage, "support": self.tirage.support.id},
            "papier": tirage["support"],
            "style": hashlib.sha256(load_css().encode()).hexdigest(),
            "editions": [{**asdict(e), "jour": e.jour.isoformat()} for e in self.editions],
            "discrete": self.discrete,
        }
        return json.dumps(contenu, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, texte: str) -> "Commande":
        """The inverse. Raises ValueError, KeyError or TypeError for anything else."""
        brut = json.loads(texte)
        editions = tuple(_read_edition(edition) for edition in brut["editions"])
        tirage = brut["tirage"]
        support = CONTENUS[editions[0].genre].fit(SUPPORTS[tirage["support"]])
        return cls(Tirage(**{**tirage, "support": support}), editions, brut["discrete"])


def _read_edition(brut: dict[str, Any]) -> EditionConnue:
    langues, jour = tuple(brut["langues"]), date.fromisoformat(brut["jour"])
    return EditionConnue(**{**brut, "langues": langues, "jour": jour})


@dataclass(frozen=True)
class Reponse:
    """What the press says of a sheet."""

    fichier: Path | None = None
    """The file, when it is ready."""
    erreur: str | None = None
    """Why it cannot be made, in French."""
    arretee: bool = False
    """Whether nobody makes sheets now."""
    saturee: bool = False
    """Whether too many are asked for."""


class GuichetImpression:
    """The counter of the press, in the folder of an instance."""

    def __init__(
        self,
        instance: Path,
        *,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.racine = instance / "impression"
        self._now = now
        self._sleep = sleep

    def fichier(self, cle: str) -> Path:
        """Where a sheet is, once made."""
        return self.racine / "feuilles" / cle[:2] / f"{cle}.feuille"

    def erreur(self, cle: str) -> Path:
        """Where the reason is, when a sheet cannot be made."""
        return self.fichier(cle).with_suffix(".erreur")

    def obtain(self, commande: Commande, attente_s: float = ATTENTE_MAX_S) -> Reponse:
        """A sheet, at once when it was made before, else after a short wait.

        Raises OSError when the disk refuses.
        """
        cle = commande.cle
        deja = self._look(cle)
        if deja is not None:
            return deja
        if not self.is_alive():
            return Reponse(arretee=True)
        if self.count_waiting() >= ATTENTES_MAX:
            return Reponse(saturee=True)
        demande = self.racine / "attente" / f"{cle}.json"
        if not demande.exists():
            write_atomic(demande, commande.texte.encode())
        fin = self._now() + attente_s
        while self._now() < fin:
            self._sleep(_PAS_S)
            faite = self._look(cle)
            if faite is not None:
                return faite
        return Reponse()

    def _look(self, cle: str) -> Reponse | None:
        fichier, erreur = self.fichier(cle), self.erreur(cle)
        with suppress(FileNotFoundError):
            if self._now() - fichier.stat().st_mtime > _PRECISION_S:
                fichier.touch()
            return Reponse(fichier=fichier)
        try:
            recente = self._now() - erreur.stat().st_mtime < ERREUR_GARDEE_S
            return Reponse(erreur=erreur.read_text(encoding="utf-8")) if recente else None
        except FileNotFoundError:
            return None

    @staticmethod
    def take(fichier: Path) -> bytes:
        """What a sheet that is ready holds; a discrete one is thrown away once read.

        Raises FileNotFoundError when somebody else has just taken it.
        """
        octets = fichier.read_bytes()
        if fichier.name.startswith(_DISCRETE):
            fichier.unlink(missing_ok=True)
        return octets

    def make_ahead(self, commande: Commande) -> bool:
        """Ask for a sheet that nobody waits for yet; whether it had to be asked for.

        Raises OSError when the disk refuses.
        """
        cle = commande.cle
        demande = self.racine / "avance" / f"{cle}.json"
        if self.fichier(cle).exists() or demande.exists():
            return False
        write_atomic(demande, commande.texte.encode())
        return True

    def list_waiting(self) -> list[Path]:
        """What is asked for: visitors first, then what is made ahead; the oldest first."""
        return [
            demande
            for dossier in ("attente", "avance")
            for demande in sorted((self.racine / dossier).glob("*.json"), key=_age)
        ]

    def tidy(self) -> int:
        """Throw away old sheets, what is left of old failures, then what takes too much room.

        Returns how many files went. Raises OSError.
        """
        feuilles = sorted(self.racine.glob("feuilles/*/*.*"), key=_age, reverse=True)
        gardees, parties = 0, 0
        for feuille in feuilles:
            with suppress(FileNotFoundError):
                etat = feuille.stat()
                gardees += etat.st_size
                if self._now() - etat.st_mtime > _time_of(feuille) or gardees > PLACE_MAX:
                    feuille.unlink()
                    parties += 1
        return parties

    def count_waiting(self) -> int:
        """How many sheets visitors wait for."""
        return sum(1 for _ in (self.racine / "attente").glob("*.json"))

    def sign_of_life(self) -> None:
        """Say that the press is at work, when it was not said lately. Raises OSError."""
        if not self.is_alive(SIGNE_DE_VIE_S / 6):
            self.racine.mkdir(parents=True, exist_ok=True)
            (self.racine / "presse").touch()

    def is_alive(self, depuis_s: float = SIGNE_DE_VIE_S) -> bool:
        """Whether the press gave a sign of life in the last seconds."""
        try:
            age = self._now() - (self.racine / "presse").stat().st_mtime
        except FileNotFoundError:
            return False
        return age < depuis_s


def _time_of(feuille: Path) -> float:
    """How long a file is kept, in seconds."""
    if feuille.suffix == ".erreur":
        return ERREUR_GARDEE_S
    return GARDE_DISCRETE_S if feuille.name.startswith(_DISCRETE) else GARDE_S


def _age(fichier: Path) -> float:
    """When it was written; a file that has just gone comes last."""
    try:
        return fichier.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def write_atomic(fichier: Path, octets: bytes) -> None:
    """Write a file that is there whole or not at all, whatever is cut in the middle."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    provisoire = fichier.with_name(f".{fichier.name}.{os.getpid()}.{time.monotonic_ns()}")
    provisoire.write_bytes(octets)
    provisoire.replace(fichier)
