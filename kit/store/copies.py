"""Translations taken over from another segment: a fixed phrase keeps its own wherever it is put."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kit.content.segments import hash_francais
from kit.store.traductions import Courante, EtatStocke, NouvelleTraduction, read_courantes

_MONTREES: Mapping[str, EtatStocke] = {"relue": "relue", "non_relue": "non_relue"}


@dataclass(frozen=True)
class Copie:
    """A segment whose text is made of another one."""

    cle: str
    texte: str
    """Its French."""
    modele: str
    """Key of the segment that it repeats."""
    modele_texte: str
    """French of that segment: a translation of another French is not taken over."""
    write: Callable[[str, str], str]
    """From a language tag and the translation of the model, the translation of this segment."""


def copy_traductions(session: Session, copies: Sequence[Copie]) -> list[NouvelleTraduction]:
    """The rows that give each segment the translations of its model, reviewed as the model is.

    One that somebody reviewed where it stands is left alone.
    """
    courantes = read_courantes(session, {c.modele for c in copies} | {c.cle for c in copies})
    nouvelles = []
    for copie in copies:
        neuf, vieux = hash_francais(copie.texte), hash_francais(copie.modele_texte)
        for (cle, langue, hache), courante in courantes.items():
            etat = _MONTREES.get(courante.etat)
            if (cle, hache) != (copie.modele, vieux) or etat is None:
                continue
            deja = courantes.get((copie.cle, langue, neuf))
            if deja is None or deja.etat != "relue":
                texte = copie.write(langue, courante.texte)
                nouvelles.append(NouvelleTraduction(copie.cle, langue, neuf, texte, etat))
    return nouvelles


def list_traduits(
    session: Session, segments: Mapping[str, str], nouvelles: Iterable[NouvelleTraduction] = ()
) -> dict[str, dict[str, str]]:
    """By language, the segments (their French by key) that have a translation of this French.

    `nouvelles` are rows that are about to be added.
    """
    courantes = read_courantes(session, segments)
    ajoutees = {n.identite: Courante(0, n.texte, n.etat) for n in nouvelles}
    traduits: dict[str, dict[str, str]] = {}
    for (cle, langue, hache), courante in {**courantes, **ajoutees}.items():
        fraiche = cle in segments and hash_francais(segments[cle]) == hache
        if fraiche and courante.etat in _MONTREES:
            traduits.setdefault(langue, {})[cle] = courante.texte
    return traduits
