"""What is wrong with a parcours: a rule, a sentence, what to do, and the answers that show it."""

from dataclasses import dataclass
from typing import Literal

from kit.content.parcours import Choix, Parcours, QuestionPosee
from kit.content.typographie import fix_typographie

Gravite = Literal["bloquant", "alerte"]
_COURT = 60


@dataclass(frozen=True)
class Probleme:
    """One fault."""

    code: str
    """Of the rule: `V20`."""
    gravite: Gravite
    """`bloquant`: the parcours cannot be published so."""
    noeud: str | None
    """Id of the node, choice, paper, remark or cas type concerned; None: the whole parcours."""
    phrase: str
    remede: str
    """What to do, in one sentence."""
    temoin: tuple[str, ...] | None = None
    """Ids of the fewest choices that show it; None: no answer does."""


def bloquant(
    code: str, noeud: str | None, phrase: str, remede: str, temoin: tuple[str, ...] | None = None
) -> Probleme:
    """A fault that forbids to publish; plain spaces are replaced by those of French typography."""
    return Probleme(
        code, "bloquant", noeud, fix_typographie(phrase), fix_typographie(remede), temoin
    )


def alerte(
    code: str, noeud: str | None, phrase: str, remede: str, temoin: tuple[str, ...] | None = None
) -> Probleme:
    """A fault to look at, that publishing leaves as it is."""
    return Probleme(code, "alerte", noeud, fix_typographie(phrase), fix_typographie(remede), temoin)


def quote(texte: str) -> str:
    """The beginning of a text, between guillemets."""
    court = texte if len(texte) <= _COURT else texte[:_COURT].rsplit(maxsplit=1)[0] + "…"
    return fix_typographie(f"« {court} »")


def name(parcours: Parcours, identifiant: str) -> str:
    """The words of a node or of a choice, between guillemets; its id when it has none."""
    for noeud in parcours.noeuds:
        if noeud.id == identifiant:
            return quote(noeud.titre)
        if isinstance(noeud, QuestionPosee):
            for choix in noeud.choix:
                if choix.id == identifiant:
                    return quote(label(choix))
    return quote(identifiant)


def label(choix: Choix) -> str:
    """The words of a choice; without any, what the interface says for its role."""
    defauts = {"je-ne-sais-pas": "Je ne sais pas", "aucun": "Rien de tout cela", "choix": choix.id}
    return choix.libelle or defauts[choix.role]
