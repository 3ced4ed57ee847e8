"""Parsing one XML file, safely: no DTD, no entity, no network; the only importer of lxml."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from kit.importers.service_public.erreurs import SourceIllisibleError

Element = etree._Element  # noqa: SLF001 - the only name that lxml gives to it

PROFONDEUR_MAX = 60
"""Deepest nesting; the State's reach 20."""
VERSIONS = ("3.0", "3.1", "3.2", "3.3")
"""Versions of the schema that this kit reads; one zip mixes several."""
_RACINES = ("Publication", "ServiceComplementaire")
_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"
_CHEMIN = re.compile(r"^\.\./Schemas/([^/]+)/[A-Za-z]+\.xsd$")
_DC = "{http://purl.org/dc/elements/1.1/}"


def parse_xml(nom: str, octets: bytes) -> Element:
    """The root of a file. Raises SourceIllisibleError with the name of the file."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        racine = etree.fromstring(octets, parser)
    except etree.XMLSyntaxError as error:
        ligne = error.lineno or 1
        raise SourceIllisibleError(
            f"« {nom} », ligne {ligne} : ce n’est pas du XML correct (ou pas dans l’encodage "
            "annoncé). Téléchargez de nouveau le zip."
        ) from None
    _check_dtd(nom, racine)
    _check_schema(nom, racine)
    _check_depth(nom, racine)
    return racine


def tag_of(element: Element) -> str:
    """Name of an element; those of Dublin Core begin with `dc:`."""
    return str(element.tag).replace(_DC, "dc:")


def dublin_core(racine: Element, champ: str) -> str:
    """A Dublin Core field of the file, or an empty text."""
    return racine.findtext(_DC + champ) or ""


def children(element: Element) -> Iterator[Element]:
    """Elements directly inside, in order."""
    return iter(element)


def _check_dtd(nom: str, racine: Element) -> None:
    docinfo: Any = racine.getroottree().docinfo  # the stubs ignore `doctype`
    if docinfo.doctype:
        raise SourceIllisibleError(
            f"« {nom} » contient une déclaration DOCTYPE, que les données de service-public.fr "
            "n’ont jamais : cette archive est refusée."
        )


def _check_schema(nom: str, racine: Element) -> None:
    schema = _CHEMIN.match(racine.get(_SCHEMA) or "")
    if racine.tag not in _RACINES or schema is None or racine.get("ID") is None:
        raise SourceIllisibleError(
            f"« {nom} » n’est pas un fichier de service-public.fr : vérifiez le zip."
        )
    if schema[1] not in VERSIONS:
        raise SourceIllisibleError(
            f"« {nom} » suit la version {schema[1]} du schéma de service-public.fr, ce kit lit la "
            f"version {VERSIONS[-1]} : mettez le kit à jour, ou prenez l’autre version du zip."
        )


def _check_depth(nom: str, racine: Element) -> None:
    depth = 0
    for event, _element in etree.iterwalk(racine, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > PROFONDEUR_MAX:
            raise SourceIllisibleError(
                f"« {nom} » est imbriqué trop profondément : cette archive est refusée."
            )
