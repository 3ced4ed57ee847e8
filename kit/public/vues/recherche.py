"""The search: what answers some words, by kind, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.mots import iterate_mots
from kit.langues.langue import Langue
from kit.public.vues.extraits import ExtraitVue, build_extrait, mark_mots, measure
from kit.public.vues.trouvables import (
    FAMILLES,
    find_document,
    name_document,
    name_famille,
    reach_document,
)
from kit.render.passages import Lecteur, Passage
from kit.render.richtext import plain_text
from kit.render.vues.origine import is_ancienne
from kit.store.recherche.lexique import split_expression
from kit.store.recherche.lignes import plain_mots
from kit.store.recherche.recherche import Recherche, Reponse, Trouvaille

VISIBLES = 5
"""Answers of a kind that are seen at first; one tap shows the others."""
GROUPE_MAX = 20
"""Answers of a kind at most."""

RECHERCHE = Recherche()
"""One for the process: it follows the catalogue, and may be made ready before anyone asks."""


@dataclass(frozen=True)
class ResultatVue:
    """Something that answers."""

    titre: Passage
    """In the reader's language; a word of the administration or a place is always French."""
    adresse: str
    pictogramme: str
    extrait: ExtraitVue | None
    """None when the title says enough."""


@dataclass(frozen=True)
class GroupeVue:
    """The answers of a kind, the best first."""

    id: str
    titre: str
    resultats: tuple[ResultatVue, ...]
    autres: tuple[ResultatVue, ...]
    """Those seen after one tap."""


@dataclass(frozen=True)
class RechercheVue:
    """The question and its answers."""

    mots: str
    phrase: str
    """How many answers, or what to write; empty before the first question."""
    mot: ResultatVue | None = None
    """The very word that was asked for, with what it means."""
    groupes: tuple[GroupeVue, ...] = ()
    lisible: bool = False
    """Whether there was something to look for."""
    corrigee: Markup | None = None
    """Says for which words these are the answers, when some were mistyped."""
    adresse_exacte: str = ""
    """The same question with the words as they were typed."""
    partielle: bool = False
    """Whether no page holds all the words."""
    parcours: bool = False
    """Whether there is a path to walk instead."""


def build_recherche(lecteur: Lecteur, mots: str, *, corriger: bool = True) -> RechercheVue:
    """What answers, in French and in the reader's language, by kind."""
    trouvaille = RECHERCHE.find(lecteur.catalogue, lecteur.langue.tag, mots, corriger=corriger)
    if not trouvaille.parties:
        conseil = lecteur.langue.gettext(
            "Écrivez un mot ou son début\u00a0: au moins deux lettres."
        )
        return RechercheVue(mots, conseil if mots.strip() else "")
    mot = _find_mot(lecteur, trouvaille)
    groupes = tuple(
        groupe for famille in FAMILLES if (groupe := _build_groupe(lecteur, famille, trouvaille))
    )
    nombre = sum(len(groupe.resultats) + len(groupe.autres) for groupe in groupes)
    corrigee = _name_corrections(lecteur, mots, trouvaille, groupes) if nombre else None
    return RechercheVue(
        mots,
        count_reponses(lecteur.langue, nombre),
        mot,
        groupes,
        lisible=True,
        corrigee=corrigee,
        adresse_exacte=lecteur.adresses.page("recherche", q=mots, exact="1"),
        partielle=trouvaille.partielle and nombre > 0,
        parcours=bool(lecteur.catalogue.parcours),
    )


def count_reponses(langue: Langue, nombre: int) -> str:
    """How many answers there are, in words."""
    if nombre == 0:
        return langue.gettext("Aucune réponse")
    return langue.ngettext("%(n)s réponse", "%(n)s réponses", nombre)


def _find_mot(lecteur: Lecteur, trouvaille: Trouvaille) -> ResultatVue | None:
    """The word of the glossary that was typed, whole: people read it on a letter."""
    cherche = tuple(formes[-1] for partie in trouvaille.parties for formes in partie.ecrits)
    identifiants = (r.place[1] for r in trouvaille.reponses if r.place[0] == Terme.GENRE)
    termes = (terme for i in identifiants if (terme := lecteur.catalogue.get(Terme, i)))
    terme = next((t for t in termes if split_expression(t.terme) == cherche), None)
    if terme is None:
        return None
    sens = lecteur.open(terme).passage("definition")
    extrait = ExtraitVue(sens.html, sens.langue, sens.direction)
    return ResultatVue(name_document(lecteur, terme), *reach_document(lecteur, terme), extrait)


def _build_groupe(lecteur: Lecteur, famille: str, trouvaille: Trouvaille) -> GroupeVue | None:
    genre = FAMILLES[famille].genre
    siennes = [reponse for reponse in trouvaille.reponses if reponse.place[0] == genre]
    siennes.sort(key=lambda reponse: _rank_source(lecteur, reponse))
    resultats = [
        resultat
        for reponse in siennes[:GROUPE_MAX]
        if (resultat := _build_resultat(lecteur, reponse, trouvaille))
    ]
    if not resultats:
        return None
    titre = name_famille(lecteur.langue, famille)
    return GroupeVue(famille, titre, tuple(resultats[:VISIBLES]), tuple(resultats[VISIBLES:]))


def _rank_source(lecteur: Lecteur, reponse: Reponse) -> int:
    """0 for what was written here, 1 for the text of another publisher, 2 when it is old."""
    fiche = lecteur.catalogue.get(Fiche, reponse.place[1]) if reponse.repris else None
    if fiche is None or fiche.origine is None:
        return 0
    return 2 if is_ancienne(lecteur, fiche.origine) else 1


def _build_resultat(
    lecteur: Lecteur, reponse: Reponse, trouvaille: Trouvaille
) -> ResultatVue | None:
    document = find_document(lecteur, *reponse.place)
    if document is None:
        return None
    titre = name_document(lecteur, document)
    texte = plain_text(titre.html)
    extrait = None
    if measure(trouvaille.parties, plain_mots(texte)) < len(trouvaille.parties):
        lus = [(t, e) for t in reponse.langues if (e := RECHERCHE.read(reponse, t))]
        extrait = build_extrait(lecteur, document, lus, trouvaille.parties)
    marque = replace(titre, html=mark_mots(texte, trouvaille.parties))
    return ResultatVue(marque, *reach_document(lecteur, document), extrait)


def _name_corrections(
    lecteur: Lecteur, mots: str, trouvaille: Trouvaille, groupes: Sequence[GroupeVue]
) -> Markup | None:
    """Say for which words these are the answers, when words were mistyped; else None."""
    corriges = {correction.mot: correction.proches for correction in trouvaille.corrections}
    if not corriges:
        return None
    vus = _list_ecrits(groupes)
    morceaux, fin = [], 0
    for mot in iterate_mots(mots):
        proches = corriges.get(mot.formes[0])
        if proches:
            vrai = next((vus[proche] for proche in proches if proche in vus), proches[0])
            morceaux += [mots[fin : mot.debut], vrai]
            fin = mot.fin
    corrige = Markup("<bdi>{}</bdi>").format("".join([*morceaux, mots[fin:]]))
    phrase = escape(lecteur.langue.gettext("Résultats pour «\u202f%(mots)s\u202f»"))
    return phrase % {"mots": corrige}


def _list_ecrits(groupes: Sequence[GroupeVue]) -> dict[str, str]:
    """Words of the answers as they are written, with their accents, by their plain form."""
    vus: dict[str, str] = {}
    for resultat in (r for groupe in groupes for r in groupe.resultats):
        for html in (
            resultat.titre.html,
            resultat.extrait.html if resultat.extrait else Markup(""),
        ):
            texte = plain_text(html)
            for mot in iterate_mots(texte):
                ecrit = texte[mot.debut : mot.fin]
                vus.setdefault(mot.formes[-1], ecrit if ecrit.isupper() else ecrit.lower())
    return vus
