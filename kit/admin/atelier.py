"""A form that is being filled in: what it holds now, sent by a button that saves nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Response, abort, request

from kit.admin.conseils import find_constats, list_passages
from kit.admin.documents import Ouvert, open_document
from kit.admin.ecriture import build_document
from kit.admin.formulaires.chemins import change_at
from kit.admin.formulaires.choix import Demande
from kit.admin.formulaires.lecture import read_champs
from kit.admin.formulaires.parties import Partie, find_partie, read_partie
from kit.admin.formulaires.vues import ChampVue
from kit.admin.rendu import render_admin
from kit.admin.vues.conseils import ConseilsVue, build_conseils, build_fautes, list_noeuds
from kit.admin.vues.partie import Etat, FormulaireVue, build_formulaire, title_partie
from kit.content.collage import BlocColle, CollageTropGrandError, read_collage
from kit.content.document import noeud_ids
from kit.content.empreinte import dump_document
from kit.content.lecture import DocumentInvalideError
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for

CHERCHE, COLLE, HTML = "_cherche.", "_colle.", "_html."
"""What the names of the fields that help begin with: no field of a document begins so."""


@dataclass(frozen=True)
class Atelier:
    """What is being written."""

    ouvert: Ouvert
    partie: Partie
    etat: Etat
    champ: str
    """Path of the field that a button asks for; empty when it asks for the whole form."""

    def build(self) -> FormulaireVue:
        """The form in its present state."""
        return build_formulaire(self.ouvert.document, self.partie, self.etat)

    def render(self, gabarit: str = "admin/partie.html", **contexte: object) -> Response:
        """The page of the form; what is in it is not saved."""
        adresses = adresses_for(current_langue())
        suite = f"parties/{self.partie.id}"
        action = adresses.admin_contenu(self.ouvert.genre, self.ouvert.cle, suite)
        return render_admin(
            gabarit,
            title_partie(self.partie, self.ouvert.nom),
            200,
            ouvert=self.ouvert,
            partie=self.partie,
            formulaire=self.build(),
            action=action,
            **contexte,
        )

    def find_champ(self) -> ChampVue:
        """The field asked for. Ends the request with 404 when the form has it not."""
        return _find(self.build().champs, self.champ) or abort(404)

    def change(self, **changes: object) -> "Atelier":
        """The same with another state."""
        return replace(self, etat=replace(self.etat, **changes))  # type: ignore[arg-type]

    def paste(self) -> "Atelier":
        """The same, with what the paste into the field asked for would add, or why it cannot."""
        demande = self.etat.demande
        texte, html = demande.bruts.get(self.champ, ("", ""))
        try:
            collage = read_collage(texte, html)
        except CollageTropGrandError as error:
            # What is too long is not sent back: the page would not hold it either.
            vide = {**demande.bruts, self.champ: ("", "")}
            refus = replace(demande, refus={self.champ: error.phrase}, bruts=vide)
            return self.change(demande=refus)
        return self.change(demande=replace(demande, colles={self.champ: collage}))

    def add_blocs(self, blocs: tuple[BlocColle, ...]) -> "Atelier":
        """The same, blocks added at the end of the list asked for, the paste forgotten."""
        nouveaux = [bloc.as_brut() for bloc in blocs]
        valeurs = change_at(self.etat.valeurs, self.champ, lambda v: [*(v or ()), *nouveaux])
        return self.change(valeurs=valeurs, demande=Demande())

    def insert(self, marque: str) -> "Atelier":
        """The same, a mark added at the end of the text asked for."""

        def append(texte: object) -> str:
            return f"{texte} {marque}" if texte else marque

        valeurs = change_at(self.etat.valeurs, self.champ, append)
        return self.change(valeurs=valeurs, demande=Demande())

    def advise(self) -> ConseilsVue:
        """What to look at in what is being written."""
        avant = self.ouvert.document
        utilises = set(noeud_ids(avant))
        try:
            document = build_document(avant, self.partie, self.etat.valeurs, utilises)
        except DocumentInvalideError as error:
            return build_fautes(error.fautes)
        noeuds = list_noeuds(self.partie, self.ouvert.brut, dump_document(document))
        return build_conseils(self.partie, noeuds, find_constats(document), list_passages(document))


def open_atelier(genre: str, cle: str, partie_id: str) -> Atelier:
    """What the form of this request holds. Ends the request with 404 or 410."""
    ouvert = open_document(genre, cle)
    partie = find_partie(type(ouvert.document), partie_id) or abort(404)
    if read_partie(partie, ouvert.brut) is None:
        abort(410, "Cette partie n’est plus dans le brouillon\u00a0: revenez au document.")
    saisie = {nom: request.form.getlist(nom) for nom in request.form}
    base = request.form.get("_base", "")
    numero = int(base) if base.isdecimal() and len(base) < 10 else ouvert.numero  # noqa: PLR2004
    etat = Etat(read_champs(partie.champs, saisie), numero, demande=_read_demande(request.form))
    return Atelier(ouvert, partie, etat, request.args.get("champ", ""))


def _read_demande(saisie: Mapping[str, str]) -> Demande:
    cherche = {nom[len(CHERCHE) :]: v for nom, v in saisie.items() if nom.startswith(CHERCHE)}
    colles = {nom[len(COLLE) :]: v for nom, v in saisie.items() if nom.startswith(COLLE)}
    bruts = {nom: (texte, saisie.get(f"{HTML}{nom}", "")) for nom, texte in colles.items()}
    return Demande({nom: v[:200] for nom, v in cherche.items()}, {}, bruts)


def _find(champs: tuple[ChampVue, ...], nom: str) -> ChampVue | None:
    for champ in champs:
        if champ.nom == nom:
            return champ
        for groupe in champ.groupes:
            trouve = _find(groupe.champs, nom)
            if trouve is not None:
                return trouve
    return None
