"""Daily figures, searches without answer, opinions of readers."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "mesure",
        sa.Column("jour", sa.Date(), nullable=False),
        sa.Column("canal", sa.Text(), nullable=False),
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("langue", sa.Text(), nullable=False),
        sa.Column("nombre", sa.Integer(), nullable=False),
        sa.CheckConstraint("canal IN ('ecran', 'pdf', 'scan')", name=op.f("ck_mesure_canal_connu")),
        sa.CheckConstraint("nombre > 0", name=op.f("ck_mesure_au_moins_une")),
        sa.PrimaryKeyConstraint("jour", "canal", "genre", "cle", "langue", name=op.f("pk_mesure")),
    )
    op.create_table(
        "recherche_vaine",
        sa.Column("jour", sa.Date(), nullable=False),
        sa.Column("langue", sa.Text(), nullable=False),
        sa.Column("mots", sa.Text(), nullable=False),
        sa.Column("nombre", sa.Integer(), nullable=False),
        sa.CheckConstraint("nombre > 0", name=op.f("ck_recherche_vaine_au_moins_une")),
        sa.PrimaryKeyConstraint("jour", "langue", "mots", name=op.f("pk_recherche_vaine")),
    )
    op.create_table(
        "avis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("jour", sa.Date(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("langue", sa.Text(), nullable=False),
        sa.Column("utile", sa.Boolean(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("masque", sa.Boolean(), nullable=False),
        sa.Column("etat", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "etat IN ('nouveau', 'a_traiter', 'garde', 'ecarte')", name=op.f("ck_avis_etat_connu")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_avis")),
    )
    op.create_index(op.f("ix_avis_jour"), "avis", ["jour"])
