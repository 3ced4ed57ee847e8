"""The translations of a pack: one PO file per language, one entry per segment.

`msgctxt` is the segment key, `msgid` the French, `msgstr` the translation; an entry marked
`fuzzy` has not been reviewed by a person.
"""

import io
from collections.abc import Mapping
from pathlib import PurePosixPath

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from kit.importers.pack.modele import TraductionPack

DOSSIER = "translations"


def read_traductions(
    fichiers: Mapping[str, str], fautes: list[str]
) -> dict[str, dict[str, TraductionPack]]:
    """Read `translations/<language>.po`; faults are added to `fautes`."""
    lues: dict[str, dict[str, TraductionPack]] = {}
    for nom, texte in fichiers.items():
        chemin = PurePosixPath(nom)
        if chemin.parent.as_posix() != DOSSIER:
            fautes.append(f"{nom} : les traductions vont dans {DOSSIER}/<langue>.po.")
            continue
        try:
            catalogue = read_po(io.StringIO(texte), abort_invalid=True)
        except (PoFileError, ValueError):
            fautes.append(f"{nom} : ce n’est pas un fichier PO correct, exportez-le de nouveau.")
            continue
        lues[chemin.stem] = _entries(nom, catalogue, fautes)
    return lues


def _entries(nom: str, catalogue: Catalog, fautes: list[str]) -> dict[str, TraductionPack]:
    entries: dict[str, TraductionPack] = {}
    for message in catalogue:
        if not message.id or not message.string:
            continue
        if not message.context or not isinstance(message.id, str):
            fautes.append(f"{nom} : une entrée n’a pas de clé (msgctxt), exportez de nouveau.")
            continue
        entries[message.context] = TraductionPack(
            message.id, str(message.string), relue=not message.fuzzy
        )
    return entries


def write_traductions(langue: str, entries: Mapping[str, TraductionPack]) -> str:
    """The PO text of a language, in the order of the keys, without date: always the same bytes."""
    catalogue = Catalog(locale=None, fuzzy=False)
    for cle, traduction in sorted(entries.items()):
        flags = () if traduction.relue else ("fuzzy",)
        catalogue.add(traduction.francais, traduction.texte, flags=flags, context=cle)
    sortie = io.BytesIO()
    write_po(sortie, catalogue, omit_header=True, sort_output=False, width=0)
    entete = (
        'msgid ""\nmsgstr ""\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {langue}\\n"\n\n'
    )
    return entete + sortie.getvalue().decode()
