"""The views of the pages of a guided path."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.content.parcours import Parcours, Resultat
from kit.langues.registre import FRANCAIS
from kit.parcours.longueur import measure_longueurs
from kit.public.parcours import AILLEURS, Marche
from kit.render.impression.contenus.ma_liste import RESULTAT
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.liens import repeat_in_french
from kit.render.vues.parcours import (
    PICTOGRAMME,
    Noeud,
    ReponseVue,
    build_reponses,
)
from kit.render.vues.pieces import name_piece


@dataclass(frozen=True)
class ParcoursLien:
    """A path of the list."""

    titre: Passage
    resume: Passage | None
    pictogramme: str
    adresse: str


@dataclass(frozen=True)
class DebutVue:
    """The start of a path."""

    titre: Passage
    titre_officiel: str | None
    resume: Passage | None
    pictogramme: str
    questions: str
    """How many questions there are, in words."""
    avant: tuple[Groupe, ...]
    orientation: bool
    commencer: str
    imprimer: str
    plan: str
    reponses: tuple[ReponseVue, ...]
    """What was already answered, when one comes back to the start."""
    effacer: str


@dataclass(frozen=True)
class ChangementVue:
    """What changed since a link was made, in sentences."""

    phrase: str
    ajoutes: tuple[Passage, ...] = ()
    retires: tuple[Passage, ...] = ()
    """Papers that are asked for now, or no longer."""


@dataclass(frozen=True)
class EcranVue:
    """What surrounds a question, something to read, a summary or a result."""

    debut: str
    avant: str
    """The screen before."""
    nom_avant: str
    action: str
    """Where the form goes."""
    caches: tuple[tuple[str, str], ...]
    """Names and values that the form keeps."""
    reponses: tuple[ReponseVue, ...]
    verifier: str | None
    """The summary of the answers; None before the first one."""
    effacer: str
    suite: str | None = None
    """What comes next without any answer; None for the question that waits."""
    fini: bool = False
    """Whether the answers lead to a result."""
    message: str | None = None
    """Why the visitor is here rather than where the address says."""
    changement: ChangementVue | None = None
    faute: str | None = None
    """Why the answer just given cannot be accepted."""


@dataclass(frozen=True)
class EmporterVue:
    """What one may take away from a result."""

    liste: str
    """The list as PDF, in the languages of the page."""
    avec_francais: str | None
    """The same with French beside; None where it is there already."""
    bon: str
    """Where an agent ticks which of its papers are missing."""
    sans: str
    """The whole address of the result, without the answers."""
    avec: str | None
    """The same with the answers; None when there is none."""


def build_emporter(marche: Marche, resultat: Resultat) -> EmporterVue:
    """The list to print, and the addresses to give."""
    adresses, juste = marche.lecture.adresses, marche.juste
    feuille, propres = f"{juste.chemin(resultat)}.pdf", juste.propres()
    deux = replace(adresses, avec=FRANCAIS)
    seule = marche.lecture.langue.is_francais or adresses.avec
    return EmporterVue(
        adresses.page(feuille, **propres),
        None if seule else deux.page(feuille, **propres),
        adresses.passage_remplir(parcours=marche.parcours.adresse, r=resultat.id),
        adresses.base + juste.with_reponses({}).noeud(resultat),
        adresses.base + juste.noeud(resultat) if marche.trajet.choisis else None,
    )


def build_parcours_liens(lecteur: Lecteur) -> tuple[ParcoursLien, ...]:
    """The paths that may be walked, in the order chosen by the authors."""
    return tuple(_lien(lecteur, parcours) for parcours in lecteur.catalogue.parcours)


def _lien(lecteur: Lecteur, parcours: Parcours) -> ParcoursLien:
    textes = lecteur.skimming().open(parcours)
    return ParcoursLien(
        textes.passage("titre"),
        textes.passage("resume") if parcours.resume else None,
        parcours.pictogramme or PICTOGRAMME,
        lecteur.adresses.parcours(parcours.adresse),
    )


def build_debut(marche: Marche) -> DebutVue:
    """The start of a path for one reader."""
    lecteur, parcours, chemins = marche.lecture.lecteur, marche.parcours, marche.chemins
    textes = lecteur.open(parcours)
    titre = textes.passage("titre")
    return DebutVue(
        titre,
        repeat_in_french(titre, parcours.titre),
        textes.passage("resume") if parcours.resume else None,
        parcours.pictogramme or PICTOGRAMME,
        _count_questions(lecteur, parcours),
        textes.groupes(parcours.avant),
        parcours.orientation,
        chemins.noeud(marche.trajet.pas[0].noeud),
        lecteur.adresses.imprimer(chemins.base),
        lecteur.adresses.parcours_plan(parcours.adresse),
        build_reponses(lecteur, chemins, marche.trajet),
        lecteur.adresses.parcours(parcours.adresse),
    )


def _count_questions(lecteur: Lecteur, parcours: Parcours) -> str:
    mini, maxi = measure_longueurs(parcours)
    if mini == maxi:
        return lecteur.langue.gettext("Questions\u00a0: %(n)s", n=maxi)
    return lecteur.langue.gettext("De %(mini)s à %(maxi)s questions", mini=mini, maxi=maxi)


def build_ecran(marche: Marche, noeud: Noeud | None, faute: str | None = None) -> EcranVue:
    """What surrounds a node of the path, or the summary of the answers (None)."""
    lecteur, chemins = marche.lecture.lecteur, marche.chemins
    rang = marche.trajet.find(noeud.id) if noeud else None
    precedent = marche.trajet.pas[rang - 1].noeud if rang else None
    if noeud is None or rang is None:
        precedent = marche.trajet.pas[-1].noeud
    suivant = marche.trajet.after(noeud.id) if noeud else None
    _ = lecteur.langue.gettext
    return EcranVue(
        debut=chemins.debut(),
        avant=chemins.noeud(precedent) if precedent else chemins.debut(),
        nom_avant=_("Question précédente") if precedent else _("Retour au début"),
        action=lecteur.adresses.page(f"{chemins.base}/suite").partition("?")[0],
        caches=_list_caches(marche, noeud),
        reponses=build_reponses(lecteur, chemins, marche.trajet),
        verifier=chemins.page("reponses") if marche.trajet.choisis else None,
        effacer=lecteur.adresses.parcours(marche.parcours.adresse),
        suite=chemins.noeud(suivant) if suivant else None if noeud else marche.nearest(),
        fini=marche.trajet.resultat is not None,
        message=_("Vos réponses mènent ici.") if marche.retour == AILLEURS else None,
        changement=_build_changement(marche),
        faute=faute,
    )


def _list_caches(marche: Marche, noeud: Noeud | None) -> tuple[tuple[str, str], ...]:
    """What a form keeps: the place, the second language, the other answers."""
    adresses = marche.lecture.adresses
    communs = (("lieu", adresses.lieu), ("avec", adresses.avec), ("q", noeud and noeud.id))
    restent = {q: r for q, r in marche.chemins.reponses.items() if noeud is None or q != noeud.id}
    propres = marche.chemins.with_reponses(restent).propres()
    retour = {"retour": RESULTAT} if marche.retour == RESULTAT else {}
    return (
        *((nom, valeur) for nom, valeur in communs if valeur),
        *propres.items(),
        *retour.items(),
    )


def _build_changement(marche: Marche) -> ChangementVue | None:
    """What a visitor who comes with an old link or sheet must know; None when nothing is known."""
    lecteur, ancien = marche.lecture.lecteur, marche.ancien
    _ = lecteur.langue.gettext
    if marche.is_vieille and not marche.lues.reponses:
        return ChangementVue(
            _("Ce parcours a changé depuis votre feuille. Voici ce qui est vrai aujourd’hui.")
        )
    if ancien is None:
        return None
    if ancien.cas == "meme":
        return ChangementVue(_("Ce parcours a été mis à jour. Votre résultat est le même."))
    if ancien.cas == "different":
        return ChangementVue(
            _("Depuis votre lien, ceci a changé. Voici ce qui est vrai aujourd’hui."),
            _name_pieces(lecteur, ancien.pieces_ajoutees),
            _name_pieces(lecteur, ancien.pieces_retirees),
        )
    if ancien.cas == "incomplet":
        return ChangementVue(
            _("Depuis votre lien, les questions ont changé. Nous gardons vos réponses valables.")
        )
    return None


def _name_pieces(lecteur: Lecteur, pieces: Iterable[str]) -> tuple[Passage, ...]:
    noms = (name_piece(lecteur, piece) for piece in pieces)
    return tuple(nom for nom in noms if nom is not None)
