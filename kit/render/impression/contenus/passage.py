"""The slip that a person takes away from the counter."""

from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu, FeuilleInconnueError, Taille
from kit.render.passages import Lecteur
from kit.render.vues.passage import BonVue, build_bon
from kit.render.vues.sujet_passage import open_bon


def _build(lecteur: Lecteur, _document: None, choix: Choix) -> BonVue:
    """The slip that the choices say. Raises FeuilleInconnueError when they say nothing."""
    saisies = {nom: (valeur,) for nom, valeur in choix.options.items()}
    ouvert = open_bon(lecteur.catalogue, saisies)
    if ouvert.lu.bon.is_empty:
        raise FeuilleInconnueError("passage")
    court = choix.contenance != "tout"
    return build_bon(lecteur, ouvert.sujet, ouvert.lu.bon, court=court)


PASSAGE = Contenu(
    "passage",
    "passage",
    ("carte-a6", "a4"),
    _build,
    tailles={"a4": Taille(14, 14)},
    jumelle="passage/remplir",
    discret=True,
    alt_qr=N_("Code à scanner\u00a0: ce papier sur votre téléphone, dans votre langue"),
)
