"""Several files in one to take away."""

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP can say: the same files give the same bytes on any day."""
_DROITS = 0o644 << 16


def build_zip(fichiers: Mapping[str, bytes]) -> bytes:
    """The files by name, with nothing of the day or of the machine."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom in sorted(fichiers):
            info = zipfile.ZipInfo(nom, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _DROITS
            info.create_system = 3
            archive.writestr(info, fichiers[nom])
    return sortie.getvalue()
