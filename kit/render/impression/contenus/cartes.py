"""The cards of a guided path: the whole tree on paper, numbers instead of arrows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from kit.content.parcours import Encart, Gravite, Parcours, PieceCalculee, Resultat
from kit.content.piece import Lot, Piece
from kit.langues.marque import N_
from kit.parcours.numeros import number_noeuds
from kit.render.impression.contenus.modele import Choix, Contenu, Taille
from kit.render.impression.contenus.mots import say
from kit.render.impression.qr import draw_qr
from kit.render.impression.supports import CORPS_MIN_PT
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.phrases_parcours import Redacteur
from kit.render.plan_parcours import (
    SEULEMENT_SI,
    ConclusionPlan,
    InformationPlan,
    QuestionPlan,
    build_plan,
)
from kit.render.vues.fiche import ContactVue
from kit.render.vues.notes import SourceVue, build_sources
from kit.render.vues.parcours import PICTOGRAMME
from kit.render.vues.resultat import LIEUX

CORPS_MAX_PT, CORPS_LIVRET_PT = 14.0, 16.0
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
class PapierCarte:
    """A paper that some answers ask for, or spare."""

    id: str
    nom: Passage
    condition: Passage | None
    """None: everyone who has this result."""
    retiree: bool


@dataclass(frozen=True)
class RemarqueCarte:
    """What only those who gave some answers must know."""

    id: str
    condition: Passage
    gravite: str
    groupes: tuple[Groupe, ...]


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
    """What to do, when no fiche tells it."""
    papiers: tuple[PapierCarte, ...]
    remarques: tuple[RemarqueCarte, ...]
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
    papiers: tuple[PapierCarte, ...]
    """Those that answers add to any result."""
    remarques: tuple[RemarqueCarte, ...]
    """The same."""
    memoire: bool
    """Whether cards ask again what was answered before: one notes it."""
    sources: tuple[SourceVue, ...]

    @property
    def dense(self) -> bool:
        """Whether questions share the pages of a booklet, which is too thick with one on each."""
        pages = len(self.etapes) + len(self.resultats) / RESULTATS_PAR_PAGE
        return pages > PAGES_LIVRET


def _build(lecteur: Lecteur, parcours: Parcours, _choix: Choix) -> ParcoursFeuille:
    return _Cartes(lecteur, parcours).feuille()


class _Cartes:
    """Writes the cards of one path for one reader."""

    def __init__(self, lecteur: Lecteur, parcours: Parcours) -> None:
        self.lecteur = lecteur
        self.parcours = parcours
        self.textes: Textes = lecteur.open(parcours)
        self.redacteur = Redacteur(lecteur, parcours)
        self.numeros = number_noeuds(parcours)

    def feuille(self) -> ParcoursFeuille:
        parcours, plan = self.parcours, build_plan(self.lecteur, self.parcours)
        return ParcoursFeuille(
            titre=plan.titre,
            pictogramme=parcours.pictogramme or PICTOGRAMME,
            resume=self.textes.passage("resume") if parcours.resume else None,
            etapes=plan.etapes,
            conclusions=plan.conclusions,
            resultats=tuple(self._resultat(resultat) for resultat in parcours.resultats),
            papiers=tuple(self._papiers(None)),
            remarques=tuple(self._remarques(None)),
            memoire=any(True for _porteur, _si in parcours.conditions()),
            sources=build_sources(self.lecteur, parcours.sources, lues=False),
        )

    def _resultat(self, resultat: Resultat) -> ResultatCarte:
        catalogue = self.lecteur.catalogue
        premiere = resultat.fiches[0] if resultat.fiches else ""
        fiche = catalogue.offered_fiche(premiere)
        return ResultatCarte(
            id=resultat.id,
            numero=self.numeros[resultat.id],
            titre=self.textes.passage(f"{resultat.id}.titre"),
            pictogramme=resultat.pictogramme or (fiche and fiche.pictogramme) or PICTOGRAMME,
            gravite=resultat.gravite,
            lieu=self._lieu(resultat),
            contacts=tuple(self._contacts(resultat)),
            fiche=self.lecteur.skimming().open(fiche).passage("titre") if fiche else None,
            groupes=() if fiche else self.textes.groupes(resultat.blocs),
            papiers=tuple(self._papiers(resultat.id)),
            remarques=tuple(self._remarques(resultat.id)),
            adresse=self._adresse(resultat),
        )

    def _lieu(self, resultat: Resultat) -> LieuCarte | None:
        nom = LIEUX.get(resultat.lieu)
        if nom is None:
            return None
        return LieuCarte(say(self.lecteur, lambda langue: langue.gettext(nom[0])), nom[1])

    def _contacts(self, resultat: Resultat) -> Iterator[ContactVue]:
        """Whom to see before anything else, without what is said of them."""
        par_id = {contact.id: contact for contact in self.parcours.contacts}
        for contact in (par_id[i] for i in resultat.contacts if i in par_id):
            yield ContactVue(
                self.textes.passage(f"{contact.id}.libelle", contact.valeur),
                self.lecteur.valeur(contact.valeur) if contact.valeur else None,
                None,
            )

    def _papiers(self, resultat: str | None) -> Iterator[PapierCarte]:
        """The papers that answers ask for with one result, or with any of them."""
        for calculee in self.parcours.pieces:
            nom = self._name(calculee) if _goes_with(calculee, resultat) else None
            if nom is not None:
                condition = (
                    self.redacteur.condition(calculee.si, SEULEMENT_SI) if calculee.si else None
                )
                yield PapierCarte(calculee.id, nom, condition, calculee.retiree)

    def _name(self, calculee: PieceCalculee) -> Passage | None:
        catalogue = self.lecteur.catalogue
        piece = catalogue.get(Piece, calculee.piece)
        if piece is not None:
            return self.lecteur.skimming().open(piece).passage("nom")
        lot = catalogue.get(Lot, calculee.lot)
        return self.lecteur.skimming().open(lot).passage("titre") if lot else None

    def _remarques(self, resultat: str | None) -> Iterator[RemarqueCarte]:
        """The remarks of one result, or those that go with any of them."""
        for encart in self.parcours.encarts:
            if _goes_with(encart, resultat):
                yield RemarqueCarte(
                    encart.id,
                    self.redacteur.condition(encart.si, N_("Si %(condition)s\u00a0:")),
                    encart.gravite,
                    self.textes.groupes(encart.blocs),
                )

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


def _goes_with(ajout: Encart | PieceCalculee, resultat: str | None) -> bool:
    """Whether something goes with a result of its own, or, for None, with all of them."""
    return not ajout.resultats if resultat is None else resultat in ajout.resultats


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
