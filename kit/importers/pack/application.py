"""Applying a pack to the base, and making a pack of it: nothing local is ever lost."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import groupby

from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.empreinte import canonical_json
from kit.content.genres import CLASSES
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.liens import Cible
from kit.content.segments import hash_francais, list_segments
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.importers.pack.fusion import Divergence, merge_contents
from kit.importers.pack.lecture import PackInvalideError, missing_references
from kit.importers.pack.modele import Manifeste, Pack, TraductionPack
from kit.store.adresses import complete_slugs, read_slugs
from kit.store.audit import Trace, record_after_commit
from kit.store.choix import choose_traductions
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, write_session
from kit.store.packs import SuiviPack
from kit.store.publications import APublier
from kit.store.traductions import NouvelleTraduction, read_textes


class BaseNonVideError(KitError):
    """Publishing at import is only for a base where nobody has written yet."""

    def __init__(self) -> None:
        super().__init__(
            "« --publier » ne sert que sur une base vide, pour ne rien publier sans relecture : "
            "importez sans cette option, puis publiez avec « kit contenu publier ». "
            "Rien n’a changé."
        )


@dataclass(frozen=True)
class ConflitTrouve:
    """A place that both the instance and the pack changed; the local text was kept."""

    document: Cible
    divergence: Divergence


@dataclass(frozen=True)
class TraductionPartielle:
    """A translation of the pack that was not added."""

    cle: str
    langue: str


@dataclass(frozen=True)
class Bilan:
    """What an import did."""

    crees: tuple[Cible, ...] = ()
    publies: tuple[Cible, ...] = ()
    inchanges: tuple[Cible, ...] = ()
    mises_a_jour_proposees: tuple[Cible, ...] = ()
    fusionnes: tuple[Cible, ...] = ()
    conflits: tuple[ConflitTrouve, ...] = ()
    disparus: tuple[Cible, ...] = ()
    """Documents that the pack held before and holds no more: left alone."""
    traductions_ajoutees: int = 0
    traductions_locales_gardees: tuple[TraductionPartielle, ...] = ()
    """The instance has another text for the same French."""
    traductions_sans_document: tuple[TraductionPartielle, ...] = ()

    def phrases(self) -> tuple[str, ...]:
        """The same in plain French, one line each; one line when nothing happened."""
        lignes = [
            f"{titre} : {_names(getattr(self, champ))}."
            for champ, titre in _TITRES.items()
            if getattr(self, champ)
        ]
        lignes += [
            f"À décider dans {c.document.genre} « {c.document.id} », à l’endroit "
            f"« {c.divergence.chemin or 'tout le document'} » : le texte local est gardé."
            for c in self.conflits
        ]
        if self.traductions_ajoutees:
            lignes.append(f"Traductions ajoutées : {self.traductions_ajoutees}.")
        lignes += _grouped("Traductions locales gardées", self.traductions_locales_gardees)
        lignes += _grouped("Traductions sans document, ignorées", self.traductions_sans_document)
        if self.inchanges:
            lignes.append(f"Documents inchangés : {len(self.inchanges)}.")
        return tuple(lignes) or ("Le pack est vide, rien n’a changé.",)


_TITRES = {
    "crees": "Documents créés",
    "publies": "Documents publiés",
    "mises_a_jour_proposees": "Mises à jour proposées, à relire et à publier",
    "fusionnes": "Modifications du pack ajoutées à vos textes, à relire et à publier",
    "disparus": "Documents absents du pack, laissés tels quels",
}


def import_pack(
    moteurs: Moteurs, pack: Pack, *, auteur: str, horloge: Horloge, publier: bool = False
) -> Bilan:
    """Bring a pack in, in one transaction: all of it or nothing.

    Raises BaseNonVideError, PackInvalideError, SlugPrisError, PublicationImpossibleError,
    TraductionInvalideError, and the errors of `write_session`.
    """
    with write_session(moteurs) as session:
        depot = Depot(session, horloge)
        connus = frozenset(Cible(etat.genre, etat.cle) for etat in depot.list_documents())
        if publier and connus:
            raise BaseNonVideError
        fautes = missing_references(pack.documents, connus)
        if fautes:
            raise PackInvalideError(fautes)
        return _Application(depot, pack, auteur, connus).run(publier=publier)


def export_pack(session: Session, manifeste: Manifeste, horloge: Horloge) -> Pack:
    """A pack of what is published, and of what never was (as drafts); with fresh translations.

    Withdrawn documents and outdated or withdrawn translations stay behind.
    """
    depot = Depot(session, horloge)
    slugs = read_slugs(session)
    documents: list[Document] = []
    for etat in depot.list_documents():
        numero = etat.publiee if etat.deja_publie else etat.derniere
        if numero is not None:
            document = depot.read_revision(etat.genre, etat.cle, numero)
            documents.append(complete_slugs(document, slugs.get((etat.genre, etat.cle), ())))
    rangs = {classe.GENRE: rang for rang, classe in enumerate(CLASSES)}
    documents.sort(key=lambda d: (rangs[d.GENRE], d.id))
    francais = {s.cle: s.texte for document in documents for s in list_segments(document)}
    haches = {cle: hash_francais(texte) for cle, texte in francais.items()}
    traductions = {
        langue: {
            cle: TraductionPack(francais[cle], traduction.texte, traduction.etat == "relue")
            for cle, traduction in sorted(textes.items())
            if traduction.etat in ("relue", "non_relue")
        }
        for langue, textes in choose_traductions(session, haches).items()
    }
    gardees = {langue: textes for langue, textes in traductions.items() if textes}
    return Pack(manifeste, tuple(documents), gardees)


class _Application:
    """One import under way."""

    def __init__(self, depot: Depot, pack: Pack, auteur: str, connus: frozenset[Cible]) -> None:
        self._depot = depot
        self._pack = pack
        self._auteur = auteur
        self._connus = connus
        manifeste = pack.manifeste
        self._suivi = SuiviPack(
            depot.session, manifeste.id, manifeste.nom, manifeste.version, depot.horloge.now()
        ).load()
        self._slugs = read_slugs(depot.session)
        self._listes: dict[str, list[Cible]] = {}
        self._conflits: list[ConflitTrouve] = []

    def run(self, *, publier: bool) -> Bilan:
        cibles = [Cible(d.GENRE, d.id) for d in self._pack.documents]
        disparus = [Cible(*cle) for cle in self._suivi.bases if Cible(*cle) not in set(cibles)]
        for document, cible in zip(self._pack.documents, cibles, strict=True):
            self._listes.setdefault(self._apply(document, cible), []).append(cible)
        ajoutees, gardees, orphelines = self._add_traductions(self._connus | set(cibles))
        if publier:
            demandes = [APublier(cible.genre, cible.id) for cible in cibles]
            self._depot.publish_documents(demandes, auteur=self._auteur)
        bilan = Bilan(
            **{nom: tuple(liste) for nom, liste in self._listes.items()},
            publies=tuple(cibles) if publier else (),
            conflits=tuple(self._conflits),
            disparus=tuple(sorted(disparus, key=lambda c: (c.genre, c.id))),
            traductions_ajoutees=ajoutees,
            traductions_locales_gardees=gardees,
            traductions_sans_document=orphelines,
        )
        self._record(bilan)
        return bilan

    def _apply(self, document: Document, cible: Cible) -> str:
        """Bring one document in; the field of the report it belongs to."""
        propose = canonical_json(document)
        base = self._read_base(cible)
        if cible not in self._connus:
            self._save(document, "document du pack")
            issue = "crees"
        elif base is not None and canonical_json(base) == propose:
            return "inchanges"
        else:
            issue = self._update(document, base)
        self._suivi.save_base(cible.genre, cible.id, propose)
        return issue

    def _update(self, document: Document, base: Document | None) -> str:
        """Bring in a document that the base already holds in another form."""
        slugs = self._slugs.get((document.GENRE, document.id), ())
        local = self._depot.read_draft(document.GENRE, document.id)
        if local == document:
            return "inchanges"
        if base is not None and local == complete_slugs(base, slugs):
            self._save(document, "mise à jour proposée")
            return "mises_a_jour_proposees"
        merged, divergences = merge_contents(base, local, document)
        cible = Cible(document.GENRE, document.id)
        for divergence in divergences:
            self._conflits.append(ConflitTrouve(cible, divergence))
            self._suivi.save_conflit(cible.genre, cible.id, divergence)
        if merged == local:
            return "inchanges"
        self._save(merged, "mise à jour proposée, ajoutée aux textes locaux")
        return "fusionnes"

    def _read_base(self, cible: Cible) -> Document | None:
        """What the pack said last time, at the schema of today; None when it cannot be read."""
        contenu = self._suivi.bases.get((cible.genre, cible.id))
        if contenu is None:
            return None
        try:
            return read_document(cible.genre, json.loads(contenu))
        except DocumentInvalideError:
            return None

    def _save(self, document: Document, motif: str) -> None:
        manifeste = self._pack.manifeste
        self._depot.save_revision(
            document,
            auteur=self._auteur,
            origine=f"pack:{manifeste.id}",
            motif=f"{motif} ({manifeste.nom}, {manifeste.version})",
        )

    def _add_traductions(
        self, connus: frozenset[Cible]
    ) -> tuple[int, tuple[TraductionPartielle, ...], tuple[TraductionPartielle, ...]]:
        """Add what is missing; a text that the instance already has is never replaced."""
        presents = read_textes(self._depot.session)
        nouvelles: list[NouvelleTraduction] = []
        gardees: list[TraductionPartielle] = []
        orphelines: list[TraductionPartielle] = []
        for nouvelle in self._iterate_traductions():
            textes = presents.get(nouvelle.identite)
            if Cible(*nouvelle.document) not in connus:
                orphelines.append(TraductionPartielle(nouvelle.cle, nouvelle.langue))
            elif textes is None:
                nouvelles.append(nouvelle)
            elif nouvelle.texte not in textes:
                gardees.append(TraductionPartielle(nouvelle.cle, nouvelle.langue))
        ajoutees = self._depot.save_traductions(nouvelles, auteur=self._auteur)
        return ajoutees, tuple(gardees), tuple(orphelines)

    def _iterate_traductions(self) -> Iterator[NouvelleTraduction]:
        for langue, entries in sorted(self._pack.traductions.items()):
            for cle, entry in sorted(entries.items()):
                hache = hash_francais(entry.francais)
                etat = "relue" if entry.relue else "non_relue"
                yield NouvelleTraduction(cle, langue, hache, entry.texte, etat)  # type: ignore[arg-type]

    def _record(self, bilan: Bilan) -> None:
        muets = {
            "inchanges",
            "disparus",
            "traductions_locales_gardees",
            "traductions_sans_document",
        }
        if any(getattr(bilan, c.name) for c in fields(bilan) if c.name not in muets):
            manifeste = self._pack.manifeste
            detail = {"pack": manifeste.id, "version": manifeste.version}
            quand = self._depot.horloge.now()
            trace = Trace(quand, self._auteur, "importer_pack", detail=detail)
            record_after_commit(self._depot.session, trace)


def _names(cibles: tuple[Cible, ...]) -> str:
    """`12 (fiche : a, b ; piece : c)`."""
    triees = sorted(cibles, key=lambda c: (c.genre, c.id))
    groupes = [
        f"{genre} : {', '.join(c.id for c in groupe)}"
        for genre, groupe in groupby(triees, key=lambda c: c.genre)
    ]
    return f"{len(cibles)} ({' ; '.join(groupes)})"


def _grouped(titre: str, partielles: tuple[TraductionPartielle, ...]) -> list[str]:
    triees = sorted(partielles, key=lambda p: (p.langue, p.cle))
    return [
        f"{titre} en « {langue} » : {', '.join(p.cle for p in groupe)}."
        for langue, groupe in groupby(triees, key=lambda p: p.langue)
    ]
