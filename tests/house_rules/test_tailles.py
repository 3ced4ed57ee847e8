"""Size caps: what grows past them is split, or is in the list with its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

RACINE = Path(__file__).parents[2]
MODULE_MAX = 300
FONCTION_MAX = 40
GABARIT_MAX = 150
TEST_MAX = 400
ROUTE_MAX = 20

EXCEPTIONS: dict[str, str] = {}
"""Path, or path:function, and why it may be longer."""


def modules() -> Iterator[Path]:
    for dossier in ("kit", "tools", "benchmarks"):
        yield from sorted((RACINE / dossier).rglob("*.py"))


def too_long(chemin: Path, maximum: int) -> bool:
    nom = chemin.relative_to(RACINE).as_posix()
    lignes = len(chemin.read_text(encoding="utf-8").splitlines())
    return lignes > maximum and nom not in EXCEPTIONS


def test_modules_are_short() -> None:
    assert [m for m in modules() if too_long(m, MODULE_MAX)] == []


def test_test_modules_are_short() -> None:
    assert [m for m in sorted((RACINE / "tests").rglob("*.py")) if too_long(m, TEST_MAX)] == []


def test_templates_are_short() -> None:
    gabarits = sorted((RACINE / "templates").rglob("*.html"))
    assert gabarits
    assert [g for g in gabarits if too_long(g, GABARIT_MAX)] == []


def test_functions_are_short() -> None:
    longues = []
    for module in modules():
        nom = module.relative_to(RACINE).as_posix()
        for noeud in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            taille = (noeud.end_lineno or noeud.lineno) - noeud.lineno + 1
            if taille > FONCTION_MAX and f"{nom}:{noeud.name}" not in EXCEPTIONS:
                longues.append(f"{nom}:{noeud.name} ({taille})")
    assert longues == []


def test_every_module_says_what_it_is_for() -> None:
    muets = [
        m for m in modules() if not ast.get_docstring(ast.parse(m.read_text(encoding="utf-8")))
    ]
    assert muets == []


def test_routes_are_thin() -> None:
    """A route opens the reading, builds a view and renders it: 20 lines at most."""
    epaisses = []
    for module in (RACINE / "kit").rglob("routes*.py"):
        for noeud in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(noeud, ast.FunctionDef):
                taille = (noeud.end_lineno or 0) - noeud.lineno + 1
                if taille > ROUTE_MAX:
                    epaisses.append(f"{module.name}:{noeud.name} ({taille})")
    assert epaisses == []
