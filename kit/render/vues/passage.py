"""The view of a slip: what is missing, what to correct, when to come back, where to go."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from kit.content.phrase import Phrase
from kit.content.piece import Piece
from kit.content.structure import Structure
from kit.langues.langue import Langue, load_langue
from kit.langues.marque import N_
from kit.langues.registre import FRANCAIS
from kit.parcours.liste import Demande
from kit.passage.bon import BonDePassage, write_bon
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.lieux import StructureVue, build_structure
from kit.render.vues.pieces import complete_nom
from kit.render.vues.sujet_passage import SujetBon

NI_DECISION = N_("Ce papier n’est ni une décision, ni un récépissé, ni un refus de dépôt.")
"""Said on each slip, on the screen and on paper: it comes from the kit and not from the contents,
so that nobody can withdraw it."""
MANQUE = N_("Il vous manque ces papiers\u00a0:")
APPORTER = N_("Apportez ces papiers\u00a0:")
"""To somebody who is sent elsewhere."""
MENTIONS = (
    ("original", N_("original")),
    ("copie", N_("copie")),
    ("traduction", N_("traduction")),
)


@dataclass(frozen=True)
class PhraseVue:
    """A fixed sentence and its drawing."""

    texte: Passage
    pictogramme: str | None


@dataclass(frozen=True)
class PapierBonVue:
    """A paper of the slip."""

    id: str
    nom: Passage
    nom_officiel: str | None
    pictogramme: str | None
    mentions: tuple[Passage, ...]
    precision: Passage | None
    explication: Passage | None
    """What it is, in its first sentence."""
    ou_l_obtenir: tuple[Groupe, ...]
    motifs: tuple[PhraseVue, ...]


@dataclass(frozen=True)
class JourVue:
    """When to come back."""

    quand: Passage
    jour: Passage
    """In words and in figures."""
    pictogramme: str


@dataclass(frozen=True)
class VersVue:
    """Where to go."""

    lieu: StructureVue
    ouvertures: tuple[Passage, ...]
    """Days and hours, in both languages."""
    pourquoi: PhraseVue | None


@dataclass(frozen=True)
class BonVue:
    """A slip, in reading order."""

    titre: Passage
    sujet: Passage | None
    pictogramme: str
    titre_manque: Passage
    manque: tuple[PapierBonVue, ...]
    titre_corriger: Passage
    corriger: tuple[PapierBonVue, ...]
    phrases: tuple[PhraseVue, ...]
    jour: JourVue | None
    vers: VersVue | None
    ni_decision: Passage
    scanner: Passage
    """What the code is for."""
    titre_ou: Passage
    titre_horaires: Passage
    titre_langues: Passage
    partage: str
    """Address of the same slip in the language of the person, without host."""


def in_each(lecteur: Lecteur, make: Callable[[Langue], tuple[Langue, Markup]]) -> Passage:
    """Words of the kit in the languages of the page, as a text of the contents is.

    `make` gives them for a language, with the one that they are in.
    """
    langue, html = make(lecteur.langue)
    passage = Passage(
        html, langue.tag, langue.direction, "relue", critique=False, a_confirmer=False
    )
    autre, mots = make(lecteur.avec or lecteur.langue)
    if autre.tag == langue.tag:
        return passage
    return replace(passage, autre=mots, autre_langue=autre.tag, autre_direction=autre.direction)


def say(lecteur: Lecteur, message: str) -> Passage:
    """A sentence of the interface; in French where nobody translated it."""

    def translate(langue: Langue) -> tuple[Langue, Markup]:
        mots = langue.gettext(message)
        return load_langue(FRANCAIS) if mots == message else langue, escape(mots)

    return in_each(lecteur, translate)


def share_bon(lecteur: Lecteur, bon: BonDePassage) -> str:
    """The address of the slip on the phone of the person, in their language."""
    langue = lecteur.personne or lecteur.langue
    autre = lecteur.avec if langue == lecteur.langue else lecteur.langue
    adresses = replace(lecteur.adresses, langue=langue.tag, avec=autre.tag if autre else None)
    return adresses.passage(**dict(write_bon(bon)))


def build_bon(
    lecteur: Lecteur, sujet: SujetBon, bon: BonDePassage, *, court: bool = False
) -> BonVue:
    """The slip for one reader. `court`, on a card: papers are named, its code tells the rest."""
    demandes = {demande.demandee.piece: demande for demande in sujet.demandes}
    return BonVue(
        titre=say(lecteur, N_("Bon d’orientation") if bon.vers else N_("Bon de passage")),
        sujet=_sans_doute(sujet.titre(lecteur)),
        pictogramme="orientation" if bon.vers else "guichet",
        titre_manque=say(lecteur, APPORTER if bon.vers else MANQUE),
        manque=tuple(_papier(lecteur, demandes[p], court=court) for p in bon.manque),
        titre_corriger=say(lecteur, N_("Papiers à corriger\u00a0:")),
        corriger=tuple(
            replace(
                _papier(lecteur, demandes[p.piece], court=court),
                motifs=_phrases(lecteur, p.motifs),
            )
            for p in bon.corriger
        ),
        phrases=_phrases(lecteur, bon.dire),
        jour=_jour(lecteur, bon),
        vers=_vers(lecteur, bon),
        ni_decision=say(lecteur, NI_DECISION),
        scanner=say(lecteur, N_("Sur votre téléphone")),
        titre_ou=say(lecteur, N_("Où l’obtenir\u202f?")),
        titre_horaires=say(lecteur, N_("Les horaires")),
        titre_langues=say(lecteur, N_("Les agents parlent")),
        partage=share_bon(lecteur, bon),
    )


def _sans_doute(titre: Passage | None) -> Passage | None:
    """A doubt is said where the fact is, not in the name of a procedure."""
    return replace(titre, a_confirmer=False) if titre else None


def _papier(lecteur: Lecteur, demande: Demande, *, court: bool) -> PapierBonVue:
    """A paper; who it is asked from is not said: the agent knows that it is this person."""
    voulue = demande.demandee
    piece = lecteur.catalogue.get(Piece, voulue.piece)
    assert piece is not None, "open_bon ne garde que les papiers publiés"  # noqa: S101
    textes, propres = lecteur.open(demande.document), lecteur.open(piece)
    nom = propres.passage("nom")
    premiere = None if court else next(iter(piece.explication), None)
    return PapierBonVue(
        id=piece.id,
        nom=nom,
        nom_officiel=complete_nom(nom, piece),
        pictogramme=piece.pictogramme,
        mentions=tuple(say(lecteur, mot) for nom, mot in MENTIONS if getattr(voulue, nom)),
        precision=textes.optional(voulue.id, "precision", voulue.precision),
        explication=propres.passage(f"{premiere.id}.texte") if premiere else None,
        ou_l_obtenir=() if court else propres.groupes(piece.ou_l_obtenir),
        motifs=(),
    )


def show_phrase(lecteur: Lecteur, phrase: Phrase) -> PhraseVue:
    """A fixed sentence."""
    return PhraseVue(lecteur.open(phrase).passage("texte"), phrase.pictogramme)


def _find_phrase(lecteur: Lecteur, identifiant: str | None) -> PhraseVue | None:
    phrase = lecteur.catalogue.get(Phrase, identifiant)
    return show_phrase(lecteur, phrase) if phrase else None


def _phrases(lecteur: Lecteur, identifiants: tuple[str, ...]) -> tuple[PhraseVue, ...]:
    vues = (_find_phrase(lecteur, identifiant) for identifiant in identifiants)
    return tuple(vue for vue in vues if vue is not None)


def _jour(lecteur: Lecteur, bon: BonDePassage) -> JourVue | None:
    """The day to come back, in words and in figures in each language."""
    jour = bon.jour
    if jour is None:
        return None
    quand = N_("Revenez avant cette date\u00a0:") if bon.avant else N_("Revenez ce jour-là\u00a0:")

    def write(langue: Langue) -> tuple[Langue, Markup]:
        chiffres = langue.ltr(f"{jour:%d/%m/%Y}")
        return langue, Markup("{} ({})").format(langue.format_jour(jour), chiffres)

    pictogramme = "date-limite" if bon.avant else "calendrier"
    return JourVue(say(lecteur, quand), in_each(lecteur, write), pictogramme)


def _vers(lecteur: Lecteur, bon: BonDePassage) -> VersVue | None:
    structure = lecteur.catalogue.get(Structure, bon.vers)
    if structure is None:
        return None
    lieu = build_structure(lecteur, structure)
    rangs = range(len(lieu.ouvertures))
    ouvertures = tuple(_ouverture(lecteur, structure, rang) for rang in rangs)
    return VersVue(lieu, ouvertures, _find_phrase(lecteur, bon.pourquoi))


def _ouverture(lecteur: Lecteur, structure: Structure, rang: int) -> Passage:
    """One line of the opening hours, in each language."""

    def write(langue: Langue) -> tuple[Langue, Markup]:
        ouverture = build_structure(lecteur.alone(langue), structure).ouvertures[rang]
        return langue, Markup("{} {}").format(ouverture.jours, ouverture.heures)

    return in_each(lecteur, write)
