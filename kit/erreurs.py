"""The error that a person reads: one French sentence that says what to do."""


class KitError(Exception):
    """Base of the errors shown as they are; the command line exits with code 2."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        super().__init__(phrase)


class ReglageError(KitError):
    """A setting is wrong; the sentence names it and says what to write."""
