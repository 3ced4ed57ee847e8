"""Every public page, grouped: for readers who look for one, and for search engines."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from kit.content.annexe import Annexe
from kit.content.annonce import Annonce
from kit.content.document import DocumentAdressable
from kit.content.lettre import Lettre
from kit.content.normalisation import normalise
from kit.content.pictogramme import Pictogramme
from kit.content.piece import Piece
from kit.content.structure import Structure
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur, Passage


@dataclass(frozen=True)
class PageConnue:
    """A page: its path after the language, and its title."""

    chemin: str
    adresse: str
    titre: Passage
    publie_le: date | None = None
    """Day of the published revision, for the page of one document."""


@dataclass(frozen=True)
class GroupePages:
    """Pages that go together."""

    id: str
    titre: str
    pages: tuple[PageConnue, ...]


def build_plan(lecteur: Lecteur) -> tuple[GroupePages, ...]:
    """Every page for one reader; the titles are those of the pages."""
    _ = lecteur.langue.gettext
    groupes = (
        GroupePages("plan-commencer", _("Pour commencer"), _commencer(lecteur)),
        GroupePages("plan-demarches", _("Les démarches"), _demarches(lecteur)),
        GroupePages("plan-lieux", _("Les lieux"), _lieux(lecteur)),
        GroupePages("plan-papiers", _("Les papiers"), _papiers(lecteur)),
        GroupePages("plan-agents", _("Pour les agents"), _agents(lecteur)),
        GroupePages("plan-site", _("Ce site"), _site(lecteur)),
    )
    return tuple(groupe for groupe in groupes if groupe.pages)


def _commencer(lecteur: Lecteur) -> tuple[PageConnue, ...]:
    _ = lecteur.langue.gettext
    urgences = lecteur.catalogue.urgences
    return (
        _page(lecteur, "", _("Accueil")),
        _page(lecteur, "recherche", _("Rechercher")),
        _page(lecteur, "urgence", _("C’est urgent")),
        *_documents(lecteur, "urgence", urgences),
        *_documents(lecteur, "annonces", lecteur.catalogue.all(Annonce)),
    )


def _demarches(lecteur: Lecteur) -> tuple[PageConnue, ...]:
    _ = lecteur.langue.gettext
    catalogue = lecteur.catalogue
    fiches = sorted(catalogue.fiches, key=lambda f: normalise(f.titre))
    return (
        _page(lecteur, "fiches/", _("Toutes les démarches")),
        *_documents(lecteur, "themes", (t for t in catalogue.themes if catalogue.fiches_of(t))),
        *_documents(lecteur, "fiches", fiches),
        _page(lecteur, "parcours/", _("Répondre à quelques questions")),
        *_documents(lecteur, "parcours", catalogue.parcours, fin="/"),
        _page(lecteur, "faq/", _("Questions fréquentes")),
        _page(lecteur, "glossaire/", _("Les mots de l’administration")),
    )


def _lieux(lecteur: Lecteur) -> tuple[PageConnue, ...]:
    _ = lecteur.langue.gettext
    structures = sorted(lecteur.catalogue.all(Structure), key=lambda s: normalise(s.nom))
    return (
        _page(lecteur, "structures/", _("Où aller, quand ?")),
        *(
            replace(
                _page(lecteur, f"structures/{structure.adresse}", structure.nom, FRANCAIS),
                publie_le=lecteur.catalogue.published_day(structure),
            )
            for structure in structures
        ),
        _page(lecteur, "modalites/", _("Où faire chaque démarche ?")),
        _page(lecteur, "rendez-vous/", _("Prendre rendez-vous")),
    )


def _papiers(lecteur: Lecteur) -> tuple[PageConnue, ...]:
    pieces = sorted(lecteur.catalogue.all(Piece), key=lambda p: normalise(p.nom))
    return (
        _page(lecteur, "pieces/", lecteur.langue.gettext("Les papiers, expliqués")),
        *_documents(lecteur, "pieces", pieces, "nom"),
        *_documents(lecteur, "lettres", lecteur.catalogue.all(Lettre)),
        _carnet(lecteur),
    )


def _carnet(lecteur: Lecteur) -> PageConnue:
    """The notebook to print, with French beside: agents read it too."""
    page = _page(lecteur, "carnet/imprimer", lecteur.langue.gettext("Mon carnet"))
    if lecteur.langue.is_francais:
        return page
    adresses = replace(lecteur.adresses, avec=FRANCAIS)
    return replace(page, adresse=adresses.imprimer("carnet"))


def _agents(lecteur: Lecteur) -> tuple[PageConnue, ...]:
    _ = lecteur.langue.gettext
    return (
        _page(lecteur, "guichet/", _("Au guichet")),
        _page(lecteur, "guichet/montrez", _("Montrez du doigt")),
        _page(lecteur, "passage/remplir", _("Préparer un bon de passage")),
        *_documents(lecteur, "annexes", lecteur.catalogue.all(Annexe)),
        _page(lecteur, "pre-accueil/imprimer", _("Pré-accueil")),
        _page(lecteur, "faq/repondre", _("Répondre à une question")),
        _page(lecteur, "comptage/imprimer", _("Feuille de comptage de l’accueil")),
        _page(lecteur, "classeur/imprimer", _("Le classeur de l’accueil")),
        _page(lecteur, "planche/imprimer", _("Une planche à montrer du doigt")),
        _page(lecteur, "pictogrammes/", lecteur.langue.gettext("Les pictogrammes")),
    )


def build_plan_pictogrammes(lecteur: Lecteur) -> GroupePages:
    """The page of each pictogram: search engines read them all, people look in the bank."""
    pictogrammes = lecteur.catalogue.all(Pictogramme)
    titre = lecteur.langue.gettext("Les pictogrammes")
    pages = _documents(lecteur, "pictogrammes", pictogrammes)
    return GroupePages("plan-pictogrammes", titre, pages)


def _site(lecteur: Lecteur) -> tuple[PageConnue, ...]:
    _ = lecteur.langue.gettext
    return (
        _page(lecteur, "nouveautes", _("Nouveautés")),
        _page(lecteur, "reutiliser", _("Mettre sur votre site")),
        _page(lecteur, "langues", _("Les langues de ce site")),
        _page(lecteur, "aide", _("Aide")),
        _page(lecteur, "avis", _("Ce site vous a-t-il aidé\u202f?")),
        _page(lecteur, "plan-du-site", _("Plan du site")),
        _page(lecteur, "accessibilite", _("Accessibilité")),
        _page(lecteur, "mentions-legales", _("Mentions légales")),
        _page(lecteur, "donnees-personnelles", _("Données personnelles")),
    )


def _documents(
    lecteur: Lecteur,
    dossier: str,
    documents: Iterable[DocumentAdressable],
    champ: str = "titre",
    *,
    fin: str = "",
) -> tuple[PageConnue, ...]:
    """The pages of documents, under their translated title; `fin` ends their addresses."""
    pages = []
    for document in documents:
        chemin = f"{dossier}/{document.adresse}{fin}"
        titre = lecteur.open(document).passage(champ)
        publie_le = lecteur.catalogue.published_day(document)
        pages.append(PageConnue(chemin, lecteur.adresses.page(chemin), titre, publie_le))
    return tuple(pages)


def _page(lecteur: Lecteur, chemin: str, titre: str, langue: str | None = None) -> PageConnue:
    """A page whose title is a phrase of the interface, or a name that stays in French."""
    direction = "ltr" if langue else lecteur.langue.direction
    html = Markup("{}").format(titre)
    passage = Passage(html, langue or lecteur.langue.tag, direction, "francais", False, False)
    return PageConnue(chemin, lecteur.adresses.page(chemin), passage)
