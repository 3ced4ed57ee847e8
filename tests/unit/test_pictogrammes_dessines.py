"""Checks every drawn pictogram against the rules of the bank and against its catalogue."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from lxml import etree
from PIL import Image
from resvg_py import svg_to_bytes

RACINE: Final = Path(__file__).resolve().parents[2]
if str(RACINE) not in sys.path:
    sys.path.insert(0, str(RACINE))

from tools.pictogrammes import bases, insignes  # noqa: E402
from tools.pictogrammes.catalogue import bibliotheque, dessins  # noqa: E402
from tools.pictogrammes.chemins import relatif  # noqa: E402
from tools.pictogrammes.feuille import AUSSI  # noqa: E402
from tools.pictogrammes.formes import ENCRE, Formes, nombre, placer  # noqa: E402
from tools.pictogrammes.planche import planche, planche_claire  # noqa: E402

DOSSIER: Final = RACINE / "static" / "pictogrammes"
FEUILLE: Final = RACINE / "static" / "feuille.svg"
CATALOGUE: Final = RACINE / "kit" / "starter" / "pictogrammes.yaml"
SVG: Final = "{http://www.w3.org/2000/svg}"
CLES: Final = [
    "schema",
    "id",
    "titre",
    "description",
    "phrase",
    "categorie",
    "mots_cles",
    "miroir_rtl",
    "besoin_legende",
    "taille_min_mm",
    "licence",
    "auteur",
]
CATEGORIES: Final = {
    "documents",
    "demarches",
    "temps",
    "lieux",
    "personnes",
    "actions",
    "etats",
    "services",
    "signaletique",
}
PEINTURE: Final = {"class", "fill", "stroke", "stroke-width", "fill-opacity"}
ATTRIBUTS: Final = {
    "svg": {"viewBox", "width", "height", "role", "aria-labelledby"},
    "title": {"id"},
    "desc": {"id"},
    "g": {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"},
    "path": PEINTURE | {"d", "fill-rule"},
    "circle": PEINTURE | {"cx", "cy", "r"},
    "rect": PEINTURE | {"x", "y", "width", "height", "rx"},
}
EPAISSEURS: Final = {"4", "5", "6", "7", "13"}
ENTREES: Final[list[dict[str, Any]]] = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
FICHIERS: Final = sorted(DOSSIER.glob("*.svg"))

par_fichier = pytest.mark.parametrize("fichier", FICHIERS, ids=lambda f: f.stem)
par_entree = pytest.mark.parametrize("entree", ENTREES, ids=lambda e: str(e["id"]))


def rendu(texte: str, taille: int) -> Image.Image:
    """Draw an SVG text in black on white, in shades of grey."""
    octets = svg_to_bytes(svg_string=texte, width=taille, height=taille, background="#ffffff")
    return Image.open(BytesIO(bytes(octets))).convert("L")


def encre(image: Image.Image) -> bytes:
    """Return one byte per pixel: 1 where there is ink, 0 elsewhere."""
    return image.point(lambda gris: 1 if gris < 128 else 0).tobytes()


def test_catalogue_et_fichiers_se_correspondent() -> None:
    """Every entry has its file and every file its entry, once."""
    ids = [entree["id"] for entree in ENTREES]
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(fichier.stem for fichier in FICHIERS)
    titres = [entree["titre"] for entree in ENTREES]
    assert len(titres) == len(set(titres))


@par_entree
def test_entree_du_catalogue(entree: dict[str, Any]) -> None:
    """An entry has exactly the expected keys, a short caption and everyday keywords."""
    autres_noms = entree.get("anciens_slugs", [])
    assert list(entree) == [*CLES[:2], *(["anciens_slugs"] if autres_noms else []), *CLES[2:]]
    assert entree["schema"] == 2
    assert entree["id"] == "-".join(m for m in entree["id"].split("-") if m.isascii() and m)
    assert entree["id"] == entree["id"].lower()
    assert 0 < len(entree["titre"]) <= 24
    assert entree["description"].endswith(".")
    assert entree["phrase"].endswith(".")
    assert len(entree["phrase"].split()) <= 12
    assert "'" not in entree["titre"] + entree["description"] + entree["phrase"]
    assert entree["categorie"] in CATEGORIES
    assert 3 <= len(entree["mots_cles"].split(", ")) <= 8
    assert "'" not in entree["mots_cles"]
    assert isinstance(entree["miroir_rtl"], bool)
    assert isinstance(entree["besoin_legende"], bool)
    assert (entree["taille_min_mm"], entree["licence"]) == (10, "CC0-1.0")
    assert entree["auteur"] == "Kit d\N{RIGHT SINGLE QUOTATION MARK}accueil"


def test_autres_noms_du_catalogue() -> None:
    """Another name of a pictogram leads to it alone: no id, no other entry has it."""
    ids = [entree["id"] for entree in ENTREES]
    autres = [nom for entree in ENTREES for nom in entree.get("anciens_slugs", [])]
    assert len(set(ids + autres)) == len(ids + autres)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", nom) for nom in autres)


@par_fichier
def test_structure_du_fichier(fichier: Path) -> None:
    """A file is small and holds only the allowed elements and attributes."""
    octets = fichier.read_bytes()
    assert len(octets) <= 2048
    racine = etree.fromstring(octets)
    assert racine.tag == f"{SVG}svg"
    assert racine.get("viewBox") == "0 0 96 96"
    assert racine.get("role") == "img"
    assert racine.get("aria-labelledby") == f"{fichier.stem}-t {fichier.stem}-d"
    for element in racine.iter():
        nom = str(element.tag).removeprefix(SVG)
        assert nom in ATTRIBUTS, nom
        assert set(map(str, element.attrib)) <= ATTRIBUTS[nom], nom
        assert element.get("stroke-width", "6") in EPAISSEURS


@par_fichier
def test_titre_et_description(fichier: Path) -> None:
    """Title and description come from the catalogue and carry prefixed ids."""
    racine = etree.fromstring(fichier.read_bytes())
    entree = next(e for e in ENTREES if e["id"] == fichier.stem)
    textes = {e.get("id"): e.text for e in racine if e.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert textes == {
        f"{fichier.stem}-t": entree["titre"],
        f"{fichier.stem}-d": entree["description"],
    }


@par_fichier
def test_classes_et_encre(fichier: Path) -> None:
    """Shapes use currentColor only, and their class says what they are."""
    racine = etree.fromstring(fichier.read_bytes())
    groupes = [e for e in racine if e.tag == f"{SVG}g"]
    assert len(groupes) == 1
    formes = list(groupes[0])
    assert formes
    for forme in formes:
        fond, contour = forme.get("fill"), forme.get("stroke")
        peint = (fond, contour, forme.get("fill-opacity"))
        attendu = {
            "pk": (None, None, None),
            "ps": ("currentColor", "none", None),
            "pk ps": ("currentColor", None, None),
            "pt": ("currentColor", "none", ".16"),
        }
        assert peint == attendu[forme.get("class", "")]


@par_fichier
def test_encre_dans_la_zone_et_densite(fichier: Path) -> None:
    """Ink stays inside 4..92 and covers a fair share of the square."""
    texte = fichier.read_text(encoding="utf-8")
    grand = rendu(texte, 384).point(lambda gris: 255 if gris < 250 else 0)
    cadre = grand.getbbox()
    assert cadre is not None
    assert cadre[0] >= 16
    assert cadre[1] >= 16
    assert cadre[2] <= 368
    assert cadre[3] <= 368
    part = sum(encre(rendu(texte, 64))) / 64**2
    assert 0.10 <= part <= 0.58


def test_aucune_ressemblance_a_32_pixels() -> None:
    """No two pictograms share more than 92 % of their 32 pixel bitmap."""
    bitmaps = {f.stem: encre(rendu(f.read_text(encoding="utf-8"), 32)) for f in FICHIERS}
    proches = [
        (un, autre)
        for un, autre in combinations(bitmaps, 2)
        if sum(a == b for a, b in zip(bitmaps[un], bitmaps[autre], strict=True)) > 0.92 * 32**2
    ]
    assert proches == []


def test_les_fichiers_sont_ceux_du_programme(tmp_path: Path) -> None:
    """Running the program again writes the committed files, byte for byte."""
    sortie = tmp_path / "pictogrammes"
    sortie.mkdir()
    (sortie / "ancien.svg").write_text("<svg/>", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "tools.pictogrammes", "--sortie", str(sortie)],
        cwd=RACINE,
        check=True,
        capture_output=True,
    )
    ecrits = {f.name: f.read_bytes() for f in sortie.iterdir()}
    for nom in ("feuille.svg", "banque.svg", "icone.svg"):
        assert (tmp_path / nom).read_bytes() == (DOSSIER.parent / nom).read_bytes()
    assert ecrits == {f.name: f.read_bytes() for f in FICHIERS}
    assert set(ecrits) == {f"{i}.svg" for i in bibliotheque()}


def test_placer_echelle_rotation_et_lignes_droites() -> None:
    """Moving a path scales it, turns it and rewrites straight lines as plain lines."""
    assert placer("M0 0H10V10Z", 5, 5, 2) == "M5 5L25 5L25 25Z"
    assert placer("M0 0L10 0", 50, 50, 1, 90) == "M50 50L50 60"
    assert placer("M-5 0A5 5 0 0 1 5 0", 20, 20, 2) == "M10 20A10 10 0 0 1 30 20"
    assert [nombre(v) for v in (-0.01, 3.0, 2.25, 10)] == ["0", "3", "2.2", "10"]


def test_chemin_relatif() -> None:
    """Relative commands are shorter, whatever the path was made of."""
    assert relatif("M10 10H20V20L30 30L30 40Z") == "M10 10h10v10l10 10v10z"
    assert relatif("M1 1C2 2 3 0 4 1A2 2 0 0 1 4 3Q.5 3 0 3.5Z") == (
        "M1 1c1 1 2-1 3 0a2 2 0 0 1 0 2q-3.5 0-4 .5z"
    )
    assert relatif("M10 10h5l0 5zm2 2L20 20") == "M10 10h5v5zm2 2l8 8"
    assert relatif("M0 0L1 1 2 0") == "M0 0l1 1l1-1"


@par_fichier
def test_chemins_relatifs_dessinent_la_meme_chose(fichier: Path) -> None:
    """Not one pixel differs between the file and the absolute paths it was made from."""
    traces = dessins()[fichier.stem]
    entete = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
    absolu = f"{entete}<g {ENCRE}>{''.join(traces)}</g></svg>"
    assert rendu(absolu, 288).tobytes() == rendu(fichier.read_text("utf-8"), 288).tobytes()


def test_feuille_courante_montre_chaque_dessin() -> None:
    """Each view of the sheet shows the very drawing of the file of that name; none is idle."""
    texte = FEUILLE.read_text(encoding="utf-8")
    vues = re.findall(r'<view id="([^"]+)" viewBox="([^"]+)"/>', texte)
    pieces = yaml.safe_load((CATALOGUE.parent / "pieces.yaml").read_text(encoding="utf-8"))
    assert {i for i, _ in vues} == AUSSI | {p["pictogramme"] for p in pieces if "pictogramme" in p}
    fiches = [yaml.safe_load(f.read_text("utf-8")) for f in CATALOGUE.parent.glob("fiches/*.yaml")]
    etapes = {e.get("pictogramme") for fiche in fiches for e in fiche.get("etapes", [])}
    gabarits = {"attention", "information", "guichet", "deux-langues", "imprimer"}
    assert etapes | gabarits | {"autorise", "interdit"} >= AUSSI
    for identifiant, cadre in vues:
        seul = re.sub(r'viewBox="[^"]+"', f'viewBox="{cadre}"', texte, count=1)
        fichier = (DOSSIER / f"{identifiant}.svg").read_text(encoding="utf-8")
        assert encre(rendu(seul, 96)) == encre(rendu(fichier, 96)), identifiant


def test_feuille_de_la_banque_a_une_vue_par_dessin() -> None:
    """The page of the bank shows any of them; a view that lacks would show the whole sheet."""
    texte = (DOSSIER.parent / "banque.svg").read_text(encoding="utf-8")
    assert re.findall(r'<view id="([^"]+)"', texte) == [e["id"] for e in ENTREES]


@pytest.mark.parametrize(
    "formes",
    [bases.telephone(), insignes.interdit(), insignes.information()],
    ids=["telephone", "interdit", "information"],
)
def test_elements_en_reserve(formes: Formes) -> None:
    """The parts kept for the next drawings are visible too."""
    entete = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
    assert sum(encre(rendu(f"{entete}<g {ENCRE}>{''.join(formes)}</g></svg>", 64))) > 200


def test_planche_montre_tous_les_dessins() -> None:
    """The contact sheet has one cell per pictogram."""
    feuille = planche(FICHIERS[:4], 3)
    assert feuille.size == (3 * 176, 2 * 298)
    assert planche_claire(FICHIERS[:4], 3).size == (3 * 76, 2 * 76)
