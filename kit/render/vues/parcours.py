"""The views of a guided path: its screens, and the addresses that lead from one to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from kit.adresses import Adresses
from kit.content.parcours import Choix, Information, Parcours, QuestionPosee, Resultat
from kit.langues.langue import Langue
from kit.parcours.adresse import write_reponses
from kit.parcours.faits import Faits
from kit.parcours.trajet import Reponses, Trajet, list_offerts
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.vues.liens import LienVue, build_lien, repeat_in_french

Noeud = QuestionPosee | Information | Resultat
PICTOGRAMME = "orientation"
"""The drawing of a path that has none of its own."""


@dataclass(frozen=True)
class Chemins:
    """The addresses of a path for somebody who gave some answers."""

    adresses: Adresses
    parcours: Parcours
    version: int | None
    """Number of the published revision; None when it is not known."""
    reponses: Reponses = field(default_factory=dict)

    @property
    def base(self) -> str:
        """Path of the start, without language and without final slash."""
        return f"parcours/{self.parcours.adresse}"

    def with_reponses(self, reponses: Reponses) -> "Chemins":
        """The same with other answers."""
        return replace(self, reponses=reponses)

    def propres(self, **autres: str) -> dict[str, str]:
        """The parameters that keep the answers: the version, the answers, then the others."""
        version = {"v": str(self.version)} if self.version and self.reponses else {}
        return {**version, **dict(write_reponses(self.parcours, self.reponses)), **autres}

    def page(self, fin: str, **autres: str) -> str:
        """A page of the path, answers kept."""
        return self.adresses.page(f"{self.base}/{fin}", **self.propres(**autres))

    def chemin(self, noeud: Noeud) -> str:
        """Path of a node after the language."""
        return f"{self.base}/{'r' if isinstance(noeud, Resultat) else 'q'}/{noeud.id}"

    def noeud(self, noeud: Noeud, **autres: str) -> str:
        """A question, something to read, or a result."""
        return self.adresses.page(self.chemin(noeud), **self.propres(**autres))

    def debut(self) -> str:
        """The start, with the answers: someone who goes back loses nothing."""
        return self.adresses.page(f"{self.base}/", **self.propres())


@dataclass(frozen=True)
class ChoixVue:
    """A choice, as a large card."""

    id: str
    cle: str
    libelle: Passage | str
    """Words of the interface for "I do not know" and "none of these"."""
    aide: Passage | None
    pictogramme: str | None
    lettre: str
    """What an agent can point at where there is no drawing; empty beside one."""
    choisi: bool
    a_part: bool
    """Whether it stands apart: one does not know, or none of these is true."""


@dataclass(frozen=True)
class QuestionVue:
    """One question."""

    id: str
    titre: Passage
    titre_officiel: str | None
    aide: Passage | None
    pictogramme: str | None
    plusieurs: bool
    choix: tuple[ChoixVue, ...]


@dataclass(frozen=True)
class InformationVue:
    """Something to read before going on."""

    titre: Passage
    titre_officiel: str | None
    pictogramme: str | None
    groupes: tuple[Groupe, ...]
    fiche: LienVue | None


@dataclass(frozen=True)
class ReponseVue:
    """A question of the path, and what was answered."""

    question: Passage
    reponses: tuple[Passage | str, ...]
    adresse: str
    """The question again, to answer otherwise."""


def build_question(
    lecteur: Lecteur, parcours: Parcours, question: QuestionPosee, trajet: Trajet, deja: Reponses
) -> QuestionVue:
    """A question of the path of a visitor, with the answer that they gave before."""
    textes = lecteur.open(parcours)
    titre = textes.passage(f"{question.id}.titre")
    rang = trajet.find(question.id) or 0
    faits = Faits().add(choix for pas in trajet.pas[:rang] for choix in pas.choisis)
    lettres = iter(ascii_uppercase)
    return QuestionVue(
        question.id,
        titre,
        repeat_in_french(titre, question.titre),
        textes.optional(question.id, "aide", question.aide),
        question.pictogramme,
        question.plusieurs,
        tuple(
            ChoixVue(
                choix.id,
                question.cle_of(choix),
                name_choix(lecteur.langue, textes, choix),
                textes.optional(choix.id, "aide", choix.aide),
                choix.pictogramme,
                "" if choix.pictogramme or choix.role != "choix" else next(lettres, ""),
                choix.id in deja.get(question.id, ()),
                choix.role != "choix",
            )
            for choix in list_offerts(question, faits)
        ),
    )


def name_choix(langue: Langue, textes: Textes, choix: Choix) -> Passage | str:
    """The words of a choice; those of the interface where it has none of its own."""
    if choix.libelle is not None:
        return textes.passage(f"{choix.id}.libelle")
    _ = langue.gettext
    return _("Je ne sais pas") if choix.role == "je-ne-sais-pas" else _("Rien de tout cela")


def build_information(
    lecteur: Lecteur, parcours: Parcours, information: Information
) -> InformationVue:
    """Something to read."""
    textes = lecteur.open(parcours)
    titre = textes.passage(f"{information.id}.titre")
    fiche = lecteur.catalogue.offered_fiche(information.fiche) if information.fiche else None
    return InformationVue(
        titre,
        repeat_in_french(titre, information.titre),
        information.pictogramme,
        textes.groupes(information.blocs),
        build_lien(lecteur, fiche) if fiche else None,
    )


def build_reponses(lecteur: Lecteur, chemins: Chemins, trajet: Trajet) -> tuple[ReponseVue, ...]:
    """The answers of the path, in order, each with the way to change it."""
    textes = lecteur.open(chemins.parcours)
    retour = {"retour": "r"} if trajet.resultat else {}
    return tuple(
        ReponseVue(
            textes.passage(f"{pas.noeud.id}.titre"),
            tuple(name_choix(lecteur.langue, textes, choix) for choix in pas.choisis),
            chemins.noeud(pas.noeud, **retour),
        )
        for pas in trajet.pas
        if pas.choisis
    )


def name_choisis(
    lecteur: Lecteur, parcours: Parcours, identifiants: Iterable[str]
) -> tuple[Passage | str, ...]:
    """The words of some choices, by their ids."""
    textes = lecteur.open(parcours)
    par_id: Mapping[str, Choix] = {c.id: c for q in parcours.questions for c in q.choix}
    return tuple(name_choix(lecteur.langue, textes, par_id[i]) for i in identifiants)
