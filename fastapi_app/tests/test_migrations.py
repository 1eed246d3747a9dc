"""The schema belongs to the owner role and equals the models."""

import psycopg
import pytest
from alembic import command

from nexfitra_ai.cli import migration_config


def test_models_and_schema_agree(database_urls: dict[str, str]) -> None:
    command.check(migration_config(database_urls["owner"]))


def test_runtime_role_cannot_change_the_schema(database_urls: dict[str, str]) -> None:
    with psycopg.connect(database_urls["runtime"]) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("alter table generations add column secret text")


def test_no_column_can_name_a_person(database_urls: dict[str, str]) -> None:
    with psycopg.connect(database_urls["owner"]) as connection:
        rows = connection.execute("select column_name from information_schema.columns where table_schema = 'public'")
        names = {name for (name,) in rows}
    assert not {n for n in names if n in {"user_id", "subject_id", "actor_id", "email", "name"}}
