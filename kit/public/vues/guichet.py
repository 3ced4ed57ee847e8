"""The views of the counter: where agents begin, a fiche in two languages, what to point at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kit.adresses import Adresses
from kit.content.fiche import Fiche
from kit.content.parcours import Parcours
from kit.content.phrase import Phrase
from kit.content.urgence import Urgence
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.guichet import Comptoir
from kit.render.passages import Passage
from kit.render.richtext import plain_text
from kit.render.vues.lignes import LignesVue, build_lignes
from kit.render.vues.montrez import CARTES
from kit.render.vues.redaction import Cote, Redacteur

_PICTO = "information"


@dataclass(frozen=True)
class ChoixPersonne:
    """A language that the person may have, under its own name."""

    tag: str
    autonyme: str
    direction: str
    adresse: str
    courante: bool


@dataclass(frozen=True)
class Lien:
    """A way to a page, under its title."""

    titre: Passage
    pictogramme: str
    adresse: str


@dataclass(frozen=True)
class Sujet:
    """Fiches that go together; no title for those of no theme."""

    titre: Passage | None
    fiches: tuple[Lien, ...]


@dataclass(frozen=True)
class GuichetVue:
    """Where agents begin."""

    personnes: tuple[ChoixPersonne, ...]
    urgences: tuple[Lien, ...]
    parcours: tuple[Lien, ...]
    sujets: tuple[Sujet, ...]


@dataclass(frozen=True)
class GuichetFicheVue:
    """A fiche turned to a person; no lines until a language that it has is chosen."""

    titre: Passage
    pictogramme: str | None
    lignes: LignesVue | None
    personnes: tuple[ChoixPersonne, ...]
    """The languages that the fiche has."""
    retour: str
    action: str
    """Where the number of a line is sent."""
    manque: bool
    """Whether the language asked for is not one of them."""
    gestes: tuple[tuple[str, str, str], ...]
    """What else an agent does from here: address, drawing, words."""
    page: Adresses
    slug: str

    @property
    def nom(self) -> str:
        """The first words of the page: those of its row when it has two languages."""
        return plain_text(self.lignes.titre[0].html if self.lignes else self.titre.html)

    def find_ligne(self, numero: int | None) -> str:
        """The address of a line; of the nearest one, that says so, when it does not exist."""
        nombre = self.lignes.nombre if self.lignes else 1
        la = min(max(numero or 1, 1), nombre)
        hors = None if la == numero else "1"
        return f"{self.page.guichet_fiche(self.slug, hors=hors)}#l-{la}"


@dataclass(frozen=True)
class CarteVue:
    """Something to point at."""

    id: str
    adresse: str
    pictogramme: str
    cotes: tuple[Cote, ...]
    """The person's language first, when it is known; then French."""


@dataclass(frozen=True)
class MontrezVue:
    """What to point at."""

    personnes: tuple[ChoixPersonne, ...]
    cartes: tuple[CarteVue, ...]
    carte: CarteVue | None
    """The one that fills the screen."""
    toutes: str


def build_personnes(
    comptoir: Comptoir, tags: Iterable[str], page: Callable[[Adresses], str]
) -> tuple[ChoixPersonne, ...]:
    """The languages to choose from, for the same page."""
    choisie = comptoir.personne.tag if comptoir.personne else None
    langues = (load_langue(tag) for tag in tags)
    return tuple(
        ChoixPersonne(
            langue.tag,
            langue.autonyme,
            langue.direction,
            page(comptoir.with_personne(langue.tag)),
            courante=langue.tag == choisie,
        )
        for langue in langues
    )


def build_guichet(comptoir: Comptoir) -> GuichetVue:
    """Where agents begin: titles in the language of the page, links that keep the other one."""
    catalogue, paire = comptoir.lecture.catalogue, comptoir.adresses
    sujets = [
        Sujet(
            comptoir.seul.open(theme).passage("titre"),
            _fiches(comptoir, catalogue.fiches_of(theme)),
        )
        for theme in catalogue.themes
    ]
    sujets.append(Sujet(None, _fiches(comptoir, catalogue.fiches_sans_theme)))
    return GuichetVue(
        build_personnes(comptoir, comptoir.tags, Adresses.guichet),
        tuple(
            _lien(comptoir, carte, paire.urgence(carte.adresse), "urgence")
            for carte in catalogue.urgences
        ),
        tuple(
            _lien(comptoir, parcours, comptoir.lecture.adresses.parcours(parcours.adresse))
            for parcours in catalogue.parcours
        ),
        tuple(sujet for sujet in sujets if sujet.fiches),
    )


def _fiches(comptoir: Comptoir, fiches: Iterable[Fiche]) -> tuple[Lien, ...]:
    adresses = comptoir.lecture.adresses
    return tuple(_lien(comptoir, f, adresses.guichet_fiche(f.adresse)) for f in fiches)


def _lien(
    comptoir: Comptoir,
    document: Fiche | Parcours | Urgence,
    adresse: str,
    pictogramme: str = _PICTO,
) -> Lien:
    """A way to a document; `pictogramme` is for one that has none of its own."""
    titre = comptoir.seul.open(document).passage("titre")
    return Lien(titre, document.pictogramme or pictogramme, adresse)


def build_guichet_fiche(comptoir: Comptoir, fiche: Fiche) -> GuichetFicheVue:
    """A fiche for the two people at a counter."""
    lecture, personne = comptoir.lecture, comptoir.personne
    tags = [tag for tag in comptoir.tags if lecture.catalogue.is_translated(fiche, tag)]
    traduite = personne is not None and personne.tag in tags
    slug, adresses = fiche.adresse, lecture.adresses
    return GuichetFicheVue(
        titre=comptoir.seul.open(fiche).passage("titre"),
        pictogramme=fiche.pictogramme,
        lignes=build_lignes(*comptoir.cotes(personne), fiche) if personne and traduite else None,
        personnes=build_personnes(comptoir, tags, lambda a: a.guichet_fiche(slug)),
        retour=adresses.fiche(slug),
        action=adresses.guichet_fiche(slug).split("?", maxsplit=1)[0],
        manque=comptoir.inconnue or (personne is not None and not traduite),
        gestes=_gestes(comptoir, slug),
        page=adresses,
        slug=slug,
    )


def _gestes(comptoir: Comptoir, slug: str) -> tuple[tuple[str, str, str], ...]:
    _, paire = comptoir.lecture.langue.gettext, comptoir.adresses
    return (
        (paire.passage_remplir(fiche=slug), "piece-manquante", _("Bon de passage")),
        (paire.repondre(slug), "courriel", _("Répondre")),
        (paire.imprimer(f"fiches/{slug}"), "imprimer", _("Imprimer")),
    )


def build_montrez(comptoir: Comptoir, choisie: str) -> MontrezVue:
    """What to point at; `choisie` is the id of the card to show alone, if there is one."""
    cartes = tuple(_cartes(comptoir))
    return MontrezVue(
        build_personnes(comptoir, comptoir.tags, lambda a: a.montrez(_known(cartes, choisie))),
        cartes,
        next((carte for carte in cartes if carte.id == choisie), None),
        comptoir.lecture.adresses.montrez(),
    )


def _known(cartes: tuple[CarteVue, ...], choisie: str) -> str | None:
    return choisie if any(carte.id == choisie for carte in cartes) else None


def _cartes(comptoir: Comptoir) -> Iterable[CarteVue]:
    """The phrases that the pack has; those not translated stand in French alone."""
    lecture = comptoir.lecture
    francais, personne = load_langue(FRANCAIS), comptoir.personne
    langues = (personne, francais) if personne else (francais,)
    for identifiant in CARTES:
        phrase = lecture.catalogue.get(Phrase, identifiant)
        if phrase is None:
            continue
        textes = (
            (lue, lecture.lecteur.alone(lue).open(phrase).passage("texte")) for lue in langues
        )
        cotes = tuple(Redacteur(lue).say(texte) for lue, texte in textes if texte.langue == lue.tag)
        nom = identifiant.removeprefix("guichet-")
        adresse = lecture.adresses.montrez(nom) + "#carte"
        yield CarteVue(nom, adresse, phrase.pictogramme or _PICTO, cotes)
