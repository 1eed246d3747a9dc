"""Alembic's environment: runs as the owner role; the runtime role never changes the schema."""

from alembic import context
from sqlalchemy import create_engine, pool

from nexfitra_ai.kit.db import Base, driver_url
from nexfitra_ai.registry import models  # noqa: F401  # registers the tables on Base.metadata


def run() -> None:
    """Apply the revisions in one transaction, so that a failed upgrade leaves nothing half done."""
    engine = create_engine(driver_url(context.config.attributes["url"]), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
