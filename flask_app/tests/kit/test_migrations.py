"""The migrations: one line of history that leads to exactly the models, and back."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from alembic import command
from databases import SERVER, Database
from psycopg import sql
from sqlalchemy.engine import make_url

from nexfitra_api.kit import migrating


@pytest.fixture
def empty_database(database: Database) -> Iterator[str]:
    """A database without tables, as its owner sees it."""
    name = f"{make_url(database.url).database}_empty"
    owner = make_url(database.owner_url)
    with psycopg.connect(os.environ[SERVER], autocommit=True) as admin:
        made = sql.SQL("create database {} owner {}")
        admin.execute(made.format(sql.Identifier(name), sql.Identifier(owner.username or "")))
        try:
            url = owner.set(drivername="postgresql+psycopg", database=name)
            yield url.render_as_string(hide_password=False)
        finally:
            admin.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def test_there_is_one_newest_migration() -> None:
    assert len(migrating.heads()) == 1


def test_migrations_lead_to_exactly_the_models(database: Database) -> None:
    migrating.check(database.owner_url.replace("postgresql://", "postgresql+psycopg://"))


def test_up_again_changes_nothing_and_down_leaves_nothing(empty_database: str) -> None:
    migrating.upgrade(empty_database)
    migrating.upgrade(empty_database)
    command.downgrade(migrating.config(empty_database), "base")
    with psycopg.connect(empty_database.replace("+psycopg", "")) as connection:
        left = connection.execute(
            "select table_name from information_schema.tables where table_schema = 'public'"
        ).fetchall()
    assert left == [("alembic_version",)]
    migrating.upgrade(empty_database)
