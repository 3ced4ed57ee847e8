"""Rules about a procedure: what next, who helps, what does harm, what to do, what to bring."""

import re
from collections.abc import Iterator

from kit.content.document import Document
from kit.content.fiche import Contact, Fiche
from kit.content.normalisation import normalise
from kit.content.piece import Lot, PieceDemandee
from kit.content.texte import RefValeur
from kit.content.typographie import FINE
from kit.content.valeur import Valeur
from kit.quality.constat import RegleDocument, extract
from kit.quality.contexte import Contexte, Passage

_SUITES = {
    "delai": "Rien ne dit combien de temps attendre.",
    "sans_reponse": "Rien ne dit quoi faire si la réponse ne vient pas.",
    "recours": "Rien ne dit quoi faire après un refus.",
}


def is_demarche(document: Document) -> bool:
    """Whether a document tells a whole procedure, not where to go for one."""
    return isinstance(document, Fiche) and document.genre == "fiche" and bool(document.demarches)


class SuiteAbsente(RegleDocument):
    """A procedure that does not say what comes after it."""

    code = "suite-absente"
    niveau = "erreur"
    titre = "Rien sur la suite"
    remede = "Écrivez dans ce champ ce que la personne doit faire\u00a0: une phrase suffit."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - one signature for all
        """Each of delay, silence and refusal that is missing."""
        if is_demarche(document):
            for champ, phrase in _SUITES.items():
                if not getattr(document, champ):
                    yield champ, phrase


_RISQUE = re.compile(
    r"\boqtf\b|quitter la france|expuls|\bretention\b|violence|\btraite des|\bsans titre\b"
    r"|\bvisa de regularisation\b|\bdemande d.asile\b"
)
_AIDE = re.compile(
    r"\bavocat|\bassociation|\bdefenseur|\bpoint d.acc|\bfrance services\b|\baide\b|\becoute\b"
    r"|\bcimade\b|\bgisti\b|\bspada\b"
)


class AideAbsente(RegleDocument):
    """A procedure that may cost someone their place in France, and nobody to call."""

    code = "aide-absente"
    niveau = "erreur"
    titre = "Démarche à risque sans contact d’aide"
    remede = (
        "Ajoutez dans «\u202fcontacts\u202f» qui peut aider\u00a0: "
        "une association, un avocat, un numéro."
    )

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """The fiche, when it speaks of a risk and names no help."""
        if not (is_demarche(document) and isinstance(document, Fiche)):
            return
        for passage in contexte.passages(document):
            trouve = _RISQUE.search(passage.plain)
            if trouve:
                if not any(_helps(contact, contexte) for contact in document.contacts):
                    yield "contacts", f"La fiche parle de «{FINE}{trouve.group()}{FINE}»."
                return


def _helps(contact: Contact, contexte: Contexte) -> bool:
    valeur = contexte.find(Valeur, contact.valeur)
    dits = (contact.libelle, contact.precision or "", valeur.libelle if valeur else "")
    return _AIDE.search(normalise(" ".join(dits))) is not None


_CRITIQUES: dict[str, re.Pattern[str]] = {
    "Une date limite": re.compile(
        r"\bau plus tard\b|\bdate limite\b|\bdelai pour\b|\bavant la fin (?:de|du)\b"
        r"|\bvous avez \d+ (?:a \d+ )?(?:heures?|jours?|semaines?|mois)\b"
        r"|\bdans les \d+ (?:heures?|jours?|semaines?|mois)\b"
    ),
    "Un refus": re.compile(
        r"\brefus(?:ee?s?|er|ez|ent)?\b(?!,)|\bperd(?:ez|re) (?:le|votre|vos|ce) "
    ),
    "De l’argent": re.compile(r"\bjamais rendu|\bamende\b"),
}
_AVEC_CRITIQUE = frozenset({"fiche", "question", "annonce", "urgence"})


class CritiqueNonMarque(RegleDocument):
    """A text that does harm when its translation is wrong, and is not marked."""

    code = "critique-non-marque"
    niveau = "avertissement"
    titre = "Passage critique non marqué"
    remede = (
        "Ajoutez le nom du bloc dans «\u202fcritique\u202f»\u00a0: sa traduction sera surveillée."
    )

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """Each unmarked deadline, refusal, amount or place."""
        if document.GENRE not in _AVEC_CRITIQUE:
            return
        marques = frozenset(getattr(document, "critique", ()))
        signales: set[str] = set()
        for passage in contexte.passages(document):
            raison = _criticise(passage, contexte)
            if raison and passage.noeud not in marques and passage.noeud not in signales:
                signales.add(passage.noeud)
                yield passage.noeud, f"{raison}\u00a0: {extract(' '.join(passage.phrases))}"
        for cout in document.couts if isinstance(document, Fiche) else ():
            if cout.valeur and cout.id not in marques and cout.id not in signales:
                yield cout.id, f"De l’argent\u00a0: {extract(cout.libelle)}"


def _criticise(passage: Passage, contexte: Contexte) -> str | None:
    """What makes a text critical, as the beginning of a sentence, or None."""
    if not passage.enrichi:
        return None  # a title only announces what its blocks say
    for marque in passage.marques:
        valeur = contexte.find(Valeur, marque.valeur) if isinstance(marque, RefValeur) else None
        if valeur is not None and valeur.genre in ("montant", "date", "adresse"):
            nom = {"montant": "De l’argent", "date": "Une date", "adresse": "Un lieu"}
            return nom[valeur.genre]
    return next((nom for nom, motif in _CRITIQUES.items() if motif.search(passage.plain)), None)


_VERBE = re.compile(
    r"(?<![\w-])(?:\w+ez|faites|dites|etes)(?:-(?:les?|la|vous|y|en|lui|leur|moi))?(?![\w-])"
)
_NOMS_EN_EZ = frozenset({"chez", "assez", "nez", "rez", "rendez-vous"})
_CONJUGUES = frozenset(
    [
        "est",
        "sont",
        "a",
        "ont",
        "peut",
        "peuvent",
        "doit",
        "doivent",
        "va",
        "vont",
        "fait",
        "font",
        "decide",
        "etudie",
        "examine",
        "repond",
        "convoque",
        "donne",
        "envoie",
        "recoit",
        "verifie",
        "arrive",
        "vient",
        "signe",
        "enregistre",
        "instruit",
        "delivre",
        "choisit",
        "demande",
        "regarde",
        "commence",
        "finit",
        "paie",
        "prend",
        "appelle",
        "ecrit",
    ]
)
_INFINITIF = re.compile(r"(?:ne pas )?(?:s’|s'|se )?[a-z]+(?:er|ir|re|oir)\b")


class EtapeSansVerbe(RegleDocument):
    """A step whose title does not say what to do."""

    code = "etape-sans-verbe"
    niveau = "avertissement"
    titre = "Étape sans verbe"
    remede = "Commencez l’étape par un verbe\u00a0: «\u202fPréparez vos papiers\u202f»."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - one signature for all
        """Each step that is only a name."""
        for etape in document.etapes if isinstance(document, Fiche) else ():
            if not has_verbe(etape.titre):
                yield f"{etape.id}.titre", extract(etape.titre)


def has_verbe(titre: str) -> bool:
    """Whether a title orders, says what happens, or begins with an infinitive."""
    plain = normalise(titre)
    ordres = (trouve.group() for trouve in _VERBE.finditer(plain))
    return (
        any(mot not in _NOMS_EN_EZ for mot in ordres)
        or _INFINITIF.match(plain) is not None
        or not _CONJUGUES.isdisjoint(plain.split())
    )


class PieceEnDouble(RegleDocument):
    """The same paper asked for twice from the same person."""

    code = "piece-en-double"
    niveau = "erreur"
    titre = "Papier demandé deux fois"
    remede = "Gardez une seule ligne, ou dites dans «\u202fcondition\u202f» qui chacune concerne."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """Each paper that comes back, alone or inside a shared list."""
        demandees = document.pieces if isinstance(document, Fiche | Lot) else ()
        vues: dict[str, list[frozenset[str]]] = {}
        for ligne in demandees:
            for piece, conditions in _open_lot(ligne, contexte):
                for avant in vues.get(piece, ()):
                    if avant <= conditions or conditions <= avant:
                        ou = f", dans le lot «{FINE}{ligne.lot}{FINE}»" if ligne.lot else ""
                        yield ligne.id, f"«{FINE}{piece}{FINE}» est déjà demandé{ou}."
                        break
                vues.setdefault(piece, []).append(conditions)


def _open_lot(ligne: PieceDemandee, contexte: Contexte) -> Iterator[tuple[str, frozenset[str]]]:
    """The papers of a line, with the conditions that all hold together."""
    propre = frozenset([normalise(ligne.condition)] if ligne.condition else [])
    if ligne.piece is not None:
        yield ligne.piece, propre
    lot = contexte.find(Lot, ligne.lot)
    for autre in lot.pieces if lot else ():
        for piece, conditions in _open_lot(autre, contexte) if autre.piece else ():
            yield piece, propre | conditions
