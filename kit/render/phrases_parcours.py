"""What paper says of a path in words: its conditions, in each language of the sheet."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from kit.content.conditions import Condition
from kit.content.parcours import Choix, Parcours
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.parcours.plan.enonces import Clause, Enonce, Ensemble, simplify
from kit.parcours.plan.numeros import number_noeuds
from kit.render.mots import say
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
        self._textes = {langue.tag: lecteur.alone(langue).open(parcours) for langue in langues}
        self._deux = lecteur.open(parcours)

    def libelle(self, choix: Choix) -> Passage:
        """The words of a choice, in each language of the sheet."""
        if choix.libelle is None:
            return say(self.lecteur, lambda langue: str(name_choix(langue, self._deux, choix)))
        return self._deux.passage(f"{choix.id}.libelle")

    def condition(self, condition: Condition, modele: str) -> Passage:
        """A sentence that holds a condition; `modele` is a message of the interface.

        What is long is a list under the sentence.
        """
        enonce = simplify(self.parcours, condition)
        return say(self.lecteur, lambda langue: self._sentence(langue, enonce, modele))

    def _sentence(self, langue: Langue, enonce: Enonce, modele: str) -> Markup:
        if isinstance(enonce, Clause) or _is_short(enonce):
            return escape(langue.gettext(modele)) % {"condition": self._write(langue, enonce)}
        intro = N_("tout cela est vrai") if enonce.tous else N_("une de ces lignes est vraie")
        debut = escape(langue.gettext(modele)) % {"condition": langue.gettext(intro)}
        lignes = (self._line(langue, partie) for partie in enonce.parties)
        return Markup("<br>– ").join((debut, *lignes))

    def _write(self, langue: Langue, enonce: Enonce) -> Markup:
        """A statement of one clause or two, inside a sentence."""
        if isinstance(enonce, Clause):
            modele = (
                N_("vous avez répondu %(reponses)s à la question %(numero)s")
                if enonce.donnee
                else N_("vous n’avez pas répondu %(reponses)s à la question %(numero)s")
            )
            return self._clause(langue, enonce, modele)
        if not enonce.parties:
            mots = N_("dans tous les cas") if enonce.tous else N_("dans aucun cas")
            return escape(langue.gettext(mots))
        return _join(langue, (self._write(langue, p) for p in enonce.parties), ou=not enonce.tous)

    def _line(self, langue: Langue, enonce: Enonce) -> Markup:
        """A statement as a line of a list."""
        if isinstance(enonce, Clause):
            if enonce.donnee:
                modele = N_("question %(numero)s\u00a0: %(reponses)s")
            elif len(enonce.choix) == 1:
                modele = N_("question %(numero)s\u00a0: pas %(reponses)s")
            else:
                modele = N_("question %(numero)s\u00a0: aucune de ces réponses, %(reponses)s")
            return self._clause(langue, enonce, modele)
        lignes = (self._line(langue, partie) for partie in enonce.parties)
        return Markup("({})").format(_join(langue, lignes, ou=not enonce.tous))

    def _clause(self, langue: Langue, clause: Clause, modele: str) -> Markup:
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


def _is_short(enonce: Ensemble) -> bool:
    """Whether a sentence can hold it: two clauses at most."""
    return len(enonce.parties) <= 2 and not any(  # noqa: PLR2004
        isinstance(partie, Ensemble) for partie in enonce.parties
    )


def _join(langue: Langue, morceaux: Iterable[Markup], *, ou: bool) -> Markup:
    """Pieces of a sentence, joined as the language does."""
    ecrits = tuple(morceaux)
    return escape(langue.join(["{}"] * len(ecrits), ou=ou)).format(*ecrits)
