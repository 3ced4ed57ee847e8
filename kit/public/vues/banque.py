"""The bank of pictograms: every drawing by category, or those that some words find."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.content.index import Entree, Index
from kit.content.mots import split_cles, split_mots
from kit.content.normalisation import normalise
from kit.content.pictogramme import Pictogramme
from kit.content.segments import cle_segment
from kit.langues.langue import Langue
from kit.langues.registre import FRANCAIS
from kit.public.vues.recherche import count_reponses
from kit.render.passages import Lecteur, Passage
from kit.render.pictogrammes import list_banque
from kit.store.catalogue import Catalogue
from kit.store.memoire import Memoire
from kit.web.statique import with_version

FEUILLE = "banque.svg"
"""Under static/: every drawing of the kit in one file, made by `tools/pictogrammes`."""


@dataclass(frozen=True)
class CarteVue:
    """A drawing of the grid."""

    id: str
    titre: Passage
    adresse: str
    image: str
    """The sheet of the bank at this drawing, or its own file when it was added here."""
    choisie: bool
    """Whether its box is ticked."""


@dataclass(frozen=True)
class CategorieVue:
    """The drawings of a category."""

    id: str
    titre: str
    cartes: tuple[CarteVue, ...]


@dataclass(frozen=True)
class BanqueVue:
    """The bank, whole or as some words choose."""

    mots: str
    phrase: str
    """How many answers, or what to write; empty when nothing was asked."""
    categories: tuple[CategorieVue, ...]
    """Every category; none when words choose."""
    reponses: tuple[CarteVue, ...]
    """What answers the words, the best first."""
    gardees: tuple[CarteVue, ...]
    """Ticked before, and not among the answers: a search loses none of them."""
    adresse_tout: str
    """The whole bank, with the same boxes ticked."""
    total: int

    @property
    def sommaire(self) -> list[tuple[str, str]]:
        """The way to each category."""
        return [(categorie.id, categorie.titre) for categorie in self.categories]


def name_categories(langue: Langue) -> dict[str, str]:
    """The categories in the order of the page, with their name."""
    _ = langue.gettext
    return {
        "documents": _("Papiers et documents"),
        "demarches": _("Démarches"),
        "temps": _("Temps et rendez-vous"),
        "lieux": _("Lieux"),
        "signaletique": _("Signalétique"),
        "personnes": _("Personnes"),
        "actions": _("Actions"),
        "etats": _("États et réponses"),
        "services": _("Services et aide"),
    }


def build_banque(lecteur: Lecteur, mots: str, choisis: Iterable[str]) -> BanqueVue:
    """The whole bank, or what answers these words in any language; `choisis` are ids ticked."""
    tous = sorted(lecteur.catalogue.all(Pictogramme), key=lambda p: normalise(p.titre))
    voulus = frozenset(choisis)
    cartes = {p.id: _carte(lecteur, p, voulus) for p in tous}
    tout = lecteur.adresses.pictogrammes(p.id for p in tous if p.id in voulus)
    if not split_mots(mots):
        conseil = lecteur.langue.gettext("Écrivez un mot ou son début : au moins deux lettres.")
        phrase = conseil if mots.strip() else ""
        categories = tuple(_iterate_categories(lecteur.langue, tous, cartes))
        return BanqueVue(mots, phrase, categories, (), (), tout, len(tous))
    trouves = find_pictogrammes(lecteur.catalogue, mots)
    gardees = tuple(c for i, c in cartes.items() if c.choisie and i not in trouves)
    phrase = count_reponses(lecteur.langue, len(trouves))
    reponses = tuple(cartes[identifiant] for identifiant in trouves)
    return BanqueVue(mots, phrase, (), reponses, gardees, tout, len(tous))


def find_pictogrammes(catalogue: Catalogue, mots: str) -> tuple[str, ...]:
    """Ids of the pictograms that answer, whatever the language of the words, the best first."""
    return _INDEX.of(catalogue).find(mots)


def list_termes(
    catalogue: Catalogue, pictogramme: Pictogramme
) -> Iterator[tuple[str, str | None, tuple[str, ...], str]]:
    """Label, keywords and state of the translation in each language that has either.

    French first, then every language of the base, offered to readers or not.
    """
    cles = split_cles(pictogramme.mots_cles or "")
    yield FRANCAIS, pictogramme.titre, cles, "francais"
    for tag in sorted(catalogue.traductions):
        textes = [
            catalogue.traduction(tag, cle_segment(Pictogramme.GENRE, pictogramme.id, champ))
            for champ in ("titre", "mots_cles")
        ]
        titre, mots = (t if t and t.etat != "retiree" else None for t in textes)
        if titre or mots:
            etat = next(t.etat for t in (titre, mots) if t)
            yield tag, titre and titre.texte, split_cles(mots.texte if mots else ""), etat


def _build_index(catalogue: Catalogue) -> Index:
    return Index(
        entree
        for pictogramme in catalogue.all(Pictogramme)
        for entree in _iterate_entrees(catalogue, pictogramme)
    )


_INDEX = Memoire(_build_index)


def _iterate_entrees(catalogue: Catalogue, pictogramme: Pictogramme) -> Iterator[Entree]:
    autres_noms = (pictogramme.adresse, *pictogramme.anciens_slugs)
    for tag, titre, cles, _etat in list_termes(catalogue, pictogramme):
        alias = autres_noms if tag == FRANCAIS else ()
        yield Entree(pictogramme.id, (titre,) if titre else (), (*cles, *alias))


def _carte(lecteur: Lecteur, pictogramme: Pictogramme, choisis: frozenset[str]) -> CarteVue:
    return CarteVue(
        pictogramme.id,
        lecteur.open(pictogramme).passage("titre"),
        lecteur.adresses.pictogramme(pictogramme.adresse),
        _image(lecteur, pictogramme),
        pictogramme.id in choisis,
    )


def _image(lecteur: Lecteur, pictogramme: Pictogramme) -> str:
    feuille = with_version(FEUILLE)
    sur_feuille = pictogramme.dessin is None and pictogramme.id in list_banque()
    if feuille is None or not sur_feuille:
        return lecteur.adresses.pictogramme_fichier(pictogramme.id)
    return f"{lecteur.adresses.statique(feuille)}#{pictogramme.id}"


def _iterate_categories(
    langue: Langue, tous: list[Pictogramme], cartes: dict[str, CarteVue]
) -> Iterator[CategorieVue]:
    for categorie, titre in name_categories(langue).items():
        siennes = tuple(cartes[p.id] for p in tous if p.categorie == categorie)
        if siennes:
            yield CategorieVue(categorie, titre, siennes)
