"""The frame of the pages of the back office: the catalogue, in French."""

from dataclasses import dataclass

from flask import Response

from kit.admin.compteur.vues import ApercuAdmin, PageAdmin
from kit.adresses import Adresses
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur
from kit.render.pictogrammes import Dessins
from kit.store.catalogue import Catalogue
from kit.web.i18n import set_langue
from kit.web.rendu import adresses_for, render_page, services


@dataclass(frozen=True)
class Lecture:
    """What a route works with."""

    catalogue: Catalogue
    langue: Langue
    adresses: Adresses
    lecteur: Lecteur

    def render(self, gabarit: str, titre: str, **contexte: object) -> Response:
        """A page: no browser and no cache keeps it."""
        site, dessins = self.catalogue.site, Dessins(self.catalogue)
        description = self.langue.gettext("Pour les agents de l’accueil.")
        page = PageAdmin(titre, site.nom, site.exemple, ApercuAdmin(description))
        return render_page(
            gabarit,
            self.langue,
            self.adresses,
            {
                "page": page,
                "pictogramme": dessins,
                "is_sur_feuille": dessins.is_sur_feuille,
                **contexte,
            },
        )


def open_lecture() -> Lecture:
    """Start reading, in French: agents write and read it. Raises CatalogueVideError."""
    catalogue = services().vitrine.current()
    langue = load_langue(FRANCAIS)
    set_langue(langue)
    adresses = adresses_for(langue)
    return Lecture(catalogue, langue, adresses, Lecteur(catalogue, langue, adresses))
