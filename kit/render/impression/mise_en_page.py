"""The HTML of a sheet: its contents, and what surrounds them on paper."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from jinja2 import Environment
from markupsafe import Markup

from kit.adresses import Adresses
from kit.langues.langue import Langue
from kit.render.gabarits import render_gabarit
from kit.render.impression.editions import format_code
from kit.render.impression.feuille import Feuille
from kit.render.impression.liens_papier import write_adresses
from kit.render.impression.qr import draw_qr, fits_qr
from kit.render.impression.supports import Support
from kit.render.pictogrammes import Dessins
from kit.store.catalogue import Catalogue

MARQUE, TEINTE, NOIR = "#1f3a7a", "#dbe0ec", "#000000"
"""Ink of the drawings, their light ground, and ink of what is photocopied."""
_BLANCS_DE_LISTE = re.compile(r"(</li>|<[uo]l\b[^>]*>)\s+(?=<li\b|</[uo]l>)")
"""Spaces between items set in a row would be text of the list, which PDF/UA forbids (7.2)."""
_ANCRES = re.compile(r'(\bid="|\bhref="#)')


@dataclass(frozen=True)
class PapierVue:
    """What surrounds the contents: the code, how to check it, the page."""

    code: str
    """Empty on a sheet of which nothing is remembered."""
    qr: Markup | None
    """None when the site has no public address, or too long a one: nobody could open it."""
    hote: str
    """Where one types the code."""
    jour: str
    fin: str
    regles: Markup
    """Size of the page and its margins, in CSS."""
    langues: tuple[Langue, ...]


def render_html(
    environment: Environment, catalogue: Catalogue, feuille: Feuille, adresses: Adresses
) -> str:
    """The whole HTML of a sheet, without the size of its letters."""
    contexte = build_contexte(catalogue, feuille, adresses)
    contexte["parties"] = [
        _render_partie(environment, catalogue, partie, adresses)
        for partie in feuille.parties
        if partie.imprimee
    ]
    html = render_gabarit(environment, feuille.demande.contenu.gabarit, contexte)
    return _BLANCS_DE_LISTE.sub(r"\1", write_adresses(html, adresses.base))


def _render_partie(
    environment: Environment, catalogue: Catalogue, feuille: Feuille, adresses: Adresses
) -> Markup:
    """The body of a sheet that stands in a binder; its anchors are its own."""
    gabarit = environment.get_template(feuille.demande.contenu.gabarit)
    html = gabarit.render(build_contexte(catalogue, feuille, adresses))
    corps = html[html.index(">", html.index("<body")) + 1 : html.rindex("</body>")]
    return Markup(_ANCRES.sub(rf"\1f{feuille.rang}-", corps))  # noqa: S704 - our own template


def build_contexte(catalogue: Catalogue, feuille: Feuille, adresses: Adresses) -> dict[str, object]:
    """What the template of a sheet gets."""
    langue, lieu = feuille.langue, feuille.demande.lieu
    return {
        "langue": langue,
        "_": langue.gettext,
        "ngettext": langue.ngettext,
        "bi": _in_both(langue, feuille.demande.alignee),
        "adresses": replace(adresses, langue=langue.tag, lieu=lieu, avec=None),
        "vue": feuille.vue,
        "feuille": feuille,
        "papier": _papier(feuille, adresses),
        "pictogramme": _dessins(catalogue, feuille),
    }


def _in_both(langue: Langue, autre: Langue | None) -> Callable[[str], Markup]:
    """A message of the interface as a title: in both languages of the sheet when it has two."""

    def write(message: str) -> Markup:
        mots = langue.gettext(message)
        if autre is None or autre.gettext(message) == mots:
            return Markup("{}").format(mots)
        return Markup('<span class="texte">{}</span> <span class="autre"{}>{}</span>').format(
            mots,
            Markup(' lang="{}" dir="{}"').format(autre.tag, autre.direction),
            autre.gettext(message),
        )

    return write


def _papier(feuille: Feuille, adresses: Adresses) -> PapierVue:
    langue, contenu = feuille.langue, feuille.demande.contenu
    code = "" if feuille.discrete else feuille.edition.code
    chemin = (
        feuille.vue.partage
        if contenu.discret or contenu.du_jour
        else f"{adresses.prefixe}/q/{code}"
    )
    adresse = f"{adresses.base}{chemin}"
    alt = langue.gettext(feuille.demande.contenu.alt_qr)
    verifiable = bool(adresses.base) and not feuille.brouillon
    scannable = verifiable and fits_qr(adresse)
    return PapierVue(
        code=format_code(code) if code else "",
        qr=draw_qr(adresse, feuille.support.qr_mm, alt) if scannable else None,
        hote=adresses.base.partition("://")[2] if verifiable else "",
        jour=langue.format_date(feuille.jour),
        fin=langue.format_date(feuille.fin),
        regles=_regles(feuille.support),
        langues=feuille.demande.langues,
    )


def _regles(support: Support) -> Markup:
    """The rules of the page of a support."""
    m = support.marges
    droite = f"margin:{m.haut}mm {m.exterieure}mm {m.bas}mm {m.interieure}mm"
    gauche = f"margin:{m.haut}mm {m.interieure}mm {m.bas}mm {m.exterieure}mm"
    page = support.format.css()
    return Markup("@page{{size:{};{}}}@page:left{{{}}}").format(page, droite, gauche)


def _dessins(catalogue: Catalogue, feuille: Feuille) -> Dessins:
    """Pictograms in colours of their own: paper gives them none."""
    if feuille.noire:
        return Dessins(catalogue, couleur=NOIR, mode="eco")
    return Dessins(catalogue, couleur=MARQUE, teinte=TEINTE)
