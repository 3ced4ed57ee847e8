"""What another site of the administration may take up: addresses, blocks of HTML, a frame.

Blocks are plain HTML 5 without script, class or style: what every editor of pages accepts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from kit.adresses import Adresses
from kit.content.fiche import Fiche
from kit.content.normalisation import normalise
from kit.langues.langue import Langue, load_langue
from kit.render.passages import Lecteur, Passage
from kit.render.richtext import plain_text
from kit.render.vues.choix import ChoixVue
from kit.render.vues.depot import find_structure
from kit.render.vues.lieux import DemarcheVue, build_demarches
from kit.render.vues.verification import build_verification

CADRE = "cadre"
"""Parameter of the address of a page that is shown in a frame of another site."""
LIGNES_MAX = 12


@dataclass(frozen=True)
class BlocVue:
    """A piece of HTML to copy."""

    id: str
    texte: str

    @property
    def lignes(self) -> int:
        """Lines that are seen at once; the others are reached by scrolling."""
        return min(LIGNES_MAX, 2 * (self.texte.count("\n") + 1))


@dataclass(frozen=True)
class PdfVue:
    """The permanent address of a sheet, in one language."""

    langue: Langue
    adresse: str


@dataclass(frozen=True)
class ReutiliserVue:
    """What may be taken up."""

    action: str
    """Address of the choice itself."""
    fiches: tuple[ChoixVue, ...]
    titre: Passage | None
    """The fiche that was chosen."""
    pdfs: tuple[PdfVue, ...]
    bloc: BlocVue | None
    rendez_vous: BlocVue
    odt: str
    """The appointment page as a document."""
    cadre: BlocVue | None
    """None when no other site may show the pages."""
    origines: tuple[str, ...]
    publique: bool
    """Whether the site has an address that lasts."""


@dataclass(frozen=True)
class Cadrage:
    """Where the site is, and which other sites may show it."""

    base: str
    publique: bool
    origines: tuple[str, ...]


def build_reutiliser(
    lecteur: Lecteur, fiche: Fiche | None, langues: Sequence[str], cadrage: Cadrage
) -> ReutiliserVue:
    """The page, with a fiche chosen or not."""
    base, page = cadrage.base, "rendez-vous/"
    if fiche:
        page = f"fiches/{fiche.adresse}"
    return ReutiliserVue(
        action=replace(lecteur.adresses, lieu=None, avec=None).reutiliser(),
        fiches=tuple(_choices(lecteur, fiche)),
        titre=lecteur.skimming().open(fiche).passage("titre") if fiche else None,
        pdfs=tuple(_list_pdfs(lecteur, fiche, langues, base)) if fiche else (),
        bloc=BlocVue("bloc", _write_fiche(lecteur, fiche, langues, base)) if fiche else None,
        rendez_vous=BlocVue("bloc-rdv", _write_rendez_vous(lecteur, base)),
        odt=lecteur.adresses.feuille("rendez-vous", "odt"),
        cadre=BlocVue("bloc-cadre", _write_cadre(lecteur, page, base))
        if cadrage.origines
        else None,
        origines=cadrage.origines,
        publique=cadrage.publique,
    )


def _choices(lecteur: Lecteur, choisie: Fiche | None) -> Iterator[ChoixVue]:
    """The fiches by name; none of them first."""
    yield ChoixVue("", "–", lecteur.langue.tag, lecteur.langue.direction, choisie is None)
    noms = []
    for fiche in lecteur.catalogue.fiches:
        passage = lecteur.skimming().open(fiche).passage("titre")
        noms.append((normalise(plain_text(passage.html)), fiche, passage))
    for _cle, fiche, passage in sorted(noms, key=lambda nom: nom[0]):
        nom = plain_text(passage.html)
        yield ChoixVue(fiche.adresse, nom, passage.langue, passage.direction, fiche is choisie)


def _list_langues(lecteur: Lecteur, fiche: Fiche, langues: Sequence[str]) -> Iterator[Langue]:
    """The languages that a fiche has."""
    for tag in langues:
        langue = load_langue(tag)
        if langue.is_francais or lecteur.catalogue.is_translated(fiche, tag):
            yield langue


def _list_pdfs(
    lecteur: Lecteur, fiche: Fiche, langues: Sequence[str], base: str
) -> Iterator[PdfVue]:
    for langue in _list_langues(lecteur, fiche, langues):
        adresses = _whole(lecteur.adresses).in_langue(langue.tag)
        yield PdfVue(langue, base + adresses.feuille(f"fiches/{fiche.adresse}", "pdf"))


def _write_fiche(lecteur: Lecteur, fiche: Fiche, langues: Sequence[str], base: str) -> str:
    """A fiche in a few lines: what it is about, where to read and print it, in which languages."""
    _, adresses = lecteur.langue.gettext, _whole(lecteur.adresses)
    textes = lecteur.skimming().open(fiche)
    page = adresses.fiche(fiche.adresse)
    feuille = adresses.feuille(f"fiches/{fiche.adresse}", "pdf")
    verification = build_verification(lecteur, fiche)
    autres = [
        _ancre(base + adresses.in_langue(autre.tag).fiche(fiche.adresse), autre.autonyme, autre)
        for autre in _list_langues(lecteur, fiche, langues)
        if autre.tag != lecteur.langue.tag
    ]
    lignes = [
        f"<p><strong>{_say(lecteur, textes.passage('titre'))}</strong></p>",
        f"<p>{_say(lecteur, textes.passage('resume'))}</p>",
        _paragraphe(_ancre(base + page, _("Lire les étapes, les papiers et le prix"))),
        _paragraphe(_ancre(base + feuille, _("Imprimer la feuille (PDF)"))),
    ]
    if autres:
        lignes.append(f"<ul>{''.join(f'<li>{autre}</li>' for autre in autres)}</ul>")
    if verification.jour:
        # What is not verified is not said to be: the page says it, and may change.
        lignes.append(f"<p>{escape(verification.phrase)}.</p>")
    return _frame(lecteur, lignes)


def _write_rendez_vous(lecteur: Lecteur, base: str) -> str:
    """The appointment page: whether one is needed for each procedure, and where it is taken."""
    _, lieu = lecteur.langue.gettext, find_structure(lecteur)
    titre = _("Prendre rendez-vous")
    gratuit = _("Le rendez-vous est gratuit\u00a0: ne payez jamais pour un rendez-vous.")
    lignes = [
        _paragraphe(f"<strong>{escape(titre)}</strong>"),
        _paragraphe(escape(gratuit)),
    ]
    if lieu and lieu.rendez_vous:
        en_ligne = _("Prendre rendez-vous en ligne")
        lignes.append(_paragraphe(_ancre(lieu.rendez_vous, en_ligne)))
    demarches = [_write_demarche(lecteur, demarche, base) for demarche in build_demarches(lecteur)]
    if demarches:
        lignes.append("<ul>\n" + "\n".join(demarches) + "\n</ul>")
    page = base + _whole(lecteur.adresses).rendez_vous()
    question = _("Faut-il un rendez-vous\u202f?")
    lignes.append(f"<p>{_ancre(page, question)}</p>")
    return _frame(lecteur, lignes)


def _write_demarche(lecteur: Lecteur, vue: DemarcheVue, base: str) -> str:
    modes = lecteur.langue.join([mode.nom for mode in vue.modes], ou=True)
    page = base + _whole(lecteur.adresses).rendez_vous(vue.id)
    langue = load_langue(vue.nom.langue)
    nom = _ancre(page, plain_text(vue.nom.html), None if langue is lecteur.langue else langue)
    return f"<li>{nom} – {escape(modes)}</li>"


def _write_cadre(lecteur: Lecteur, page: str, base: str) -> str:
    """A frame of the appointment page, or of the fiche that was chosen."""
    adresse = base + _whole(lecteur.adresses).page(page, **{CADRE: "1"})
    titre = escape(lecteur.catalogue.site.nom)
    return f'<iframe src="{escape(adresse)}" title="{titre}" width="100%" height="700"></iframe>'


def _whole(adresses: Adresses) -> Adresses:
    """Those in one language: a block has its own links to the others."""
    return replace(adresses, avec=None)


def _say(lecteur: Lecteur, passage: Passage) -> str:
    """Plain words, said to be French where they are; French beside where pages must have it."""
    mots = escape(plain_text(passage.html))
    if passage.langue != lecteur.langue.tag:
        mots = f'<span lang="{passage.langue}" dir="{passage.direction}">{mots}</span>'
    if passage.autre is None:
        return mots
    attributs = f'lang="{passage.autre_langue}" dir="{passage.autre_direction}"'
    return f"{mots} <span {attributs}>{escape(plain_text(passage.autre))}</span>"


def _ancre(adresse: str, mots: str, langue: Langue | None = None) -> str:
    attributs = ""
    if langue:
        attributs = f' lang="{langue.tag}" hreflang="{langue.tag}" dir="{langue.direction}"'
    return f'<a href="{escape(adresse)}"{attributs}>{escape(mots)}</a>'


def _paragraphe(contenu: str) -> str:
    return f"<p>{contenu}</p>"


def _frame(lecteur: Lecteur, lignes: Sequence[str]) -> str:
    """The language of the block is said: the page around it may have another one."""
    langue = lecteur.langue
    dedans = "\n".join(lignes)
    return f'<div lang="{langue.tag}" dir="{langue.direction}">\n{dedans}\n</div>'
