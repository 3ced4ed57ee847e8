"""Lengths of time in words: "4 mois", "2 à 4 mois".

Arabic is written here: Babel has no week in that language, and gives the dual in the case of a
subject (شهران). A value stands in a sentence that it does not know; the kit writes it in the
other case (شهرين), right after a preposition, after a noun that it completes and as an object.
Translations therefore never make a value the subject: «لديك مهلة شهرين», not «لديك شهرين».
"""

from typing import Literal

from babel import Locale
from babel.units import format_unit

from kit.content.typographie import INSECABLE

Unite = Literal["heure", "jour", "semaine", "mois", "an"]

_BABEL: dict[Unite, str] = {
    "heure": "duration-hour",
    "jour": "duration-day",
    "semaine": "duration-week",
    "mois": "duration-month",
    "an": "duration-year",
}
_ARABE: dict[Unite, dict[str, str]] = {
    "heure": {
        "one": "ساعة واحدة",
        "two": "ساعتين",
        "few": "{} ساعات",
        "many": "{} ساعة",
        "other": "{} ساعة",
    },
    "jour": {
        "one": "يوم واحد",
        "two": "يومين",
        "few": "{} أيام",
        "many": "{} يومًا",
        "other": "{} يوم",
    },
    "semaine": {
        "one": "أسبوع واحد",
        "two": "أسبوعين",
        "few": "{} أسابيع",
        "many": "{} أسبوعًا",
        "other": "{} أسبوع",
    },
    "mois": {
        "one": "شهر واحد",
        "two": "شهرين",
        "few": "{} أشهر",
        "many": "{} شهرًا",
        "other": "{} شهر",
    },
    "an": {
        "one": "سنة واحدة",
        "two": "سنتين",
        "few": "{} سنوات",
        "many": "{} سنة",
        "other": "{} سنة",
    },
}
"""By plural form of CLDR: 1, 2, 3 to 10, 11 to 99, hundreds (none is said like a hundred)."""


def format_unite(nombre: int, unite: Unite, locale: Locale) -> str:
    """A number and its unit, that no line end separates."""
    if locale.language == "ar":
        formes = _ARABE[unite]
        texte = formes.get(locale.plural_form(nombre), formes["other"]).format(nombre)
    else:
        texte = format_unit(nombre, _BABEL[unite], "long", locale=locale)
        if _BABEL[unite] in texte:  # some locales only have the short pattern
            texte = format_unit(nombre, _BABEL[unite], "short", locale=locale)
    return texte.replace(" ", INSECABLE)


def format_minimum(nombre: int, unite: Unite, locale: Locale) -> str:
    """The lower bound of a span: the number, or a word where the number is one ("شهر", "شهرين")."""
    sans_chiffre = locale.language == "ar" and locale.plural_form(nombre) in ("one", "two")
    return format_unite(nombre, unite, locale) if sans_chiffre else str(nombre)
