"""A sheet: a document, resolved for a day, on a support, in one or two languages."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jinja2 import Environment
from markupsafe import Markup

from kit.adresses import Adresses
from kit.content.document import DocumentAdressable
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.render.gabarits import render_gabarit
from kit.render.impression.contenus import CONTENUS, Contenu, Vue
from kit.render.impression.editions import Edition, format_code
from kit.render.impression.liens_papier import write_adresses
from kit.render.impression.qr import draw_qr
from kit.render.impression.resolution import Resolu, read_lignes
from kit.render.impression.supports import Support
from kit.render.passages import Lecteur
from kit.render.pictogrammes import Dessins
from kit.render.vues.depot import find_structure
from kit.store.catalogue import Catalogue

MARQUE, TEINTE, NOIR = "#1f3a7a", "#dbe0ec", "#000000"
"""Ink of the drawings, their light ground, and ink of what is photocopied."""
_BLANCS_DE_LISTE = re.compile(r"(</li>|<[uo]l\b[^>]*>)\s+(?=<li\b|</[uo]l>)")
"""Spaces between items set in a row would be text of the list, which PDF/UA forbids (7.2)."""
DUREE_SURE = timedelta(days=365)
"""After a year fees have changed at least once: no sheet is good for longer."""


@dataclass(frozen=True)
class Demande:
    """Which sheet is wanted."""

    genre: str
    slug: str
    support: Support
    langue: Langue
    avec: Langue | None = None
    """Second language."""
    lieu: str | None = None
    """Slug of the structure; None for the main one."""


@dataclass(frozen=True)
class Feuille:
    """A sheet, ready to be laid out."""

    support: Support
    langue: Langue
    edition: Edition
    gabarit: str
    vue: Vue
    titre: str
    structure: str
    """Name of the place that gives it."""
    specimen: bool
    """Whether the invented département is still in place."""
    jour: date
    """Day on which this edition was first printed."""
    borne: date | None
    """Last day for which its authors answer, when they said one."""

    @property
    def fin(self) -> date:
        """Last day on which it may be used: a year after it was first printed, at most."""
        un_an = self.jour + DUREE_SURE
        return min(un_an, self.borne) if self.borne else un_an


class FeuilleInconnueError(LookupError):
    """No published document has this address, or it has no such sheet."""


def prepare_feuille(catalogue: Catalogue, demande: Demande, adresses: Adresses) -> Feuille:
    """What a sheet says today. Raises FeuilleInconnueError.

    `adresses` are those of the site, without language: the sheet has its own.
    """
    contenu = CONTENUS.get(demande.genre)
    if contenu is None or demande.genre not in demande.support.genres:
        raise FeuilleInconnueError(demande.genre)
    document = catalogue.find(contenu.classe, demande.slug)
    if document is None:
        raise FeuilleInconnueError(demande.slug)
    lecteur = _lecteur(catalogue, demande, adresses, demande.langue)
    lieu = find_structure(lecteur)
    langues = tuple(langue.tag for langue in (demande.langue, demande.avec) if langue)
    resolu = resolve(catalogue, demande, adresses, contenu, document)
    return Feuille(
        support=demande.support,
        langue=demande.langue,
        edition=Edition(resolu, demande.support.id, lieu.id if lieu else None, langues),
        gabarit=contenu.gabarit,
        vue=contenu.build(lecteur, document, demande.support.contenu),
        titre=str(getattr(document, "titre", catalogue.site.nom)),
        structure=lieu.nom if lieu else catalogue.site.nom,
        specimen=catalogue.site.exemple,
        jour=catalogue.jour,
        borne=_borne(document, catalogue.jour),
    )


def resolve(
    catalogue: Catalogue,
    demande: Demande,
    adresses: Adresses,
    contenu: Contenu,
    document: DocumentAdressable,
) -> Resolu:
    """All that the sheet says, in each language printed and in French."""
    francais = load_langue(FRANCAIS)
    langues = {langue.tag: langue for langue in (demande.langue, demande.avec, francais) if langue}
    textes = {}
    for tag, langue in langues.items():
        lecteur = _lecteur(catalogue, replace(demande, avec=None), adresses, langue)
        textes[tag] = read_lignes(contenu.build(lecteur, document, demande.support.contenu))
    return Resolu(demande.genre, document.id, textes)


def _lecteur(catalogue: Catalogue, demande: Demande, adresses: Adresses, langue: Langue) -> Lecteur:
    avec = demande.avec.tag if demande.avec else None
    propres = replace(adresses, langue=langue.tag, lieu=demande.lieu, avec=avec)
    return Lecteur(catalogue, langue, propres)


def _borne(document: DocumentAdressable, jour: date) -> date | None:
    """The day until which the authors answer for it; one that is past is for agents to look at."""
    bornes = [getattr(document, champ, None) for champ in ("a_verifier_avant", "valable_au")]
    return min((b for b in bornes if isinstance(b, date) and b >= jour), default=None)


def render_html(
    environment: Environment, catalogue: Catalogue, feuille: Feuille, adresses: Adresses
) -> str:
    """The whole HTML of a sheet, without the size of its letters."""
    langue = feuille.langue
    html = render_gabarit(
        environment,
        feuille.gabarit,
        {
            "langue": langue,
            "_": langue.gettext,
            "adresses": replace(adresses, langue=langue.tag),
            "vue": feuille.vue,
            "feuille": feuille,
            "papier": _papier(feuille, adresses),
            "pictogramme": _dessins(catalogue, feuille.support),
        },
    )
    return _BLANCS_DE_LISTE.sub(r"\1", write_adresses(html, adresses.base))


@dataclass(frozen=True)
class PapierVue:
    """What surrounds the contents: the code, how to check it, the page."""

    code: str
    qr: Markup | None
    """None when the site has no public address: nobody could open it."""
    hote: str
    """Where one types the code."""
    jour: str
    fin: str
    regles: Markup
    """Size of the page and its margins, in CSS."""
    langues: tuple[Langue, ...]


def _papier(feuille: Feuille, adresses: Adresses) -> PapierVue:
    langue, code = feuille.langue, feuille.edition.code
    adresse = f"{adresses.base}{adresses.prefixe}/q/{code}"
    alt = langue.gettext("Code à scanner\u00a0: cette feuille est-elle encore juste\u202f?")
    return PapierVue(
        code=format_code(code),
        qr=draw_qr(adresse, feuille.support.qr_mm, alt) if adresses.base else None,
        hote=adresses.base.partition("://")[2],
        jour=langue.format_date(feuille.jour),
        fin=langue.format_date(feuille.fin),
        regles=_regles(feuille.support),
        langues=tuple(load_langue(tag) for tag in feuille.edition.langues),
    )


def _regles(support: Support) -> Markup:
    """The rules of the page of a support."""
    m = support.marges
    droite = f"margin:{m.haut}mm {m.exterieure}mm {m.bas}mm {m.interieure}mm"
    gauche = f"margin:{m.haut}mm {m.interieure}mm {m.bas}mm {m.exterieure}mm"
    page = support.format.css()
    return Markup("@page{{size:{};{}}}@page:left{{{}}}").format(page, droite, gauche)


def _dessins(catalogue: Catalogue, support: Support) -> Dessins:
    """Pictograms in colours of their own: paper gives them none."""
    if support.economique:
        return Dessins(catalogue, couleur=NOIR, mode="eco")
    return Dessins(catalogue, couleur=MARQUE, teinte=TEINTE)
