"""The page of the whole path: where its links lead, and its drawing, made once."""

import shutil
from typing import Any

from kit.public.parcours import Marche
from kit.public.versions import Consultation
from kit.render.dessin_parcours import draw_plan
from kit.render.plan_parcours import build_plan
from kit.store.memoire import Memoire

_DESSINS: Memoire[dict[tuple[str, str], str | None]] = Memoire(lambda _catalogue: {})
"""By language and path, for one catalogue: a program of the machine draws them."""


def build_liens_plan(marche: Marche, lue: Consultation) -> dict[str, Any]:
    """Where one goes from the plan; an old version is only read, nothing of it leads further."""
    if lue.ancienne:
        actuel = marche.lecture.adresses.page(f"{marche.chemins.base}/plan")
        return {"debut": actuel, "imprimer": None, "dessin": None, "resultats": {}}
    vide, adresses = marche.chemins.with_reponses({}), marche.lecture.adresses
    dessin = adresses.page(f"{vide.base}/plan.svg") if shutil.which("dot") else None
    return {
        "debut": vide.debut(),
        "imprimer": adresses.imprimer(vide.base),
        "dessin": dessin,
        "resultats": {r.id: vide.noeud(r) for r in marche.parcours.resultats},
    }


def draw_once(marche: Marche) -> str | None:
    """The drawing in the language of the reader; None where nothing can draw it."""
    lecture = marche.lecture
    dessins = _DESSINS.of(lecture.catalogue)
    cle = (lecture.langue.tag, marche.parcours.id)
    if cle not in dessins:
        plan = build_plan(lecture.lecteur, marche.parcours)
        dessins[cle] = draw_plan(plan, lecture.langue)
    return dessins[cle]
