"""What stops an import of service-public.fr before anything is written."""

from kit.erreurs import KitError


class SourceIllisibleError(KitError):
    """The zip, or a file inside it, cannot be read, or is not safe to read."""


class SelectionVideError(KitError):
    """What was asked for is not in the zip."""


class SourceAncienneError(KitError):
    """The newest text of the zip is too old to be published without saying so."""
