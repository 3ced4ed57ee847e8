"""The counter: an agent who reads the page, and the language of the person in front."""

from dataclasses import dataclass, replace

from flask import request

from kit.adresses import Adresses
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.public.contexte import Lecture, open_lecture
from kit.render.passages import Lecteur
from kit.web.i18n import offered_langues


@dataclass(frozen=True)
class Comptoir:
    """A reading at the counter.

    The language of the person is the second one of the address; on a page that is not in French,
    it is that of the page. French is always the other one: it is the reference.
    """

    lecture: Lecture
    personne: Langue | None
    """None on a French page until a language is chosen."""
    inconnue: bool
    """Whether the address names a language that the site does not have."""

    @property
    def adresses(self) -> Adresses:
        """Addresses that carry both languages, for the pages that write them side by side."""
        return replace(self.lecture.adresses, avec=self._second())

    def _second(self) -> str | None:
        if self.personne is None:
            return None
        tag = self.personne.tag
        return FRANCAIS if tag == self.lecture.langue.tag else tag

    @property
    def seul(self) -> Lecteur:
        """Reads in the language of the page alone."""
        return self.lecture.lecteur.alone()

    def cotes(self, personne: Langue) -> tuple[Lecteur, Lecteur]:
        """French and the other language, each alone; the language of the page starts the row."""
        paire = (load_langue(FRANCAIS), personne)
        if personne.tag == self.lecture.langue.tag:
            paire = (personne, load_langue(FRANCAIS))
        une, autre = paire
        return self.lecture.lecteur.alone(une), self.lecture.lecteur.alone(autre)

    def with_personne(self, tag: str) -> Adresses:
        """The same reading for a person of another language."""
        page = self.lecture.langue.tag
        return replace(self.lecture.adresses, avec=None if tag == page else tag)

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages that a person may have: French needs no second one."""
        proposees = offered_langues(self.lecture.catalogue)
        return tuple(tag for tag in proposees if tag != FRANCAIS)


def open_comptoir(tag: str) -> Comptoir:
    """Start reading at the counter. Ends the request with 404 in a language not offered."""
    lecture = open_lecture(tag)
    connues = ("", lecture.langue.tag, lecture.adresses.avec)
    inconnue = request.args.get("avec", "") not in connues
    return Comptoir(lecture, lecture.lecteur.personne, inconnue)
