"""Drafts that agents ask to have read again before they are published."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

from kit.store.modeles_base import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "demande_relecture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("quand", Instant(), nullable=False),
        sa.Column("etat", sa.Text(), nullable=False),
        sa.Column("mot", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "etat IN ('demandee', 'annulee', 'renvoyee', 'publiee')",
            name=op.f("ck_demande_relecture_etat_connu"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demande_relecture")),
    )
    op.create_index(
        op.f("ix_demande_relecture_genre_cle_id"), "demande_relecture", ["genre", "cle", "id"]
    )
