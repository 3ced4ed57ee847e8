"""Answers to the small test of pictograms at the counter; no person, no text, no time of day."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "comprehension",
        sa.Column("id", sa.Integer(), nullable=False),
        *(
            sa.Column(nom, sa.Text(), nullable=False)
            for nom in ("pictogramme", "dessin", "langue", "reponse")
        ),
        sa.Column("jour", sa.Date(), nullable=False),
        sa.Column("structure", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "reponse IN ('compris', 'contraire', 'ne_sait_pas')",
            name=op.f("ck_comprehension_reponse_connue"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comprehension")),
    )
    op.create_index(op.f("ix_comprehension_pictogramme"), "comprehension", ["pictogramme"])
