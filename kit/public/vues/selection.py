"""Pictograms in one file to take away: the drawings, and a text that says what may be done."""

from collections.abc import Iterable
from typing import Literal

from kit.content.pictogramme import Pictogramme
from kit.erreurs import KitError
from kit.public.vues.pictogramme import build_credit
from kit.render.images import render_png
from kit.render.pictogrammes import find_fichier
from kit.store.catalogue import Catalogue
from kit.web.archive import build_zip

Format = Literal["svg", "png"]

PIXELS_MAX = 40 * 512 * 512
"""Pixels drawn for one request: more would keep a small machine busy for ten seconds."""

_LISEZMOI = """\
Pictogrammes du Kit d’accueil

Les dessins sous licence CC0-1.0 sont libres : vous pouvez les copier, les changer, les imprimer
et les vendre, sans demander et sans citer personne. Le texte de la licence :
https://creativecommons.org/publicdomain/zero/1.0/deed.fr
Pour un autre dessin, respectez la licence écrite après son nom.

Écrivez toujours le nom à côté du dessin : seul, il peut ne pas être compris.
"""


class SelectionTropGrandeError(KitError):
    """Too many pictures of this size for one request; the sentence says what to change."""


def build_selection(
    catalogue: Catalogue, choisis: Iterable[str], genre: Format, taille: int
) -> bytes:
    """A ZIP of the pictograms with these ids, or of the whole bank when none is named.

    `taille` is the side of PNG pictures, in pixels. Ids that are not in the bank are passed over.
    Raises SelectionTropGrandeError.
    """
    voulus = frozenset(choisis)
    retenus = [p for p in catalogue.all(Pictogramme) if not voulus or p.id in voulus]
    if genre == "png" and len(retenus) * taille * taille > PIXELS_MAX:
        raise SelectionTropGrandeError(
            f"{len(retenus)} images de {taille} pixels, c’est trop à la fois. "
            "Demandez une taille plus petite, ou cochez moins de pictogrammes."
        )
    fichiers: dict[str, bytes] = {}
    lignes = [_LISEZMOI]
    for pictogramme in retenus:
        dessin = find_fichier(catalogue, pictogramme.id)
        if dessin is not None:
            nom = pictogramme.id + (f"-{taille}.png" if genre == "png" else ".svg")
            fichiers[nom] = render_png(dessin, taille) if genre == "png" else dessin.encode()
            lignes.append(f"{nom}\u00a0: {build_credit(pictogramme)}")
    fichiers["LISEZMOI.txt"] = ("\r\n".join("\n".join(lignes).splitlines()) + "\r\n").encode()
    return build_zip(fichiers)
