"""What the machine offers for printing."""

import ctypes
import ctypes.util

_BIBLIOTHEQUES = {
    "libpango-1.0-0": ("pango-1.0", "libpango-1.0.so.0"),
    "libpangoft2-1.0-0": ("pangoft2-1.0", "libpangoft2-1.0.so.0"),
    "libharfbuzz-subset0": ("harfbuzz-subset", "libharfbuzz-subset.so.0"),
    "fontconfig": ("fontconfig", "libfontconfig.so.1"),
}


def missing_libraries() -> tuple[str, ...]:
    """Debian packages that printing needs and that are not installed."""
    return tuple(
        paquet for paquet, noms in _BIBLIOTHEQUES.items() if not any(_loads(nom) for nom in noms)
    )


def _loads(nom: str) -> bool:
    chemin = nom if ".so" in nom else ctypes.util.find_library(nom)
    if chemin is None:
        return False
    try:
        ctypes.CDLL(chemin)
    except OSError:
        return False
    return True
