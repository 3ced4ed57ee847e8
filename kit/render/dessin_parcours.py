"""The plan of a path as a drawing: its questions and the arrows between them, by Graphviz.

Graphviz is a program of the machine, not of the kit: without it the outline says the same.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from html import escape
from textwrap import wrap

from kit.langues.langue import Langue
from kit.render.plan_parcours import (
    FIN,
    ConclusionPlan,
    InformationPlan,
    PlanVue,
    QuestionPlan,
    SuiteVue,
)
from kit.render.richtext import plain_text

DELAI_S = 5.0
"""Far more than it takes: two hundred questions are drawn in a second."""
_LARGEUR, _LARGEUR_FLECHE = 34, 22
"""Signs of a line in a box, and along an arrow."""
_ENCRE, _FOND = "#1f3a7a", "#f3f4f8"
_ENTETE = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_COMMENTAIRE = re.compile(r"<!--.*?-->", re.DOTALL)
_TITRE = re.compile(r"<title>.*?</title>\s*", re.DOTALL)


def draw_plan(plan: PlanVue, langue: Langue) -> str | None:
    """The plan as an SVG file of its own; None when Graphviz is not installed, or fails.

    Boxes are questions, each with the results to which its answers lead.
    """
    dot = shutil.which("dot")
    if dot is None:
        return None
    try:
        fini = subprocess.run(  # noqa: S603 - a fixed command; what it reads is escaped
            [dot, "-Tsvg"],
            input=write_dot(plan, langue).encode(),
            capture_output=True,
            timeout=DELAI_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return _clean(fini.stdout.decode("utf-8", "replace"), plain_text(plan.titre.html))


def write_dot(plan: PlanVue, langue: Langue) -> str:
    """The graph in the language of Graphviz."""
    sens = "RL" if langue.direction == "rtl" else "LR"
    lignes = [
        f'digraph {{ rankdir={sens}; ranksep=0.6; nodesep=0.25; fontname="Noto Sans";',
        f'node [shape=plain fontname="Noto Sans" fontsize=12 color="{_ENCRE}"];',
        f'edge [fontname="Noto Sans" fontsize=10 color="{_ENCRE}" fontcolor="#333333"];',
    ]
    for etape in plan.etapes:
        lignes.append(f"{_name(etape.id)} [label=<{_box(etape)}>];")
        lignes += _arrows(etape)
    if plan.conclusions:
        lignes.append(f"{_name(FIN)} [label=<{_fin(plan.conclusions, langue)}>];")
    return "\n".join([*lignes, "}"])


def _name(noeud: str) -> str:
    """A node; ids are letters, digits and hyphens."""
    return f'"n-{noeud}"'


def _arrows(etape: QuestionPlan | InformationPlan) -> Iterator[str]:
    """To other questions, with the answers that lead there; to those who are not asked, dashed."""
    vers: dict[str, list[str]] = {}
    for suite, mots in _departures(etape):
        if suite.genre != "resultat":
            vers.setdefault(suite.id, []).append(mots)
    for arrivee, libelles in vers.items():
        mots = " / ".join(mot for mot in libelles if mot)
        lignes = "\\n".join(_quote(ligne) for ligne in wrap(mots, _LARGEUR_FLECHE)[:4])
        yield f'{_name(etape.id)} -> {_name(arrivee)} [label="{lignes}"];'
    if etape.sinon is not None and etape.sinon.genre != "resultat":
        yield f"{_name(etape.id)} -> {_name(etape.sinon.id)} [style=dashed];"


def _departures(etape: QuestionPlan | InformationPlan) -> Iterator[tuple[SuiteVue, str]]:
    """Each card to which one goes from a card, with the answer that leads there."""
    if isinstance(etape, QuestionPlan):
        for choix in etape.choix:
            if choix.suite is not None:
                yield choix.suite, plain_text(choix.libelle.html)
    if etape.ensuite is not None:
        yield etape.ensuite, ""


def _box(etape: QuestionPlan | InformationPlan) -> str:
    """A question with its number, then the results that it gives."""
    titre = f"{etape.numero}. {plain_text(etape.titre.html)}"
    resultats = [
        f"{mots or '…'} → {suite.numero}"
        for suite, mots in _departures(etape)
        if suite.genre == "resultat"
    ]
    return _table(titre, resultats)


def _fin(conclusions: Iterable[ConclusionPlan], langue: Langue) -> str:
    """Where answers given before decide."""
    autres = langue.gettext("Dans tous les autres cas\u00a0:")
    lignes = [
        f"{plain_text(c.condition.html) if c.condition else autres} → {c.suite.numero}"
        for c in conclusions
    ]
    return _table(langue.gettext("Fin des questions"), lignes)


def _table(titre: str, lignes: Iterable[str]) -> str:
    """A box: a title on a ground, then lines."""
    rangees = [f'<tr><td bgcolor="{_FOND}"><b>{_fold(titre)}</b></td></tr>']
    rangees += [f'<tr><td align="left">{_fold(ligne)}</td></tr>' for ligne in lignes]
    return (
        '<table border="1" cellborder="0" cellspacing="0" cellpadding="4">'
        f"{''.join(rangees)}</table>"
    )


def _fold(texte: str) -> str:
    lignes = (escape(ligne) for ligne in wrap(texte, _LARGEUR))
    return "".join(f'{ligne}<br align="left"/>' for ligne in lignes) or " "


def _quote(texte: str) -> str:
    return texte.replace("\\", "\\\\").replace('"', '\\"')


def _clean(svg: str, titre: str) -> str:
    """The drawing alone: no declaration, no comment, no names of ours in place of titles."""
    nu = _TITRE.sub("", _COMMENTAIRE.sub("", _ENTETE.sub("", svg)))
    return nu.replace("<svg", f'<svg role="img" aria-label="{escape(titre)}"', 1)
