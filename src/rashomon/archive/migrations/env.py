"""Where Alembic begins: it is handed a connection, and never reads a settings file."""

from alembic import context

from rashomon.archive.schema import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables, render_as_batch=False)
with context.begin_transaction():
    context.run_migrations()
