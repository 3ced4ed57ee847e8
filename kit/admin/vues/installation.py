"""What the list of the mise en service is made from, and what its lines say."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.adresses import Adresses
from kit.config import Reglages
from kit.content.document import Document
from kit.content.empreinte import canonical_json
from kit.store.catalogue import Catalogue

Exemple = Mapping[tuple[str, str], str]
"""What the pack of the example says, by kind and id."""

_NOMMES = 6
"""Names in a line at most; the others are counted."""


@dataclass(frozen=True)
class TacheVue:
    """A line of the list."""

    id: str
    nom: str
    pourquoi: str
    reste: str
    """What is still to do, in words; empty: it is done."""
    adresse: str = ""
    action: str = ""
    """Words of the link to the screen that does it."""
    commande: str = ""
    """What to write in the settings of the server, when no screen does it."""
    essentielle: bool = False
    """Whether the site stays the example without it."""

    @property
    def faite(self) -> bool:
        """Whether nothing is left to do."""
        return not self.reste


@dataclass(frozen=True)
class Installation:
    """What the list is made from."""

    catalogue: Catalogue
    exemple: Exemple
    reglages: Reglages
    adresses: Adresses
    brouillons: tuple[str, ...]
    """Names of the local documents whose newest draft readers do not see yet."""


@dataclass(frozen=True)
class MiseEnServiceVue:
    """The whole list."""

    taches: tuple[TacheVue, ...]
    en_service: bool
    """Whether the site is no longer the example."""

    @property
    def restantes(self) -> tuple[TacheVue, ...]:
        """What is still to do."""
        return tuple(tache for tache in self.taches if not tache.faite)

    @property
    def bloquantes(self) -> tuple[TacheVue, ...]:
        """What keeps the site from being put into service."""
        return tuple(tache for tache in self.restantes if tache.essentielle)


def is_exemple(document: Document, exemple: Exemple, *champs: str) -> bool:
    """Whether some fields still say what the example says; the whole document without any."""
    base = exemple.get((document.GENRE, document.id))
    if base is None:
        return False
    if not champs:
        return base == canonical_json(document)
    dit: dict[str, Any] = document.model_dump(mode="json", include=set(champs))
    avant = json.loads(base)
    return any(dit[champ] == avant.get(champ) for champ in champs)


def count_choses(choses: Sequence[object], mot: str) -> str:
    """How many, with the word for them."""
    return f"{len(choses)} {mot}{'s' if len(choses) > 1 else ''}"


def join_noms(noms: Iterable[str]) -> str:
    """The first names, and how many others."""
    tous = list(noms)
    autres = len(tous) - _NOMMES
    suite = f" et {autres} autre{'s' if autres > 1 else ''}" if autres > 0 else ""
    return ", ".join(tous[:_NOMMES]) + suite
