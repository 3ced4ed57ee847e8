"""A sheet as a document that agents change: what they print from it is theirs."""

import re
from html import unescape

from kit.langues.langue import load_langue
from kit.langues.marque import N_
from kit.render.odt.fichier import make_odt

AVERTISSEMENT = N_("Cette feuille a pu être modifiée.")
_LANGUE = re.compile(r'<html lang="([^"]+)"')
_TITRE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def make_modifiable(html: str) -> bytes:
    """The document of a whole page, in its own language. Raises ValueError for another text."""
    langue, titre = _LANGUE.search(html), _TITRE.search(html)
    if langue is None or titre is None:
        raise ValueError("not the page of a sheet")
    lue = load_langue(langue.group(1))
    mots = unescape(titre.group(1))
    return make_odt(html, titre=mots, langue=lue, avertissement=lue.gettext(AVERTISSEMENT))
