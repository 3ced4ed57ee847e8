"""Templates: class names in components only, nothing unused, nothing trusted as HTML."""

import re
from pathlib import Path

from jinja2 import Environment, nodes

from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.web.theme import FEUILLES, load_style

RACINE = Path(__file__).parents[2]
GABARITS = RACINE / "templates"


def sources() -> dict[str, str]:
    return {
        f.relative_to(GABARITS).as_posix(): f.read_text(encoding="utf-8")
        for f in sorted(GABARITS.rglob("*.html"))
    }


def parsed() -> dict[str, nodes.Template]:
    environnement: Environment = create_environment()
    return {nom: environnement.parse(source) for nom, source in sources().items()}


def test_class_names_stay_in_components() -> None:
    fautifs = [n for n, s in sources().items() if "class=" in s and not n.startswith("components/")]
    assert fautifs == []


def test_no_inline_code_and_no_trusted_html() -> None:
    interdits = re.compile(r"\bstyle=|\son[a-z]+=|\|\s*safe\b|url_for|request\.|hx-on|javascript:")
    assert {n: m.group() for n, s in sources().items() if (m := interdits.search(s))} == {}


def test_no_template_is_unused() -> None:
    nommes = {contenu.gabarit for contenu in CONTENUS.values()}
    for arbre in parsed().values():
        for noeud in arbre.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            assert isinstance(noeud.template, nodes.Const)
            nommes.add(noeud.template.value)
    code = "\n".join(m.read_text(encoding="utf-8") for m in (RACINE / "kit").rglob("*.py"))
    inutiles = [n for n in sources() if n not in nommes and f'"{n}"' not in code]
    assert inutiles == []


def test_no_macro_and_no_import_is_unused() -> None:
    texte = "\n".join(sources().values())
    inutiles = []
    for nom, arbre in parsed().items():
        for macro in arbre.find_all(nodes.Macro):
            appels = len(re.findall(rf"\b{macro.name}\(", texte))
            if appels < 2:
                inutiles.append(f"{nom}:{macro.name}")
        inutiles += [
            f"{nom} importe {importe.target}"
            for importe in arbre.find_all(nodes.Import)
            if not re.search(rf"\b{importe.target}\.(?!html\b)", sources()[nom])
        ]
    assert inutiles == []


def test_every_class_of_the_components_has_a_style_and_the_reverse() -> None:
    texte = "\n".join(s for n, s in sources().items() if n.startswith("components/"))
    employees = set()
    for valeur in re.findall(r'class="([^"]*)"', texte):
        employees |= set(re.sub(r"\{[{%].*?[%}]\}", " ", valeur).split())
    feuilles = sorted((RACINE / "static/css").rglob("*.css"))
    css = "\n".join(feuille.read_text(encoding="utf-8") for feuille in feuilles)
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    stylees = set(re.findall(r"\.([a-z][a-z0-9-]*)(?=[\s,:.{>+\[)])", css))
    variables = {"oui", "non", "selon", "attention", "information", "urgence", "pk", "ps", "pt"}
    variables |= {"adresse"}  # written by kit/render/impression/liens_papier.py
    variables |= {classe for support in SUPPORTS.values() for classe in support.classes}
    assert employees - stylees - variables == set()
    assert stylees - employees - variables == set()


def test_every_page_asks_once_for_the_rest_of_the_style() -> None:
    """After its first screen: what stands before the link is dressed by the critical sheets."""
    appels = [nom for nom, source in sources().items() if "cadre.feuille()" in source]
    assert appels == ["errors/erreur.html", "layouts/base.html"]
    base = sources()["layouts/base.html"]
    assert base.index("block debut") < base.rindex("cadre.feuille()") < base.index("block contenu")


def test_no_style_sheet_is_left_unserved() -> None:
    ecrites = {f.name for f in (RACINE / "static/css").glob("*.css")}
    f = FEUILLES["neutre"]
    servies = (f.critiques, f.portes, f.suite, f.agents, f.admin)
    assert ecrites == {nom for partie in servies for nom in partie}


def test_the_first_screen_is_dressed_by_the_critical_sheets() -> None:
    """Everything that the blocks `debut` of the fiche and of the home show, title to button."""
    style = load_style("neutre")
    fiches = {
        "entete", "service", "langues", "picto", "retour", "titre", "officiel", "chapo", "ligne",
        "essentiels", "doute", "bouton", "deux-langues", "note", "cache", "saut",
    }  # fmt: skip
    ailleurs = {"annonce", "recherche", "tuile", "quitter"}
    assert {classe for classe in fiches if not re.search(rf"\.{classe}\b", style.css)} == set()
    assert {classe for classe in ailleurs if not re.search(rf"\.{classe}\b", style.portes)} == set()
    # What a fiche does not carry, it does not show either.
    montrees = sources()["public/fiche.html"]
    assert not re.search(r"\.(recherche|tuiles?|annonce|quitter)\(", montrees)
