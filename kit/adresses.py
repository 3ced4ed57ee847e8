"""Every public address is built here: they are printed on paper, so they never change."""

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Adresses:
    """The addresses of the site for one reader: language, place, second language kept."""

    langue: str
    prefixe: str = ""
    """Path under which the site is served, without final slash."""
    base: str = ""
    """Public address of the site, for what leaves it; empty when unknown."""
    lieu: str | None = None
    avec: str | None = None

    def racine(self) -> str:
        """The choice of language."""
        return f"{self.prefixe}/"

    def accueil(self) -> str:
        """The home page."""
        return self.page("")

    def fiches(self) -> str:
        """The list of fiches."""
        return self.page("fiches/")

    def fiche(self, slug: str) -> str:
        """One fiche."""
        return self.page(f"fiches/{slug}")

    def sante(self) -> str:
        """The state of the service, for machines."""
        return f"{self.prefixe}/sante"

    def in_langue(self, tag: str) -> "Adresses":
        """The same addresses for another language; the second language is dropped if it is it."""
        return replace(self, langue=tag, avec=None if self.avec == tag else self.avec)

    def page(self, chemin: str) -> str:
        """The page at a path that follows the language."""
        parametres = {cle: v for cle, v in (("lieu", self.lieu), ("avec", self.avec)) if v}
        question = f"?{urlencode(parametres)}" if parametres else ""
        return f"{self.prefixe}/{self.langue}/{quote(chemin)}{question}"
