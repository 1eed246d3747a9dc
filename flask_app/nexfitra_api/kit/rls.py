"""Row-level security for migrations: one line a table, the same policy everywhere.

The tables belong to the owner role; ``FORCE`` binds even that one, so a migration that changes rows of people has to
say so (``ALTER TABLE … NO FORCE ROW LEVEL SECURITY`` around the change). Foreign-key checks and cascades are not bound.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

SUBJECT_SQL: Final = "nullif(current_setting('app.subject_id', true), '')::uuid"
"""The subject of the transaction, NULL (which equals nothing) where none is set."""


def enable_rls(table: str) -> None:
    """Turn row-level security on for ``table``, also for its owner. Without a policy nobody sees a row."""
    op.execute(sa.text(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'))
    op.execute(sa.text(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'))


def subject_only(table: str, column: str = "subject_id") -> None:
    """Let a transaction read and write only rows of its own subject. Call it after ``create_table``."""
    enable_rls(table)
    op.execute(
        sa.text(
            f'CREATE POLICY {table}_subject ON "{table}" '
            f"USING ({column} = {SUBJECT_SQL}) WITH CHECK ({column} = {SUBJECT_SQL})"
        )
    )


def subject_or_shared(table: str, column: str = "subject_id") -> None:
    """Like ``subject_only``, but rows without a subject (the common catalogue) may be read by everybody and written by nobody.

    Only a transaction that has set ``app.catalog_sync`` to "on" (``db.local_setting``; the sync command) writes shared rows.
    """
    enable_rls(table)
    own = f"{column} = {SUBJECT_SQL}"
    sync = f"{column} IS NULL AND current_setting('app.catalog_sync', true) = 'on'"
    op.execute(sa.text(f'CREATE POLICY {table}_read ON "{table}" FOR SELECT USING ({column} IS NULL OR {own})'))
    op.execute(
        sa.text(
            f'CREATE POLICY {table}_write ON "{table}" USING (({own}) OR ({sync})) WITH CHECK (({own}) OR ({sync}))'
        )
    )
