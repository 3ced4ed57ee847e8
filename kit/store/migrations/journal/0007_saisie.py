"""What agents are writing: who is in which form, and the text that is not saved yet."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "saisie",
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("partie", sa.Text(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("champs", sa.Text(), nullable=True),
        sa.Column("ouverte_le", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vue_le", sa.DateTime(timezone=True), nullable=False),
        sa.Column("jetee_le", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name=op.f("fk_saisie_agent_id_agent")),
        sa.PrimaryKeyConstraint("agent_id", "genre", "cle", "partie", name=op.f("pk_saisie")),
    )
    op.create_index(op.f("ix_saisie_vue_le"), "saisie", ["vue_le"])
