"""The bin: documents that somebody deleted, and until when they can come back."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

from kit.store.modeles_base import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "corbeille",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("supprime_le", Instant(), nullable=False),
        sa.Column("par", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_corbeille_document_id_document")
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_corbeille")),
    )
