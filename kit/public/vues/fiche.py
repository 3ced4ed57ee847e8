"""The view of a fiche."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kit.content.demarche import Modalite, ModaliteDepot
from kit.content.fiche import Cout, DocumentRecu, Etape, Fiche, Reponse, Rubrique, Section
from kit.content.valeur import LienWeb
from kit.public.vues.elements import ElementVue, build_elements
from kit.public.vues.pieces import PiecesGroupe, build_pieces
from kit.render.passages import Groupe, Lecteur, Passage, Textes


@dataclass(frozen=True)
class EssentielVue:
    """One of the four answers of the first screen."""

    nom: str
    pictogramme: str
    reponse: Passage | Markup


@dataclass(frozen=True)
class ActionVue:
    """The one thing to do from this page."""

    libelle: str
    adresse: str


@dataclass(frozen=True)
class EtapeVue:
    """A step, with its number."""

    numero: int
    id: str
    titre: Passage
    pictogramme: str | None
    groupes: tuple[Groupe, ...]


@dataclass(frozen=True)
class ModeVue:
    """A way to file."""

    nom: str
    pictogramme: str
    remarque: Passage | None
    lien: Markup | None


@dataclass(frozen=True)
class CoutVue:
    """A line of the price."""

    libelle: Passage
    montant: Markup | None
    a_confirmer: bool


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
class SectionVue:
    """A free chapter."""

    id: str
    titre: Passage
    elements: tuple[ElementVue, ...]


@dataclass(frozen=True)
class ContactVue:
    """Where help is found."""

    libelle: Passage
    valeur: Markup | None
    precision: Passage | None


@dataclass(frozen=True)
class LienVue:
    """A link to another fiche."""

    titre: Passage
    adresse: str
    pictogramme: str | None


@dataclass(frozen=True)
class SourceVue:
    """A source, named in French."""

    titre: str
    adresse: str | None
    date_source: str | None
    lu_le: str


@dataclass(frozen=True)
class MotVue:
    """A glossary word used in the page."""

    id: str
    terme: str
    developpe: str | None
    definition: Passage


@dataclass(frozen=True)
class FicheVue:
    """A whole fiche, in reading order."""

    titre: Passage
    titre_officiel: str | None
    """The French title, when the page is in another language."""
    resume: Passage
    pictogramme: str | None
    essentiels: tuple[EssentielVue, ...]
    action: ActionVue | None
    sommaire: tuple[tuple[str, str], ...]
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
    voir_aussi: tuple[LienVue, ...]
    sources: tuple[SourceVue, ...]
    mots: tuple[MotVue, ...]
    lu_le: str | None
    """Day on which the oldest source was read, in words."""
    traduite: bool
    """Whether the page is in another language than French."""


def build_fiche(lecteur: Lecteur, fiche: Fiche) -> FicheVue:
    """The view of a fiche for one reader."""
    lecteur = lecteur.explaining()
    textes = lecteur.open(fiche)
    modes = _modes(lecteur, fiche)
    titre = textes.passage("titre")
    lectures: list[date] = [source.lu_le for source in fiche.sources]
    return FicheVue(
        titre=titre,
        titre_officiel=None if titre.langue == "fr" else fiche.titre,
        resume=textes.passage("resume"),
        pictogramme=fiche.pictogramme,
        essentiels=tuple(_essentiels(lecteur, fiche, textes, modes)),
        action=_action(lecteur, fiche),
        sommaire=_sommaire(lecteur, fiche),
        public=textes.groupes(fiche.public),
        quand=_rubrique(textes, fiche.quand),
        etapes=tuple(_etape(textes, n, e) for n, e in enumerate(fiche.etapes, start=1)),
        modes=modes,
        pieces=build_pieces(lecteur, textes, fiche.pieces),
        couts=tuple(_cout(lecteur, textes, cout) for cout in fiche.couts),
        delai=_rubrique(textes, fiche.delai),
        recus=tuple(_recu(lecteur, textes, recu) for recu in fiche.a_recevoir),
        sans_reponse=textes.groupes(fiche.sans_reponse),
        recours=textes.groupes(fiche.recours),
        sections=tuple(_section(textes, section) for section in fiche.sections),
        contacts=_contacts(lecteur, textes, fiche),
        voir_aussi=_voir_aussi(lecteur, fiche),
        sources=_sources(lecteur, fiche),
        mots=_mots(lecteur),
        lu_le=lecteur.langue.format_date(min(lectures)) if lectures else None,
        traduite=not lecteur.langue.is_francais,
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


def _rubrique(textes: Textes, rubrique: Rubrique | None) -> tuple[Groupe, ...]:
    return textes.groupes(rubrique.blocs) if rubrique else ()


def _etape(textes: Textes, numero: int, etape: Etape) -> EtapeVue:
    return EtapeVue(
        numero,
        etape.id,
        textes.passage(f"{etape.id}.titre"),
        etape.pictogramme,
        textes.groupes(etape.blocs),
    )


def _section(textes: Textes, section: Section) -> SectionVue:
    titre = textes.passage(f"{section.id}.titre")
    return SectionVue(section.id, titre, build_elements(textes, section.blocs))


def _modalites(lecteur: Lecteur, fiche: Fiche) -> tuple[tuple[Modalite, ModaliteDepot], ...]:
    """Ways to file in the chosen structure, else those of the département."""
    lieu = lecteur.adresses.lieu or lecteur.catalogue.site.structure_principale
    toutes = [m for m in lecteur.catalogue.all(Modalite) if m.demarche in fiche.demarches]
    ici = [m for m in toutes if m.structure == lieu] or [m for m in toutes if m.structure is None]
    return tuple((modalite, mode) for modalite in ici for mode in modalite.modes)


_PICTOS_MODES = {
    "en_ligne": "en-ligne",
    "rendez_vous": "rendez-vous",
    "courrier": "courrier",
    "sans_rendez_vous": "guichet",
    "mairie": "mairie",
    "autre": "information",
}


def name_mode(lecteur: Lecteur, mode: str) -> str:
    """The words for a way to file."""
    _ = lecteur.langue.gettext
    noms = {
        "en_ligne": _("En ligne"),
        "rendez_vous": _("Sur rendez-vous"),
        "courrier": _("Par courrier"),
        "sans_rendez_vous": _("Sans rendez-vous"),
        "mairie": _("À la mairie"),
        "autre": _("Autre façon"),
    }
    return noms[mode]


def _modes(lecteur: Lecteur, fiche: Fiche) -> tuple[ModeVue, ...]:
    """The ways to file; one line that says so when this place does not take the procedure."""
    modalites = _modalites(lecteur, fiche)
    if not modalites:
        refusee = any(m.demarche in fiche.demarches for m in lecteur.catalogue.all(Modalite))
        nom = lecteur.langue.gettext("Pas dans ce lieu")
        return (ModeVue(nom, "refus", None, None),) if refusee else ()
    return tuple(
        ModeVue(
            name_mode(lecteur, mode.mode),
            _PICTOS_MODES[mode.mode],
            lecteur.open(modalite).optional(mode.id, "remarque", mode.remarque),
            lecteur.valeur(mode.lien) if mode.lien else None,
        )
        for modalite, mode in modalites
    )


def _action(lecteur: Lecteur, fiche: Fiche) -> ActionVue | None:
    """The button "Commencer en ligne", when the first way to file is on line."""
    modes = _modalites(lecteur, fiche)
    if not modes or modes[0][1].mode != "en_ligne" or modes[0][1].lien is None:
        return None
    periode = lecteur.periode(modes[0][1].lien)
    if periode is None or not isinstance(periode.valeur, LienWeb):
        return None
    return ActionVue(lecteur.langue.gettext("Commencer en ligne"), periode.valeur.adresse)


def _essentiels(
    lecteur: Lecteur, fiche: Fiche, textes: Textes, modes: tuple[ModeVue, ...]
) -> list[EssentielVue]:
    """Where, when, how much, how long: those that the fiche answers."""
    _ = lecteur.langue.gettext
    essentiels = []
    if modes:
        essentiels.append(
            EssentielVue(_("Où ?"), modes[0].pictogramme, Markup("{}").format(modes[0].nom))
        )
    if fiche.quand:
        essentiels.append(EssentielVue(_("Quand ?"), "calendrier", textes.passage("quand.en_bref")))
    prix = _prix(lecteur, fiche, textes)
    if prix is not None:
        essentiels.append(EssentielVue(_("Combien ?"), "prix", prix))
    if fiche.delai:
        essentiels.append(
            EssentielVue(_("En combien de temps ?"), "duree", textes.passage("delai.en_bref"))
        )
    return essentiels


def _prix(lecteur: Lecteur, fiche: Fiche, textes: Textes) -> Passage | Markup | None:
    if fiche.cout_en_bref is not None:
        return textes.passage("cout_en_bref")
    valeur = next((cout.valeur for cout in fiche.couts if cout.valeur), None)
    return lecteur.valeur(valeur) if valeur else None


def _cout(lecteur: Lecteur, textes: Textes, cout: Cout) -> CoutVue:
    periode = lecteur.periode(cout.valeur) if cout.valeur else None
    doute = textes.is_doubtful(cout.id) or bool(periode and periode.a_confirmer)
    montant = lecteur.valeur(cout.valeur) if cout.valeur else None
    return CoutVue(textes.passage(f"{cout.id}.libelle"), montant, doute)


def _recu(lecteur: Lecteur, textes: Textes, recu: DocumentRecu) -> RecuVue:
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


def _contacts(lecteur: Lecteur, textes: Textes, fiche: Fiche) -> tuple[ContactVue, ...]:
    return tuple(
        ContactVue(
            textes.passage(f"{contact.id}.libelle"),
            lecteur.valeur(contact.valeur) if contact.valeur else None,
            textes.optional(contact.id, "precision", contact.precision),
        )
        for contact in fiche.contacts
    )


def _voir_aussi(lecteur: Lecteur, fiche: Fiche) -> tuple[LienVue, ...]:
    autres = (lecteur.catalogue.get(Fiche, identifiant) for identifiant in fiche.voir_aussi)
    return tuple(build_lien(lecteur, autre) for autre in autres if autre is not None)


def build_lien(lecteur: Lecteur, fiche: Fiche) -> LienVue:
    """A link to a fiche, with its title in the reader's language."""
    titre = lecteur.open(fiche).passage("titre")
    return LienVue(titre, lecteur.adresses.fiche(fiche.adresse), fiche.pictogramme)


def _sources(lecteur: Lecteur, fiche: Fiche) -> tuple[SourceVue, ...]:
    format_date = lecteur.langue.format_date
    return tuple(
        SourceVue(
            source.titre,
            source.adresse,
            format_date(source.date_source) if source.date_source else None,
            format_date(source.lu_le),
        )
        for source in fiche.sources
    )


def _mots(lecteur: Lecteur) -> tuple[MotVue, ...]:
    """Words met while the rest was read, hence called last."""
    return tuple(
        MotVue(
            terme.id,
            terme.terme,
            terme.developpe,
            lecteur.open(terme).passage("definition"),
        )
        for terme in lecteur.mots
    )
