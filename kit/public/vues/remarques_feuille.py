"""What the choice of a sheet says beside it: what to mend, what is right, what else is printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.contenus.modele import Option
from kit.render.impression.feuille import Demande
from kit.render.impression.remarques import Remarque
from kit.render.passages import Lecteur


@dataclass(frozen=True)
class RemarquesVue:
    """The remarks on a sheet, in the reader's language."""

    a_corriger: tuple[str, ...]
    dites: tuple[str, ...]


def build_remarques(lecteur: Lecteur, remarques: tuple[Remarque, ...]) -> RemarquesVue:
    """First what asks for something, then what is only said."""
    langue = lecteur.langue
    return RemarquesVue(
        tuple(r.write(langue) for r in remarques if r.a_corriger),
        tuple(r.write(langue) for r in remarques if not r.a_corriger),
    )


def list_voisins(lecteur: Lecteur, demande: Demande) -> Iterator[tuple[str, str]]:
    """The other sheets of the same document: their name and the address of their choice."""
    contenu, catalogue = demande.contenu, lecteur.catalogue
    document = contenu.find(catalogue, demande.slug)
    racine = _root(contenu.chemin)
    for autre in CONTENUS.values():
        meme = autre.classe is contenu.classe and _root(autre.chemin) == racine
        if autre is not contenu and autre.nom and meme and autre.has(document):
            yield (
                lecteur.langue.gettext(autre.nom),
                lecteur.adresses.imprimer(autre.page(demande.slug)),
            )


def address_elsewhere(lecteur: Lecteur, option: Option, retenues: Iterable[str]) -> str | None:
    """The page where its values are chosen, those of now ticked."""
    if option.ailleurs is None:
        return None
    page = replace(lecteur.adresses, avec=None, lieu=None).page(option.ailleurs)
    coches = urlencode([(option.id, valeur) for valeur in retenues if valeur])
    return f"{page}?{coches}" if coches else page


def _root(chemin: str) -> str:
    """The address of the document, without what stands under it."""
    return chemin.partition("{}")[0]
