"""A dated value as readers see it, in their language."""

from markupsafe import Markup, escape

from kit.content.valeur import (
    AdressePostale,
    Contenu,
    DateFixe,
    Duree,
    LienWeb,
    Montant,
    Nombre,
    Telephone,
)
from kit.langues.langue import Langue


def format_valeur(contenu: Contenu, langue: Langue) -> Markup:
    """The value as safe HTML; numbers never turn around in right-to-left text."""
    if isinstance(contenu, LienWeb):
        return Markup('<a href="{}" hreflang="fr">{}</a>').format(
            contenu.adresse, langue.ltr(contenu.nom)
        )
    if isinstance(contenu, Telephone):
        return Markup('<a href="tel:{}">{}</a>').format(
            contenu.numero.replace(" ", ""), langue.ltr(contenu.numero.replace(" ", "\u00a0"))
        )
    if isinstance(contenu, AdressePostale):
        return Markup("<br>").join(langue.ltr(ligne) for ligne in contenu.lignes)
    texte = plain_valeur(contenu, langue)
    return escape(texte) if isinstance(contenu, Duree | DateFixe) else langue.ltr(texte)


def plain_valeur(contenu: Contenu, langue: Langue) -> str:  # noqa: PLR0911 - one per kind
    """The value as plain text."""
    match contenu:
        case Montant():
            return langue.format_montant(contenu.euros)
        case Duree():
            return langue.format_duree(contenu.min, contenu.max, contenu.unite)
        case DateFixe():
            return langue.format_date(contenu.date)
        case Nombre():
            unite = f"\u00a0{contenu.unite}" if contenu.unite else ""
            return f"{contenu.nombre.normalize():f}{unite}"
        case Telephone():
            return contenu.numero.replace(" ", "\u00a0")
        case AdressePostale():
            return ", ".join(contenu.lignes)
        case LienWeb():
            return contenu.nom
