"""The figures as agents read them: each part is a table, a drawing of it, and what it teaches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kit.render.graphique import Graphique, build_graphique
from kit.store.avis import Opinions
from kit.store.comptage import CACHE_SOUS, Compte, is_hidden

CANAUX = ("ecran", "pdf", "scan")
_LIGNES_MAX = 30
"""Rows of a table of pages: the first ones are those to look after."""
_BARRES_MAX = 12
N_CERTAIN = 20
"""Views under which a share proves nothing."""


@dataclass(frozen=True)
class SectionVue:
    """One part of the page, and one CSV file."""

    id: str
    titre: str
    note: str
    """What is counted, in a sentence."""
    colonnes: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...] = ()
    graphique: Graphique | None = None
    conseil: str = ""
    """What to do, when it is certain; else empty."""
    vide: str = "Rien à montrer pour cette période."


@dataclass(frozen=True)
class Lu:
    """Something that was read, by its name."""

    nom: str
    sorte: str
    par_canal: Mapping[str, int]

    @property
    def total(self) -> int:
        """By every channel."""
        return sum(self.par_canal.values())


@dataclass(frozen=True)
class EtapeLue:
    """A question of a path."""

    parcours: str
    question: str
    vues: int
    reponses: int


def show_nombre(nombre: int) -> str:
    """A number, unless it is so small that it could be somebody."""
    return f"moins de {CACHE_SOUS}" if is_hidden(nombre) else str(nombre)


def build_vues(periodes: Sequence[tuple[str, Mapping[str, int]]], pas: str) -> SectionVue:
    """What was read in each period; `pas` is the word for one: `Semaine` or `Mois`."""
    lignes = tuple(
        (nom, *(show_nombre(comptes.get(canal, 0)) for canal in CANAUX))
        for nom, comptes in periodes
    )
    lues = any(nombre for _nom, comptes in periodes for nombre in comptes.values())
    montres = [(nom, comptes.get("ecran", 0)) for nom, comptes in periodes]
    return SectionVue(
        "pages",
        "Pages lues et feuilles",
        "Une page relue compte deux fois\u00a0; un robot qui lit une page compte aussi.",
        (pas, "À l’écran", "Feuilles (PDF, ODT)", "Codes scannés"),
        lignes if lues else (),
        _draw("Pages lues à l’écran", montres),
        _advise_scans(periodes),
    )


def build_documents(lus: Iterable[Lu]) -> SectionVue:
    """The pages that were read most."""
    tries = sorted(
        (lu for lu in lus if not is_hidden(lu.total)), key=lambda lu: (-lu.total, lu.nom)
    )
    montres = tries[:_LIGNES_MAX]
    conseil = ""
    if montres and montres[0].total >= N_CERTAIN:
        conseil = (
            f"«\u202f{montres[0].nom}\u202f» est la page la plus demandée\u00a0: "
            "vérifiez-la en premier."
        )
    return SectionVue(
        "documents",
        "Les pages les plus demandées",
        f"Les {_LIGNES_MAX} premières. Une page demandée moins de {CACHE_SOUS} fois "
        "n’est pas nommée.",
        ("Page", "Sorte", "À l’écran", "Feuilles (PDF, ODT)", "Codes scannés"),
        tuple(
            (lu.nom, lu.sorte, *(show_nombre(lu.par_canal.get(c, 0)) for c in CANAUX))
            for lu in montres
        ),
        _draw("Pages les plus demandées", [(lu.nom, lu.total) for lu in montres[:_BARRES_MAX]]),
        conseil,
    )


def build_recherches(vaines: Mapping[tuple[str, str], int], duree: str) -> SectionVue:
    """Words that nothing answered; `duree` says since when."""
    triees = sorted(_drop_debuts(vaines).items(), key=lambda v: (-v[1], v[0]))
    triees = [(cle, nombre) for cle, nombre in triees if not is_hidden(nombre)][:_LIGNES_MAX]
    conseil = ""
    if triees:
        (_langue, mots), nombre = triees[0]
        conseil = (
            f"La recherche «\u202f{mots}\u202f» n’a rien trouvé {nombre} fois {duree}\u00a0: "
            "ajoutez ce mot aux synonymes, ou écrivez la page qui manque."
        )
    return SectionVue(
        "recherches",
        "Recherches sans résultat",
        "Seulement les mots demandés à cinq moments différents d’un même jour.",
        ("Mots cherchés", "Langue", "Fois"),
        tuple((mots, langue, str(nombre)) for (langue, mots), nombre in triees),
        _draw("Recherches sans résultat", [(m, n) for (_l, m), n in triees[:_BARRES_MAX]]),
        conseil,
    )


def build_parcours(etapes: Iterable[EtapeLue]) -> SectionVue:
    """Where people stop, question by question."""
    vues = [etape for etape in etapes if etape.vues]
    lignes = tuple(
        (e.parcours, e.question, show_nombre(e.vues), show_nombre(e.reponses), _share(e))
        for e in vues
    )
    arrets = [e for e in vues if e.vues >= N_CERTAIN and _is_sure(e) and 2 * e.reponses < e.vues]
    pire = min(arrets, key=lambda e: e.reponses / e.vues, default=None)
    conseil = (
        f"«\u202f{pire.question}\u202f» est lue {pire.vues} fois et reçoit {pire.reponses} "
        "réponses\u00a0: relisez cette question."
        if pire
        else ""
    )
    return SectionVue(
        "parcours",
        "Les questions des parcours",
        "Combien de fois une question est montrée, et combien de fois on y répond. "
        "Les réponses elles-mêmes ne sont jamais comptées.",
        ("Parcours", "Question", "Montrée", "Réponses", "Part qui répond"),
        lignes,
        _draw("Questions montrées", [(e.question, e.vues) for e in vues[:_BARRES_MAX]]),
        conseil,
    )


def build_opinions(opinions: Mapping[str, Opinions], noms: Mapping[str, str]) -> SectionVue:
    """Whether pages helped."""
    triees = sorted(opinions.items(), key=lambda o: (-(o[1].oui + o[1].non), noms[o[0]]))
    triees = [(page, o) for page, o in triees if not is_hidden(o.oui + o.non)][:_LIGNES_MAX]
    pires = [
        (p, o) for p, o in triees if o.non >= CACHE_SOUS and o.non > o.oui and not is_hidden(o.oui)
    ]
    conseil = ""
    if pires:
        page, pire = max(pires, key=lambda p: p[1].non)
        conseil = (
            f"«\u202f{noms[page]}\u202f»\u00a0: {pire.non} avis sur {pire.oui + pire.non} "
            "disent non. Lisez leurs phrases dans «\u202fAvis\u202f»."
        )
    return SectionVue(
        "avis",
        "Cette page vous a-t-elle aidé\u202f?",
        "Sans les avis écartés.",
        ("Page", "Oui", "Non"),
        tuple((noms[page], show_nombre(o.oui), show_nombre(o.non)) for page, o in triees),
        _draw("Réponses non", [(noms[page], o.non) for page, o in triees[:_BARRES_MAX]]),
        conseil,
    )


def build_accueil(comptes: Mapping[str, Compte], noms: Mapping[str, str]) -> SectionVue:
    """What people came for, as the counter of visits knows it."""
    tries = sorted(comptes.items(), key=lambda c: (-c[1].visites, noms[c[0]]))
    tries = [(motif, compte) for motif, compte in tries if not is_hidden(compte.visites)]
    return SectionVue(
        "accueil",
        "Visites comptées à l’accueil",
        "Ce que les agents comptent au guichet, au téléphone et par courrier.",
        ("Raison", "Visites", "Reviennent"),
        tuple(
            (noms[motif], str(c.visites), show_nombre(c.retours))
            for motif, c in tries[:_LIGNES_MAX]
        ),
        _draw("Visites", [(noms[motif], c.visites) for motif, c in tries[:_BARRES_MAX]]),
    )


def name_jour(jour: date) -> str:
    """A day as a row names it."""
    return jour.strftime("%d/%m/%Y")


def _draw(titre: str, nombres: Iterable[tuple[str, int]]) -> Graphique | None:
    """A number that is hidden has no bar."""
    lignes = [(nom, 0 if is_hidden(n) else n, show_nombre(n)) for nom, n in nombres]
    return build_graphique(titre, lignes)


def _advise_scans(periodes: Sequence[tuple[str, Mapping[str, int]]]) -> str:
    scans = sum(comptes.get("scan", 0) for _nom, comptes in periodes)
    if scans < N_CERTAIN:
        return ""
    return (
        f"Les codes des feuilles imprimées ont été scannés {scans} fois\u00a0: "
        "des feuilles circulent, vérifiez qu’elles sont encore justes."
    )


def _share(etape: EtapeLue) -> str:
    """Whole percentage; nothing when it would give a hidden number away, or proves nothing."""
    if etape.vues < N_CERTAIN or not _is_sure(etape):
        return "–"
    return f"{min(100, round(100 * etape.reponses / etape.vues))}\u00a0%"


def _is_sure(etape: EtapeLue) -> bool:
    """A person who answers again has seen the question again, and a hidden number stays so."""
    return not is_hidden(etape.reponses) and not is_hidden(etape.vues - etape.reponses)


def _drop_debuts(vaines: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Without the beginnings of other words: a search follows what is being typed."""
    return {
        (langue, mots): nombre
        for (langue, mots), nombre in vaines.items()
        if not any(
            autre != mots and autre.startswith(mots) and 2 * fois >= nombre
            for (tag, autre), fois in vaines.items()
            if tag == langue
        )
    }
