"""Gathers the sentences of the interface and brings the catalogs up to date.

Usage: python -m tools.messages [LANGUAGE...]. Each translations/<language>/LC_MESSAGES/messages.po
receives the new sentences, empty, and loses those that no longer exist. A language named on the
command line gets a catalog if it has none. The same code gives the same bytes on every machine.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from kit.langues.interface import po_file
from kit.langues.registre import REGISTRE, LangueConnue

RACINE = Path(__file__).resolve().parents[1]
TRADUCTIONS = RACINE / "translations"
METHODES = (("kit", "**.py", "python"), ("templates", "**.html", "jinja2.ext.babel_extract"))
OPTIONS = {
    "extensions": "jinja2.ext.do",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
"""The environment of `kit.render.gabarits`; a template that cannot be read is an error."""
MOTS = {"_": None, "N_": None, "bi": None, "gettext": None, "ngettext": (1, 2)}
"""Functions whose first arguments are sentences."""


def extract_messages() -> Catalog:
    """The sentences of the code and of the templates, in French, sorted by place."""
    catalogue = Catalog()
    for dossier, motif, methode in METHODES:
        trouves = extract_from_dir(
            RACINE / dossier,
            method_map=[(motif, methode)],
            options_map={motif: OPTIONS},
            keywords=MOTS,
        )
        for nom, _ligne, message, _commentaires, contexte in trouves:
            catalogue.add(message, locations=[(f"{dossier}/{nom}", 0)], context=contexte)
    return catalogue


def catalogs() -> Iterator[tuple[LangueConnue, Path]]:
    """The languages that have a catalog, and where it is."""
    for tag in sorted(REGISTRE):
        fichier = po_file(tag, TRADUCTIONS)
        if fichier.is_file():
            yield REGISTRE[tag], fichier


def read_catalog(langue: LangueConnue, texte: str) -> Catalog:
    """A catalog with the plural forms of its language. Raises PoFileError."""
    return read_po(io.StringIO(texte), locale=langue.locale, abort_invalid=True)


def update_catalog(langue: LangueConnue, texte: str, modele: Catalog) -> str:
    """Add what is new, remove what is gone, keep what is translated; `texte` may be empty."""
    catalogue = read_catalog(langue, texte)
    catalogue.update(modele, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    sortie = io.BytesIO()
    write_po(sortie, catalogue, width=0, include_lineno=False, omit_header=True)
    return _header(langue, catalogue) + sortie.getvalue().decode()


def _header(langue: LangueConnue, catalogue: Catalog) -> str:
    """Only what reading needs: no date, no name, no version of a tool."""
    champs = (
        f"Language: {langue.tag.replace('-', '_')}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalogue.plural_forms}",
    )
    lignes = "".join(f'"{champ}\\n"\n' for champ in champs)
    return f'# Interface, {langue.nom_francais}.\nmsgid ""\nmsgstr ""\n{lignes}\n'


def list_untranslated(langue: LangueConnue, texte: str) -> list[str]:
    """The sentences, or the plurals, with a form left empty."""
    vides = []
    for message in read_catalog(langue, texte):
        forme = message.string
        vide = not all(forme) if isinstance(forme, tuple | list) else not forme
        if message.id and vide:
            vides.append(message.id if isinstance(message.id, str) else message.id[0])
    return vides


def main(nouvelles: list[str]) -> None:
    """Create the catalogs asked for, then update them all. Raises KeyError: unknown language."""
    for tag in nouvelles:
        fichier = po_file(REGISTRE[tag].tag, TRADUCTIONS)
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.touch()
    modele = extract_messages()
    for langue, fichier in catalogs():
        avant = fichier.read_text(encoding="utf-8")
        apres = update_catalog(langue, avant, modele)
        if apres != avant:
            fichier.write_text(apres, encoding="utf-8", newline="\n")
        vides = list_untranslated(langue, apres)
        print(f"{fichier.relative_to(RACINE)} : {len(vides)} phrase(s) à traduire")
        for phrase in vides:
            print(f"  {phrase}")


if __name__ == "__main__":
    main(sys.argv[1:])
