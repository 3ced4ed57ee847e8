"""Accounts, one-time links, sessions, and wrong passwords."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

from kit.store.modeles_base import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ROLES = "role IN ('redacteur', 'traducteur', 'valideur', 'administrateur')"


def upgrade() -> None:
    """Bring the base to this revision."""
    op.create_table(
        "agent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("courriel", sa.Text(), nullable=False),
        sa.Column("nom", sa.Text(), nullable=False),
        sa.Column("mot_de_passe", sa.Text(), nullable=True),
        sa.Column("actif", sa.Boolean(), nullable=False),
        sa.Column("cree_le", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent")),
        sa.UniqueConstraint("courriel", name=op.f("uq_agent_courriel")),
    )
    op.create_table(
        "attribution",
        sa.Column("agent_id", sa.Integer(), nullable=False),
        *(sa.Column(nom, sa.Text(), nullable=False) for nom in ("role", "langue", "structure")),
        sa.CheckConstraint(_ROLES, name=op.f("ck_attribution_role_connu")),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agent.id"], name=op.f("fk_attribution_agent_id_agent")
        ),
        sa.PrimaryKeyConstraint(
            "agent_id", "role", "langue", "structure", name=op.f("pk_attribution")
        ),
    )
    _create_liens()
    _create_sessions()
    op.create_table(
        "essai",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cible", sa.Text(), nullable=False),
        sa.Column("quand", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_essai")),
    )
    op.create_index(op.f("ix_essai_cible"), "essai", ["cible"])
    op.create_index(op.f("ix_essai_quand"), "essai", ["quand"])


def _create_liens() -> None:
    op.create_table(
        "lien_agent",
        sa.Column("empreinte", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("expire_le", Instant(), nullable=False),
        sa.Column("utilise_le", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agent.id"], name=op.f("fk_lien_agent_agent_id_agent")
        ),
        sa.PrimaryKeyConstraint("empreinte", name=op.f("pk_lien_agent")),
    )
    op.create_index(op.f("ix_lien_agent_agent_id"), "lien_agent", ["agent_id"])


def _create_sessions() -> None:
    op.create_table(
        "session_agent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("empreinte", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("appareil", sa.Text(), nullable=False),
        *(
            sa.Column(nom, Instant(), nullable=False)
            for nom in ("cree_le", "vue_le", "confirmee_le")
        ),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agent.id"], name=op.f("fk_session_agent_agent_id_agent")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_agent")),
        sa.UniqueConstraint("empreinte", name=op.f("uq_session_agent_empreinte")),
    )
    op.create_index(op.f("ix_session_agent_agent_id"), "session_agent", ["agent_id"])
