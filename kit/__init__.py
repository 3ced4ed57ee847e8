"""Kit d'accueil: information for the users of préfectures and France services."""

__version__ = "0.1.0"
