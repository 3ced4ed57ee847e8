"""The kinds that the search finds: how each is named, drawn and reached."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kit.adresses import Adresses
from kit.content.annonce import Annonce
from kit.content.document import Document
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.lettre import Lettre
from kit.content.parcours import Parcours
from kit.content.piece import Piece
from kit.content.structure import Structure
from kit.content.urgence import Urgence
from kit.langues.langue import Langue
from kit.render.mots import name_in_french
from kit.render.passages import Lecteur, Passage

_Adresse = Callable[[Adresses, Any], str]


@dataclass(frozen=True)
class Sorte:
    """A kind of documents."""

    classe: type[Document]
    champ: str
    """What names the document."""
    pictogramme: str
    """For those that have none of their own."""
    adresse: _Adresse
    francais: bool = False
    """Whether its name is French in every language, and so not a segment."""

    @property
    def genre(self) -> str:
        """Its name in the catalogue."""
        return self.classe.GENRE


FAMILLES: dict[str, Sorte] = {
    "demarches": Sorte(Fiche, "titre", "information", lambda a, d: a.fiche(d.adresse)),
    "parcours": Sorte(Parcours, "titre", "orientation", lambda a, d: a.parcours(d.adresse)),
    "urgent": Sorte(Urgence, "titre", "urgence", lambda a, d: a.urgence(d.adresse)),
    "papiers": Sorte(Piece, "nom", "information", lambda a, d: a.piece(d.adresse)),
    "questions": Sorte(Question, "question", "question", lambda a, d: f"{a.faq()}#{d.id}"),
    "mots": Sorte(
        Terme, "terme", "information", lambda a, d: f"{a.glossaire()}#mot-{d.id}", francais=True
    ),
    "lieux": Sorte(Structure, "nom", "lieu", lambda a, d: a.structure(d.adresse), francais=True),
    "lettres": Sorte(Lettre, "titre", "courrier", lambda a, d: a.lettre(d.adresse)),
    "annonces": Sorte(Annonce, "titre", "information", lambda a, d: a.annonce(d.adresse)),
}
"""The groups of answers, in the order of the page."""

_SORTES = {sorte.genre: sorte for sorte in FAMILLES.values()}


def name_famille(langue: Langue, famille: str) -> str:
    """The title of a group of answers."""
    _ = langue.gettext
    return {
        "demarches": _("Démarches"),
        "parcours": _("Répondre à quelques questions"),
        "urgent": _("C’est urgent"),
        "papiers": _("Papiers"),
        "questions": _("Questions fréquentes"),
        "mots": _("Les mots de l’administration"),
        "lieux": _("Où aller, quand\u202f?"),
        "lettres": _("Modèles de lettre"),
        "annonces": _("Les annonces"),
    }[famille]


def find_document(lecteur: Lecteur, genre: str, identifiant: str) -> Document | None:
    """The document that was found; None when it was withdrawn since."""
    return lecteur.catalogue.get(_SORTES[genre].classe, identifiant)


def name_document(lecteur: Lecteur, document: Document) -> Passage:
    """What the document is called."""
    sorte = _SORTES[document.GENRE]
    if sorte.francais:
        return name_in_french(getattr(document, sorte.champ))
    return lecteur.open(document).passage(sorte.champ)


def reach_document(lecteur: Lecteur, document: Document) -> tuple[str, str]:
    """Its address, and the drawing beside its name."""
    sorte = _SORTES[document.GENRE]
    pictogramme = getattr(document, "pictogramme", None) or sorte.pictogramme
    return sorte.adresse(lecteur.adresses, document), pictogramme
