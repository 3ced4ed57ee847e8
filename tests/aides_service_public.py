"""Small files of service-public.fr, made for tests: none of the State's data is needed."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kit.importers.service_public.contexte import Contexte
from kit.importers.service_public.lecture_xml import Element, parse_xml
from kit.importers.service_public.liens import Liens
from kit.importers.service_public.releve import Releve

ESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
INTRODUCTION = "<Introduction><Texte><Paragraphe>En bref.</Paragraphe></Texte></Introduction>"


def publication(  # noqa: PLR0913 - what a file says of itself
    corps: str,
    *,
    identifiant: str = "F1",
    sorte: str = "Fiche d'information",
    titre: str = "Carte de séjour",
    date: str = "2026-10-01",
    schema: str = "3.3",
    tete: str = "",
) -> str:
    """One file, as the State writes them."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{tete}'
        f"<Publication {ESPACES} ID={quoteattr(identifiant)} type={quoteattr(sorte)} "
        f'xsi:noNamespaceSchemaLocation="../Schemas/{schema}/Publication.xsd">'
        f"<dc:title>{escape(titre)}</dc:title><dc:description>Un résumé.</dc:description>"
        f"<dc:date>modified {date}</dc:date>{corps}</Publication>"
    )


def texte(*chapitres: str) -> str:
    """The text of a fiche, after its introduction."""
    return f"{INTRODUCTION}<Texte>{''.join(chapitres)}</Texte>"


def chapitre(titre: str, corps: str) -> str:
    """A chapter."""
    return f"<Chapitre><Titre><Paragraphe>{escape(titre)}</Paragraphe></Titre>{corps}</Chapitre>"


def paragraphe(mots: str) -> str:
    """A paragraph of plain words."""
    return f"<Paragraphe>{escape(mots)}</Paragraphe>"


def dossier(identifiant: str = "N1", titre: str = "Titres de séjour") -> str:
    """The place of a fiche among the others."""
    return f'<DossierPere ID="{identifiant}"><Titre>{escape(titre)}</Titre></DossierPere>'


def definition(identifiant: str, mot: str, sens: str) -> str:
    """A glossary word."""
    corps = f"<Titre>{escape(mot)}</Titre><Texte>{paragraphe(sens)}</Texte>"
    return f'<Definition ID="{identifiant}">{corps}</Definition>'


def service(identifiant: str, adresse: str) -> str:
    """An online service (R)."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ServiceComplementaire {ESPACES} '
        f'ID="{identifiant}" type="Téléservice" '
        'xsi:noNamespaceSchemaLocation="../Schemas/3.3/ServiceComplementaire.xsd">'
        "<dc:title>Service</dc:title><dc:date>modified 2026-01-01</dc:date>"
        f"<LienWeb URL={quoteattr(adresse)}/></ServiceComplementaire>"
    )


def write_zip(chemin: Path, fichiers: dict[str, str | bytes]) -> Path:
    """A zip of these files."""
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in fichiers.items():
            archive.writestr(nom, contenu)
    chemin.write_bytes(tampon.getvalue())
    return chemin


def element(xml: str) -> Element:
    """The first element of this text."""
    racine = parse_xml("F1.xml", publication(xml).encode())
    return racine[3]


def contexte(**liens: object) -> Contexte:
    """A conversion that knows these links."""
    return Contexte(Liens(**liens), Releve())  # type: ignore[arg-type]
