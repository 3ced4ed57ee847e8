"""The views of what is written once and filled by hand: letters to send, papers for agents."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.content.annexe import Annexe
from kit.content.lettre import Lettre
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.vues.elements import SectionVue, build_sections
from kit.render.vues.liens import LienVue, build_lien, repeat_in_french
from kit.render.vues.notes import SourceVue, build_sources


@dataclass(frozen=True)
class LettreVue:
    """A model letter: its French, which is what is sent, and what it says in another language."""

    titre: Passage
    titre_officiel: str | None
    resume: Passage
    blancs: Groupe | None
    """What the person writes."""
    corps: tuple[Groupe, ...]
    fiches: tuple[LienVue, ...]
    """The procedures that propose it."""
    sources: tuple[SourceVue, ...]


@dataclass(frozen=True)
class AnnexeVue:
    """A paper that agents print and fill."""

    titre: Passage
    resume: Passage
    chapitres: tuple[SectionVue, ...]
    sources: tuple[SourceVue, ...]


def build_lettre(lecteur: Lecteur, lettre: Lettre) -> LettreVue:
    """A letter for one reader: always in French, with the reader's language beside."""
    textes = lecteur.open(lettre)
    titre = textes.passage("titre")
    fiches = (fiche for fiche in lecteur.catalogue.fiches if lettre.id in fiche.lettres)
    return LettreVue(
        titre=titre,
        titre_officiel=repeat_in_french(titre, lettre.titre),
        resume=textes.passage("resume"),
        blancs=_blancs(textes, lettre),
        corps=_in_french(lecteur).open(lettre).groupes(lettre.corps),
        fiches=tuple(build_lien(lecteur, fiche) for fiche in fiches),
        sources=build_sources(lecteur, lettre.sources),
    )


def _blancs(textes: Textes, lettre: Lettre) -> Groupe | None:
    passages = tuple(textes.passage(f"{blanc.id}.libelle") for blanc in lettre.blancs)
    return Groupe("puce", passages, ((),) * len(passages)) if passages else None


def _in_french(lecteur: Lecteur) -> Lecteur:
    """The same reading in French first, with the reader's other language beside."""
    autre = lecteur.adresses.avec if lecteur.langue.is_francais else lecteur.langue.tag
    adresses = replace(lecteur.adresses, avec=autre)
    return Lecteur(lecteur.catalogue, load_langue(FRANCAIS), adresses)


def build_annexe(lecteur: Lecteur, annexe: Annexe) -> AnnexeVue:
    """A paper for agents."""
    textes = lecteur.open(annexe)
    return AnnexeVue(
        textes.passage("titre"),
        textes.passage("resume"),
        build_sections(textes, annexe.sections),
        build_sources(lecteur, annexe.sources),
    )


def list_lettres(lecteur: Lecteur, identifiants: Iterable[str]) -> tuple[LienVue, ...]:
    """The model letters with these ids, those that are published."""
    lettres = (lecteur.catalogue.get(Lettre, identifiant) for identifiant in identifiants)
    return tuple(_lien(lecteur, lettre) for lettre in lettres if lettre is not None)


def _lien(lecteur: Lecteur, lettre: Lettre) -> LienVue:
    textes = lecteur.skimming().open(lettre)
    adresse = lecteur.adresses.lettre(lettre.adresse)
    return LienVue(textes.passage("titre"), textes.passage("resume"), adresse, "courrier")
