"""A notice made of fixed phrases and of an agent's own words, and the way back to the form.

The block of a fixed phrase bears the id of the phrase: the notice says which phrase it is made of,
and takes over its translations.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from typing import Any, cast

from kit.admin.annonces.complements import ComplementError, Structures, complete, read_complement
from kit.admin.annonces.saisie import RUBRIQUES, Rubrique, Saisie
from kit.content.annonce import Annonce
from kit.content.bloc import Bloc
from kit.content.empreinte import dump_document
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.phrase import Phrase
from kit.content.segments import cle_segment, list_segments
from kit.langues.registre import FRANCAIS
from kit.store.copies import Copie

TITRE_MAX, PROPRE_MAX = 120, 1_200
"""Signs of a title, and of what an agent writes in one part: a notice is read while walking."""
_POINTS = ".。।"
_BlocBrut = dict[str, str]


class SaisieInvalideError(ValueError):
    """What keeps a form from being a notice: every fault, in sentences."""

    def __init__(self, fautes: Sequence[str]) -> None:
        self.fautes = tuple(fautes)
        super().__init__(" ".join(fautes))


@dataclass(frozen=True)
class Materiel:
    """What a notice is made from: what readers see now."""

    phrases: Mapping[str, Phrase]
    structures: Structures

    def list_phrases(self, rubrique: Rubrique) -> tuple[Phrase, ...]:
        """The fixed phrases of a part; one that does not say says what happens."""
        return tuple(p for p in self.phrases.values() if find_rubrique(p) == rubrique)


def find_rubrique(phrase: Phrase) -> Rubrique:
    """The part of a notice that a phrase belongs to."""
    return next((nom for nom, _c, _t in RUBRIQUES if nom == phrase.sur), "change")


def compose(saisie: Saisie, materiel: Materiel, cle: str, avant: Annonce | None = None) -> Annonce:
    """The notice that a form says; `avant` is the one that is changed: what no form asks is kept.

    Raises SaisieInvalideError.
    """
    fautes = [*_list_fautes(saisie), *_list_fautes_complements(saisie, materiel)]
    if fautes:
        raise SaisieInvalideError(fautes)
    parties = {champ: _blocs(saisie, materiel, nom, avant) for nom, champ, _t in RUBRIQUES}
    if not parties["ce_qui_change"]:
        fautes.append("Dites ce qui se passe\u00a0: choisissez une phrase, ou écrivez la vôtre.")
    if not parties["que_faire"]:
        fautes.append("Dites quoi faire\u00a0: choisissez une phrase, ou écrivez la vôtre.")
    if not (saisie.titre or _choisies(saisie, materiel, "change")):
        fautes.append(
            "Donnez un titre, ou choisissez une phrase dans «\u202fCe qui se passe\u202f»."
        )
    if fautes:
        raise SaisieInvalideError(fautes)
    return _read({**_garde(parties, avant), **_entete(saisie, materiel), **parties, "id": cle})


def list_copies(annonce: Annonce, saisie: Saisie, materiel: Materiel) -> list[Copie]:
    """Which segments of a notice repeat a fixed phrase."""
    textes = {s.cle: s.texte for s in list_segments(annonce)}
    copies = []
    for numero, phrase in enumerate(_choisies(saisie, materiel, "")):
        valeur = saisie.complements.get(phrase.id, "")
        ecrit = partial(_write, phrase, valeur, materiel.structures)
        cle = cle_segment(annonce.GENRE, annonce.id, f"{phrase.id}.texte")
        modele = (cle_segment(phrase.GENRE, phrase.id, "texte"), phrase.texte)
        copies.append(Copie(cle, textes[cle], *modele, ecrit))
        if numero == 0 and not saisie.titre and find_rubrique(phrase) == "change":
            titre = cle_segment(annonce.GENRE, annonce.id, "titre")
            en_titre = partial(_write_titre, phrase, valeur, materiel.structures)
            copies.append(Copie(titre, annonce.titre, *modele, en_titre))
    return copies


def read_annonce(annonce: Annonce, materiel: Materiel) -> Saisie:
    """The form that says an existing notice."""
    phrases: list[str] = []
    complements: dict[str, str] = {}
    propres: dict[str, str] = {}
    for nom, champ, _t in RUBRIQUES:
        lignes = []
        for bloc in getattr(annonce, champ):
            valeur = _recognise(bloc, materiel)
            if valeur is None:
                lignes.append(bloc.texte)
            else:
                phrases.append(bloc.id)
                complements[bloc.id] = valeur
        propres[nom] = "\n".join(lignes)
    saisie = Saisie(tuple(phrases), complements, "", propres)
    premiere = next(iter(_choisies(saisie, materiel, "change")), None)
    dit = _dire(premiere, saisie, materiel) if premiere else ""
    return Saisie(
        saisie.phrases,
        complements,
        "" if annonce.titre == _as_titre(dit) else annonce.titre,
        propres,
        annonce.niveau,
        annonce.a_partir_du.isoformat(),
        annonce.jusqu_au.isoformat() if annonce.jusqu_au else "",
        annonce.structures,
        annonce.fiches,
        annonce.id,
    )


_DU_FORMULAIRE = ("pictogramme", "jusqu_au", "structures", "fiches")
"""Fields that the form empties."""
_PROPRE = "texte-"
"""What the ids of an agent's own paragraphs begin with."""


def _entete(saisie: Saisie, materiel: Materiel) -> dict[str, Any]:
    choisies = _choisies(saisie, materiel, "change")
    premiere = choisies[0] if choisies else None
    brut: dict[str, Any] = {
        "schema": Annonce.SCHEMA,
        "titre": saisie.titre or _as_titre(_dire(premiere, saisie, materiel) if premiere else ""),
        "niveau": saisie.niveau,
        "pictogramme": premiere.pictogramme if premiere else None,
        "a_partir_du": saisie.du,
        "jusqu_au": saisie.au or None,
        "structures": saisie.structures,
        "fiches": saisie.fiches,
    }
    return {champ: valeur for champ, valeur in brut.items() if valeur is not None}


def _garde(parties: dict[str, list[_BlocBrut]], avant: Annonce | None) -> dict[str, Any]:
    """What is kept of the notice before, and which texts are critical: an agent's own words are."""
    brut = dump_document(avant) if avant else {}
    for champ in _DU_FORMULAIRE:
        brut.pop(champ, None)
    blocs = {bloc["id"] for liste in parties.values() for bloc in liste}
    propres = {i for i in blocs if i.startswith(_PROPRE)}
    return {
        **brut,
        "verifications": [v for v in brut.get("verifications", ()) if v["noeud"] in blocs],
        "critique": sorted(propres | (set(brut.get("critique", ())) & blocs)),
    }


def _blocs(
    saisie: Saisie, materiel: Materiel, rubrique: Rubrique, avant: Annonce | None
) -> list[_BlocBrut]:
    choisies = _choisies(saisie, materiel, rubrique)
    lignes = [ligne.strip() for ligne in saisie.propres.get(rubrique, "").splitlines()]
    connus = {b.texte: b.id for b in iterate_blocs(avant)} if avant else {}
    nom, pris = rubrique.replace("_", "-"), set(connus.values())
    libres = (i for n in count(1) if (i := f"{_PROPRE}{nom}-{n}") not in pris)
    textes = [(p.id, _dire(p, saisie, materiel)) for p in choisies]
    textes += [(connus.pop(ligne, "") or next(libres), ligne) for ligne in lignes if ligne]
    liste = "numero" if rubrique == "faire" else "puce"
    genre = liste if len(textes) > 1 else "paragraphe"
    return [{"id": identifiant, "genre": genre, "texte": texte} for identifiant, texte in textes]


def iterate_blocs(annonce: Annonce) -> Iterator[Bloc]:
    """The paragraphs of a notice, in reading order."""
    for _n, champ, _t in RUBRIQUES:
        yield from getattr(annonce, champ)


def _choisies(saisie: Saisie, materiel: Materiel, rubrique: Rubrique | str) -> list[Phrase]:
    """The phrases that are ticked, in the order of the page; those of every part for ''."""
    voulues = [nom for nom, _c, _t in RUBRIQUES if rubrique in ("", nom)]
    return [p for nom in voulues for p in materiel.list_phrases(nom) if p.id in saisie.phrases]


def _dire(phrase: Phrase, saisie: Saisie, materiel: Materiel) -> str:
    valeur = saisie.complements.get(phrase.id, "")
    return complete(phrase, phrase.texte, valeur, materiel.structures, FRANCAIS)


def _write(phrase: Phrase, valeur: str, structures: Structures, langue: str, texte: str) -> str:
    return complete(phrase, texte, valeur, structures, langue)


def _write_titre(
    phrase: Phrase, valeur: str, structures: Structures, langue: str, texte: str
) -> str:
    return _as_titre(complete(phrase, texte, valeur, structures, langue))


def _as_titre(texte: str) -> str:
    """A sentence as a title: without its last full stop."""
    return texte.rstrip(_POINTS)


def _recognise(bloc: Bloc, materiel: Materiel) -> str | None:
    """What ends the fixed phrase that a block repeats; None when it is an agent's own words."""
    phrase = materiel.phrases.get(bloc.id)
    return read_complement(phrase, bloc.texte, materiel.structures) if phrase else None


def _list_fautes(saisie: Saisie) -> list[str]:
    fautes = []
    if len(saisie.titre) > TITRE_MAX:
        fautes.append(f"Titre\u00a0: {TITRE_MAX} signes au plus, il en a {len(saisie.titre)}.")
    for nom, _champ, titre in RUBRIQUES:
        longueur = len(saisie.propres.get(nom, ""))
        if longueur > PROPRE_MAX:
            fautes.append(f"{titre}\u00a0: {PROPRE_MAX} signes au plus, il y en a {longueur}.")
    du, au = (_read_jour(jour) for jour in (saisie.du, saisie.au))
    if du is None:
        fautes.append("À partir du\u00a0: choisissez un jour.")
    if au is None and saisie.au:
        fautes.append("Jusqu’au\u00a0: ce n’est pas une date. Effacez-la, ou choisissez un jour.")
    if du and au and au < du:
        fautes.append("L’annonce finit avant de commencer\u00a0: corrigez l’une des deux dates.")
    return fautes


def _list_fautes_complements(saisie: Saisie, materiel: Materiel) -> list[str]:
    fautes = []
    for phrase in _choisies(saisie, materiel, ""):
        try:
            _dire(phrase, saisie, materiel)
        except ComplementError as error:
            fautes.append(str(error))
    return fautes


def _read_jour(texte: str) -> date | None:
    try:
        return date.fromisoformat(texte)
    except ValueError:
        return None


def _read(brut: dict[str, Any]) -> Annonce:
    try:
        return cast("Annonce", read_document(Annonce.GENRE, brut))
    except DocumentInvalideError as error:
        raise SaisieInvalideError([faute.message for faute in error.fautes]) from None
