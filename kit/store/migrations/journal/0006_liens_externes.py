"""The addresses of other sites: when each was visited, and since when it fails."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "lien_externe",
        sa.Column("adresse", sa.Text(), nullable=False),
        sa.Column("jour", sa.Date(), nullable=False),
        sa.Column("echec", sa.Date(), nullable=True),
        sa.Column("motif", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("adresse", name=op.f("pk_lien_externe")),
    )
