"""Links on paper: nobody can follow them, so their address is written.

The links stay in the file too, for who reads it on a screen.
"""

import re
from html import escape, unescape
from urllib.parse import urlsplit

_LIEN = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_BALISE = re.compile(r"<[^>]*>")
_LONGUEUR_MAX = 60
"""Signs beyond which an address is not typed by anyone: its site alone is written."""


def write_adresses(html: str, base: str) -> str:
    """The page with its links made for paper; `base` is the public address of the site or empty."""

    def rewrite(trouve: re.Match[str]) -> str:
        adresse, attributs, mots = trouve.groups()
        if adresse.startswith("#"):
            return trouve.group()
        if adresse.startswith("/"):
            return f'<a href="{escape(base)}{adresse}"{attributs}>{mots}</a>' if base else mots
        if not adresse.startswith("http"):
            return trouve.group()
        lue = _readable(unescape(adresse))
        if lue in unescape(_BALISE.sub("", mots)):
            return trouve.group()
        return f'{trouve.group()} <span class="adresse" dir="ltr">({escape(lue)})</span>'

    return _LIEN.sub(rewrite, html)


def _readable(adresse: str) -> str:
    """What one types: without scheme nor `www.`; the site alone when the rest is too long."""
    parties = urlsplit(adresse)
    site = parties.netloc.removeprefix("www.")
    entiere = site + parties.path.rstrip("/") + (f"?{parties.query}" if parties.query else "")
    return entiere if len(entiere) <= _LONGUEUR_MAX else site
