"""Whether a sheet that was printed is still right: compared with what it would say today."""

from dataclasses import dataclass
from typing import Literal

from kit.adresses import Adresses
from kit.content.structure import Structure
from kit.langues.langue import load_langue
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.editions import Changement, compare
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.impression.resolution import Resolu
from kit.store.catalogue import Catalogue
from kit.store.editions import EditionConnue

Etat = Literal["juste", "changee", "retiree"]


@dataclass(frozen=True)
class Verdict:
    """What can be said today of a sheet."""

    etat: Etat
    demande: Demande | None = None
    """The same sheet, as it would be asked for now; None when its document is gone."""
    avant: Resolu | None = None
    apres: Resolu | None = None

    def changements(self, langue: str) -> tuple[Changement, ...]:
        """What is not the same any more, in French or in a language of the sheet."""
        if self.avant is None or self.apres is None:
            return ()
        return compare(self.avant, self.apres, langue)


def verify_edition(catalogue: Catalogue, connue: EditionConnue, adresses: Adresses) -> Verdict:
    """Compare a sheet with today's. `adresses` are those of the site."""
    avant = Resolu.from_json(connue.contenu)
    demande = _ask_again(catalogue, connue, avant)
    if demande is None:
        return Verdict("retiree")
    try:
        apres = prepare_feuille(catalogue, demande, adresses).edition.resolu
    except FeuilleInconnueError:
        # What was chosen for it, a question, is not published any more.
        return Verdict("retiree")
    # A page laid out otherwise says the same: only words make a paper wrong.
    changee = compare(avant, apres, connue.langues[0])
    return Verdict("changee" if changee else "juste", demande, avant, apres)


def _ask_again(catalogue: Catalogue, connue: EditionConnue, avant: Resolu) -> Demande | None:
    contenu, support = CONTENUS.get(connue.genre), SUPPORTS.get(connue.support)
    slug = contenu.find_id(catalogue, connue.identifiant) if contenu else None
    if contenu is None or support is None or slug is None:
        return None
    principale, *autres = (load_langue(tag) for tag in connue.langues)
    lieu = catalogue.get(Structure, connue.structure)
    place = lieu.adresse if lieu else None
    return Demande(contenu, slug, support, principale, tuple(autres), place, avant.options)
