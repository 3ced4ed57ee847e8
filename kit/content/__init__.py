"""The documents of the kit: typed, frozen, without Flask or SQL."""
