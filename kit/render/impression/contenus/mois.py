"""« Le mois en une page » : what changed, which sheets to throw away, which to print again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kit.content.document import Document, DocumentAdressable
from kit.content.structure import Structure
from kit.langues.langue import load_langue
from kit.langues.marque import N_
from kit.langues.noms import name_langue
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.modele import Choix, Contenu, FeuilleInconnueError, Taille
from kit.render.impression.editions import format_code
from kit.render.impression.supports import CORPS_MIN_PT, Marges
from kit.render.mots import message, name_in_french, say
from kit.render.passages import Lecteur, Passage
from kit.render.vues.nouveautes import (
    NouveauteVue,
    build_nouveaute,
    first_of,
    iterate_nouvelles,
)
from kit.store.editions import EditionConnue

CHANGEMENTS_MAX, FEUILLES_MAX, VERIFIER_MAX = 18, 8, 6
"""Lines of each part; the template says which give way for all of it to stand on one page."""
EXEMPLAIRES_MAX = 6
"""Sheets of one document that are named."""
BIENTOT = timedelta(days=60)
"""How far ahead a date of verification is announced."""
_NOMS = {
    "faq": N_("Questions fréquentes"),
    "glossaire": N_("Les mots de l’administration"),
    "modalites": N_("Où faire chaque démarche\u202f?"),
    "rendez-vous": N_("Prendre rendez-vous"),
    "classeur": N_("Le classeur de l’accueil"),
    "carnet": N_("Mon carnet"),
    "planche": N_("Une planche à montrer du doigt"),
    "pre-accueil": N_("Pré-accueil"),
    "comptage": N_("Feuille de comptage de l’accueil"),
    "reponse-question": N_("Répondre à une question"),
}
"""What the sheets that have no document are called."""


@dataclass(frozen=True)
class Perimee:
    """A sheet in circulation that is not right any more."""

    edition: EditionConnue
    etat: Literal["changee", "retiree"]
    """Whether there is a right one to print instead, or none."""


@dataclass(frozen=True)
class Constat:
    """What the journal says of the sheets in circulation."""

    perimees: tuple[Perimee, ...]
    complet: bool
    """Whether all those that may be wrong were looked at."""
    lu: bool = True
    """Whether the journal could be read."""


@dataclass(frozen=True)
class FeuilleJetee:
    """The sheets of one document to throw away."""

    id: str
    nom: Passage
    exemplaires: tuple[str, ...]
    """Code, paper and languages of each."""
    reste: int
    """How many more sheets of it."""
    a_imprimer: bool


@dataclass(frozen=True)
class AVerifier:
    """A document that its authors promised to look at again."""

    id: str
    nom: Passage
    jour: str


@dataclass(frozen=True)
class MoisFeuille:
    """The month; `reste_…` is how many lines did not fit."""

    titre: Passage
    partage: str
    """Address that its code opens: the page of the month."""
    jour: str
    changements: tuple[NouveauteVue, ...]
    reste_changements: int
    jeter: tuple[FeuilleJetee, ...]
    reste_feuilles: int
    complet: bool
    lu: bool
    verifier: tuple[AVerifier, ...]


def complete_mois(mois: str, constat: Constat) -> Contenu:
    """The sheet of a month, with what is known of the sheets. Raises FeuilleInconnueError."""
    if first_of(mois) is None:
        raise FeuilleInconnueError(mois)

    def build(lecteur: Lecteur, _document: None, _choix: Choix) -> MoisFeuille:
        return _build(lecteur, mois, constat)

    return replace(MOIS, build=build)


def _build(lecteur: Lecteur, mois: str, constat: Constat) -> MoisFeuille:
    premier = first_of(mois)
    if premier is None:
        raise FeuilleInconnueError(mois)
    changements = [build_nouveaute(lecteur, n) for n in iterate_nouvelles(lecteur, mois)]
    jeter = tuple(_group(lecteur, constat.perimees))
    return MoisFeuille(
        titre=say(lecteur, lambda langue: langue.format_mois(premier)),
        partage=lecteur.adresses.nouveautes(mois if changements else ""),
        jour=lecteur.langue.format_date(lecteur.catalogue.jour),
        changements=tuple(changements[:CHANGEMENTS_MAX]),
        reste_changements=max(0, len(changements) - CHANGEMENTS_MAX),
        jeter=jeter[:FEUILLES_MAX],
        reste_feuilles=max(0, len(jeter) - FEUILLES_MAX),
        complet=constat.complet,
        lu=constat.lu,
        verifier=tuple(_list_a_verifier(lecteur))[:VERIFIER_MAX],
    )


def _group(lecteur: Lecteur, perimees: Iterable[Perimee]) -> Iterator[FeuilleJetee]:
    """The sheets to throw away, those of one document together."""
    groupes: dict[tuple[str, str], list[Perimee]] = {}
    for perimee in perimees:
        edition = perimee.edition
        groupes.setdefault((edition.genre, edition.identifiant), []).append(perimee)
    for (genre, identifiant), lot in groupes.items():
        yield FeuilleJetee(
            f"{genre}-{identifiant}",
            _name(lecteur, genre, identifiant),
            tuple(_describe(lecteur, perimee.edition) for perimee in lot[:EXEMPLAIRES_MAX]),
            max(0, len(lot) - EXEMPLAIRES_MAX),
            any(perimee.etat == "changee" for perimee in lot),
        )


def _describe(lecteur: Lecteur, edition: EditionConnue) -> str:
    """The code, the paper and the languages: what is needed to find a sheet and to print it."""
    support = SUPPORTS.get(edition.support)
    papier = lecteur.langue.gettext(support.nom) if support else edition.support
    langues = ", ".join(_name_langue(lecteur, tag) for tag in edition.langues)
    return f"{format_code(edition.code)}\u00a0: {papier}, {langues}"


def _name_langue(lecteur: Lecteur, tag: str) -> str:
    if lecteur.langue.is_francais:
        return name_langue(tag) or tag
    connues = lecteur.langue.locale.languages
    return connues.get(tag.partition("-")[0]) or load_langue(tag).autonyme


def _name(lecteur: Lecteur, genre: str, identifiant: str) -> Passage:
    """What a sheet is called; its id when its document is gone."""
    if genre in _NOMS:
        return message(lecteur, _NOMS[genre])
    document = _find(lecteur, genre, identifiant)
    if document is None:
        return name_in_french(identifiant)
    if isinstance(document, Structure):
        return name_in_french(document.nom)
    champ = next(c for c in ("titre", "nom", "question", "id") if hasattr(document, c))
    return lecteur.skimming().open(document).passage(champ)


def _find(lecteur: Lecteur, genre: str, identifiant: str) -> Document | None:
    """The strip and the answer of a fiche are sheets of it."""
    documents = lecteur.catalogue.documents
    genres = (genre, {"etiquettes": "pictogramme"}.get(genre, "fiche"))
    return next((d for g in genres if (d := documents.get(g, {}).get(identifiant))), None)


def _list_a_verifier(lecteur: Lecteur) -> Iterator[AVerifier]:
    """The documents whose date of verification comes, or is past; the most pressing first."""
    limite = lecteur.catalogue.jour + BIENTOT
    dates: list[tuple[date, DocumentAdressable]] = []
    for documents in lecteur.catalogue.documents.values():
        for document in documents.values():
            jour = getattr(document, "a_verifier_avant", None)
            if (
                isinstance(jour, date)
                and jour <= limite
                and isinstance(document, DocumentAdressable)
            ):
                dates.append((jour, document))
    for jour, document in sorted(dates, key=lambda paire: (paire[0], paire[1].id)):
        nom = _name(lecteur, document.GENRE, document.id)
        yield AVerifier(f"{document.GENRE}-{document.id}", nom, lecteur.langue.format_date(jour))


def _refuse(_lecteur: Lecteur, _document: None, _choix: Choix) -> MoisFeuille:
    """No month, no sheet. Raises FeuilleInconnueError."""
    raise FeuilleInconnueError("mois")


_TAILLE = Taille(11, CORPS_MIN_PT, replis=4, marges=Marges(10, 14, 14, 14))

MOIS = Contenu(
    "mois",
    "nouveautes/{}",
    ("a4", "odt"),
    _refuse,
    langues_max=1,
    tailles={"a4": _TAILLE},
    jumelle="nouveautes/{}",
    du_jour=True,
    alt_qr=N_("Code à scanner\u00a0: les nouveautés de ce mois"),
)
