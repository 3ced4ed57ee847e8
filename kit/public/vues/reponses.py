"""The page of the texts to copy: what is chosen, what is missing, where the letter is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur, Passage
from kit.render.richtext import plain_text
from kit.render.vues.choix import ChoixVue
from kit.render.vues.reponses import ReponseVue, build_reponse, find_langue_personne
from kit.web.i18n import offered_langues


@dataclass(frozen=True)
class RepondreVue:
    """The page; without texts while no question is chosen."""

    retour: str
    action: str
    """Address of the choice itself, without any."""
    titre: Passage | None
    """What is answered, in the language of the page alone."""
    langues: tuple[ChoixVue, ...]
    questions: tuple[ChoixVue, ...]
    """Empty for a fiche."""
    remarques: tuple[str, ...]
    """Why something is missing."""
    textes: ReponseVue | None
    lettre: str | None
    """Address of the letter."""


def build_repondre(
    lecteur: Lecteur, document: Fiche | Question | None, voulue: str = ""
) -> RepondreVue:
    """The texts for a fiche or a question; `voulue` is the language that the address asks for."""
    adresses = lecteur.adresses
    seul = lecteur.alone()
    fiche = document if isinstance(document, Fiche) else None
    page = f"fiches/{fiche.adresse}/repondre" if fiche else "faq/repondre"
    textes = build_reponse(lecteur, document) if document else None
    return RepondreVue(
        retour=seul.adresses.fiche(fiche.adresse) if fiche else seul.adresses.faq(),
        action=replace(adresses, avec=None, lieu=None).page(page),
        titre=_titre(seul, document) if document else None,
        langues=tuple(_langues(lecteur)),
        questions=() if fiche else tuple(_questions(seul, document)),
        remarques=tuple(_remarques(lecteur, document, textes, voulue)) if document else (),
        textes=textes,
        lettre=_lettre(lecteur, document, page) if document else None,
    )


def _titre(lecteur: Lecteur, document: Fiche | Question) -> Passage:
    champ = "titre" if isinstance(document, Fiche) else "question"
    return lecteur.skimming().open(document).passage(champ)


def _lettre(lecteur: Lecteur, document: Fiche | Question, page: str) -> str:
    """The letter: French first, the language of the person beside."""
    autre = find_langue_personne(lecteur, document)
    adresses = replace(lecteur.adresses, langue=FRANCAIS, avec=autre.tag if autre else None)
    question = document.id if isinstance(document, Question) else None
    return adresses.feuille(page, "odt", question=question)


def _langues(lecteur: Lecteur) -> Iterator[ChoixVue]:
    """The language of the page first: it is that of the person when none is chosen."""
    langue = lecteur.langue
    yield ChoixVue("", langue.autonyme, langue.tag, langue.direction, lecteur.avec is None)
    for tag in offered_langues(lecteur.catalogue):
        if tag not in (langue.tag, FRANCAIS):
            autre = load_langue(tag)
            choisie = tag == lecteur.adresses.avec
            yield ChoixVue(tag, autre.autonyme, tag, autre.direction, choisie)


def _questions(lecteur: Lecteur, choisie: Fiche | Question | None) -> Iterator[ChoixVue]:
    """Every question, those of a theme together."""
    for question in lecteur.catalogue.all(Question):
        passage = _titre(lecteur, question)
        nom = plain_text(passage.html)
        yield ChoixVue(question.id, nom, passage.langue, passage.direction, question is choisie)


def _remarques(
    lecteur: Lecteur, document: Fiche | Question, textes: ReponseVue | None, voulue: str
) -> Iterator[str]:
    _ = lecteur.langue.gettext
    offerte = voulue in offered_langues(lecteur.catalogue)
    if voulue and not offerte:
        yield _("Le site n’a pas cette langue. Les textes sont sans elle.")
    if lecteur.personne and find_langue_personne(lecteur, document) is None:
        yield _("Ce texte n’est pas encore traduit dans cette langue\u00a0: il est en français.")
    if textes and textes.lien is None:
        yield _(
            "Le lien manque\u00a0: le site n’a pas encore d’adresse publique en https. "
            "La personne qui installe le site la règle."
        )
