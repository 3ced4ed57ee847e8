"""Documents, revisions, publications, translations and packs."""
# ruff: noqa: N999 - Alembic orders them by number

import sqlalchemy as sa
from alembic import op

from kit.store.modeles_base import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the base to this revision."""
    _create_version()
    _create_documents()
    _create_traductions()
    _create_packs()


def _create_version() -> None:
    version = op.create_table(
        "catalogue_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_catalogue_version_une_ligne")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_version")),
    )
    op.bulk_insert(version, [{"id": 1, "version": 0}])


def _create_documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("cree_le", Instant(), nullable=False),
        sa.Column("archive_le", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("genre", "cle", name=op.f("uq_document_genre_cle")),
    )
    op.create_table(
        "adresse",
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_adresse_document_id_document")
        ),
        sa.PrimaryKeyConstraint("genre", "slug", name=op.f("pk_adresse")),
    )
    op.create_index(op.f("ix_adresse_document_id"), "adresse", ["document_id"])
    _create_revisions()


def _create_revisions() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        *(
            sa.Column(nom, sa.Text(), nullable=False)
            for nom in ("contenu", "empreinte", "auteur", "origine", "motif")
        ),
        sa.Column("cree_le", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_revision_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("document_id", "numero", name=op.f("uq_revision_document_id_numero")),
    )
    _create_publications()


def _create_publications() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("debut", Instant(), nullable=False),
        sa.Column("fin", Instant(), nullable=True),
        sa.Column("auteur", sa.Text(), nullable=False),
        sa.Column("cree_le", Instant(), nullable=False),
        sa.CheckConstraint(
            "fin IS NULL OR fin > debut", name=op.f("ck_publication_fin_apres_debut")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_publication_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_publication_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    op.create_index(
        op.f("ix_publication_document_id_debut_id"), "publication", ["document_id", "debut", "id"]
    )


def _create_traductions() -> None:
    op.create_table(
        "traduction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("langue", sa.Text(), nullable=False),
        sa.Column("hash_francais", sa.Text(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        *(sa.Column(nom, sa.Text(), nullable=False) for nom in ("texte", "etat", "auteur")),
        sa.Column("cree_le", Instant(), nullable=False),
        sa.CheckConstraint(
            "etat IN ('non_relue', 'relue', 'retiree')", name=op.f("ck_traduction_etat_connu")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traduction")),
        sa.UniqueConstraint(
            "cle",
            "langue",
            "hash_francais",
            "numero",
            name=op.f("uq_traduction_cle_langue_hash_francais_numero"),
        ),
    )


def _create_packs() -> None:
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(nom, sa.Text(), nullable=False) for nom in ("cle", "nom", "version")),
        sa.Column("importe_le", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sa.UniqueConstraint("cle", name=op.f("uq_pack_cle")),
    )
    op.create_table(
        "pack_document",
        sa.Column("pack_id", sa.Integer(), nullable=False),
        *(sa.Column(nom, sa.Text(), nullable=False) for nom in ("genre", "cle", "contenu")),
        sa.Column("importe_le", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["pack.id"], name=op.f("fk_pack_document_pack_id_pack")
        ),
        sa.PrimaryKeyConstraint("pack_id", "genre", "cle", name=op.f("pk_pack_document")),
    )
    op.create_table(
        "conflit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("chemin", sa.Text(), nullable=False),
        *(sa.Column(nom, sa.Text(), nullable=True) for nom in ("base", "local", "propose")),
        sa.Column("cree_le", Instant(), nullable=False),
        sa.Column("resolu_le", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_conflit_document_id_document")
        ),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name=op.f("fk_conflit_pack_id_pack")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflit")),
    )
    op.create_index(op.f("ix_conflit_document_id"), "conflit", ["document_id"])
