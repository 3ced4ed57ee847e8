"""The sheets that were printed: what they said, under which code."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "resolu",
        *(
            sa.Column(nom, sa.Text(), nullable=False)
            for nom in ("empreinte", "genre", "identifiant", "contenu")
        ),
        sa.PrimaryKeyConstraint("empreinte", name=op.f("pk_resolu")),
    )
    op.create_table(
        "edition",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("empreinte", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("structure", sa.Text(), nullable=True),
        sa.Column("langues", sa.Text(), nullable=False),
        sa.Column("jour", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["empreinte"], ["resolu.empreinte"], name=op.f("fk_edition_empreinte_resolu")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_edition")),
    )
    op.create_index(op.f("ix_edition_empreinte"), "edition", ["empreinte"])
