"""The view of the choice of language."""

from dataclasses import dataclass

from kit.adresses import Adresses
from kit.langues.langue import load_langue
from kit.store.catalogue import Catalogue
from kit.web.i18n import offered_langues


@dataclass(frozen=True)
class ChoixLangue:
    """A language under its own name, with the way in said in that language."""

    tag: str
    autonyme: str
    direction: str
    adresse: str


def build_langues(
    catalogue: Catalogue, adresses: Adresses, preferee: str
) -> tuple[ChoixLangue, ...]:
    """Every language offered, the reader's own first."""
    tags = sorted(offered_langues(catalogue), key=lambda tag: tag != preferee)
    return tuple(
        ChoixLangue(
            tag,
            load_langue(tag).autonyme,
            load_langue(tag).direction,
            adresses.in_langue(tag).accueil(),
        )
        for tag in tags
    )
