"""Many sheets in one go, in a folder: in several processes, resumed where it was cut."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kit.travaux.guichet_impression import Commande, write_atomic
from kit.travaux.presse import Memoriser, Ouvrier

MANIFESTE = "manifeste.json"
"""File that says what is in the folder."""
_NOTES_TOUTES_LES = 20
"""Sheets after which the manifest is written: what a cut makes do again."""


@dataclass(frozen=True)
class Tache:
    """One sheet of the series."""

    fichier: str
    """Path in the folder."""
    commande: Commande


@dataclass(frozen=True)
class Ligne:
    """What the manifest says of one sheet."""

    fichier: str
    cle: str
    """SHA-256 of all that the file depends on: the same key, the same file."""
    genre: str
    identifiant: str
    support: str
    langues: tuple[str, ...]
    code: str
    erreur: str | None = None
    """Why it could not be made, in French."""


@dataclass
class Bilan:
    """What a series did."""

    faites: int = 0
    deja: int = 0
    """Sheets that were there from a run before."""
    refusees: list[Ligne] = field(default_factory=list)


class Serie:
    """Makes sheets into a folder. What fails is noted, and the rest goes on."""

    def __init__(self, dossier: Path, memoriser: Memoriser, processus: int) -> None:
        self._dossier = dossier
        self._memoriser = memoriser
        self._processus = processus
        self._local = threading.local()
        self._ouvriers: list[Ouvrier] = []
        self._lignes = _read_manifeste(dossier / MANIFESTE)

    def make(self, taches: Iterable[Tache], advance: Callable[[], object]) -> Bilan:
        """Make the sheets; `advance` is called after each. Raises OSError and KitError."""
        bilan = Bilan()
        try:
            for n, ligne in enumerate(self._run(taches), start=1):
                self._note(bilan, ligne)
                advance()
                if n % _NOTES_TOUTES_LES == 0:
                    self._write_manifeste()
        finally:
            self._write_manifeste()
            for ouvrier in self._ouvriers:
                ouvrier.stop()
        return bilan

    def _run(self, taches: Iterable[Tache]) -> Iterator[tuple[Ligne, bool]]:
        """Each line when it is known, and whether the sheet was there before."""
        with ThreadPoolExecutor(self._processus) as fils:
            en_cours: set[Future[Ligne]] = set()
            for tache in taches:
                ligne, texte = _describe(tache)
                if self._is_there(ligne):
                    yield ligne, True
                    continue
                en_cours.add(fils.submit(self._serve, tache, ligne, texte))
                # No further ahead than needed: a page in HTML weighs a hundred kilobytes.
                while len(en_cours) >= 2 * self._processus:
                    finies, en_cours = wait(en_cours, return_when=FIRST_COMPLETED)
                    for finie in finies:
                        yield finie.result(), False
            for finie in wait(en_cours).done:
                yield finie.result(), False

    def _is_there(self, ligne: Ligne) -> bool:
        return self._lignes.get(ligne.fichier) == ligne and (self._dossier / ligne.fichier).exists()

    def _serve(self, tache: Tache, ligne: Ligne, texte: str) -> Ligne:
        octets, erreur = self._ouvrier().make(texte)
        if octets is None:
            return Ligne(**{**asdict(ligne), "erreur": erreur})
        for edition in tache.commande.memorables:
            self._memoriser(edition)
        write_atomic(self._dossier / ligne.fichier, octets)
        return ligne

    def _ouvrier(self) -> Ouvrier:
        """The process of this thread."""
        ouvrier: Ouvrier | None = getattr(self._local, "ouvrier", None)
        if ouvrier is None:
            ouvrier = self._local.ouvrier = Ouvrier()
            self._ouvriers.append(ouvrier)
        return ouvrier

    def _note(self, bilan: Bilan, faite: tuple[Ligne, bool]) -> None:
        ligne, deja = faite
        self._lignes[ligne.fichier] = ligne
        if ligne.erreur:
            bilan.refusees.append(ligne)
        elif deja:
            bilan.deja += 1
        else:
            bilan.faites += 1

    def _write_manifeste(self) -> None:
        lignes = [asdict(self._lignes[fichier]) for fichier in sorted(self._lignes)]
        texte = json.dumps(lignes, ensure_ascii=False, indent=1)
        write_atomic(self._dossier / MANIFESTE, texte.encode())


def _describe(tache: Tache) -> tuple[Ligne, str]:
    """The line of a sheet before it is made, and what the press needs."""
    edition = tache.commande.edition
    ligne = Ligne(
        tache.fichier,
        tache.commande.cle,
        edition.genre,
        edition.identifiant,
        edition.support,
        edition.langues,
        edition.code,
    )
    return ligne, tache.commande.texte


def _read_manifeste(fichier: Path) -> dict[str, Ligne]:
    """What a run before made; nothing when there was none, or when its manifest cannot be read."""
    try:
        lues = json.loads(fichier.read_text(encoding="utf-8"))
        lignes = [Ligne(**{**lue, "langues": tuple(lue["langues"])}) for lue in lues]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {ligne.fichier: ligne for ligne in lignes}
