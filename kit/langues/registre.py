"""The languages that the kit knows how to write."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class LangueConnue:
    """A language before its catalog is loaded."""

    tag: str
    """BCP 47 tag, in lower case, as in addresses."""
    locale: str
    """Babel locale that gives its dates and plurals."""
    autonyme: str
    nom_francais: str
    direction: Direction = "ltr"


_TOUTES = (
    LangueConnue("fr", "fr", "Français", "français"),
    LangueConnue("fr-x-facile", "fr", "Français simple", "français simple"),
    LangueConnue("en", "en_GB", "English", "anglais"),
    LangueConnue("ar", "ar", "العربية", "arabe", "rtl"),
    LangueConnue("fa", "fa_AF", "فارسی / دری", "persan et dari", "rtl"),
    LangueConnue("ps", "ps", "پښتو", "pachto", "rtl"),
    LangueConnue("uk", "uk", "Українська", "ukrainien"),
    LangueConnue("ru", "ru", "Русский", "russe"),
    LangueConnue("es", "es", "Español", "espagnol"),
    LangueConnue("pt", "pt_PT", "Português", "portugais"),
    LangueConnue("tr", "tr", "Türkçe", "turc"),
    LangueConnue("ti", "ti", "ትግርኛ", "tigrinya"),
    LangueConnue("zh-hans", "zh_Hans", "简体中文", "chinois simplifié"),
    LangueConnue("bn", "bn", "বাংলা", "bengali"),
    LangueConnue("ur", "ur", "اردو", "ourdou", "rtl"),
)

REGISTRE: dict[str, LangueConnue] = {langue.tag: langue for langue in _TOUTES}

FRANCAIS = "fr"
