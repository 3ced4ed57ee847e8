"""What becomes of translations when the French of a segment changes."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from kit.content.changements import Changement, Sort
from kit.content.segments import hash_francais
from kit.store.traductions import EtatStocke, NouvelleTraduction, read_courantes

_STOCKES: Mapping[str, EtatStocke] = {"relue": "relue", "non_relue": "non_relue"}


def list_langues(session: Session, changements: Iterable[Changement]) -> dict[str, tuple[str, ...]]:
    """By key of a changed segment, the languages whose translation is of the French before."""
    touches = {c.cle: hash_francais(c.avant) for c in changements if c.avant is not None}
    langues: dict[str, list[str]] = {}
    for (cle, langue, hache), courante in read_courantes(session, touches).items():
        if touches[cle] == hache and courante.etat in _STOCKES:
            langues.setdefault(cle, []).append(langue)
    return {cle: tuple(sorted(tags)) for cle, tags in langues.items()}


def decide_traductions(
    session: Session, changements: Iterable[Changement], sorts: Mapping[str, Sort]
) -> list[NouvelleTraduction]:
    """The rows that say what was decided; a text that was completed needs none."""
    touches = {c.cle: c for c in changements if c.modifie and sorts.get(c.cle) != "complete"}
    nouvelles = []
    for (cle, langue, hache), courante in read_courantes(session, touches).items():
        changement = touches[cle]
        etat = _STOCKES.get(courante.etat)
        if hache != hash_francais(changement.avant or "") or etat is None:
            continue
        neuf = hash_francais(changement.apres or "")
        meme = sorts[cle] == "meme"
        nouvelles.append(
            NouvelleTraduction(
                cle, langue, neuf, courante.texte if meme else "", etat if meme else "retiree"
            )
        )
    return nouvelles
