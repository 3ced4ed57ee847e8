"""Alembic environment: runs inside the transaction that kit.store.schema opened."""

from alembic import context

_attributs = context.config.attributes

context.configure(
    connection=_attributs["connection"],
    target_metadata=_attributs["metadata"],
    version_table=_attributs["version_table"],
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
