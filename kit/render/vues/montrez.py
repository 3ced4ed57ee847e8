"""The phrases to point at on a screen turned to the person."""

CARTES = (
    "guichet-oui",
    "guichet-non",
    "guichet-ne-comprend-pas",
    "guichet-ne-sait-pas",
    "guichet-attendez",
    "guichet-plus-fort",
    "guichet-plus-lentement",
    "guichet-ecrivez-le",
    "guichet-interprete",
)
"""What either of the two may have to say, the most useful first."""
