"""From the zip to a pack: two readings, one file at a time."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kit.content.document import Document
from kit.content.lecture import DocumentInvalideError, read_document
from kit.importers.pack.modele import Pack
from kit.importers.service_public.archive import Archive, no_fiche, open_archive
from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.couverture import measure
from kit.importers.service_public.dossiers import build_termes, build_theme, plain_theme
from kit.importers.service_public.erreurs import SourceIllisibleError
from kit.importers.service_public.fiche import build_fiche
from kit.importers.service_public.identifiants import assign_ids
from kit.importers.service_public.identite import build_manifeste, document_id
from kit.importers.service_public.inventaire import (
    Avancement,
    Fichier,
    Inventaire,
    Selection,
    read_inventaire,
)
from kit.importers.service_public.lecture_xml import Element, parse_xml
from kit.importers.service_public.liens import Liens
from kit.importers.service_public.noeuds import highest_numero
from kit.importers.service_public.rapport import Rapport
from kit.importers.service_public.releve import Releve
from kit.importers.service_public.reserve import Reserve


@dataclass(frozen=True)
class Passe:
    """What the base remembers of a document that was imported before."""

    base: str
    """What the last import said: canonical JSON."""
    revisions: tuple[str, ...] = ()
    """Every state it ever had here."""


@dataclass(frozen=True)
class Souvenirs:
    """What the base remembers of earlier imports; nothing by default."""

    read: Callable[[str], Passe | None] = lambda _identifiant: None
    """Finds the past of a fiche, by id of document."""
    connus: frozenset[str] = frozenset()
    """Ids of the fiches and words already there: links to them stay links."""


@dataclass(frozen=True)
class Preparation:
    """What is ready to be imported."""

    pack: Pack
    rapport: Rapport
    date: date
    """Day of the newest text."""


def prepare(
    chemin: Path,
    selection: Selection,
    souvenirs: Souvenirs,
    avancement: "Avancements",
    check_date: Callable[[date], None] = lambda _newest: None,
) -> Preparation:
    """Read the zip and make its documents.

    `check_date` may refuse the day of the newest text before the long work begins. Raises
    SourceIllisibleError, SelectionVideError, and what `check_date` raises.
    """
    with open_archive(chemin) as archive:
        avancement.start(2 * len(archive.noms))
        inventaire = read_inventaire(archive, avancement.advance)
        choisies = inventaire.select(selection)
        if not choisies:
            raise no_fiche(archive.nom)
        newest = max(f.date for f in choisies if f.date)
        check_date(newest)
        fabrique = _Fabrique(
            archive, inventaire, inventaire.liens(choisies, souvenirs.connus), souvenirs
        )
        retenus = {fichier.identifiant for fichier in choisies}
        for fichier in inventaire.fichiers.values():
            fabrique.read(fichier, retenu=fichier.identifiant in retenus)
            avancement.advance()
        return fabrique.finish(newest)


@dataclass
class Avancements:
    """Where progress is shown: nowhere by default."""

    start: Callable[[int], None] = lambda _total: None
    advance: Avancement = lambda: None


@dataclass
class _Fabrique:
    """The documents of one import, as they are made."""

    archive: Archive
    inventaire: Inventaire
    liens: Liens
    souvenirs: Souvenirs
    fiches: Reserve = field(default_factory=Reserve)
    termes: dict[str, tuple[date, Document]] = field(default_factory=dict)
    themes: dict[str, Brut] = field(default_factory=dict)
    servent: set[str] = field(default_factory=set)
    """Themes of at least one fiche."""

    def __post_init__(self) -> None:
        self.rapport = Rapport(self.archive.nom, self.archive.ignores)

    def read(self, fichier: Fichier, *, retenu: bool) -> None:
        """Convert one file, or take note that it is not converted."""
        racine = parse_xml(fichier.nom, self.archive.read(fichier.nom))
        if retenu:
            self._convert(fichier, racine)
            return
        self.rapport.add_autre(fichier, racine)
        if fichier.famille == "dossier":
            theme = build_theme(Contexte(self.liens, Releve()), racine)
            self.themes[fichier.identifiant] = theme

    def _convert(self, fichier: Fichier, racine: Element) -> None:
        releve = Releve()
        contexte = Contexte(self.liens, releve)
        theme = fichier.theme
        if theme is not None and theme[0] not in self.inventaire.fichiers:
            self.themes.setdefault(theme[0], plain_theme(*theme))
        brut = build_fiche(contexte, racine, document_id(theme[0]) if theme else None)
        if theme is not None:
            self.servent.add(brut["theme"])
        self._assign(brut)
        fiche = self._check(fichier, "fiche", brut)
        bruts = build_termes(contexte, racine, brut["origine"])
        termes = [self._terme(fichier, *terme) for terme in bruts.items()]
        self.fiches.add(fiche)
        self.rapport.documents[str(brut.get("genre", "fiche"))] += 1
        self.rapport.add_fiche(fichier, racine, releve, measure(racine, [fiche, *termes]))

    def _assign(self, brut: Brut) -> None:
        """Ids of the last import where there was one; new ones were never used."""
        passe = self.souvenirs.read(brut["id"])
        if passe is None:
            assign_ids(brut, None)
            return
        dernier = highest_numero(passe.base, *passe.revisions)
        assign_ids(brut, json.loads(passe.base), dernier)

    def _terme(self, fichier: Fichier, identifiant: str, brut: Brut) -> Document:
        """The word as the newest fiche explains it: several bring the same one."""
        terme = self._check(fichier, "terme", brut)
        lue = fichier.date or date.min
        connu = self.termes.get(identifiant)
        if connu is None or lue > connu[0]:
            self.termes[identifiant] = (lue, terme)
        return self.termes[identifiant][1]

    def _check(self, fichier: Fichier, genre: str, brut: Brut) -> Document:
        try:
            return read_document(genre, brut)
        except DocumentInvalideError as error:
            faute = error.fautes[0]
            raise SourceIllisibleError(
                f"« {fichier.nom} » ne peut pas devenir un document du kit : {faute} "
                "Signalez-le avec le nom du fichier."
            ) from None

    def finish(self, newest: date) -> Preparation:
        """The pack: the themes that serve, the words, the fiches."""
        bruts = sorted((b for b in self.themes.values() if b["id"] in self.servent), key=_id_of)
        tout = Reserve()
        for theme in bruts:
            tout.add(read_document("theme", theme))
        for _date, terme in sorted(self.termes.values(), key=lambda paire: paire[1].id):
            tout.add(terme)
        self.rapport.documents["theme"] = len(bruts)
        self.rapport.documents["terme"] = len(self.termes)
        tout.extend(self.fiches)
        return Preparation(Pack(build_manifeste(newest.isoformat()), tout), self.rapport, newest)


def _id_of(brut: Brut) -> str:
    return str(brut["id"])
