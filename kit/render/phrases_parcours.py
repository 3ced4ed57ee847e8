"""What paper says of a path in words: its conditions, in each language of the sheet."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from kit.content.conditions import Condition
from kit.content.parcours import Choix, Parcours
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.parcours.enonces import Clause, Enonce, Ensemble, simplify
from kit.parcours.numeros import number_noeuds
from kit.render.impression.contenus.mots import say
from kit.render.passages import Lecteur, Passage, in_its_langue
from kit.render.vues.parcours import name_choix

_GUILLEMETS = {
    "fr": ("«\u202f", "\u202f»"),
    **dict.fromkeys(("ar", "fa", "ps", "ru", "uk", "es"), ("«", "»")),
}
"""Quotation marks by language; the others have those of English."""


class Redacteur:
    """Writes the sentences of a path in the languages of one reader."""

    def __init__(self, lecteur: Lecteur, parcours: Parcours) -> None:
        self.lecteur = lecteur
        self.parcours = parcours
        self.numeros = number_noeuds(parcours)
        self._choix = {c.id: c for question in parcours.questions for c in question.choix}
        langues = (lecteur.langue, *((lecteur.avec,) if lecteur.avec else ()))
        self._textes = {langue.tag: _read_in(lecteur, langue).open(parcours) for langue in langues}
        self._deux = lecteur.open(parcours)

    def libelle(self, choix: Choix) -> Passage:
        """The words of a choice, in each language of the sheet."""
        if choix.libelle is None:
            return say(self.lecteur, lambda langue: str(name_choix(langue, self._deux, choix)))
        return self._deux.passage(f"{choix.id}.libelle")

    def condition(self, condition: Condition, modele: str = "%(condition)s") -> Passage:
        """A sentence that holds a condition; `modele` is a message of the interface."""
        enonce = simplify(self.parcours, condition)
        return self.fill(modele, lambda langue: {"condition": self._write(langue, enonce)})

    def fill(self, modele: str, morceaux: Callable[[Langue], dict[str, Markup]]) -> Passage:
        """A message of the interface, in each language, with the pieces that it takes there."""
        return say(self.lecteur, lambda langue: escape(langue.gettext(modele)) % morceaux(langue))

    def _write(self, langue: Langue, enonce: Enonce) -> Markup:
        if isinstance(enonce, Clause):
            return self._clause(langue, enonce)
        if not enonce.parties:
            mots = N_("dans tous les cas") if enonce.tous else N_("dans aucun cas")
            return escape(langue.gettext(mots))
        return _join(langue, (self._part(langue, p) for p in enonce.parties), ou=not enonce.tous)

    def _part(self, langue: Langue, enonce: Enonce) -> Markup:
        """One of several statements: what holds several itself stands between brackets."""
        ecrit = self._write(langue, enonce)
        return Markup("({})").format(ecrit) if isinstance(enonce, Ensemble) else ecrit

    def _clause(self, langue: Langue, clause: Clause) -> Markup:
        modele = (
            N_("vous avez répondu %(reponses)s à la question %(numero)s")
            if clause.donnee
            else N_("vous n’avez pas répondu %(reponses)s à la question %(numero)s")
        )
        cites = (self._quote(langue, self._choix[choix]) for choix in clause.choix)
        return escape(langue.gettext(modele)) % {
            "reponses": _join(langue, cites, ou=True),
            "numero": self.numeros[clause.question],
        }

    def _quote(self, langue: Langue, choix: Choix) -> Markup:
        nom = name_choix(langue, self._textes[langue.tag], choix)
        mots = in_its_langue(nom, langue) if isinstance(nom, Passage) else nom
        ouvrant, fermant = _GUILLEMETS.get(langue.tag.partition("-")[0], ("“", "”"))
        return Markup("{}{}{}").format(ouvrant, mots, fermant)


def _read_in(lecteur: Lecteur, langue: Langue) -> Lecteur:
    """The same reading in one language alone."""
    adresses = replace(lecteur.adresses, langue=langue.tag, avec=None)
    return Lecteur(lecteur.catalogue, langue, adresses)


def _join(langue: Langue, morceaux: Iterable[Markup], *, ou: bool) -> Markup:
    """Pieces of a sentence, joined as the language does."""
    ecrits = tuple(morceaux)
    return escape(langue.join(["{}"] * len(ecrits), ou=ou)).format(*ecrits)
