"""The view of a slip: what is missing, what to correct, when to come back, where to go."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from kit.content.phrase import Phrase
from kit.content.piece import Piece
from kit.content.structure import Horaire, Structure
from kit.langues.langue import Langue, load_langue
from kit.langues.marque import N_
from kit.langues.registre import FRANCAIS
from kit.parcours.liste import Demande
from kit.passage.bon import BonDePassage, write_bon
from kit.render.mots import in_each, say
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.lieux import StructureVue, build_ouverture, build_structure
from kit.render.vues.pieces import complete_nom, list_mentions
from kit.render.vues.sujet_passage import SujetBon

NI_DECISION = N_("Ce papier n’est ni une décision, ni un récépissé, ni un refus de dépôt.")
"""Said on each slip, on the screen and on paper: it comes from the kit and not from the contents,
so that nobody can withdraw it."""
MANQUE = N_("Il vous manque ces papiers\u00a0:")
APPORTER = N_("Apportez ces papiers\u00a0:")
"""To somebody who is sent elsewhere."""


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


def _translate(lecteur: Lecteur, message: str) -> Passage:
    """A sentence of the interface; in French where nobody translated it."""

    def make(langue: Langue) -> tuple[Langue, str]:
        mots = langue.gettext(message)
        return load_langue(FRANCAIS) if mots == message else langue, mots

    return in_each(lecteur, make)


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
        titre=_translate(lecteur, N_("Bon d’orientation") if bon.vers else N_("Bon de passage")),
        sujet=_sans_doute(sujet.titre(lecteur)),
        pictogramme="orientation" if bon.vers else "guichet",
        titre_manque=_translate(lecteur, APPORTER if bon.vers else MANQUE),
        manque=tuple(_papier(lecteur, demandes[p], court=court) for p in bon.manque),
        titre_corriger=_translate(lecteur, N_("Papiers à corriger\u00a0:")),
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
        ni_decision=_translate(lecteur, NI_DECISION),
        scanner=_translate(lecteur, N_("Sur votre téléphone")),
        titre_ou=_translate(lecteur, N_("Où l’obtenir\u202f?")),
        titre_horaires=_translate(lecteur, N_("Les horaires")),
        titre_langues=_translate(lecteur, N_("Les agents parlent")),
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
        mentions=tuple(_translate(lecteur, mot) for mot in list_mentions(voulue)),
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

    def write(langue: Langue) -> Markup:
        chiffres = langue.ltr(f"{jour:%d/%m/%Y}")
        return Markup("{} ({})").format(langue.format_jour(jour), chiffres)

    pictogramme = "date-limite" if bon.avant else "calendrier"
    return JourVue(_translate(lecteur, quand), say(lecteur, write), pictogramme)


def _vers(lecteur: Lecteur, bon: BonDePassage) -> VersVue | None:
    structure = lecteur.catalogue.get(Structure, bon.vers)
    if structure is None:
        return None
    return VersVue(
        build_structure(lecteur, structure),
        tuple(_ouverture(lecteur, horaire) for horaire in structure.horaires),
        _find_phrase(lecteur, bon.pourquoi),
    )


def _ouverture(lecteur: Lecteur, horaire: Horaire) -> Passage:
    """One line of the opening hours, in each language."""

    def write(langue: Langue) -> Markup:
        ouverture = build_ouverture(langue, horaire)
        return Markup("{} {}").format(ouverture.jours, ouverture.heures)

    return say(lecteur, write)
