"""The cards of a guided path: the whole tree on paper, numbers instead of arrows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from kit.content.parcours import Gravite, Parcours, Resultat
from kit.parcours.plan.numeros import number_noeuds
from kit.render.impression.contenus.cartes_notes import NoteCarte, Notes, PapierCarte
from kit.render.impression.contenus.modele import Choix, Contenu, Taille
from kit.render.impression.qr import draw_qr
from kit.render.impression.supports import CORPS_MIN_PT
from kit.render.mots import say
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.plan_parcours import (
    ConclusionPlan,
    InformationPlan,
    QuestionPlan,
    build_plan,
)
from kit.render.vues.fiche import ContactVue, build_contact
from kit.render.vues.notes import SourceVue, build_sources
from kit.render.vues.parcours import PICTOGRAMME
from kit.render.vues.resultat import LIEUX, list_contacts
from kit.render.vues.verification import VerificationVue, build_verification

CORPS_MAX_PT, CORPS_LIVRET_PT = 14.0, 12.0
"""Letters of the cards, when they fit one sheet, or a booklet that is not thick."""
QR_MM = 21.0
"""Side of the code of a result: half a millimetre for each module of its address."""
PAGES_LIVRET, RESULTATS_PAR_PAGE = 28, 5
"""Pages of a booklet that is stapled without trouble, and results on each of them."""


@dataclass(frozen=True)
class LieuCarte:
    """Whoever takes the procedure of a result."""

    nom: Passage
    pictogramme: str


@dataclass(frozen=True)
class ResultatCarte:
    """Where a path ends: what it is, where it is filed, where it is told whole."""

    id: str
    numero: str
    titre: Passage
    pictogramme: str
    gravite: Gravite
    lieu: LieuCarte | None
    contacts: tuple[ContactVue, ...]
    fiche: Passage | None
    groupes: tuple[Groupe, ...]
    """What to do, when neither a fiche nor the page of the code tells it."""
    a_confirmer: bool
    papiers: tuple[PapierCarte, ...]
    """Those that answers add, or take off."""
    notes: tuple[str, ...]
    """Numbers of the notes that are for this result."""
    adresse: str | None
    """Whole address of its page; None when the site has no public one."""

    def vignette(self, alt: str) -> Markup | None:
        """The address as a code to scan, drawn when it is printed: it takes time."""
        return _draw(self.adresse, alt) if self.adresse else None


@dataclass(frozen=True)
class ParcoursFeuille:
    """A whole path, as cards that send to each other by their numbers."""

    titre: Passage
    pictogramme: str
    resume: Passage | None
    etapes: tuple[QuestionPlan | InformationPlan, ...]
    conclusions: tuple[ConclusionPlan, ...]
    resultats: tuple[ResultatCarte, ...]
    notes: tuple[NoteCarte, ...]
    papiers: tuple[PapierCarte, ...]
    """Those that everyone needs, whatever the result."""
    memoire: bool
    """Whether cards ask again what was answered before: one notes it."""
    sources: tuple[SourceVue, ...]
    verification: VerificationVue

    @property
    def dense(self) -> bool:
        """Whether questions share the pages of a booklet, which is too thick with one on each."""
        pages = len(self.etapes) + len(self.resultats) / RESULTATS_PAR_PAGE
        return pages > PAGES_LIVRET


def _build(lecteur: Lecteur, parcours: Parcours, choix: Choix) -> ParcoursFeuille:
    """On a poster what a result asks to do is left to its page, when a code leads to it."""
    return _Cartes(lecteur, parcours, court=choix.contenance == "affiche").feuille()


class _Cartes:
    """Writes the cards of one path for one reader."""

    def __init__(self, lecteur: Lecteur, parcours: Parcours, *, court: bool) -> None:
        self.lecteur = lecteur
        self.court = court
        self.parcours = parcours
        self.textes: Textes = lecteur.open(parcours)
        self.numeros = number_noeuds(parcours)
        self.notes = Notes(lecteur, parcours)

    def feuille(self) -> ParcoursFeuille:
        parcours, plan = self.parcours, build_plan(self.lecteur, self.parcours)
        return ParcoursFeuille(
            titre=plan.titre,
            pictogramme=parcours.pictogramme or PICTOGRAMME,
            resume=self.textes.passage("resume") if parcours.resume else None,
            etapes=plan.etapes,
            conclusions=plan.conclusions,
            resultats=tuple(self._resultat(resultat) for resultat in parcours.resultats),
            notes=self.notes.notes,
            papiers=self.notes.list_papiers(None),
            memoire=any(True for _porteur, _si in parcours.conditions()),
            sources=build_sources(self.lecteur, parcours.sources, lues=False),
            verification=build_verification(self.lecteur, parcours),
        )

    def _resultat(self, resultat: Resultat) -> ResultatCarte:
        catalogue = self.lecteur.catalogue
        premiere = resultat.fiches[0] if resultat.fiches else ""
        fiche = catalogue.offered_fiche(premiere)
        titre, adresse = self.textes.passage(f"{resultat.id}.titre"), self._adresse(resultat)
        muet = fiche is not None or (self.court and adresse is not None)
        return ResultatCarte(
            id=resultat.id,
            numero=self.numeros[resultat.id],
            titre=replace(titre, a_confirmer=False),
            pictogramme=resultat.pictogramme or (fiche and fiche.pictogramme) or PICTOGRAMME,
            gravite=resultat.gravite,
            lieu=self._lieu(resultat),
            contacts=tuple(self._contacts(resultat)),
            fiche=self.lecteur.skimming().open(fiche).passage("titre") if fiche else None,
            groupes=() if muet else self.textes.groupes(resultat.blocs),
            a_confirmer=titre.a_confirmer,
            papiers=self.notes.list_papiers(resultat.id),
            notes=self.notes.list_notes(resultat.id),
            adresse=adresse,
        )

    def _lieu(self, resultat: Resultat) -> LieuCarte | None:
        nom = LIEUX.get(resultat.lieu)
        if nom is None:
            return None
        return LieuCarte(say(self.lecteur, lambda langue: langue.gettext(nom[0])), nom[1])

    def _contacts(self, resultat: Resultat) -> Iterator[ContactVue]:
        """Whom to see before anything else, without what is said of them."""
        for contact in list_contacts(self.parcours, resultat):
            yield replace(build_contact(self.lecteur, self.textes, contact), precision=None)

    def _adresse(self, resultat: Resultat) -> str | None:
        """The page of a result, which asks for nobody's answers."""
        adresses = replace(self.lecteur.adresses, avec=None)
        if not adresses.base.startswith("https://"):
            return None
        page = adresses.page(f"parcours/{self.parcours.adresse}/r/{resultat.id}")
        return f"{adresses.base}{page}"


@lru_cache(maxsize=1024)
def _draw(adresse: str, alt: str) -> Markup:
    """A code; the same ones are printed again on each paper."""
    return draw_qr(adresse, QR_MM, alt)


_TAILLE = Taille(CORPS_MAX_PT, CORPS_MIN_PT, petit_d_abord=True)

PARCOURS = Contenu(
    "parcours",
    "parcours/{}",
    ("a3", "a4", "economique", "gros-caracteres", "livret-a5"),
    _build,
    Parcours,
    tailles={
        "a3": _TAILLE,
        "a4": _TAILLE,
        "economique": _TAILLE,
        "livret-a5": replace(_TAILLE, corps_pt=CORPS_LIVRET_PT, pages_visees=20),
    },
    jumelle="parcours/{}/",
)
