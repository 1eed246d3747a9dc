"""Runs the migrations, as the owner role (``DATABASE_OWNER_URL``): the runtime role owns nothing.

How a feature adds its tables. One folder ``versions/``, one line of history:

1. The file is called ``NNNN_<feature>_<what>.py`` with the next free number; ``revision = "NNNN"``, and ``down_revision``
   is the highest number that is there (``nexfitra db heads`` shows it). Whoever comes second takes the next number.
2. Write it by hand with ``op.create_table`` and so on; it imports no models, since those change and a migration does not.
3. For each table that holds rows of people: ``rls.subject_only("table")`` after creating it. Tests fail without it.
4. ``nexfitra db check`` compares models with migrations. Core PostgreSQL 16 only, no extensions.
"""

import os

import sqlalchemy as sa
from alembic import context

from nexfitra_api.kit.migrating import load_models

target_metadata = load_models()


def run() -> None:
    url = context.config.get_main_option("sqlalchemy.url") or os.environ["DATABASE_OWNER_URL"]
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        # One migration at a time, also where several replicas start at once.
        connection.execute(sa.text("select pg_advisory_lock(726354)"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            compare_type=True,
            transaction_per_migration=True,
            include_object=lambda _object, name, kind, _reflected, _compared: (
                not (kind == "table" and str(name).startswith("procrastinate_"))
            ),
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


if context.is_offline_mode():
    raise SystemExit("Migrations run against a database only: set DATABASE_OWNER_URL")
run()
