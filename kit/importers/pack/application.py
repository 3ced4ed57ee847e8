"""Applying a pack to the base: nothing local is ever lost."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields

from kit.content.document import Document
from kit.content.empreinte import canonical_json
from kit.content.fusion import merge_contents
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.liens import Cible, list_liens
from kit.content.segments import hash_francais
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.importers.pack.bilan import Bilan, ConflitTrouve, TraductionPartielle
from kit.importers.pack.lecture import PackInvalideError, missing_liens
from kit.importers.pack.modele import Pack
from kit.store.adresses import complete_slugs, read_slugs
from kit.store.audit import Trace, record_after_commit
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, write_session
from kit.store.packs import SuiviPack
from kit.store.publications import APublier
from kit.store.traductions import NouvelleTraduction, read_textes

_LOT = 200
"""Documents published together at most, so that a large import stays small in memory."""


@dataclass(frozen=True)
class Apport:
    """How a pack comes into a base that already lives."""

    publier: bool = False
    """Show what the pack brings, as far as nobody has touched it and it was never shown."""
    complet: bool = True
    """Whether what the pack no longer holds has disappeared; not so when a part was chosen."""


class BaseNonVideError(KitError):
    """Publishing at import is only for a base where nobody has written yet."""

    def __init__(self) -> None:
        super().__init__(
            "« --publier » ne sert que sur une base vide, pour ne rien publier sans relecture : "
            "importez sans cette option, puis publiez avec « kit contenu publier ». "
            "Rien n’a changé."
        )


def import_pack(
    moteurs: Moteurs, pack: Pack, *, auteur: str, horloge: Horloge, publier: bool = False
) -> Bilan:
    """Bring a pack in, in one transaction: all of it or nothing.

    Raises BaseNonVideError, PackInvalideError, SlugPrisError, PublicationImpossibleError,
    TraductionInvalideError, and the errors of `write_session`.
    """
    with write_session(moteurs) as session:
        import_ = _Application(Depot(session, horloge), pack, auteur)
        if publier and import_.connus:
            raise BaseNonVideError
        import_.apply()
        if publier:
            import_.publish(list(import_.cibles))
        return import_.finish()


def import_apport(
    moteurs: Moteurs, pack: Pack, apport: Apport, *, auteur: str, horloge: Horloge
) -> Bilan:
    """Bring a pack into a base that may hold other contents, in one transaction.

    Raises PackInvalideError, SlugPrisError, TraductionInvalideError, and the errors of
    `write_session`.
    """
    with write_session(moteurs) as session:
        import_ = _Application(Depot(session, horloge), pack, auteur)
        import_.apply()
        if apport.publier:
            import_.publish(*_in_lots(import_.list_publiables()))
        return import_.finish(complet=apport.complet)


def _in_lots(cibles: list[Cible]) -> list[list[Cible]]:
    """What fiches refer to, then fiches: they refer to each other by soft links only."""
    fiches = [cible for cible in cibles if cible.genre == "fiche"]
    autres = [cible for cible in cibles if cible.genre != "fiche"]
    return [autres, *(fiches[i : i + _LOT] for i in range(0, len(fiches), _LOT))]


class _Application:
    """One import under way."""

    def __init__(self, depot: Depot, pack: Pack, auteur: str) -> None:
        self._depot = depot
        self._pack = pack
        self._auteur = auteur
        self.connus = frozenset(Cible(e.genre, e.cle) for e in depot.list_documents())
        """Documents that were there before."""
        self.cibles: dict[Cible, tuple[Cible, ...]] = {}
        """Documents of the pack, in its order, with what each refers to."""
        manifeste = pack.manifeste
        self._suivi = SuiviPack(
            depot.session, manifeste.id, manifeste.nom, manifeste.version, depot.horloge.now()
        ).load()
        self._slugs = read_slugs(depot.session)
        self._listes: dict[str, list[Cible]] = {}
        self._conflits: list[ConflitTrouve] = []
        self._publies: list[Cible] = []

    def apply(self) -> None:
        """Bring every document in as a draft. Raises PackInvalideError, SlugPrisError."""
        self.cibles = {Cible(d.GENRE, d.id): list_liens(d) for d in self._pack.documents}
        fautes = missing_liens(self.cibles, self.connus)
        if fautes:
            raise PackInvalideError(fautes)
        for document, cible in zip(self._pack.documents, self.cibles, strict=True):
            self._listes.setdefault(self._apply(document, cible), []).append(cible)

    def publish(self, *lots: list[Cible]) -> None:
        """Show documents; those of one lot may refer to each other."""
        for lot in lots:
            demandes = [APublier(cible.genre, cible.id) for cible in lot]
            self._depot.publish_documents(demandes, auteur=self._auteur)
            self._publies += lot

    def list_publiables(self) -> list[Cible]:
        """Documents of the pack that nobody has touched nor seen, and whose references hold."""
        etats = {Cible(e.genre, e.cle): e for e in self._depot.list_documents()}
        liens = {
            cible: liens
            for document, (cible, liens) in zip(
                self._pack.documents, self.cibles.items(), strict=True
            )
            if not etats[cible].deja_publie
            and etats[cible].prochaine is None
            and self._is_untouched(document, cible)
        }
        visibles = {cible for cible, etat in etats.items() if etat.publie}
        while True:
            bloques = [c for c, vers in liens.items() if not {*vers} <= visibles | liens.keys()]
            if not bloques:
                return list(liens)
            for cible in bloques:
                del liens[cible]

    def _is_untouched(self, document: Document, cible: Cible) -> bool:
        """Whether the newest revision says what the pack says."""
        if cible not in self.connus:
            return True  # just created
        return self._depot.read_draft(cible.genre, cible.id) == document

    def finish(self, *, complet: bool = True) -> Bilan:
        """Add the translations, leave a trace, and say what was done."""
        ajoutees, gardees, orphelines = self._add_traductions(self.connus | self.cibles.keys())
        disparus = {Cible(*cle) for cle in self._suivi.connus} - self.cibles.keys()
        bilan = Bilan(
            **{nom: tuple(liste) for nom, liste in self._listes.items()},
            publies=tuple(self._publies),
            conflits=tuple(self._conflits),
            disparus=tuple(sorted(disparus, key=lambda c: (c.genre, c.id))) if complet else (),
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
        if cible not in self.connus:
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
        contenu = self._suivi.find_base(cible.genre, cible.id)
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
