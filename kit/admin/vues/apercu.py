"""The view of a preview: what may be chosen, the page in its frame, the sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kit.admin.formulaires.libelles import name_genre
from kit.admin.vues.pages_apercu import PageApercue, Papier
from kit.adresses import Adresses
from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.liens import list_liens
from kit.langues.noms import name_langue
from kit.langues.registre import FRANCAIS
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.supports import Support
from kit.store.catalogue import Catalogue

Ligne = tuple[str, str, bool]
"""A line of a list: its value, its name, whether it is chosen."""
_ECRANS = {"telephone": "Téléphone", "ordinateur": "Ordinateur"}


@dataclass(frozen=True)
class Choix:
    """What is asked of the preview."""

    page: PageApercue
    langue: str
    avec: str
    """Tag of the second language; empty for one only."""
    ecran: str
    """A key of `_ECRANS`."""

    @property
    def question(self) -> dict[str, str]:
        """The same, as the addresses of the preview say it."""
        avec = {"avec": self.avec} if self.avec else {}
        return {"page": self.page.id, "langue": self.langue, **avec}

    @property
    def chemin(self) -> str:
        """Address of the public page, without prefix."""
        adresses = Adresses(self.langue, avec=self.avec or None)
        return adresses.page(self.page.chemin, **dict(self.page.propres))

    @property
    def supports(self) -> Mapping[str, tuple[Papier, Support]]:
        """The papers of the page, by the name that addresses give them."""
        noms: dict[str, tuple[Papier, Support]] = {}
        for papier in self.page.papiers:
            contenu = papier.contenu
            debut = f"{contenu.genre}." if contenu.nom else ""
            noms |= {f"{debut}{id_}": (papier, SUPPORTS[id_]) for id_ in contenu.supports}
        return noms

    def find_support(self, voulu: str) -> tuple[Papier, Support] | None:
        """A paper by that name, the usual one for an empty name."""
        return self.supports.get(voulu or next(iter(self.supports), ""))


@dataclass(frozen=True)
class ApercuVue:
    """A preview, ready to show."""

    pages: tuple[Ligne, ...]
    langues: tuple[Ligne, ...]
    secondes: tuple[Ligne, ...]
    ecrans: tuple[Ligne, ...]
    telephone: bool
    cadre: str
    """Address of the page alone."""
    titre: str
    """What the frame shows."""
    cachees: tuple[tuple[str, str], ...]
    """What the form of the sheet sends besides the paper."""
    papiers: tuple[tuple[str, str], ...]


def read_choix(
    pages: Sequence[PageApercue], langues: Sequence[str], saisies: Mapping[str, str]
) -> Choix | None:
    """What the address asks for, the usual for what it does not say; None without any page."""
    if not pages:
        return None
    page = next((p for p in pages if p.id == saisies.get("page")), pages[0])
    langue, avec = saisies.get("langue", ""), saisies.get("avec", "")
    langue = langue if langue in langues else FRANCAIS
    ecran = saisies.get("ecran", "")
    return Choix(
        page,
        langue,
        avec if avec in langues and avec != langue else "",
        ecran if ecran in _ECRANS else next(iter(_ECRANS)),
    )


def build_apercu(
    pages: Sequence[PageApercue], langues: Sequence[str], choix: Choix, adresse: str
) -> ApercuVue:
    """A preview; `adresse` is its own."""
    noms = [(tag, (name_langue(tag) or tag).capitalize()) for tag in langues]
    page = choix.page
    ancre = f"#{page.ancre}" if page.ancre else ""
    dites = [noms[langues.index(tag)][1].lower() for tag in (choix.langue, choix.avec) if tag]
    return ApercuVue(
        pages=tuple((p.id, p.nom, p is page) for p in pages),
        langues=tuple((tag, nom, tag == choix.langue) for tag, nom in noms),
        secondes=(("", "Aucune", not choix.avec), *((t, n, t == choix.avec) for t, n in noms)),
        ecrans=tuple((e, nom, e == choix.ecran) for e, nom in _ECRANS.items()),
        telephone=choix.ecran == "telephone",
        cadre=f"{adresse}/page?{urlencode(choix.question)}{ancre}",
        titre=f"{page.nom}, en {' et en '.join(dites)}",
        cachees=tuple(choix.question.items()),
        papiers=tuple(_papiers(choix)),
    )


def _papiers(choix: Choix) -> Iterator[tuple[str, str]]:
    for valeur, (papier, support) in choix.supports.items():
        genre = papier.contenu.nom
        yield valeur, f"{genre}\u00a0: {support.nom}" if genre else support.nom


def list_notes(catalogue: Catalogue, document: Document) -> tuple[str, ...]:
    """How the preview differs from what readers would see of a document, once published."""
    absents = [
        f"{name_genre(lien.genre).lower()} {lien.id}"
        for lien in list_liens(document)
        if lien.id not in catalogue.documents.get(lien.genre, {}) and lien.id != document.id
    ]
    phrase = "Ce texte renvoie à ce qui n’est pas publié, et qui manque ici\u00a0: "
    notes = (f"{phrase}{', '.join(absents)}.",) if absents else ()
    return (*notes, *_explain_absence(catalogue, document))


def _explain_absence(catalogue: Catalogue, document: Document) -> tuple[str, ...]:
    """Why readers would not see a fiche that the preview shows."""
    if not isinstance(document, Fiche):
        return ()
    notes = []
    du, au, jour = document.valable_du, document.valable_au, catalogue.jour
    if (du and jour < du) or (au and au < jour):
        notes.append("Ses dates de validité cachent cette fiche aujourd’hui aux usagers.")
    locale = catalogue.get(Fiche, catalogue.remplacees.get(document.id))
    if locale is not None:
        notes.append(
            f"Les usagers lisent à sa place la fiche d’ici\u00a0: «\u202f{locale.titre}\u202f»."
        )
    return tuple(notes)
