"""Dated values and their formats."""

from datetime import date
from decimal import Decimal

import pytest
from fabrique import valeur

from kit.content.lecture import DocumentInvalideError
from kit.content.valeur import Duree, LienWeb, Montant, Telephone, Valeur
from kit.langues.durees import Unite
from kit.langues.langue import load_langue
from kit.langues.valeurs import format_valeur

AVANT = {"au": "2026-04-30", "valeur": {"euros": 225}}
DEPUIS = {"du": "2026-05-01", "valeur": {"euros": 250}}


def test_the_amount_changes_on_the_very_day() -> None:
    taxe = valeur("taxe", AVANT, DEPUIS)
    assert isinstance(taxe, Valeur)
    montants = []
    for jour in (date(2026, 4, 30), date(2026, 5, 1)):
        periode = taxe.periode_at(jour)
        assert periode is not None
        assert isinstance(periode.valeur, Montant)
        montants.append(periode.valeur.euros)
    assert montants == [Decimal(225), Decimal(250)]


def test_a_day_that_no_period_covers_has_no_value() -> None:
    taxe = valeur("taxe", {"du": "2026-05-01", "au": "2026-12-31", "valeur": {"euros": 1}})
    assert isinstance(taxe, Valeur)
    assert taxe.periode_at(date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    "periodes",
    [
        (DEPUIS, AVANT),
        ({"au": "2026-05-01", "valeur": {"euros": 1}}, DEPUIS),
        ({"du": "2026-05-02", "au": "2026-05-01", "valeur": {"euros": 1}},),
        ({"valeur": {"numero": "39 39"}},),
        ({"valeur": {"euros": -1}},),
        ({"valeur": {"inconnu": 1}},),
        (),
    ],
)
def test_wrong_periods_are_refused(periodes: tuple[dict[str, object], ...]) -> None:
    with pytest.raises(DocumentInvalideError):
        valeur("taxe", *periodes)


@pytest.mark.parametrize(
    ("euros", "texte"),
    [("225", "225\u202f€"), ("86.5", "86,50\u202f€"), ("1250", "1\u202f250\u202f€")],
)
def test_money_is_written_the_french_way(euros: str, texte: str) -> None:
    assert load_langue("fr").format_montant(Decimal(euros)) == texte


def test_durations_follow_the_language() -> None:
    assert load_langue("fr").format_duree(2, 4, "mois") == "2 à 4\u00a0mois"
    assert load_langue("fr").format_duree(1, None, "an") == "1\u00a0an"
    assert load_langue("en").format_duree(3, None, "mois") == "3\u00a0months"
    assert load_langue("en").format_duree(2, 4, "semaine") == "2 to 4\u00a0weeks"
    assert "duration" not in load_langue("uk").format_duree(4, None, "mois")


@pytest.mark.parametrize(
    ("minimum", "maximum", "unite", "texte"),
    [
        (1, None, "mois", "شهر واحد"),
        (2, None, "mois", "شهرين"),  # never شهران: a value is not the subject of its sentence
        (4, None, "mois", "4 أشهر"),
        (90, None, "jour", "90 يومًا"),
        (100, None, "jour", "100 يوم"),
        (72, None, "heure", "72 ساعة"),
        (2, None, "semaine", "أسبوعين"),
        (3, None, "semaine", "3 أسابيع"),
        (3, None, "an", "3 سنوات"),
        (1, 2, "mois", "شهر واحد إلى شهرين"),
        (2, 4, "mois", "شهرين إلى 4 أشهر"),
        (3, 6, "mois", "3 إلى 6 أشهر"),
    ],
)
def test_arabic_durations_agree_with_their_number(
    minimum: int, maximum: int | None, unite: Unite, texte: str
) -> None:
    assert load_langue("ar").format_duree(minimum, maximum, unite).replace("\u00a0", " ") == texte


def test_dates_keep_latin_digits_in_arabic() -> None:
    assert load_langue("ar").format_date(date(2026, 5, 1)) == "1 مايو 2026"


def test_the_first_of_the_month_is_said_the_french_way() -> None:
    assert load_langue("fr").format_date(date(2026, 5, 1)) == "1er mai 2026"
    assert load_langue("fr").format_date(date(2026, 5, 11)) == "11 mai 2026"


def test_numbers_keep_their_order_inside_arabic() -> None:
    numero = format_valeur(Telephone(numero="04 67 61 61 61"), load_langue("ar"))
    assert '<span dir="ltr">04\xa067\xa061\xa061\xa061</span>' in numero
    assert 'href="tel:0467616161"' in numero
    assert 'dir="ltr"' in format_valeur(Montant(euros=Decimal(225)), load_langue("ar"))
    assert 'dir="ltr"' not in format_valeur(Duree(min=3, unite="mois"), load_langue("ar"))


def test_a_name_cannot_bring_html() -> None:
    lien = LienWeb(adresse='https://a.fr/?"><script>', nom="<b>ANEF</b>")
    assert "<script>" not in format_valeur(lien, load_langue("fr"))
    assert "<b>" not in format_valeur(lien, load_langue("fr"))
