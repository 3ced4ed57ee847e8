"""Why a document answers: some of its words, with those that were looked for marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from kit.content.document import Document
from kit.content.genres import classe_of
from kit.content.glossaire import Terme
from kit.content.mots import MotEcrit, iterate_mots
from kit.content.piece import Piece
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.store.recherche.lignes import plain_mots
from kit.store.recherche.question import Partie
from kit.store.recherche.table import Extrait

LONGUEUR = 150
"""Signs of an excerpt, about two lines of a phone."""
_AVANT = 40
"""Signs before the first word that answers."""


@dataclass(frozen=True)
class ExtraitVue:
    """Words of a document, in their own language."""

    html: Markup
    langue: str
    direction: str
    proche: bool = False
    """Whether it is an everyday word that leads there, and not its text."""


@dataclass(frozen=True)
class _Motif:
    """A text that may say why a document answers."""

    texte: str
    langue: Langue
    proche: bool = False


def build_extrait(
    lecteur: Lecteur,
    document: Document,
    extraits: Sequence[tuple[str, Extrait]],
    parties: Sequence[Partie],
) -> ExtraitVue | None:
    """The text that says best why a document answers; None when nothing does.

    `extraits` are its words in each language that answers, the reader's first.
    """
    motifs = [*_iterate_noms(lecteur, document)]
    motifs += [_Motif(m, load_langue(tag), proche=True) for tag, e in extraits for m in e.proches]
    motifs += [motif for tag, e in extraits if (motif := _find_ligne(lecteur, tag, e, parties))]
    notes = [measure(parties, plain_mots(motif.texte)) for motif in motifs]
    if not any(notes):
        return None
    motif = motifs[notes.index(max(notes))]
    html = mark_mots(_cut(motif.texte, parties), parties)
    return ExtraitVue(html, motif.langue.tag, motif.langue.direction, motif.proche)


def measure(parties: Sequence[Partie], mots: str) -> float:
    """How much of what is looked for a text holds."""
    return sum(partie.measure(mots) for partie in parties)


def mark_mots(texte: str, parties: Sequence[Partie]) -> Markup:
    """The text as HTML, the words that answer marked."""
    morceaux: list[Markup] = []
    fin = 0
    for debut_mot, fin_mot in _join((mot.debut, mot.fin) for mot in _list_marques(texte, parties)):
        mot = Markup("<mark>{}</mark>").format(texte[debut_mot:fin_mot])
        morceaux += [escape(texte[fin:debut_mot]), mot]
        fin = fin_mot
    return Markup("").join([*morceaux, escape(texte[fin:])])


def _list_marques(texte: str, parties: Sequence[Partie]) -> list[MotEcrit]:
    """The words of a text that answer."""
    mots = plain_mots(texte)
    debuts = tuple(debut for partie in parties for debut in partie.list_debuts(mots))
    return [m for m in iterate_mots(texte) if any(f.startswith(debuts) for f in m.formes)]


def _join(places: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order; those that overlap, as pairs of Chinese signs do, made one."""
    jointes: list[tuple[int, int]] = []
    for debut, fin in places:
        if jointes and debut < jointes[-1][1]:
            jointes[-1] = (jointes[-1][0], max(fin, jointes[-1][1]))
        else:
            jointes.append((debut, fin))
    return jointes


def _iterate_noms(lecteur: Lecteur, document: Document) -> Iterator[_Motif]:
    """The French name, when the reader sees another one, and the other names."""
    francais = load_langue(FRANCAIS)
    if not lecteur.langue.is_francais:
        yield from (_Motif(nom, francais) for nom in _list_noms_francais(document))
    match document:
        case Piece():
            yield _Motif(document.nom_officiel, francais)
        case Terme():
            noms = (document.developpe, *document.autres_formes)
            yield from (_Motif(nom, francais) for nom in noms if nom)


def _list_noms_francais(document: Document) -> list[str]:
    noms = (getattr(document, champ, None) for champ in ("titre", "question", "nom"))
    return [nom for nom in noms if isinstance(nom, str)]


def _find_ligne(
    lecteur: Lecteur, tag: str, extrait: Extrait, parties: Sequence[Partie]
) -> _Motif | None:
    """The text of a document that holds most of what is looked for, the first of the best."""
    notes = [measure(parties, mots) for _cle, mots in extrait.lignes]
    if not any(notes):
        return None
    cle, _mots = extrait.lignes[notes.index(max(notes))]
    texte = _read_segment(lecteur, cle, load_langue(tag))
    return _Motif(texte, load_langue(tag)) if texte else None


def _read_segment(lecteur: Lecteur, cle: str, langue: Langue) -> str | None:
    """The plain words of a segment, of this document or of a paper that it asks for."""
    catalogue = lecteur.catalogue
    genre, _, identifiant = cle.partition("#")[0].partition("/")
    document = catalogue.get(classe_of(genre), identifiant)
    segment = catalogue.segments(document).get(cle) if document else None
    if segment is None:
        return None
    traduction = None if langue.is_francais else catalogue.traduction(langue.tag, cle)
    texte = traduction.texte if traduction else segment.texte
    return plain_text(lecteur.html(texte, enrichi=segment.enrichi, langue=langue))


def _cut(texte: str, parties: Sequence[Partie]) -> str:
    """The part of a text around the first word that answers, cut between words."""
    if len(texte) <= LONGUEUR:
        return texte
    ecrits = list(iterate_mots(texte))
    premier = next((mot.debut for mot in _list_marques(texte, parties)), 0)
    depart = next((m.debut for m in ecrits if m.debut >= premier - _AVANT), 0)
    depart = 0 if premier < _AVANT else depart
    arrivee = max((m.fin for m in ecrits if m.fin <= depart + LONGUEUR), default=len(texte))
    suite = texte[depart:arrivee] if len(texte) > depart + LONGUEUR else texte[depart:]
    return f"{'… ' if depart else ''}{suite}{' …' if suite != texte[depart:] else ''}"
