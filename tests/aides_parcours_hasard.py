"""Parcours at random, changes at random, and the mutations of a parcours."""

import json
import random
from collections.abc import Iterator
from typing import Any

from aides_parcours import Brut, build, choisi, information, question, resultat
from pydantic import ValidationError

from kit.content.lecture import read_document
from kit.content.parcours import NoeudParcours, Parcours, QuestionPosee


class Hasard:
    """Parcours at random: small enough to be walked whole, tangled enough to be hard."""

    def __init__(self, graine: int) -> None:
        self.tirage = random.Random(graine)  # noqa: S311 - a draw, not a secret

    def parcours(self, questions: int = 6, resultats: int = 3) -> Parcours:
        """A parcours whose jumps exist and go forward; nothing else is promised."""
        tirage = self.tirage
        noms = [f"q{n}" for n in range(tirage.randint(1, questions))]
        fins = [f"r{n}" for n in range(tirage.randint(1, resultats))]
        noeuds: list[Brut] = []
        connus: list[str] = []
        for rang, nom in enumerate(noms):
            if tirage.random() < 0.2:
                noeuds.append(information(f"i{rang}", si=self.condition(connus, 0.7)))
            posee = self._question(nom, noms[rang + 1 :] + fins, connus)
            noeuds.append(posee)
            connus += [choix["id"] for choix in posee["choix"]]
        noeuds += [resultat(fin, si=self.condition(connus, 0.6)) for fin in fins]
        if tirage.random() < 0.8:
            noeuds[-1]["si"] = None
        pieces = self._conditionnelles(connus, fins, "p", lambda n: {"piece": f"papier-{n % 2}"})
        for piece in pieces:
            piece["retiree"] = tirage.random() < 0.2
        texte = {"blocs": [{"texte": "Attention."}]}
        encarts = self._conditionnelles(connus, fins, "e", lambda _: texte)
        for encart in encarts:
            encart["blocs"] = [{"id": f"{encart['id']}-bloc", "texte": "Attention."}]
            encart["si"] = encart["si"] or choisi(connus[0])
        return build(*noeuds, pieces=pieces, encarts=encarts)

    def condition(self, connus: list[str], chance: float = 1.0, profondeur: int = 2) -> Any:
        """A condition on choices already made, or none."""
        tirage = self.tirage
        if not connus or tirage.random() > chance:
            return None
        forme = tirage.choice(["choix", "choix", "etiquette", "pas", "tous", "un"])
        if profondeur == 0 and forme in ("pas", "tous", "un"):
            forme = "choix"
        if forme == "choix":
            return choisi(*tirage.sample(connus, min(len(connus), tirage.randint(1, 3))))
        if forme == "etiquette":
            return {"etiquette": tirage.choice("tuv")}
        parties = [self.condition(connus, 1.0, profondeur - 1) for _ in range(tirage.randint(1, 3))]
        return {forme: parties[0] if forme == "pas" else parties}

    def _question(self, nom: str, suite: list[str], connus: list[str]) -> Brut:
        tirage = self.tirage
        cles = list("abcd")[: tirage.randint(1, 4)]
        plusieurs = tirage.random() < 0.3
        if tirage.random() < 0.3:
            cles.append("nsp")
        if plusieurs and tirage.random() < 0.6:
            cles.append("aucun")
        brut = question(nom, *cles, plusieurs=plusieurs, si=self.condition(connus, 0.4))
        for choix in brut["choix"]:
            if tirage.random() < 0.25:
                choix["vers"] = tirage.choice(suite)
            choix["si"] = self.condition(connus, 0.15)
            choix["etiquettes"] = [t for t in "tuv" if tirage.random() < 0.15]
        return brut

    def _conditionnelles(
        self, connus: list[str], fins: list[str], lettre: str, contenu: Any
    ) -> list[Brut]:
        tirage = self.tirage
        return [
            {
                "id": f"{lettre}{n}",
                "si": self.condition(connus, 0.8),
                "resultats": tirage.sample(fins, 1) if tirage.random() < 0.3 else [],
                **contenu(n),
            }
            for n in range(tirage.randint(0, 3))
        ]


def dump(parcours: Parcours) -> Brut:
    """The parcours as a pack writes it."""
    brut: Brut = json.loads(parcours.model_dump_json(by_alias=True))
    return brut


def change(parcours: Parcours, graine: int) -> Parcours | None:
    """The parcours with a few changes at random; None when they make no parcours."""
    tirage = random.Random(graine)  # noqa: S311 - a draw, not a secret
    brut = dump(parcours)
    for _ in range(tirage.randint(1, 3)):
        questions = [noeud for noeud in brut["noeuds"] if noeud["genre"] == "question"]
        if not questions:
            return None
        faire = tirage.choice([_swap, _drop, _add, _toggle, _remove, _rename, _melt])
        faire(brut["noeuds"], tirage.choice(questions), tirage)
    rangs = {noeud["id"]: rang for rang, noeud in enumerate(brut["noeuds"])}
    for noeud in brut["noeuds"]:
        for choix in noeud.get("choix", ()):
            if choix.get("vers") and rangs.get(choix["vers"], -1) <= rangs[noeud["id"]]:
                choix["vers"] = None
    try:
        document = read_document("parcours", brut)
    except (ValidationError, ValueError):
        return None
    assert isinstance(document, Parcours)
    return document if document.noeuds else None


def _swap(noeuds: list[Brut], _posee: Brut, tirage: random.Random) -> None:
    un, deux = tirage.randrange(len(noeuds)), tirage.randrange(len(noeuds))
    noeuds[un], noeuds[deux] = noeuds[deux], noeuds[un]


def _drop(_noeuds: list[Brut], posee: Brut, tirage: random.Random) -> None:
    if posee["choix"]:
        posee["choix"].pop(tirage.randrange(len(posee["choix"])))


def _add(_noeuds: list[Brut], posee: Brut, tirage: random.Random) -> None:
    posee["choix"].append({"id": f"{posee['id']}-z{tirage.randrange(99)}", "libelle": "Z"})


def _toggle(_noeuds: list[Brut], posee: Brut, tirage: random.Random) -> None:
    if tirage.random() < 0.5:
        posee["plusieurs"] = not posee["plusieurs"]
    else:
        posee["si"] = None


def _remove(noeuds: list[Brut], posee: Brut, _tirage: random.Random) -> None:
    noeuds.remove(posee)


def _rename(_noeuds: list[Brut], posee: Brut, tirage: random.Random) -> None:
    """One choice, under a new key; conditions no longer find it."""
    if not posee["choix"]:
        return
    choix = tirage.choice(posee["choix"])
    choix["anciennes_cles"] = [choix["id"].removeprefix(f"{posee['id']}-")]
    choix["id"] = f"{posee['id']}-y{tirage.randrange(99)}"


def _melt(_noeuds: list[Brut], posee: Brut, _tirage: random.Random) -> None:
    """Two choices become one."""
    if len(posee["choix"]) > 1:
        perdu = posee["choix"].pop()["id"].removeprefix(f"{posee['id']}-")
        premier = posee["choix"][0]
        premier["anciennes_cles"] = [*premier["anciennes_cles"], perdu]


def iterate_mutations(parcours: Parcours) -> Iterator[tuple[str, Parcours]]:
    """What was done, and each parcours that has lost, renamed or moved up a node.

    These are careless changes, that nothing has checked.
    """
    noeuds = parcours.noeuds
    for rang, noeud in enumerate(noeuds):
        reste = (*noeuds[:rang], *noeuds[rang + 1 :])
        yield f"supprimer {noeud.id}", _with(parcours, reste)
        yield (
            f"renommer {noeud.id}",
            _with(parcours, (*noeuds[:rang], _call(noeud), *noeuds[rang + 1 :])),
        )
        if rang:
            deplaces = (*reste[: rang - 1], noeud, *reste[rang - 1 :])
            yield f"monter {noeud.id}", _with(parcours, deplaces)


def _call(noeud: NoeudParcours) -> NoeudParcours:
    """The node under another name, as if it had never had the first one."""
    nom = f"x{noeud.id}"
    if not isinstance(noeud, QuestionPosee):
        return noeud.model_copy(update={"id": nom})
    choix = tuple(c.model_copy(update={"id": f"{nom}-{noeud.cle_of(c)}"}) for c in noeud.choix)
    return noeud.model_copy(update={"id": nom, "choix": choix})


def _with(parcours: Parcours, noeuds: tuple[NoeudParcours, ...]) -> Parcours:
    return parcours.model_copy(update={"noeuds": noeuds})
