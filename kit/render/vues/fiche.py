"""The view of a fiche."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup, escape

from kit.content.fiche import Contact, Cout, DocumentRecu, Etape, Fiche, Reponse, Rubrique
from kit.render.passages import Groupe, Lecteur, Passage, Textes, in_its_langue
from kit.render.vues.depot import ActionVue, ModeVue, build_action, build_modes, sum_up_modes
from kit.render.vues.elements import SectionVue, build_sections
from kit.render.vues.liens import LienVue, build_liens, repeat_in_french
from kit.render.vues.modeles import list_lettres
from kit.render.vues.notes import MotVue, SourceVue, build_mots, build_sources
from kit.render.vues.origine import OrigineVue, build_origine
from kit.render.vues.pieces import PiecesGroupe, build_pieces
from kit.render.vues.verification import VerificationVue, build_verification

GenreEssentiel = Literal["ou", "quand", "prix", "delai"]


@dataclass(frozen=True)
class EssentielVue:
    """One of the four answers of the first screen."""

    genre: GenreEssentiel
    nom: str
    pictogramme: str
    reponse: Passage | Markup
    a_confirmer: bool = False
    """Whether an answer that is a bare value must be checked; a passage says it by itself."""


@dataclass(frozen=True)
class EtapeVue:
    """A step, with its number."""

    numero: int
    id: str
    titre: Passage
    pictogramme: str | None
    groupes: tuple[Groupe, ...]


@dataclass(frozen=True)
class CoutVue:
    """A line of the price."""

    libelle: Passage
    montant: Markup | None


@dataclass(frozen=True)
class DroitVue:
    """What a paper allows: the question, the answer and its word."""

    nom: str
    reponse: Reponse
    mot: str


@dataclass(frozen=True)
class RecuVue:
    """A paper that one receives."""

    nom: Passage
    quand: Passage | None
    droits: tuple[DroitVue, ...]
    groupes: tuple[Groupe, ...]


@dataclass(frozen=True)
class ContactVue:
    """Where help is found."""

    libelle: Passage
    valeur: Markup | None
    precision: Passage | None


@dataclass(frozen=True)
class FicheVue:
    """A whole fiche, in reading order."""

    titre: Passage
    origine: OrigineVue | None
    titre_officiel: str | None
    """The French title, when the page is in another language."""
    resume: Passage
    pictogramme: str | None
    essentiels: tuple[EssentielVue, ...]
    action: ActionVue | None
    sommaire: tuple[tuple[str, str | Markup], ...]
    """Anchors and names of the parts people look for most."""
    public: tuple[Groupe, ...]
    quand: tuple[Groupe, ...]
    etapes: tuple[EtapeVue, ...]
    modes: tuple[ModeVue, ...]
    pieces: tuple[PiecesGroupe, ...]
    couts: tuple[CoutVue, ...]
    delai: tuple[Groupe, ...]
    recus: tuple[RecuVue, ...]
    sans_reponse: tuple[Groupe, ...]
    recours: tuple[Groupe, ...]
    sections: tuple[SectionVue, ...]
    contacts: tuple[ContactVue, ...]
    lettres: tuple[LienVue, ...]
    voir_aussi: tuple[LienVue, ...]
    sources: tuple[SourceVue, ...]
    mots: tuple[MotVue, ...]
    lu_le: str | None
    """Day on which the oldest source was read, in words."""
    traduite: bool
    """Whether the page is in another language than French."""
    verification: VerificationVue


def build_fiche(lecteur: Lecteur, fiche: Fiche, *, explique: bool = True) -> FicheVue:
    """The view of a fiche for one reader; `explique` when its words are explained at the end."""
    lecteur = lecteur.explaining() if explique else lecteur.skimming()
    textes = lecteur.open(fiche)
    modes = build_modes(lecteur, fiche)
    titre = textes.passage("titre")
    lectures: list[date] = [source.lu_le for source in fiche.sources]
    return FicheVue(
        titre=titre,
        origine=build_origine(lecteur, fiche.origine),
        titre_officiel=repeat_in_french(titre, fiche.titre),
        resume=textes.passage("resume"),
        pictogramme=fiche.pictogramme,
        essentiels=tuple(_essentiels(lecteur, fiche, textes, modes)),
        action=build_action(lecteur, fiche),
        sommaire=_sommaire(lecteur, fiche) or _sections(lecteur, textes, fiche),
        public=textes.groupes(fiche.public),
        quand=_rubrique(textes, fiche.quand),
        etapes=tuple(build_etape(textes, n, e) for n, e in enumerate(fiche.etapes, start=1)),
        modes=modes,
        pieces=build_pieces(lecteur, textes, fiche.pieces),
        couts=tuple(build_cout(lecteur, textes, cout) for cout in fiche.couts),
        delai=_rubrique(textes, fiche.delai),
        recus=tuple(build_recu(lecteur, textes, recu) for recu in fiche.a_recevoir),
        sans_reponse=textes.groupes(fiche.sans_reponse),
        recours=textes.groupes(fiche.recours),
        sections=build_sections(textes, fiche.sections),
        contacts=tuple(build_contact(lecteur, textes, contact) for contact in fiche.contacts),
        lettres=list_lettres(lecteur, fiche.lettres),
        voir_aussi=build_liens(lecteur, fiche.voir_aussi),
        sources=build_sources(lecteur, fiche.sources, lues=fiche.origine is None),
        mots=build_mots(lecteur),
        # The date of a text taken up as a whole is said above, with its publisher.
        lu_le=lecteur.langue.format_date(min(lectures)) if lectures and not fiche.origine else None,
        traduite=not lecteur.langue.is_francais,
        verification=build_verification(lecteur, fiche),
    )


def _sommaire(lecteur: Lecteur, fiche: Fiche) -> tuple[tuple[str, str], ...]:
    _ = lecteur.langue.gettext
    parties = (
        (fiche.etapes, "etapes", _("Les étapes")),
        (fiche.pieces, "papiers", _("Les papiers")),
        (fiche.couts, "prix", _("Le prix")),
        (fiche.sans_reponse, "sans-reponse", _("Pas de réponse ?")),
        (fiche.contacts, "aide", _("Trouver de l’aide")),
    )
    return tuple((ancre, nom) for contenu, ancre, nom in parties if contenu)


def _sections(lecteur: Lecteur, textes: Textes, fiche: Fiche) -> tuple[tuple[str, Markup], ...]:
    """For a fiche made of free chapters, the chapters themselves."""
    return tuple(
        (section.id, in_its_langue(textes.passage(f"{section.id}.titre"), lecteur.langue))
        for section in fiche.sections
    )


def _rubrique(textes: Textes, rubrique: Rubrique | None) -> tuple[Groupe, ...]:
    return textes.groupes(rubrique.blocs) if rubrique else ()


def build_etape(textes: Textes, numero: int, etape: Etape) -> EtapeVue:
    """A step, with its number."""
    return EtapeVue(
        numero,
        etape.id,
        textes.passage(f"{etape.id}.titre"),
        etape.pictogramme,
        textes.groupes(etape.blocs),
    )


def _essentiels(
    lecteur: Lecteur, fiche: Fiche, textes: Textes, modes: tuple[ModeVue, ...]
) -> list[EssentielVue]:
    """Where, when, how much, how long: those that the fiche answers."""
    _ = lecteur.langue.gettext
    essentiels = []
    if modes:
        facons, pictogramme = sum_up_modes(lecteur.langue, modes)
        essentiels.append(EssentielVue("ou", _("Où ?"), pictogramme, escape(facons)))
    if fiche.quand:
        essentiels.append(
            EssentielVue("quand", _("Quand ?"), "calendrier", textes.passage("quand.en_bref"))
        )
    prix = _prix(lecteur, fiche, textes)
    if prix is not None:
        essentiels.append(prix)
    if fiche.delai:
        essentiels.append(
            EssentielVue(
                "delai", _("En combien de temps ?"), "duree", textes.passage("delai.en_bref")
            )
        )
    return essentiels


def _prix(lecteur: Lecteur, fiche: Fiche, textes: Textes) -> EssentielVue | None:
    nom = lecteur.langue.gettext("Combien ?")
    if fiche.cout_en_bref is not None:
        return EssentielVue("prix", nom, "prix", textes.passage("cout_en_bref"))
    cout = next((cout for cout in fiche.couts if cout.valeur), None)
    if cout is None or cout.valeur is None:
        return None
    doute = textes.is_doubtful(cout.id) or textes.states_doubt(cout.id, cout.valeur)
    return EssentielVue("prix", nom, "prix", lecteur.valeur(cout.valeur), doute)


def build_cout(lecteur: Lecteur, textes: Textes, cout: Cout) -> CoutVue:
    """A line of the price."""
    montant = lecteur.valeur(cout.valeur) if cout.valeur else None
    return CoutVue(textes.passage(f"{cout.id}.libelle", cout.valeur), montant)


def build_recu(lecteur: Lecteur, textes: Textes, recu: DocumentRecu) -> RecuVue:
    """A paper that one receives."""
    _ = lecteur.langue.gettext
    mots = {"oui": _("oui"), "non": _("non"), "selon": _("cela dépend")}
    droits = (
        DroitVue(_("Rester en France"), recu.sejour, mots[recu.sejour]),
        DroitVue(_("Travailler"), recu.travail, mots[recu.travail]),
        DroitVue(_("Voyager"), recu.voyage, mots[recu.voyage]),
    )
    return RecuVue(
        textes.passage(f"{recu.id}.nom"),
        textes.optional(recu.id, "quand", recu.quand),
        droits,
        textes.groupes(recu.precisions),
    )


def build_contact(lecteur: Lecteur, textes: Textes, contact: Contact) -> ContactVue:
    """Where help is found."""
    return ContactVue(
        textes.passage(f"{contact.id}.libelle", contact.valeur),
        lecteur.valeur(contact.valeur) if contact.valeur else None,
        textes.optional(contact.id, "precision", contact.precision),
    )
