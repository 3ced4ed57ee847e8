"""The engine of the guided paths: pure functions over a `Parcours` and answers."""
