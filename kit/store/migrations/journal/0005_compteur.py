"""The counter of visits: how many, for what, by half-day; never who, never at what time."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CLE = ("structure", "jour", "demi_journee", "motif", "canal", "deja_venu", "manque")


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "visite",
        sa.Column("structure", sa.Text(), nullable=False),
        sa.Column("jour", sa.Date(), nullable=False),
        sa.Column("demi_journee", sa.Text(), nullable=False),
        sa.Column("motif", sa.Text(), nullable=False),
        sa.Column("canal", sa.Text(), nullable=False),
        sa.Column("deja_venu", sa.Boolean(), nullable=False),
        sa.Column("manque", sa.Text(), nullable=False),
        sa.Column("nombre", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "demi_journee IN ('matin', 'apres_midi')", name=op.f("ck_visite_demi_journee_connue")
        ),
        sa.CheckConstraint(
            "canal IN ('guichet', 'telephone', 'courriel', 'courrier')",
            name=op.f("ck_visite_canal_connu"),
        ),
        sa.CheckConstraint("nombre >= 0", name=op.f("ck_visite_jamais_sous_zero")),
        sa.PrimaryKeyConstraint(*_CLE, name=op.f("pk_visite")),
    )
    op.create_index(op.f("ix_visite_jour"), "visite", ["jour"])
    op.create_table(
        "geste_compteur",
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("jour", sa.Date(), nullable=False),
        sa.Column("annule", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("cle", name=op.f("pk_geste_compteur")),
    )
    op.create_table(
        "code_compteur",
        sa.Column("structure", sa.Text(), nullable=False),
        sa.Column("repere", sa.Text(), nullable=False),
        sa.Column("empreinte", sa.Text(), nullable=False),
        sa.Column("jour", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("structure", name=op.f("pk_code_compteur")),
        sa.UniqueConstraint("repere", name=op.f("uq_code_compteur_repere")),
    )
