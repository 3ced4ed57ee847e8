"""What the commands that print read from their options; one French sentence when it is wrong."""

from collections.abc import Sequence

from kit.erreurs import KitError
from kit.langues.langue import Langue, LangueInconnueError, load_langue
from kit.render.impression.contenus.catalogue import CONTENUS, list_supports
from kit.render.impression.contenus.modele import Contenu, Options
from kit.render.impression.supports import Support

_PROPOSES = {genre: contenu for genre, contenu in CONTENUS.items() if not contenu.discret}
"""What follows from nobody's answers."""


def read_contenu(genre: str) -> Contenu:
    """The kind of content named. Raises KitError."""
    try:
        return _PROPOSES[genre]
    except KeyError:
        raise KitError(
            f"« {genre} » ne s’imprime pas\u00a0; ce qui s’imprime\u00a0: {', '.join(_PROPOSES)}."
        ) from None


def read_support(contenu: Contenu, voulu: str | None) -> Support:
    """The paper named, the usual one without name. Raises KitError."""
    papiers = list_supports(contenu)
    papier = next((s for s in papiers if s.id == (voulu or papiers[0].id)), None)
    if papier is None:
        raise KitError(
            f"Le papier « {voulu} » n’existe pas pour ce contenu\u00a0; "
            f"choisissez\u00a0: {', '.join(s.id for s in papiers)}."
        )
    return papier


def read_langue(tag: str) -> Langue:
    """The language of a tag. Raises KitError."""
    try:
        return load_langue(tag)
    except LangueInconnueError:
        raise KitError(
            f"La langue « {tag} » n’existe pas\u00a0: écrivez-la comme fr, ar ou uk."
        ) from None


def read_autres(contenu: Contenu, tags: Sequence[str]) -> tuple[Langue, ...]:
    """The languages beside the first one. Raises KitError when there are too many."""
    if len(tags) >= contenu.langues_max:
        raise KitError(
            f"Cette feuille porte {contenu.langues_max} langues au plus\u00a0: "
            f"gardez {contenu.langues_max - 1} fois « --avec »."
        )
    return tuple(read_langue(tag) for tag in tags)


def read_options(contenu: Contenu, saisies: Sequence[str]) -> Options:
    """The choices `name=value`, in the order of the content. Raises KitError."""
    connues = [option.id for option in contenu.options]
    lues = dict(saisie.partition("=")[::2] for saisie in saisies)
    inconnues = set(lues) - set(connues)
    if inconnues:
        choix = f"choisissez\u00a0: {', '.join(connues)}" if connues else "il n’en a aucune"
        raise KitError(f"« {min(inconnues)} » n’est pas une option de ce contenu\u00a0; {choix}.")
    return tuple((nom, lues[nom]) for nom in connues if lues.get(nom))


def read_one(valeurs: Sequence[str], nom: str) -> str | None:
    """The value of an option that only the whole series takes many times. Raises KitError."""
    if len(valeurs) > 1:
        raise KitError(f"Une seule feuille à la fois\u00a0: gardez un seul « --{nom} ».")
    return valeurs[0] if valeurs else None
