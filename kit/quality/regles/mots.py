"""Rules about words: acronyms, negations, figures in clear, typography."""

import re
from collections.abc import Iterator

from kit.content.document import Document
from kit.content.texte import RefTerme
from kit.content.typographie import FINE, INSECABLE, fix_typographie
from kit.quality.constat import RegleDocument, RegleTexte, extract
from kit.quality.contexte import Contexte, Passage

_SIGLE = re.compile(r"(?<![\w-])[A-Z]{2,}(?:-[A-Z]{2,})*(?![\w-])")
_CONNUS = frozenset({"SMS", "PDF", "JPG", "PNG", "HEIC", "QR", "OK"})
"""Read as words everywhere."""
_ROMAIN = re.compile(r"[IVX]+")
_SUIVI = re.compile(
    r"\s*(?:\(|,\s+(?:l[’ea]|les|une?|des|c[’e]|aussi|ou)\b"
    r"|[\u00a0 ]:\s+(?:l[’ea]|les|une?|c’est)\b"
    r"|\s+(?:est|veut dire)\s+(?:l[’ea]|les|une?)\b)"
)
"""What opens an explanation right after the word: "OQTF, l’ordre de quitter la France"."""
_LECTEURS = frozenset({"fiche", "question", "urgence", "annonce", "piece"})
"""Kinds read on a page of their own, where a word can be explained."""


class SigleInexplique(RegleDocument):
    """An acronym whose first use does not say what it means."""

    code = "sigle-inexplique"
    niveau = "avertissement"
    titre = "Sigle sans explication à son premier emploi"
    remede = "Écrivez [[terme|SIGLE]] à son premier emploi, ou dites juste après ce que c’est."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """The first place of each acronym, when it is not explained there."""
        if document.GENRE not in _LECTEURS:
            return
        emplois = [
            (sigle, passage.chemin, explique, passage.enrichi)
            for passage in contexte.passages(document)
            for sigle, explique in _read_sigles(passage).items()
        ]
        # A title has no room for marks: what counts is the first sentence, else the title.
        emplois.sort(key=lambda emploi: not (emploi[3] or emploi[2]))
        premiers: dict[str, tuple[str, bool]] = {}
        for sigle, chemin, explique, _enrichi in emplois:
            premiers.setdefault(sigle, (chemin, explique))
        for sigle, (chemin, explique) in premiers.items():
            if not explique:
                yield chemin, f"«{FINE}{sigle}{FINE}» n’est pas expliqué."


def _read_sigles(passage: Passage) -> dict[str, bool]:
    """Acronyms of a text, and whether one of their uses in it explains them."""
    trouves: dict[str, bool] = {}
    for sigle, explique in _list_sigles(passage):
        trouves[sigle] = trouves.get(sigle, False) or explique
    return trouves


def _list_sigles(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Acronyms of a text and whether it explains them; those of the glossary come first."""
    for marque in passage.marques:
        if isinstance(marque, RefTerme):
            nom = marque.texte or marque.terme.upper()
            for sigle in (*_SIGLE.findall(nom), marque.terme.upper()):
                yield sigle, True
    for mots in passage.mots:
        for trouve in _SIGLE.finditer(mots):
            if trouve.group() not in _CONNUS and not _ROMAIN.fullmatch(trouve.group()):
                yield trouve.group(), _is_explained(mots, trouve)


def _is_explained(mots: str, trouve: re.Match[str]) -> bool:
    entre = mots[: trouve.start()].endswith("(") and mots[trouve.end() :].startswith(")")
    return entre or _SUIVI.match(mots, trouve.end()) is not None


_LUS = _LECTEURS | {"terme", "lot", "modalite", "lettre", "phrase", "demarche"}
"""Kinds that usagers read; the portraits of an annexe may say that someone does not read."""


class DoubleNegation(RegleTexte):
    """Two negations that readers must undo."""

    code = "double-negation"
    niveau = "avertissement"
    titre = "Double négation"
    remede = (
        "Dites la même chose à l’affirmatif\u00a0: «\u202fvenez avec\u202f», "
        "pas «\u202fne venez pas sans\u202f»."
    )

    _MOTIF = re.compile(
        r"\b(?:pas|jamais|plus|rien) sans\b"
        r"|\b(?:pas|jamais) (?:im(?:possible|prudent)|in(?:utile|terdit|valide|complet|connu|exact)"
        r"|ir(?:régulier|recevable)|illégal)"
        r"|(?:\bne |n’)[\w’-]+(?: [\w’-]+)? (?:pas|plus|jamais|rien)\b"
        r"(?:(?! (?:et|ou|mais|car|donc|ni) )[^,:;.!?«»])*?"
        r"(?:\bne |\bn’)[\w’-]+(?: [\w’-]+)? (?:pas|plus|jamais|rien)\b"
        r"|\bpas ne pas\b",
        re.IGNORECASE,
    )

    def check_passage(self, passage: Passage) -> Iterator[str]:
        """Each sentence that denies twice."""
        for phrase in passage.phrases if passage.genre in _LUS else ():
            trouve = self._MOTIF.search(phrase)
            if trouve:
                yield f"{extract(trouve.group())} dans {extract(phrase)}"


_MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_VALEURS: dict[str, re.Pattern[str]] = {
    "Montant": re.compile(r"\d[\d \u00a0\u202f.,]*[ \u00a0\u202f]?(?:€|euros?\b)"),
    "Date": re.compile(
        rf"\b\d{{1,2}}(?:er)?[ \u00a0](?:{_MOIS})\b(?: \d{{4}})?"
        rf"|\b(?:{_MOIS}) (?:19|20)\d\d\b|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}\b"
    ),
    "Téléphone": re.compile(
        r"(?<!\d)(?:\+33[ \u00a0]?|0)\d(?:[ \u00a0.]?\d\d){4}(?!\d)"
        r"|\b(?:(?:[Aa]ppel|[Cc]ompos|[Tt]éléphon)\w+(?: (?:au|le|vite le))?|[Ff]aites le|SMS au)"
        r" \d{2,4}\b(?! (?:fois|minutes?|heures?|jours?|semaines?|mois|ans|personnes|lieux)\b)"
    ),
}
_TEXTE_DE_LOI = re.compile(r"\b(?:arrêté|décret|loi|ordonnance|circulaire|accord)[\w ]* du $")
"""The date of a law is part of its name."""
_SANS_VALEURS = frozenset({"annonce", "annexe", "valeur", "structure", "site"})
"""A notice has its own days; the others hold local or invented facts, or are the value."""


class ValeurEnClair(RegleTexte):
    """An amount, a date or a phone number typed in a text."""

    code = "valeur-en-clair"
    niveau = "erreur"
    titre = "Montant, date ou téléphone écrit dans le texte"
    remede = "Créez une valeur dans valeurs.yaml et écrivez {valeur:identifiant} à sa place."

    def check_passage(self, passage: Passage) -> Iterator[str]:
        """Each figure that will be wrong somewhere when it changes."""
        if passage.genre in _SANS_VALEURS:
            return
        for mots in passage.mots:
            for nom, motif in _VALEURS.items():
                for trouve in motif.finditer(mots):
                    if _TEXTE_DE_LOI.search(mots, 0, trouve.start()):
                        continue
                    yield f"{nom} dans le texte\u00a0: «{FINE}{trouve.group()}{FINE}»."


class Typographie(RegleTexte):
    """Signs that are not those of French."""

    code = "typographie"
    niveau = "erreur"
    titre = "Typographie"
    remede = (
        "Écrivez ’ et «\u202f\u202f», une espace fine insécable avant ; ? et !, "
        "une espace insécable avant le deux-points."
    )

    _COLLE = re.compile(r"(?<=[\w»)’])[?!;](?=\s|$)|(?<=[\w»)]):(?=\s|$)|\"|(?<![\w/])'|'(?!\w)")
    """A sign without its space, straight quotes."""

    def check_passage(self, passage: Passage) -> Iterator[str]:
        """The first fault of a text."""
        corrige = fix_typographie(passage.texte)
        if corrige != passage.texte:
            ecrit, attendu = _around(passage.texte, corrige), _around(corrige, passage.texte)
            yield f"{ecrit} s’écrit {attendu}."
            return
        for mots in passage.mots:
            trouve = self._COLLE.search(mots)
            if trouve:
                debut = max(0, trouve.start() - 15)
                yield f"Signe à corriger dans {extract(_show(mots[debut : trouve.end() + 5]))}."
                return


def _around(texte: str, autre: str) -> str:
    """What surrounds the first difference between two texts, its spaces made visible."""
    rang = next(
        (i for i, (a, b) in enumerate(zip(texte, autre, strict=False)) if a != b), len(autre)
    )
    return extract(_show(texte[max(0, rang - 10) : rang + 8]))


def _show(texte: str) -> str:
    """No-break spaces as a sign that people can see."""
    return texte.replace(FINE, "⍽").replace(INSECABLE, "⎵")
