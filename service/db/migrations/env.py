"""Run by Alembic: applies the steps on the connection that `service.db.upgrade` hands over."""

from alembic import context

from service.db.metadata import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
