"""Every public address is built here: they are printed on paper, so they never change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

API = "/api/v1/"
"""Where the data for machines begins."""


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

    def repondre(self, slug: str) -> str:
        """The texts to copy that explain a fiche."""
        return self.page(f"fiches/{slug}/repondre")

    def repondre_question(self, question: str | None = None) -> str:
        """The texts to copy that answer a frequent question; the choice of one without it."""
        return self.page("faq/repondre", question=question)

    def theme(self, slug: str) -> str:
        """One theme."""
        return self.page(f"themes/{slug}")

    def annonce(self, slug: str) -> str:
        """One notice."""
        return self.page(f"annonces/{slug}")

    def lettre(self, slug: str) -> str:
        """One model letter."""
        return self.page(f"lettres/{slug}")

    def pieces(self) -> str:
        """The papers."""
        return self.page("pieces/")

    def piece(self, slug: str) -> str:
        """One paper."""
        return self.page(f"pieces/{slug}")

    def faq(self) -> str:
        """Frequent questions."""
        return self.page("faq/")

    def glossaire(self) -> str:
        """The words of the administration."""
        return self.page("glossaire/")

    def modalites(self, demarche: str | None = None) -> str:
        """Where each procedure is filed, or one of them."""
        return self.page("modalites/", demarche=demarche)

    def structures(self) -> str:
        """The places."""
        return self.page("structures/")

    def structure(self, slug: str) -> str:
        """One place."""
        return self.page(f"structures/{slug}")

    def rendez_vous(self, demarche: str | None = None) -> str:
        """The appointment page, with a procedure chosen."""
        return self.page("rendez-vous/", demarche=demarche)

    def urgence(self, slug: str = "") -> str:
        """The urgent cards, or one of them."""
        return self.page(f"urgence/{slug}" if slug else "urgence")

    def parcours(self, slug: str = "") -> str:
        """The guided paths, or the start of one of them."""
        return self.page(f"parcours/{slug}/" if slug else "parcours/")

    def parcours_plan(self, slug: str) -> str:
        """A whole path, for agents."""
        return self.page(f"parcours/{slug}/plan")

    def passage(self, **choix: str | None) -> str:
        """A slip of the counter."""
        return self.page("passage", **choix)

    def passage_remplir(self, **choix: str | None) -> str:
        """Where an agent fills a slip: about a fiche, a result, or nothing."""
        return self.page("passage/remplir", **choix)

    def recherche(self) -> str:
        """The search."""
        return self.page("recherche")

    def guichet(self) -> str:
        """Where agents begin, at the counter."""
        return self.page("guichet/")

    def guichet_fiche(self, slug: str, **choix: str | None) -> str:
        """One fiche in two languages, very large, to be shown to somebody."""
        return self.page(f"fiches/{slug}/guichet", **choix)

    def montrez(self, carte: str | None = None) -> str:
        """The cards to point at, or one of them as large as the screen."""
        return self.page("guichet/montrez", carte=carte)

    def langues(self) -> str:
        """The languages, and how far each is translated."""
        return self.page("langues")

    def nouveautes(self, mois: str = "") -> str:
        """What changed, or what changed in a month, as `2026-11`."""
        return self.page(f"nouveautes/{mois}" if mois else "nouveautes")

    def nouveautes_flux(self) -> str:
        """What changed, for the programs that watch for it."""
        return self.page("nouveautes.xml")

    def reutiliser(self) -> str:
        """How to show these pages on another site."""
        return self.page("reutiliser")

    def avis(self, page: str | None = None) -> str:
        """Where readers say whether a page, a path after the language, helped them."""
        return self.page("avis", page=page)

    def aide(self) -> str:
        """How to use the site."""
        return self.page("aide")

    def plan_du_site(self) -> str:
        """Every page."""
        return self.page("plan-du-site")

    def accessibilite(self) -> str:
        """The accessibility statement."""
        return self.page("accessibilite")

    def mentions_legales(self) -> str:
        """Who publishes the site."""
        return self.page("mentions-legales")

    def donnees_personnelles(self) -> str:
        """What is known of visitors: nothing."""
        return self.page("donnees-personnelles")

    def pictogrammes(self, choisis: Iterable[str] = ()) -> str:
        """The bank of pictograms, those with these ids ticked."""
        page, coches = self.page("pictogrammes/"), urlencode([("id", i) for i in choisis])
        return f"{page}{'&' if '?' in page else '?'}{coches}" if coches else page

    def pictogramme(self, slug: str) -> str:
        """One pictogram, large."""
        return self.page(f"pictogrammes/{slug}")

    def selection(self) -> str:
        """The pictograms that a form chooses, in one file."""
        return self.page("pictogrammes/selection.zip")

    def feuille(self, page: str, forme: str, /, **choix: str | None) -> str:
        """The sheet of a page, as a file; `page` is a path without language nor final slash."""
        return self.page(f"{page}.{forme}", **choix)

    def imprimer(self, page: str, **choix: str | None) -> str:
        """The choice of a sheet."""
        return self.page(f"{page}/imprimer", **choix)

    def apercu(self, page: str, numero: int, **choix: str | None) -> str:
        """One page of a sheet, as a picture."""
        return self.page(f"{page}/apercu-{numero}.png", **choix)

    def edition(self, code: str) -> str:
        """Whether the sheet that bears a code is still right."""
        return f"{self.prefixe}/q/{code}"

    def pictogramme_fichier(self, identifiant: str) -> str:
        """The drawing itself."""
        return f"{self.prefixe}/pictogrammes/{identifiant}.svg"

    def pictogramme_pdf(self, identifiant: str) -> str:
        """The drawing to print, at an exact size."""
        return f"{self.prefixe}/pictogrammes/{identifiant}.pdf"

    def pictogramme_image(self, identifiant: str) -> str:
        """The drawing as a PNG picture of the usual size."""
        return f"{self.prefixe}/pictogrammes/{identifiant}.png"

    def statique(self, chemin: str) -> str:
        """A file of static/, its version included."""
        return f"{self.prefixe}/static/{chemin}"

    def api(self, chemin: str = "") -> str:
        """The data of the site, for machines."""
        langue = f"?langue={self.langue}" if chemin else ""
        return f"{self.prefixe}{API}{quote(chemin)}{langue}"

    def sitemap(self) -> str:
        """The list of pages, for search engines."""
        return f"{self.prefixe}/sitemap.xml"

    def securite(self) -> str:
        """Whom to tell about a weakness."""
        return f"{self.prefixe}/.well-known/security.txt"

    def compteur(self, chemin: str = "") -> str:
        """The counter of visits, for agents: no language."""
        return f"{self.prefixe}/admin/compteur/{chemin}"

    def admin(self, chemin: str = "") -> str:
        """A page of the back office, which has one language."""
        return f"{self.prefixe}/admin/{quote(chemin)}"

    def admin_contenu(self, genre: str, cle: str, suite: str = "") -> str:
        """The page of the back office of a document, or one that hangs from it."""
        return self.admin(f"contenus/{genre}/{cle}{f'/{suite}' if suite else ''}")

    def admin_connexion(self, suite: str = "") -> str:
        """Where agents come in, and the page that they go on to."""
        question = f"?{urlencode({'suite': suite})}" if suite else ""
        return f"{self.admin('connexion')}{question}"

    def bienvenue(self, secret: str) -> str:
        """Where a one-time link leads; with the public address, when it is known."""
        return f"{self.base}{self.admin(f'bienvenue/{secret}')}"

    def oidc_aller(self, suite: str = "") -> str:
        """Where agents come in through the identity provider, and the page that they go on to."""
        question = f"?{urlencode({'suite': suite})}" if suite else ""
        return f"{self.admin('oidc/aller')}{question}"

    def oidc_retour(self) -> str:
        """Where the identity provider sends agents back; with the public address."""
        return f"{self.base}{self.admin('oidc/retour')}"

    def oidc_sortie(self) -> str:
        """Where it sends them once they have left it; with the public address."""
        return f"{self.base}{self.admin('connexion')}"

    def sante(self) -> str:
        """The state of the service, for machines."""
        return f"{self.prefixe}/sante"

    def in_langue(self, tag: str) -> "Adresses":
        """The same addresses for another language; the second language is dropped if it is it."""
        return replace(self, langue=tag, avec=None if self.avec == tag else self.avec)

    def page(self, chemin: str, **propres: str | None) -> str:
        """The page at a path that follows the language; its own parameters come last."""
        communs = {"lieu": self.lieu, "avec": self.avec}
        parametres = {cle: v for cle, v in {**communs, **propres}.items() if v}
        question = f"?{urlencode(parametres)}" if parametres else ""
        return f"{self.prefixe}/{self.langue}/{quote(chemin)}{question}"
