"""The views of notices: their list, the one page that makes them, where they are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kit.admin.annonces.complements import Structures
from kit.admin.annonces.composition import Materiel
from kit.admin.annonces.gestes import Essai
from kit.admin.annonces.saisie import NIVEAUX, RUBRIQUES, Saisie
from kit.adresses import Adresses
from kit.content.annonce import Annonce
from kit.content.fiche import Fiche
from kit.content.phrase import Phrase
from kit.content.segments import cle_segment, list_segments
from kit.langues.langue import Langue, load_langue
from kit.langues.noms import name_langue
from kit.langues.registre import FRANCAIS
from kit.render.impression.contenus.annonce import ANNONCE
from kit.store.catalogue import Catalogue
from kit.store.listes import Ligne

_PICTOS = {"information": "information", "attention": "attention", "urgence": "urgence"}
_LISTE_MAX = 100
"""Notices that the list shows, the newest first."""


@dataclass(frozen=True)
class CaseVue:
    """A box to tick."""

    valeur: str
    nom: str
    choisi: bool


@dataclass(frozen=True)
class PhraseVue:
    """A fixed phrase to tick, and what ends it."""

    id: str
    texte: str
    choisie: bool
    complement: str
    """date, telephone, lieu, or nothing."""
    valeur: str


@dataclass(frozen=True)
class RubriqueVue:
    """A part of the form."""

    nom: str
    titre: str
    phrases: tuple[PhraseVue, ...]
    propre: str


@dataclass(frozen=True)
class LangueVue:
    """A notice in one language: its title, and what stays in French."""

    tag: str
    direction: str
    nom: str
    """Its French name: agents need not read it."""
    titre: str
    titre_tag: str
    titre_direction: str
    francais: tuple[str, ...]
    """The sentences that are not translated."""


@dataclass(frozen=True)
class BanniereVue:
    """What the home page shows, in each language."""

    niveau: str
    niveau_en_mots: str
    pictogramme: str
    langues: tuple[LangueVue, ...]

    @property
    def completes(self) -> tuple[str, ...]:
        """The languages in which nothing stays in French."""
        return tuple(vue.nom for vue in self.langues if not vue.francais)

    @property
    def partielles(self) -> tuple[str, ...]:
        """The others."""
        return tuple(vue.nom for vue in self.langues if vue.francais)

    @property
    def francais(self) -> tuple[str, ...]:
        """The sentences that one of them lacks."""
        return tuple(dict.fromkeys(texte for vue in self.langues for texte in vue.francais))


@dataclass(frozen=True)
class EcrireVue:
    """The one page."""

    saisie: Saisie
    rubriques: tuple[RubriqueVue, ...]
    niveaux: tuple[tuple[str, str], ...]
    lieux: tuple[CaseVue, ...]
    """Places: those that a phrase may name, and those that the notice is about."""
    fiches: tuple[CaseVue, ...]
    fautes: tuple[str, ...]
    banniere: BanniereVue | None


@dataclass(frozen=True)
class LigneVue:
    """A notice of the list."""

    cle: str
    titre: str
    quand: str
    etat: str


@dataclass(frozen=True)
class LienLangueVue:
    """Where a notice is shown and printed in one language."""

    vue: LangueVue
    accueil: str
    page: str
    feuilles: tuple[tuple[str, str], ...]
    """Names of papers, and their sheets."""


def build_ecrire(
    saisie: Saisie,
    materiel: Materiel,
    catalogue: Catalogue | None,
    fautes: Sequence[str],
    banniere: BanniereVue | None,
) -> EcrireVue:
    """The form as it was sent."""
    fiches = sorted(catalogue.fiches, key=lambda f: f.titre.casefold()) if catalogue else ()
    return EcrireVue(
        saisie,
        tuple(
            RubriqueVue(
                nom,
                titre,
                tuple(_phrase(p, saisie) for p in materiel.list_phrases(nom)),
                saisie.propres.get(nom, ""),
            )
            for nom, _champ, titre in RUBRIQUES
        ),
        NIVEAUX,
        _lieux(materiel.structures, saisie),
        tuple(_fiche(fiche, saisie) for fiche in fiches),
        tuple(fautes),
        banniere,
    )


def build_banniere(essai: Essai, tags: Iterable[str]) -> BanniereVue:
    """What a notice says in each language that the site offers."""
    annonce = essai.annonce
    return BanniereVue(
        annonce.niveau,
        dict(NIVEAUX)[annonce.niveau],
        annonce.pictogramme or _PICTOS[annonce.niveau],
        tuple(_langue(essai, load_langue(tag)) for tag in tags),
    )


def build_liste(lignes: Iterable[Ligne], jour: date) -> tuple[LigneVue, ...]:
    """Notices: those that readers see, then the others, the newest first."""
    par_date = sorted(lignes, key=lambda ligne: ligne.quand, reverse=True)
    par_date.sort(key=lambda ligne: not _is_shown(ligne, jour))
    return tuple(
        LigneVue(
            ligne.etat.cle,
            ligne.brut["titre"],
            say_quand(ligne.brut["a_partir_du"], ligne.brut.get("jusqu_au")),
            _etat(ligne, jour),
        )
        for ligne in par_date[:_LISTE_MAX]
    )


def build_liens(
    annonce: Annonce, banniere: BanniereVue, adresses: Adresses
) -> tuple[LienLangueVue, ...]:
    """Where the notice is read and printed in each language."""
    chemin = f"annonces/{annonce.adresse}"
    liens = []
    for vue in banniere.langues:
        ici = adresses.in_langue(vue.tag)
        feuilles = (
            ("Affiche A4", ici.feuille(chemin, "pdf", support="a4")),
            ("Flyer A5", ici.feuille(chemin, "pdf", support="a5")),
        )
        liens.append(LienLangueVue(vue, ici.accueil(), ici.annonce(annonce.adresse), feuilles))
    return tuple(liens)


def build_multilingue(
    annonce: Annonce, banniere: BanniereVue, adresses: Adresses
) -> tuple[str, tuple[str, ...]]:
    """One sheet in several languages, as many as it holds: its address, and their names."""
    choisies = banniere.langues[: ANNONCE.langues_max]
    avec = ".".join(vue.tag for vue in choisies[1:])
    chemin = f"annonces/{annonce.adresse}"
    adresse = adresses.feuille(chemin, "pdf", support="a4", avec=avec)
    return adresse, tuple(vue.nom for vue in choisies)


def say_quand(du: str, au: str | None) -> str:
    """From when to when, ISO 8601 days."""
    langue = load_langue(FRANCAIS)
    debut = langue.format_date(date.fromisoformat(du))
    if not au:
        return f"à partir du {debut}, sans fin"
    if du == au:
        return f"le {debut}"
    return f"du {debut} au {langue.format_date(date.fromisoformat(au))}"


def _phrase(phrase: Phrase, saisie: Saisie) -> PhraseVue:
    return PhraseVue(
        phrase.id,
        phrase.texte,
        phrase.id in saisie.phrases,
        phrase.complement or "",
        saisie.complements.get(phrase.id, ""),
    )


def _lieux(structures: Structures, saisie: Saisie) -> tuple[CaseVue, ...]:
    return tuple(CaseVue(s.id, s.nom, s.id in saisie.structures) for s in structures.values())


def _fiche(fiche: Fiche, saisie: Saisie) -> CaseVue:
    return CaseVue(fiche.id, fiche.titre, fiche.id in saisie.fiches)


def _langue(essai: Essai, langue: Langue) -> LangueVue:
    annonce, traduits = essai.annonce, essai.traduits.get(langue.tag, {})
    segments = () if langue.is_francais else list_segments(annonce)
    titre = traduits.get(cle_segment(annonce.GENRE, annonce.id, "titre"), "")
    dite = langue if titre else load_langue(FRANCAIS)
    return LangueVue(
        langue.tag,
        langue.direction,
        name_langue(langue.tag) or langue.tag,
        titre or annonce.titre,
        dite.tag,
        dite.direction,
        tuple(dict.fromkeys(s.texte for s in segments if s.cle not in traduits)),
    )


def _etat(ligne: Ligne, jour: date) -> str:
    if _is_shown(ligne, jour):
        return "En ligne, et un brouillon plus récent" if ligne.etat.brouillon else "En ligne"
    if _is_past(ligne, jour):
        return "Finie"
    return "Retirée" if ligne.etat.deja_publie else "Brouillon"


def _is_shown(ligne: Ligne, jour: date) -> bool:
    return ligne.etat.publie and not _is_past(ligne, jour)


def _is_past(ligne: Ligne, jour: date) -> bool:
    au = ligne.brut.get("jusqu_au")
    return au is not None and date.fromisoformat(au) < jour
