"""The tables of the figures and of the opinions: how many and which day, never who nor when."""

from datetime import date

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.modeles_journal import BaseJournal


class MesureLigne(BaseJournal):
    """How many times something was read in a day; the count grows in place."""

    __tablename__ = "mesure"
    __table_args__ = (
        CheckConstraint("canal IN ('ecran', 'pdf', 'scan')", name="canal_connu"),
        CheckConstraint("nombre > 0", name="au_moins_une"),
    )

    jour: Mapped[date] = mapped_column(primary_key=True)
    canal: Mapped[str] = mapped_column(Text, primary_key=True)
    genre: Mapped[str] = mapped_column(Text, primary_key=True)
    cle: Mapped[str] = mapped_column(Text, primary_key=True)
    """Address or id of the document; empty for a page that is about none."""
    langue: Mapped[str] = mapped_column(Text, primary_key=True)
    nombre: Mapped[int]


class RechercheVaineLigne(BaseJournal):
    """Words that nothing answered, asked often enough in a day not to be one person's."""

    __tablename__ = "recherche_vaine"
    __table_args__ = (CheckConstraint("nombre > 0", name="au_moins_une"),)

    jour: Mapped[date] = mapped_column(primary_key=True)
    langue: Mapped[str] = mapped_column(Text, primary_key=True)
    mots: Mapped[str] = mapped_column(Text, primary_key=True)
    nombre: Mapped[int]


class AvisLigne(BaseJournal):
    """Whether a page helped, and a sentence: no person, no time of day.

    Not append-only: agents say what becomes of it, and what is discarded is erased in the end.
    """

    __tablename__ = "avis"
    __table_args__ = (
        CheckConstraint("etat IN ('nouveau', 'a_traiter', 'garde', 'ecarte')", name="etat_connu"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    jour: Mapped[date] = mapped_column(index=True)
    page: Mapped[str] = mapped_column(Text)
    """Path of the page after the language: `fiches/<address>`; empty for the whole site."""
    langue: Mapped[str] = mapped_column(Text)
    utile: Mapped[bool]
    phrase: Mapped[str] = mapped_column(Text)
    masque: Mapped[bool]
    """Whether a number or an address was taken out of the sentence."""
    etat: Mapped[str] = mapped_column(Text)
    agent: Mapped[str] = mapped_column(Text)
    """Address of the agent it is given to; empty for nobody."""
