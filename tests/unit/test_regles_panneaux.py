"""Signs on paper: what the rules find, and how large the words are made."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.geometrie_panneaux import Panneau, lay_panneau
from kit.render.impression.mesure_lettres import (
    HAUTEUR_CAPITALE,
    balance,
    capital_mm,
    measure,
    size_for_capital,
    wrap,
)
from kit.render.impression.regles_panneaux import (
    Mesures,
    check_panneau,
    contrast_loi,
    contrast_wcag,
)
from kit.render.impression.remarques import Remarque
from kit.render.impression.supports import MM_PAR_PT, Support

NOIR, BLANC = "#000000", "#ffffff"
POLICE = Path("/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf")
PANNEAUX = ("panneau", "panneau-paysage", "panneau-a3")


def to_mend(mot: str, mot_pt: float = 80, *langues_pt: float, encre: str = NOIR) -> list[str]:
    mesures = Mesures(mot, mot_pt, langues_pt, encre, plus_grand=True)
    return [said(r) for r in check_panneau(mesures) if r.a_corriger]


def said(remarque: Remarque) -> str:
    return (remarque.message % remarque.variables).replace("\xa0", " ").replace("\u202f", " ")


def test_a_sign_that_follows_the_rules_has_nothing_to_mend() -> None:
    assert to_mend("Salle d’attente", 60, 18) == []


def test_what_is_right_is_said_with_its_figures() -> None:
    dites = [said(r) for r in check_panneau(Mesures("Accueil", 60, (), NOIR))]
    assert any("font 15,1 mm : la règle en demande 15" in d for d in dites)
    assert any("100 % (70 % demandés), 21 pour 1" in d for d in dites)


def test_letters_under_fifteen_millimetres_are_refused_with_what_to_do() -> None:
    assert to_mend("Accompagnement", 44) == [
        (
            "Le mot est trop long : ses lettres font 11 mm, il en faut 15. "
            "Choisissez un mot plus court ou le format A3."
        )
    ]


def test_just_under_the_rule_is_never_rounded_up_to_it() -> None:
    presque = size_for_capital(14.99)
    assert "font 14,9 mm" in to_mend("Accueil", presque)[0]
    assert to_mend("Accueil", size_for_capital(15.001)) == []


def test_other_languages_are_measured_and_counted() -> None:
    assert "trop petit" in to_mend("Accueil", 80, 17, 17)[0]
    assert "trop de langues" in to_mend("Accueil", 80, 20, 20, 20, 20, 20)[0]


@pytest.mark.parametrize("mot", ["ACCUEIL", "SALLE D’ATTENTE", "Entrée INTERDITE"])
def test_words_in_capitals_are_told(mot: str) -> None:
    assert "capitales" in to_mend(mot)[0]


@pytest.mark.parametrize("mot", ["OFII", "Guichet ANEF", "Accueil A", "Écran d’appel"])
def test_acronyms_and_ordinary_words_are_let_alone(mot: str) -> None:
    assert to_mend(mot) == []


def test_pale_letters_are_told() -> None:
    assert "ne se détachent pas assez" in to_mend("Accueil", encre="#999999")[0]


def test_contrasts_are_those_of_the_reference() -> None:
    assert contrast_wcag(NOIR, BLANC) == pytest.approx(21)
    assert contrast_wcag("#767676", BLANC) == pytest.approx(4.54, abs=0.01)
    assert contrast_loi("#000091", BLANC) == pytest.approx(98, abs=0.5)
    assert contrast_loi("#161616", "#ffca00") == pytest.approx(99, abs=0.5)
    assert contrast_loi("#b34000", BLANC) == contrast_loi(BLANC, "#b34000")
    with pytest.raises(ValueError, match="not a colour"):
        contrast_wcag("red", BLANC)


@pytest.mark.skipif(not POLICE.exists(), reason="fonts-noto-core manque")
def test_widths_are_those_of_the_font() -> None:
    police = TTFont(POLICE)
    chasses, largeurs = police.getBestCmap(), police["hmtx"]
    for lettre in "Justificatif de domicile’éèêàçùîœÉ–«» 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZz":
        attendue = largeurs[chasses[ord(lettre)]][0] / police["head"].unitsPerEm
        assert measure(lettre) == pytest.approx(attendue, abs=0.001), lettre
    assert police["OS/2"].sCapHeight / police["head"].unitsPerEm == HAUTEUR_CAPITALE


def test_sixty_points_make_fifteen_millimetres() -> None:
    assert size_for_capital(15) == pytest.approx(59.6, abs=0.1)
    assert size_for_capital(4.5) == pytest.approx(17.9, abs=0.1)


def test_lines_are_as_even_as_they_can_be() -> None:
    assert wrap("Carte de séjour", 100) == ("Carte de séjour",)
    assert wrap("等候室", 1.5) == ("等", "候", "室")
    lignes = balance("Venir 10 minutes avant", 9)
    assert len(lignes) == 2
    assert " ".join(lignes) == "Venir 10 minutes avant"
    assert max(map(measure, lignes)) < max(map(measure, wrap("Venir 10 minutes avant", 9)))


def lay(mot: str, support: str = "panneau", langues: Iterable[str] = (), **choix: str) -> Panneau:
    return lay_panneau(SUPPORTS[support], mot, list(langues), **choix)  # type: ignore[arg-type]


def useful(support: Support) -> tuple[float, float]:
    marges = support.marges
    return (
        support.format.largeur - marges.interieure - marges.exterieure,
        support.format.hauteur - marges.haut - marges.bas,
    )


@pytest.mark.parametrize("support", PANNEAUX)
@pytest.mark.parametrize("mot", ["Wifi", "Salle d’attente", "Justificatif de domicile"])
def test_everything_stands_in_the_page_and_nothing_on_something_else(
    support: str, mot: str
) -> None:
    panneau = lay(
        mot, support, ["قاعة الانتظار", "Waiting room", "Зал", "Sala"], fleche="droite", numero="12"
    )
    largeur, hauteur = useful(SUPPORTS[support])
    boites = [panneau.pictogramme, panneau.mots, panneau.fleche, panneau.numero]
    for boite in boites:
        assert boite is not None
        assert boite.gauche >= -0.01
        assert boite.gauche + boite.largeur <= largeur + 0.01
        assert boite.haut >= -0.01
        assert boite.haut + boite.hauteur <= hauteur + 0.01
    for rang, une in enumerate(boites):
        for autre in boites[rang + 1 :]:
            assert une is not None
            assert autre is not None
            dessous = autre.haut >= une.haut + une.hauteur or une.haut >= autre.haut + autre.hauteur
            a_cote = (
                autre.gauche >= une.gauche + une.largeur
                or une.gauche >= autre.gauche + autre.largeur
            )
            assert dessous or a_cote


def test_a_long_word_is_reduced_then_wrapped_then_told() -> None:
    court, moyen, long = lay("Wifi"), lay("Renouvellement"), lay("Justificatif de domicile")
    assert court.mot_pt > moyen.mot_pt >= 59.5
    assert len(moyen.lignes) == 1
    assert len(long.lignes) == 2
    assert capital_mm(long.mot_pt) >= 15
    enorme = lay("Anticonstitutionnellement")
    assert capital_mm(enorme.mot_pt) < 15
    assert measure("Anticonstitutionnellement") * enorme.mot_pt * MM_PAR_PT <= 180


def test_other_languages_are_smaller_than_french_and_never_under_the_rule() -> None:
    panneau = lay("Anticonstitutionnel", langues=["Wait", "انتظار"])
    assert 18 <= panneau.langues_pt < panneau.mot_pt


def test_the_arrow_stands_on_the_side_that_it_shows() -> None:
    gauche, droite = (lay("Accueil", fleche=f, numero="3") for f in ("gauche", "droite"))
    assert gauche.fleche
    assert gauche.numero
    assert droite.fleche
    assert droite.numero
    assert gauche.fleche.gauche < gauche.numero.gauche
    assert droite.fleche.gauche > droite.numero.gauche
