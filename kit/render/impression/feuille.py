"""A sheet: a document, resolved for a day, on a support, in one or several languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kit.adresses import Adresses
from kit.content.document import DocumentAdressable
from kit.langues.langue import Langue, load_langue
from kit.langues.marque import N_
from kit.langues.registre import FRANCAIS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.contenus.modele import Choix, Contenu, Options, Vue
from kit.render.impression.editions import Edition, format_code
from kit.render.impression.remarques import Remarque
from kit.render.impression.resolution import Resolu, read_lignes
from kit.render.impression.supports import Support
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.render.vues.depot import find_structure
from kit.store.catalogue import Catalogue

DUREE_SURE = timedelta(days=365)
"""After a year fees have changed at least once: no sheet is good for longer."""


@dataclass(frozen=True)
class Demande:
    """Which sheet is wanted."""

    contenu: Contenu
    slug: str
    """Slug of the document; empty for a content that has none."""
    support: Support
    langue: Langue
    autres: tuple[Langue, ...] = ()
    """Languages that stand beside the first one."""
    lieu: str | None = None
    """Slug of the structure; None for the main one."""
    options: Options = ()
    encre_noire: bool = False
    """Whether it is printed in black only, without tint, whatever the paper."""

    @property
    def langues(self) -> tuple[Langue, ...]:
        """The first one, then the others."""
        return (self.langue, *self.autres)

    @property
    def avec(self) -> str | None:
        """The other languages, as addresses say them."""
        return ".".join(langue.tag for langue in self.autres) or None

    @property
    def alignee(self) -> Langue | None:
        """The language that stands beside each sentence, on a sheet that has two."""
        deux = self.contenu.langues_max == 2 and self.autres  # noqa: PLR2004
        return self.autres[0] if deux else None


@dataclass(frozen=True)
class Feuille:
    """A sheet, ready to be laid out."""

    demande: Demande
    edition: Edition
    vue: Vue
    vues: tuple[tuple[Langue, Vue], ...]
    """The same in each language, when these stand one after the other."""
    structure: str
    """Name of the place that gives it."""
    specimen: bool
    """Whether the invented département is still in place."""
    brouillon: bool
    """Whether it says what is not published."""
    jour: date
    """Day on which this edition was first printed."""
    borne: date | None
    """Last day for which its authors answer, when they said one."""
    parties: tuple["Feuille", ...] = ()
    """The sheets that it holds, when it is a binder."""
    rang: int | None = None
    """Its number in the binder that holds it."""
    imprimee: bool = True
    """Whether it is printed with its binder, or only named in its table of contents."""
    support: Support = field(init=False)
    langue: Langue = field(init=False)

    def __post_init__(self) -> None:
        """Name at hand what everyone asks for."""
        object.__setattr__(self, "support", self.demande.contenu.fit(self.demande.support))
        object.__setattr__(self, "langue", self.demande.langue)

    @property
    def titre(self) -> str:
        """Title of the file, in the language of the sheet."""
        return plain_text(getattr(self.vue.titre, "html", self.vue.titre))

    @property
    def page(self) -> str:
        """Path of the page whose sheet it is: what names it in a binder."""
        return self.demande.contenu.page(self.demande.slug)

    @property
    def code(self) -> str:
        """Its code as it is printed."""
        return format_code(self.edition.code)

    @property
    def marques(self) -> tuple[str, ...]:
        """Messages of the interface that keep it from being given away."""
        marques = ((N_("BROUILLON"), self.brouillon), (N_("SPÉCIMEN"), self.specimen))
        return tuple(marque for marque, portee in marques if portee)

    @property
    def discrete(self) -> bool:
        """Whether nothing of it is remembered: it has no code."""
        contenu = self.demande.contenu
        return self.brouillon or contenu.discret or contenu.du_jour

    @property
    def remarques(self) -> tuple[Remarque, ...]:
        """What whoever prints it must know."""
        remarquer = self.demande.contenu.remarquer
        return tuple(remarquer(self.support, self.vues)) if remarquer else ()

    @property
    def noire(self) -> bool:
        """Whether it is drawn in black only."""
        return self.demande.encre_noire or self.support.economique

    @property
    def fin(self) -> date:
        """Last day on which it may be used: a year after it was first printed, at most."""
        un_an = self.jour + DUREE_SURE
        return min(un_an, self.borne) if self.borne else un_an


def prepare_feuille(catalogue: Catalogue, demande: Demande, adresses: Adresses) -> Feuille:
    """What a sheet says today. Raises FeuilleInconnueError.

    `adresses` are those of the site, without language: the sheet has its own.
    """
    document = demande.contenu.find(catalogue, demande.slug)
    lecteur = _lecteur(catalogue, demande, adresses, demande.langue, demande.alignee)
    lieu = find_structure(lecteur)
    langues = tuple(langue.tag for langue in demande.langues)
    vues = _build_each(catalogue, demande, adresses, document)
    parties = tuple(_prepare_parties(catalogue, demande, adresses, lecteur))
    resolu = _resolve(demande, document, vues, parties)
    return Feuille(
        demande=demande,
        edition=Edition(resolu, demande.support.id, lieu.id if lieu else None, langues),
        vue=_build(lecteur, demande, document) if demande.alignee else vues[langues[0]],
        vues=tuple((langue, vues[langue.tag]) for langue in demande.langues),
        structure=lieu.nom if lieu else catalogue.site.nom,
        specimen=catalogue.site.exemple,
        brouillon=catalogue.brouillon,
        jour=catalogue.jour,
        borne=_borne(document, catalogue.jour),
        parties=parties,
    )


def _prepare_parties(
    catalogue: Catalogue, demande: Demande, adresses: Adresses, lecteur: Lecteur
) -> Iterator[Feuille]:
    """The sheets of a binder: on its paper, in its languages, for its place."""
    if demande.contenu.split is None:
        return
    for partie in demande.contenu.split(lecteur, _choose(demande)):
        contenu = CONTENUS[partie.genre]
        voulue = replace(demande, contenu=contenu, slug=partie.slug, options=())
        feuille = prepare_feuille(catalogue, voulue, adresses)
        yield replace(feuille, rang=partie.rang, imprimee=partie.imprimee)


def _resolve(
    demande: Demande,
    document: DocumentAdressable | None,
    vues: dict[str, Vue],
    parties: tuple[Feuille, ...],
) -> Resolu:
    """All that the sheet says, in each language printed and in French.

    A binder says which sheets it holds: their codes change when what they say does.
    """
    contenu = demande.contenu
    tenues = {p.page: f"{p.titre} ({format_code(p.edition.code)})" for p in parties}
    textes = {tag: {**read_lignes(vue), **tenues} for tag, vue in vues.items()}
    identifiant = document.id if document else contenu.genre
    return Resolu(contenu.genre, identifiant, textes, demande.options)


def _build_each(
    catalogue: Catalogue,
    demande: Demande,
    adresses: Adresses,
    document: DocumentAdressable | None,
) -> dict[str, Vue]:
    """The view in each language of the sheet, alone, and in French."""
    langues = {langue.tag: langue for langue in (*demande.langues, load_langue(FRANCAIS))}
    return {
        tag: _build(_lecteur(catalogue, demande, adresses, langue, None), demande, document)
        for tag, langue in langues.items()
    }


def _build(lecteur: Lecteur, demande: Demande, document: DocumentAdressable | None) -> Vue:
    return demande.contenu.build(lecteur, document, _choose(demande))


def _choose(demande: Demande) -> Choix:
    seul = all(langue.is_francais for langue in demande.langues)
    contenance = demande.support.select_contenance(francais_seul=seul)
    return Choix(contenance, dict(demande.options))


def _lecteur(
    catalogue: Catalogue,
    demande: Demande,
    adresses: Adresses,
    langue: Langue,
    avec: Langue | None,
) -> Lecteur:
    seconde = avec.tag if avec else None
    propres = replace(adresses, langue=langue.tag, lieu=demande.lieu, avec=seconde)
    return Lecteur(catalogue, langue, propres)


def _borne(document: DocumentAdressable | None, jour: date) -> date | None:
    """The day until which the authors answer for it; one that is past is for agents to look at."""
    champs = ("a_verifier_avant", "valable_au", "jusqu_au")
    bornes = [getattr(document, champ, None) for champ in champs]
    return min((b for b in bornes if isinstance(b, date) and b >= jour), default=None)
