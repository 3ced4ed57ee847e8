"""What every part of a conversion needs: the links of the zip, and where to note what happens."""

from dataclasses import dataclass
from typing import Any

from kit.content.ecriture import escape_texte
from kit.importers.service_public.lecture_xml import Element
from kit.importers.service_public.liens import Liens, SansLien, VersAdresse, VersFiche
from kit.importers.service_public.releve import LIEN_EN_TEXTE, Releve
from kit.importers.service_public.textes import read_ligne, read_texte

Brut = dict[str, Any]
"""A document or a node as plain data; the ids come last."""


@dataclass(frozen=True)
class Contexte:
    """One conversion under way."""

    liens: Liens
    releve: Releve

    def texte(self, element: Element | None) -> str:
        """Its words with marks; empty without element or words."""
        return "" if element is None else read_texte(element, self.liens, self.releve)

    def ligne(self, element: Element | None) -> str:
        """Its words alone, on one line."""
        return "" if element is None else read_ligne(element, self.releve)

    def mots(self, element: Element | None) -> str:
        """Its words, ready to stand inside a text with marks."""
        return escape_texte(self.ligne(element))

    def lien(self, mots: str, adresse: str | None) -> str:
        """Escaped words as a link to the web; the address in full where no link can be made."""
        if not adresse or not mots:
            return mots
        cible = self.liens.resolve_adresse(adresse)
        if isinstance(cible, VersAdresse):
            return f"[{mots}]({cible.adresse})"
        self.releve.note(LIEN_EN_TEXTE, adresse.strip())
        return f"{mots} ({escape_texte(adresse.strip())})"

    def renvoi(self, mots: str, identifiant: str, audience: str | None) -> str:
        """Escaped words as a link to another text of service-public.fr."""
        cible = self.liens.resolve_texte(identifiant, audience)
        match cible:
            case VersFiche(document):
                return f"[{mots}](fiche:{document})"
            case VersAdresse(adresse):
                return f"[{mots}]({adresse})"
            case SansLien(adresse):
                return self.lien(mots, adresse)
        return mots
