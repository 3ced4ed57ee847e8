"""The view of a notice."""

from dataclasses import dataclass

from kit.content.annonce import Annonce
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.liens import LienVue, build_liens
from kit.render.vues.notes import SourceVue, build_sources

_PICTOS = {"information": "information", "attention": "attention", "urgence": "urgence"}


@dataclass(frozen=True)
class AnnonceVue:
    """A notice: what changes, for whom, what to do, until when."""

    titre: Passage
    adresse: str
    niveau: str
    pictogramme: str
    a_partir_du: str
    jusqu_au: str | None
    ce_qui_change: tuple[Groupe, ...]
    pour_qui: tuple[Groupe, ...]
    que_faire: tuple[Groupe, ...]
    fiches: tuple[LienVue, ...]
    sources: tuple[SourceVue, ...]


def build_annonce(lecteur: Lecteur, annonce: Annonce) -> AnnonceVue:
    """A notice for one reader."""
    textes = lecteur.open(annonce)
    format_date = lecteur.langue.format_date
    return AnnonceVue(
        titre=textes.passage("titre"),
        adresse=lecteur.adresses.annonce(annonce.adresse),
        niveau=annonce.niveau,
        pictogramme=annonce.pictogramme or _PICTOS[annonce.niveau],
        a_partir_du=format_date(annonce.a_partir_du),
        jusqu_au=format_date(annonce.jusqu_au) if annonce.jusqu_au else None,
        ce_qui_change=textes.groupes(annonce.ce_qui_change),
        pour_qui=textes.groupes(annonce.pour_qui),
        que_faire=textes.groupes(annonce.que_faire),
        fiches=build_liens(lecteur, annonce.fiches),
        sources=build_sources(lecteur, annonce.sources),
    )
