"""Signs, labels, boards and strips as files: read by veraPDF, measured, counted."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from aides_papier import ask, lay_out, make, prepare, read_pages, sizes_mm, to_png
from client import InspectingClient
from page_checks import text_of
from PIL import Image, ImageChops

from kit.content.fiche import Fiche
from kit.erreurs import KitError
from kit.langues.langue import load_langue
from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.feuille import Demande
from kit.render.impression.geometrie_etiquettes import PLANCHES
from kit.render.impression.mesure_lettres import capital_mm
from kit.render.outils import missing_libraries
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

DPI = 200
PX = DPI / 25.4
"""Pixels in a millimetre."""


def want(
    genre: str, slug: str, support: str, langue: str = "fr", avec: str = "", **options: str
) -> Demande:
    choix = tuple((nom.replace("_", "-"), valeur) for nom, valeur in options.items())
    return replace(ask(slug, langue, support, avec, genre), options=choix)


FEUILLES = {
    "panneau": want("pictogramme", "toilettes", "panneau"),
    "panneau-plein": want(
        "pictogramme", "salle-attente", "panneau-paysage", "ar", "fr.en",
        fleche="bas-gauche", numero="12", logo="oui",
    ),
    "panneau-a3": want("pictogramme", "guichet", "panneau-a3", "fr", "ar.en"),
    "etiquettes": want("etiquettes", "passeport", "etiquettes", "fr", "ar"),
    "etiquettes-ar": want("etiquettes", "passeport", "etiquettes", "ar", planche="carre-60"),
    "calage": want("etiquettes", "passeport", "etiquettes", "ar", planche="calage-L7670"),
    "planche": want("planche", "", "planche", "fr", "ar"),
    "planche-ar": want("planche", "", "planche-paysage", "ar", "fr"),
    "planche-a3": want("planche", "", "planche-a3"),
    "frise": want("frise", "changer-adresse", "frise"),
    "frise-longue": want("frise", "renouveler-titre-sejour", "frise-a5", "fr", "en"),
    "frise-ar": want("frise", "changer-adresse", "frise-a5", "ar", "fr"),
}  # fmt: skip


@pytest.mark.parametrize("nom", FEUILLES)
def test_every_sheet_is_pdf_ua_on_pages_of_its_paper(
    catalogue: Catalogue, fautes_pdfua: object, nom: str
) -> None:
    demande = FEUILLES[nom]
    pdf = make(catalogue, demande)
    assert fautes_pdfua(pdf) == []  # type: ignore[operator]
    tailles = sizes_mm(pdf)
    assert len(tailles) == (2 if nom == "calage" else 1)
    for largeur, hauteur in tailles:
        assert largeur == pytest.approx(demande.support.format.largeur, abs=0.1)
        assert hauteur == pytest.approx(demande.support.format.hauteur, abs=0.1)


def words(catalogue: Catalogue, demande: Demande) -> str:
    return " ".join(read_pages(make(catalogue, demande)))


def test_a_sign_says_its_word_its_languages_its_number_and_no_more(catalogue: Catalogue) -> None:
    demande = want("pictogramme", "toilettes", "panneau", "fr", "en.ar", numero="4", fleche="haut")
    texte = words(catalogue, demande)
    for mot in ("Toilettes", "Toilets", "مراحيض", " 4 ", "SPÉCIMEN"):
        assert mot in texte, mot
    code = prepare(catalogue, demande).edition.code
    assert f"{code[:4]}-{code[4:]}" in texte
    assert "Gratuit" not in texte
    assert "1 / 1" not in texte


def test_french_is_always_on_a_sign_and_comes_first(catalogue: Catalogue) -> None:
    html = lay_out(catalogue, want("pictogramme", "accueil", "panneau", "ar"))
    corps = html[html.index("<body") :]
    assert corps.index("<span>Accueil</span>") < corps.index("الاستقبال")


def test_letters_have_the_height_that_is_announced(catalogue: Catalogue, tmp_path: Path) -> None:
    demande = want("pictogramme", "toilettes", "panneau", texte="HHH")
    vue = prepare(catalogue, demande).vue
    panneau = vue.lay_out(demande.support, ())
    page = Image.open(to_png(make(catalogue, demande), tmp_path, DPI)[0]).convert("L")
    haut = round((demande.support.marges.haut + panneau.mots.haut) * PX)
    bas = haut + round(panneau.mots.hauteur * PX)
    encre = ImageChops.invert(page.crop((0, haut, page.width, bas))).getbbox()
    assert encre is not None
    hauteur = (encre[3] - encre[1]) / PX
    assert hauteur == pytest.approx(capital_mm(panneau.mot_pt), abs=0.3)
    assert hauteur >= 15


@pytest.mark.parametrize(("fleche", "tour"), [("haut", 0), ("droite", 90), ("gauche", 270)])
def test_the_arrow_never_turns_with_the_language(
    catalogue: Catalogue, fleche: str, tour: int
) -> None:
    for langue in ("fr", "ar"):
        demande = want("pictogramme", "accueil", "panneau", langue, fleche=fleche)
        assert f"rotate({tour} 48 48)" in lay_out(catalogue, demande)


def test_the_place_of_the_logo_is_empty_and_described(catalogue: Catalogue) -> None:
    sans = lay_out(catalogue, want("pictogramme", "accueil", "panneau"))
    avec = lay_out(catalogue, want("pictogramme", "accueil", "panneau", logo="oui"))
    assert "Place vide pour un logo" in avec
    assert "Place vide pour un logo" not in sans
    assert "<image" not in avec


def remarks(catalogue: Catalogue, demande: Demande) -> list[str]:
    francais = load_langue("fr")
    return [r.write(francais) for r in prepare(catalogue, demande).remarques if r.a_corriger]


def test_whoever_prints_is_told_what_to_mend(catalogue: Catalogue) -> None:
    criee = want("pictogramme", "accueil", "panneau", "fr", "en", texte="ACCUEIL GÉNÉRAL")
    dites = " ".join(remarks(catalogue, criee))
    assert "tout en capitales" in dites
    assert "n’a pas été relu" in dites
    assert "pas la traduction de votre texte" in dites
    assert remarks(catalogue, want("pictogramme", "accueil", "panneau")) == []


def test_a_word_that_the_site_did_not_write_comes_from_the_command_alone(
    catalogue: Catalogue, client: InspectingClient
) -> None:
    demande = want("pictogramme", "accueil", "panneau", texte="Payez ici")
    assert "Payez ici" in words(catalogue, demande)
    page = client.page("/fr/pictogrammes/accueil/imprimer?texte=Payez+ici&numero=7")
    assert "Payez" not in page.html
    assert "numero=7" in page.html
    with pytest.raises(KitError, match="40 signes au plus"):
        prepare(catalogue, want("pictogramme", "accueil", "panneau", texte="x" * 41))


def test_a_pictogram_leads_to_its_signs_and_a_fiche_to_its_strip(client: InspectingClient) -> None:
    for depart, arrivee in (
        ("/fr/pictogrammes/accueil", "/fr/pictogrammes/accueil/imprimer"),
        ("/fr/pictogrammes/accueil", "/fr/pictogrammes/accueil/etiquettes/imprimer"),
        ("/fr/fiches/changer-adresse/imprimer", "/fr/fiches/changer-adresse/frise/imprimer"),
    ):
        liens = [a.get("href") for a in client.page(depart).iterate("a")]
        assert arrivee in liens
        client.page(arrivee)


def test_the_drawings_ticked_in_the_bank_are_those_of_the_board(client: InspectingClient) -> None:
    boutons = [b.get("formaction") for b in client.page("/fr/pictogrammes/").iterate("button")]
    assert "/fr/planche/imprimer" in boutons
    page = client.page("/fr/planche/imprimer?q=&id=visa&id=toilettes&format=svg&taille=256")
    cochees = [i.get("value") for i in page.iterate("input") if i.get("name") == "id"]
    assert sorted(cochees) == ["toilettes", "visa"]
    liens = [a.get("href") or "" for a in page.iterate("a")]
    assert "/fr/pictogrammes/?id=visa&id=toilettes" in liens
    assert any("planche.pdf" in lien and "id=visa.toilettes" in lien for lien in liens)
    assert "Oui" not in text_of(page.one("h1"))


@pytest.mark.parametrize("reference", ["L7160", "L7651", "L7670"])
def test_ink_stays_on_each_label_at_its_place(
    catalogue: Catalogue, tmp_path: Path, reference: str
) -> None:
    demande = want("etiquettes", "passeport", "etiquettes", planche=reference)
    page = Image.open(to_png(make(catalogue, demande), tmp_path, DPI)[0]).convert("L")
    noir = ImageChops.invert(page)
    planche = PLANCHES[reference]
    encres = []
    for place in planche.list_places():
        gauche, haut = round(place.gauche * PX), round(place.haut * PX)
        carre = (
            gauche, haut, gauche + round(place.largeur * PX), haut + round(place.hauteur * PX)
        )  # fmt: skip
        encre = noir.crop(carre).getbbox()
        assert encre is not None
        encres.append(encre)
    for encre in encres:
        assert min(encre[0], encre[1]) >= 2 * PX - 1
        assert encre[2] <= (planche.largeur - 2) * PX + 1
        assert encre[3] <= (planche.hauteur - 2) * PX + 1
        for cote, premier in zip(encre, encres[0], strict=True):
            assert cote == pytest.approx(premier, abs=0.5 * PX)


def test_outlines_of_the_calibration_are_where_labels_are_cut(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    demande = want(
        "etiquettes", "passeport", "etiquettes", planche="calage-L7163", decalage_x="1,5"
    )
    page = Image.open(to_png(make(catalogue, demande), tmp_path, DPI)[1]).convert("L")
    planche = PLANCHES["L7163"]
    ligne = round((planche.haut + planche.hauteur * 0.75) * PX)
    noirs = [x / PX for x in range(page.width) if page.getpixel((x, ligne)) < 160]
    places = planche.list_places()[: planche.colonnes]
    attendus = [
        bord + 1.5
        for place in places
        for bord in (place.gauche, place.gauche + place.largeur)
    ]  # fmt: skip
    for attendu in attendus:
        assert min(abs(x - attendu) for x in noirs) < 0.25
    assert all(min(abs(x - attendu) for attendu in attendus) < 0.5 for x in noirs)


def test_a_used_sheet_starts_where_one_says(catalogue: Catalogue) -> None:
    for debut, attendu in (("1", 21), ("20", 2)):
        demande = want("etiquettes", "silence", "etiquettes", debut=debut)
        assert words(catalogue, demande).count("Silence") - 1 == attendu
    trop = want("etiquettes", "silence", "etiquettes", debut="60")
    assert words(catalogue, trop).count("Silence") - 1 == 1
    assert "que 21 étiquettes" in remarks(catalogue, trop)[0]


def test_one_label_is_read_and_the_others_are_not_read_again(catalogue: Catalogue) -> None:
    html = lay_out(catalogue, want("etiquettes", "silence", "etiquettes"))
    assert html.count('class="etiquette"') == 21
    assert len(re.findall(r'aria-hidden="true">\s*<div class="utile', html)) == 20


def test_labels_may_have_the_drawing_alone(catalogue: Catalogue) -> None:
    seul = want("etiquettes", "silence", "etiquettes", texte="non")
    assert words(catalogue, seul).count("Silence") == 1


@pytest.mark.parametrize(
    "options",
    [{"planche": "L9999"}, {"debut": "zéro"}, {"decalage_x": "12"}, {"decalage_y": "1,55"}],
)
def test_what_cannot_be_is_one_sentence(catalogue: Catalogue, options: dict[str, str]) -> None:
    with pytest.raises(KitError):
        prepare(catalogue, want("etiquettes", "silence", "etiquettes", **options))


def test_a_board_has_the_requests_of_the_counter_and_the_answers(catalogue: Catalogue) -> None:
    demande = want("planche", "", "planche", "fr", "ar")
    assert len(prepare(catalogue, demande).vue.cases) == 12
    texte = words(catalogue, demande)
    for mot in ("Rendez-vous", "موعد", "Toilettes", "Oui", "Non", "Je ne sais pas", "Merci", "نعم"):
        assert mot in texte, mot


def test_a_board_keeps_the_order_of_the_choice_and_twenty_four_drawings(
    catalogue: Catalogue,
) -> None:
    demande = want("planche", "", "planche", id="visa.toilettes.passeport")
    assert [c.id for c in prepare(catalogue, demande).vue.cases] == [
        "visa",
        "toilettes",
        "passeport",
    ]
    offerts = dict(demande.contenu.options[0].valeurs(_reader(catalogue)))  # type: ignore[misc]
    tous = want("planche", "", "planche", id=".".join(offerts))
    assert len(prepare(catalogue, tous).vue.cases) == 24
    grille = prepare(catalogue, tous).vue.lay_out(tous.support)
    assert min(grille.largeur, grille.hauteur) >= 35
    assert len(read_pages(make(catalogue, tous))) == 1


def _reader(catalogue: Catalogue) -> object:
    from aides_papier import ADRESSES  # noqa: PLC0415

    from kit.render.passages import Lecteur  # noqa: PLC0415

    return Lecteur(catalogue, load_langue("fr"), ADRESSES)


def test_the_code_of_a_board_is_scanned(catalogue: Catalogue, tmp_path: Path) -> None:
    demande = want("planche", "", "planche")
    (page,) = to_png(make(catalogue, demande), tmp_path)
    lu = subprocess.run(
        ["zbarimg", "-q", "--raw", page], capture_output=True, text=True, check=True
    )
    code = prepare(catalogue, demande).edition.code
    assert lu.stdout.strip() == f"https://accueil.exemple.fr/q/{code}"


def test_a_strip_has_every_step_of_its_fiche_in_order(catalogue: Catalogue) -> None:
    fiche = catalogue.find(Fiche, "renouveler-titre-sejour")
    assert fiche is not None
    demande = want("frise", "renouveler-titre-sejour", "frise")
    texte = words(catalogue, demande)
    titres = [etape.titre.replace("\u202f", " ").replace("\xa0", " ") for etape in fiche.etapes]
    assert [t for t in titres if t not in texte] == []
    assert texte.index(titres[0]) < texte.index(titres[-1])
    vue = prepare(catalogue, demande).vue
    assert [pas.numero for pas in vue.etapes] == list(range(1, len(titres) + 1))


def test_a_strip_is_read_from_the_right_in_arabic(catalogue: Catalogue) -> None:
    francais = lay_out(catalogue, want("frise", "changer-adresse", "frise"))
    arabe = lay_out(catalogue, want("frise", "changer-adresse", "frise", "ar"))
    assert "#pas1{left:2.00mm" in francais
    assert "#pas1{right:2.00mm" in arabe
    assert francais.count("M8 16L40 48L8 80") == arabe.count("M40 16L8 48L40 80") > 0


def test_a_fiche_without_steps_has_no_strip(catalogue: Catalogue, client: InspectingClient) -> None:
    sans = next((f for f in catalogue.all(Fiche) if not f.etapes), None)
    with pytest.raises(FeuilleInconnueError):
        prepare(catalogue, want("frise", sans.adresse if sans else "inconnue", "frise"))
    assert client.get("/fr/fiches/inconnue/frise/imprimer").status_code == 404
