"""The languages of the site, and how far each is translated, in plain words."""

from dataclasses import dataclass

from kit.content.annonce import Annonce
from kit.content.demarche import Demarche, Modalite
from kit.content.document import Document
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.piece import Lot, Piece
from kit.content.structure import Structure
from kit.content.theme import Theme
from kit.content.typographie import FINE
from kit.content.urgence import Urgence
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur
from kit.store.catalogue import Catalogue

_LUS: tuple[type[Document], ...] = (
    Fiche,
    Theme,
    Structure,
    Demarche,
    Modalite,
    Piece,
    Lot,
    Terme,
    Question,
    Annonce,
    Urgence,
)
"""Documents whose texts people read on the site."""


@dataclass(frozen=True)
class Avancement:
    """How many texts of the site a language has."""

    total: int
    traduits: int
    relus: int
    perimes: int
    """Translations of an older French."""


@dataclass(frozen=True)
class LangueOfferte:
    """A language, the way to its home page, and what is translated."""

    tag: str
    autonyme: str
    direction: str
    adresse: str
    phrases: tuple[str, ...]


def build_langues_offertes(lecteur: Lecteur, tags: tuple[str, ...]) -> tuple[LangueOfferte, ...]:
    """Every language offered, in the order of the menu; the sentences are in the reader's."""
    cles = list_cles(lecteur.catalogue)
    vues = []
    for tag in tags:
        langue = load_langue(tag)
        if tag == FRANCAIS:
            phrases: tuple[str, ...] = (
                lecteur.langue.gettext("Tout est écrit en français : c’est la référence."),
            )
        else:
            phrases = _phrases(lecteur.langue, count_traductions(lecteur.catalogue, tag, cles))
        adresse = lecteur.adresses.in_langue(tag).accueil()
        vues.append(LangueOfferte(tag, langue.autonyme, langue.direction, adresse, phrases))
    return tuple(vues)


def list_cles(catalogue: Catalogue) -> frozenset[str]:
    """Keys of all the texts that people read."""
    return frozenset(
        cle for classe in _LUS for d in catalogue.all(classe) for cle in catalogue.segments(d)
    )


def count_traductions(catalogue: Catalogue, tag: str, cles: frozenset[str]) -> Avancement:
    """What a language has of these texts; a translation that was withdrawn does not count."""
    trouvees = (catalogue.traduction(tag, cle) for cle in cles)
    etats = [traduction.etat for traduction in trouvees if traduction is not None]
    relus, perimes = etats.count("relue"), etats.count("perimee")
    return Avancement(len(cles), len(etats) - etats.count("retiree"), relus, perimes)


def _phrases(langue: Langue, fait: Avancement) -> tuple[str, ...]:
    """Two or three short sentences, that promise nothing."""
    _ = langue.gettext
    if fait.traduits == 0:
        return (_("Rien n’est encore traduit : les textes sont en français."),)
    phrases = [_traduits(langue, fait), _relus(langue, fait)]
    if fait.perimes:
        phrases.append(
            langue.ngettext(
                "%(nombre)s traduction est plus ancienne que le texte français : "
                "le français est écrit à côté.",
                "%(nombre)s traductions sont plus anciennes que le texte français : "
                "le français est écrit à côté.",
                fait.perimes,
                nombre=_nombre(fait.perimes),
            )
        )
    return tuple(phrases)


def _traduits(langue: Langue, fait: Avancement) -> str:
    if fait.traduits == fait.total:
        return langue.gettext("Tous les textes sont traduits.")
    return langue.ngettext(
        "%(nombre)s texte sur %(total)s est traduit. Les autres sont en français.",
        "%(nombre)s textes sur %(total)s sont traduits. Les autres sont en français.",
        fait.traduits,
        nombre=_nombre(fait.traduits),
        total=_nombre(fait.total),
    )


def _relus(langue: Langue, fait: Avancement) -> str:
    if fait.relus == 0:
        return langue.gettext("Aucune traduction n’a été relue par une personne.")
    if fait.relus == fait.traduits:
        return langue.gettext("Toutes les traductions ont été relues par une personne.")
    return langue.ngettext(
        "%(nombre)s traduction a été relue par une personne.",
        "%(nombre)s traductions ont été relues par une personne.",
        fait.relus,
        nombre=_nombre(fait.relus),
    )


def _nombre(nombre: int) -> str:
    """Thousands apart, as on paper."""
    return f"{nombre:,}".replace(",", FINE)
