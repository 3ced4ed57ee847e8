"""The Langue object: everything that depends on the reader's language, made once."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date as babel_format_date
from babel.lists import format_list
from markupsafe import Markup, escape

from kit.content.typographie import FINE
from kit.langues.durees import Unite, format_minimum, format_unite
from kit.langues.interface import load_interface
from kit.langues.registre import FRANCAIS, REGISTRE, Direction


class LangueInconnueError(LookupError):
    """No language has this tag."""


@dataclass(frozen=True)
class Langue:
    """A language, its catalog and its formats; usable on the web, on paper, on the command line."""

    tag: str
    locale: Locale
    direction: Direction
    autonyme: str
    interface: NullTranslations = field(repr=False, compare=False)

    @property
    def is_francais(self) -> bool:
        """Whether the texts of reference are read as they are."""
        return self.tag == FRANCAIS

    def gettext(self, message: str, **variables: object) -> str:
        """The interface message in this language, with its named variables filled."""
        texte = self.interface.gettext(message)
        return texte % variables if variables else texte

    def ngettext(self, un: str, plusieurs: str, n: int, **variables: object) -> str:
        """The form of a message for a number; `n` is a variable of the message."""
        return self.interface.ngettext(un, plusieurs, n) % {"n": n, **variables}

    def format_date(self, jour: date) -> str:
        """Day, month name and year, with Latin digits."""
        texte = babel_format_date(jour, "d MMMM y", locale=self.locale)
        premier = jour.day == 1 and self.locale.language == FRANCAIS
        return texte.replace("1", "1er", 1) if premier else texte

    def format_jour(self, jour: date) -> str:
        """Weekday, day, month name and year: what one checks on a calendar."""
        semaine = babel_format_date(jour, "EEEE", locale=self.locale)
        return f"{semaine} {self.format_date(jour)}"

    def format_mois(self, jour: date) -> str:
        """The name and the year of the month that a day is in, with Latin digits."""
        return babel_format_date(jour, "MMMM y", locale=self.locale)

    def format_heure(self, heure: time) -> str:
        """A time of day, on 24 hours."""
        return f"{heure:%H:%M}"

    def format_montant(self, euros: Decimal) -> str:
        """An amount in euros: whole when it can be, else with two decimals."""
        entier = euros == euros.to_integral_value()
        texte = f"{euros:,.0f}" if entier else f"{euros:,.2f}"
        return texte.replace(",", FINE).replace(".", ",") + FINE + "€"

    def format_duree(self, minimum: int, maximum: int | None, unite: Unite) -> str:
        """A length of time, exact or between two bounds, as it stands inside a sentence."""
        if maximum is None:
            return format_unite(minimum, unite, self.locale)
        borne = format_unite(maximum, unite, self.locale)
        debut = format_minimum(minimum, unite, self.locale)
        return self.gettext("%(minimum)s à %(duree)s", minimum=debut, duree=borne)

    def join(self, noms: list[str], *, ou: bool = False) -> str:
        """Words one after the other, as the language separates them: "a, b et c", "a, b ou c"."""
        return format_list(noms, style="or" if ou else "standard", locale=self.locale)

    def ltr(self, texte: str) -> Markup:
        """A phone number, an amount, a date, a file number: kept in order inside RTL text.

        An explicit `dir` is used because printing ignores `<bdi>` and `dir=auto`.
        """
        if self.direction == "ltr":
            return escape(texte)
        return Markup('<span dir="ltr">{}</span>').format(texte)


@cache
def load_langue(tag: str) -> Langue:
    """The language with this tag. Raises LangueInconnueError."""
    connue = REGISTRE.get(tag)
    if connue is None:
        raise LangueInconnueError(tag)
    return Langue(
        tag=connue.tag,
        locale=Locale.parse(connue.locale),
        direction=connue.direction,
        autonyme=connue.autonyme,
        interface=load_interface(tag),
    )
