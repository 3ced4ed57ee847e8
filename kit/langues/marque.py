"""Marks sentences of the interface that are written where no language is known yet."""


def N_(message: str) -> str:  # noqa: N802 - the name that every translation tool knows
    """The sentence itself: `tools/messages` finds it here, `gettext` translates it later."""
    return message
