"""What agents said of facts, and who is reminded of each document."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

from kit.store.modeles_base import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    textes = ("genre", "cle", "noeud", "empreinte", "verdict", "agent", "courriel", "remarque")
    op.create_table(
        "verification",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(nom, sa.Text(), nullable=False) for nom in (*textes, "envoi")),
        sa.Column("cree_le", Instant(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('juste', 'a_corriger', 'annule')",
            name=op.f("ck_verification_verdict_connu"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification")),
        sa.UniqueConstraint(
            "envoi",
            "genre",
            "cle",
            "noeud",
            "verdict",
            name=op.f("uq_verification_envoi_genre_cle_noeud_verdict"),
        ),
    )
    op.create_table(
        "referent",
        *(sa.Column(nom, sa.Text(), nullable=False) for nom in ("genre", "cle")),
        *(sa.Column(nom, sa.Text(), nullable=False) for nom in ("courriel", "confie_par")),
        sa.Column("confie_le", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("genre", "cle", name=op.f("pk_referent")),
    )
