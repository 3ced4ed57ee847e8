"""A drawing that somebody adds: refused whole, or kept in one form that draws the same."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from aides_dessins import BON, CADRE, HOSTILES, NS, TRAIT, draw
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.dessin import check_dessin, hash_dessin, list_formes
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.lecture_svg import OCTETS_MAX, DessinRefuseError
from kit.content.pictogramme import Pictogramme
from kit.paths import static_dir
from kit.quality.dessins import lint_pictogramme
from kit.render.images import render_png
from kit.render.lint_dessin import lint_complet
from kit.render.pictogrammes import draw_svg, read_pictogramme, write_svg

BANQUE = sorted((static_dir() / "pictogrammes").glob("*.svg"))
PEINTURE = {
    *("fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
    "transform",
}
PERMIS = {
    "svg": {"viewBox"},
    "g": PEINTURE,
    "path": PEINTURE | {"d", "fill-opacity"},
    "circle": PEINTURE | {"cx", "cy", "r", "fill-opacity"},
    "ellipse": PEINTURE | {"cx", "cy", "rx", "ry", "fill-opacity"},
    "rect": PEINTURE | {"x", "y", "width", "height", "rx", "ry", "fill-opacity"},
    "line": PEINTURE | {"x1", "y1", "x2", "y2", "fill-opacity"},
    "polyline": PEINTURE | {"points", "fill-opacity"},
    "polygon": PEINTURE | {"points", "fill-opacity"},
}


def pictogramme(**changes: object) -> Pictogramme:
    brut = {
        "schema": 2,
        "id": "carte-bus",
        "titre": "Carte de bus",
        "description": "Une carte avec un disque.",
        "phrase": "C’est la carte pour prendre le bus.",
        "mots_cles": "bus, carte",
        "categorie": "documents",
        "licence": "CC0-1.0",
        "auteur": "Nous",
        "provenance": "dessiné ici",
        "dessin": BON,
        **changes,
    }
    document = read_document("pictogramme", brut)
    assert isinstance(document, Pictogramme)
    return document


def assert_in_the_list(propre: str) -> None:
    """No tag and no attribute outside of the list, no text, the square of 96."""
    racine = ET.fromstring(propre)  # noqa: S314 - what was just accepted
    assert racine.get("viewBox") == "0 0 96 96"
    for element in racine.iter():
        nom = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
        assert set(element.attrib) <= PERMIS[nom], nom
        assert not (element.text or "").strip()
        assert not (element.tail or "").strip()


def codes(remarques: object) -> set[str]:
    assert isinstance(remarques, tuple)
    return {remarque.code for remarque in remarques}


@pytest.mark.parametrize("nom", sorted(HOSTILES))
def test_a_hostile_drawing_is_refused_with_one_sentence(nom: str) -> None:
    dessin, attendu = HOSTILES[nom]
    with pytest.raises(DessinRefuseError) as refus:
        check_dessin(dessin)
    assert attendu in refus.value.phrase
    assert refus.value.phrase.endswith(".")
    assert "\n" not in refus.value.phrase
    assert len(refus.value.phrase) < 300
    with pytest.raises(DocumentInvalideError):
        pictogramme(dessin=dessin)


def test_the_corpus_is_large_enough() -> None:
    assert len(HOSTILES) >= 35


@pytest.mark.parametrize("fichier", BANQUE, ids=lambda f: f.stem)
def test_a_drawing_of_the_bank_can_be_brought_back_and_draws_the_same(fichier: Path) -> None:
    texte = fichier.read_text(encoding="utf-8")
    propre = check_dessin(texte)
    assert_in_the_list(propre)
    assert render_png(propre, 96) == render_png(texte, 96)


def test_what_is_kept_has_one_form() -> None:
    assert check_dessin(BON).splitlines()[2:4] == [
        '<path d="M15 24H81V72H15Z" fill="currentColor" fill-opacity=".16" stroke="none"/>',
        '<rect x="15" y="24" width="66" height="48" rx="6"/>',
    ]
    autrement = draw("<!-- à moi -->\n<title>Un trait</title>", TRAIT.replace("H72", " h 48 "))
    assert check_dessin(autrement) == check_dessin(draw(TRAIT.replace("H72", "h48")))
    assert check_dessin("\ufeff" + draw(TRAIT)) == check_dessin(draw(TRAIT))


def test_a_compact_arc_is_read_as_drawing_programs_read_it() -> None:
    serre = draw('<path d="M9 9a6 6 0 0112.5-3-4.5.5" fill="none"/>'.replace("-4.5.5", "l-4.5.5"))
    assert 'd="M9 9a6 6 0 0 1 12.5 -3l-4.5 .5"' in check_dessin(serre)


@pytest.mark.parametrize(
    ("cadre", "facteur"), [("0 0 24 24", 0.25), ("0 0 192 192", 2), ("-48 -48 96 96", 1)]
)
def test_another_square_is_brought_to_ours_and_draws_the_same(cadre: str, facteur: float) -> None:
    decalage = -48 if cadre.startswith("-") else 0
    cotes = [f"{v * facteur + d:g}" for v, d in ((24, decalage), (24, decalage), (48, 0), (48, 0))]
    rect = '<rect x="{}" y="{}" width="{}" height="{}" fill="currentColor"/>'
    ailleurs = f'<svg {NS} viewBox="{cadre}" width="24" height="24">{rect.format(*cotes)}</svg>'
    propre = check_dessin(ailleurs)
    assert check_dessin(propre) == propre
    assert render_png(propre, 96) == render_png(draw(rect.format(24, 24, 48, 48)), 96)


def test_colours_written_on_the_root_are_kept_around_the_shapes() -> None:
    texte = (
        f'<svg {NS} viewBox="0 0 96 96" fill="none" stroke="currentColor"><path d="M9 9H48"/></svg>'
    )
    assert '<g fill="none" stroke="currentColor">' in check_dessin(texte)
    assert "stroke" in draw_svg(check_dessin(texte))


def test_a_drawing_that_grows_past_the_limits_in_its_stored_form_is_refused() -> None:
    """One level is added by the square: eight levels do not fit in another one."""
    profond = "<g>" * 6 + TRAIT + "</g>" * 6
    assert check_dessin(draw(profond))
    with pytest.raises(DessinRefuseError, match="8 niveaux"):
        check_dessin(f'<svg {NS} viewBox="0 0 48 48">{profond}</svg>')
    serre = "M0 0" + "l.5.5" * 1_900
    long_ = f'<path d="{serre}" fill="none"/><path d="{serre}" fill="none"/>'
    assert len(long_) < OCTETS_MAX
    with pytest.raises(DessinRefuseError, match="octets"):
        check_dessin(draw(long_))


_NOMBRES = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from([".5", "-.25", "1e1", "+4", "00", "1e9", "NaN", "9px", ""]),
)
_VALEURS = {
    "fill": st.sampled_from(["none", "currentColor", "currentColor ", "red", "url(#a)"]),
    "stroke": st.sampled_from(["none", "currentColor", "inherit"]),
    "fill-opacity": st.sampled_from([".16", "1", "2"]),
    "fill-rule": st.sampled_from(["evenodd", "nonzero"]),
    "transform": st.sampled_from(["scale(2)", "translate(1,2)rotate( 9 )", "scale(2deg)", ""]),
    "d": st.sampled_from(["M0 0H9", "m1,1a6 6 0 013 3z", "M0 0 9 9", "L1 1", "M1 1\n\tL2-2"]),
    "points": st.sampled_from(["0 0 9 9", "0,0,9,9,4,4", "1 2 3"]),
    "class": st.sampled_from(["pk", "pk ps", "menu"]),
    "style": st.just("fill:red"),
    "onclick": st.just("a()"),
}
_ATTRIBUTS = ["cx", "cy", "r", "rx", "x", "width", "height", "stroke-width", *_VALEURS]


@st.composite
def tags(tirer: st.DrawFn, *, niveau: int = 0) -> str:
    """A tag with attributes that are often right."""
    nom = tirer(st.sampled_from([*sorted(PERMIS), "g", "path", "path", "circle", "text"]))
    noms = tirer(st.lists(st.sampled_from(_ATTRIBUTS), unique=True, max_size=3))
    utiles = {"path": {"d": "M0 0H9"}, "circle": {"r": "9"}, "rect": {"width": "9", "height": "9"}}
    attributs = {"fill": "none", **utiles.get(nom, {})} if nom != "title" else {}
    attributs |= {n: tirer(_VALEURS.get(n, _NOMBRES)) for n in noms}
    dedans = tirer(st.lists(tags(niveau=niveau + 1), max_size=2)) if niveau < 3 else []
    corps = "".join(dedans) if nom == "g" else ""
    mots = " ".join(f'{n}="{v}"' for n, v in attributs.items())
    return f"<{nom} {mots}>{corps}</{nom}>"


@settings(max_examples=400, deadline=None)
@given(
    st.lists(tags(), min_size=1, max_size=4), st.sampled_from(["0 0 96 96", "0 0 24 24", "0 0 9 8"])
)
def test_what_is_accepted_is_in_the_list_and_accepted_again_unchanged(
    formes: list[str], cadre: str
) -> None:
    try:
        propre = check_dessin(f'<svg {NS} viewBox="{cadre}">{"".join(formes)}</svg>')
    except DessinRefuseError:
        return
    assert check_dessin(propre) == propre
    assert_in_the_list(propre)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([BON, *(f.read_text("utf-8") for f in BANQUE[::12])]),
    st.integers(0, 4_000),
    st.integers(0, 12),
    st.one_of(st.text(max_size=8), st.sampled_from([" on", "<g>", "&#60;", '"', "e9", "<!--"])),
)
def test_a_damaged_drawing_is_refused_or_still_in_the_list(
    texte: str, place: int, retires: int, ajout: str
) -> None:
    place %= len(texte)
    try:
        propre = check_dessin(texte[:place] + ajout + texte[place + retires :])
    except DessinRefuseError:
        return
    assert check_dessin(propre) == propre
    assert_in_the_list(propre)


def test_the_identity_of_a_drawing_is_that_of_its_shapes() -> None:
    passeport = read_pictogramme("passeport")
    assert passeport is not None
    assert hash_dessin(passeport) == hash_dessin(passeport.replace("Passeport", "Passport"))
    assert hash_dessin(passeport) != hash_dessin(passeport.replace("M24 9", "M24 12"))
    assert re.fullmatch(r"[0-9a-f]{16}", hash_dessin(BON))


def test_a_drawing_is_emitted_with_concrete_colours() -> None:
    dessin = check_dessin(BON)
    assert 'fill="currentColor" fill-opacity=".16"' in draw_svg(dessin)
    papier = draw_svg(dessin, couleur="#000091", teinte="#ffca00", taille="15mm", alt='A "b" <c>')
    assert "currentColor" not in papier
    assert "fill-opacity" not in papier
    assert 'fill="#ffca00"' in papier
    assert 'width="15mm" height="15mm" role="img" aria-label="A &quot;b&quot; &lt;c&gt;"' in papier
    assert "aria-hidden" not in papier
    eco = draw_svg(dessin, mode="eco")
    assert "fill-opacity" not in eco
    assert eco.count("<path") == 1
    assert '<g transform="matrix(-1 0 0 1 96 0)">' in draw_svg(dessin, miroir=True)


@pytest.mark.parametrize(
    "mauvais",
    [{"couleur": 'red" onload="a()'}, {"teinte": "url(#a)"}, {"taille": "12;color:red"}],
)
def test_a_colour_or_a_size_is_never_written_unread(mauvais: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a"):
        draw_svg(BON, **mauvais)  # type: ignore[arg-type]


def test_an_added_drawing_as_a_file_has_its_words_and_no_less_safe_ones() -> None:
    picto = pictogramme(titre="Carte <de> bus & train")
    fichier = write_svg(picto.dessin or "", picto)
    racine = ET.fromstring(fichier)  # noqa: S314 - our own
    assert racine.findtext("{*}title") == "Carte <de> bus & train"
    assert racine.findtext("{*}desc") == "Une carte avec un disque."
    assert racine.get("aria-labelledby") == "carte-bus-t carte-bus-d"
    assert check_dessin(fichier) == picto.dessin


def test_a_good_drawing_has_no_remark() -> None:
    banque = {f.stem: f.read_text("utf-8") for f in BANQUE}
    assert lint_complet(pictogramme(), banque) == ()


LINT = {
    "legende": {"titre": "Une légende bien trop longue"},
    "phrase": {"phrase": None},
    "mots-cles": {"mots_cles": None},
    "description": {"description": "carte de bus"},
    "poids": {"dessin": BON.replace("M57 42H69", "M57 42H69" + "h0" * 1_200)},
    "formes": {"dessin": draw(TRAIT * 13)},
    "traits": {"dessin": BON.replace('stroke-width="6"', 'stroke-width="2"')},
    "bouts": {"dessin": BON.replace('linecap="round"', 'linecap="butt"')},
    "teinte": {"dessin": BON.replace('".16"', '".5"')},
    "grille": {"dessin": BON.replace("24", "25").replace("81", "82").replace('x="15"', 'x="16"')},
    "encre": {"dessin": draw(TRAIT)},
    "cadre": {"dessin": BON.replace('x="15"', 'x="3"')},
    "jours": {"dessin": BON.replace("M57 54H69", "M57 49H69")},
}


@pytest.mark.parametrize("code", sorted(LINT))
def test_each_remark_is_made_when_it_must_be(code: str) -> None:
    assert code in codes(lint_complet(pictogramme(**LINT[code])))


def test_remarks_on_words_alone_need_no_drawing() -> None:
    assert codes(lint_pictogramme(pictogramme(dessin=None, phrase=None))) == {"phrase"}


def test_a_look_alike_of_the_bank_is_named() -> None:
    passeport = read_pictogramme("passeport")
    assert passeport is not None
    (remarque,) = lint_complet(pictogramme(dessin=passeport), {"passeport": passeport})
    assert "« passeport »" in remarque.phrase


def test_shapes_know_what_their_groups_say() -> None:
    (forme,) = list_formes(
        draw('<g transform="scale(2)" stroke-width="3" fill="none">', TRAIT, "</g>")
    )
    assert forme.attributs["fill"] == "none"
    assert forme.matrice.echelle == 2
    assert CADRE in draw(TRAIT)
