"""Every table that holds rows of people shows them to nobody else: asked of PostgreSQL itself, table by table."""

import os
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from databases import SERVER, Database
from psycopg import sql
from sqlalchemy.engine import make_url

WITHOUT_SUBJECT = {"installations", "alembic_version", "users", "login_throttles", "catalog_states"}
"""``users`` is its own subject (tested below); a throttle's key is a hash, and it belongs to nobody."""
VALUES = {
    "uuid": "gen_random_uuid()",
    "text": "'x'",
    "character varying": "'x'",
    "integer": "1",
    "bigint": "1",
    "smallint": "1",
    "double precision": "1",
    "numeric": "1",
    "boolean": "false",
    "date": "current_date",
    "timestamp with time zone": "now()",
    "jsonb": "'{}'",
    "bytea": "''",
    "tsvector": "''",
}


@pytest.fixture
def root(database: Database) -> Iterator[psycopg.Connection[Any]]:
    """The superuser in the test database, inside a transaction that is rolled back."""

    name = make_url(database.url).database
    url = make_url(os.environ[SERVER]).set(drivername="postgresql", database=name)
    with psycopg.connect(url.render_as_string(hide_password=False)) as connection:
        yield connection
        connection.rollback()


def tables(connection: psycopg.Connection[Any], having: str = "%") -> list[str]:
    rows = connection.execute(
        "select distinct c.table_name from information_schema.columns c join information_schema.tables t "
        "using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE' "
        "and c.column_name like %s order by 1",
        (having,),
    )
    return [name for (name,) in rows]


def insert_row(connection: psycopg.Connection[Any], table: str, subject: UUID) -> None:
    """Insert a row of ``subject`` with made-up values; its rules other than security are taken away for the moment."""
    for (name,) in connection.execute(
        "select conname from pg_constraint where conrelid = %s::regclass and contype = 'c'", (table,)
    ).fetchall():
        connection.execute(
            sql.SQL("alter table {} drop constraint {}").format(sql.Identifier(table), sql.Identifier(name))
        )
    columns = connection.execute(
        "select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = %s "
        "and column_name <> 'subject_id' and is_nullable = 'NO' and column_default is null and is_identity = 'NO' "
        "and is_generated = 'NEVER'",
        (table,),
    ).fetchall()
    names = [sql.Identifier("subject_id"), *(sql.Identifier(name) for name, _ in columns)]
    values = [sql.Literal(subject), *(sql.SQL(VALUES[kind]) for _, kind in columns)]
    connection.execute(
        sql.SQL("insert into {} ({}) values ({})").format(
            sql.Identifier(table), sql.SQL(", ").join(names), sql.SQL(", ").join(values)
        )
    )


def visible(connection: psycopg.Connection[Any], table: str, row_of: UUID, role: str, subject: str | None) -> int:
    """Return how many of ``row_of``'s rows a role sees as ``subject``."""
    connection.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
    connection.execute("select set_config('app.subject_id', %s, true)", (subject or "",))
    query = sql.SQL("select count(*) from {} where subject_id = %s").format(sql.Identifier(table))
    found = connection.execute(query, (row_of,)).fetchone()
    connection.execute("reset role")
    assert found is not None
    return int(found[0])


def test_every_table_names_its_subject_or_is_known_to_have_none(root: psycopg.Connection[Any]) -> None:
    without = set(tables(root)) - set(tables(root, "subject_id")) - WITHOUT_SUBJECT
    assert {name for name in without if not name.startswith("procrastinate_")} == set()


def test_every_row_is_seen_by_its_subject_only(root: psycopg.Connection[Any], database: Database) -> None:
    user, owner = make_url(database.url).username, make_url(database.owner_url).username
    assert user is not None
    assert owner is not None
    root.execute("set local session_replication_role = replica")  # no foreign keys: each table by itself
    checked = tables(root, "subject_id")
    assert len(checked) >= 2
    for table in checked:
        person, other = uuid4(), uuid4()
        insert_row(root, table, person)
        assert visible(root, table, person, user, str(person)) == 1, table
        for role in (user, owner):
            assert visible(root, table, person, role, str(other)) == 0, (table, role)
            assert visible(root, table, person, role, None) == 0, (table, role)


def test_nobody_writes_rows_for_another(root: psycopg.Connection[Any], database: Database) -> None:
    user = make_url(database.url).username
    assert user is not None
    root.execute("set local session_replication_role = replica")
    for table in tables(root, "subject_id"):
        person, other = uuid4(), uuid4()
        with root.transaction(force_rollback=True):
            insert_row(root, table, person)
            root.execute(sql.SQL("set local role {}").format(sql.Identifier(user)))
            root.execute("select set_config('app.subject_id', %s, true)", (str(other),))
            name = sql.Identifier(table)
            assert root.execute(sql.SQL("update {} set subject_id = subject_id").format(name)).rowcount == 0, table
            assert root.execute(sql.SQL("delete from {} where subject_id = %s").format(name), (person,)).rowcount == 0
            root.execute("select set_config('app.subject_id', %s, true)", (str(person),))
            with pytest.raises(psycopg.errors.InsufficientPrivilege), root.transaction():
                root.execute(sql.SQL("update {} set subject_id = %s").format(name), (other,))


def test_security_is_forced_and_the_runtime_role_owns_nothing(
    root: psycopg.Connection[Any], database: Database
) -> None:
    user = make_url(database.url).username
    for table in (*tables(root, "subject_id"), "users"):
        found = root.execute(
            "select relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner) from pg_class where oid = %s::regclass",
            (table,),
        ).fetchone()
        assert found is not None
        assert found[:2] == (True, True), table
        assert found[2] != user, table
    flags = root.execute(
        "select rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = %s", (user,)
    ).fetchone()
    assert flags == (False, False, False)


def test_accounts_are_seen_by_themselves_and_by_whom_types_the_address(database: Database) -> None:
    with psycopg.connect(database.url) as connection:
        ids = [uuid4(), uuid4()]
        for number, user_id in enumerate(ids):
            connection.execute("select set_config('app.subject_id', %s, true)", (str(user_id),))
            connection.execute(
                "insert into users values (%s, %s, 'x', 'x', '[]', now(), now())", (user_id, f"{number}@rls.example")
            )

        def seen() -> list[UUID]:
            return [row[0] for row in connection.execute("select id from users order by email")]

        assert seen() == [ids[1]]
        connection.execute("select set_config('app.subject_id', '', true)")
        assert seen() == []
        connection.execute("select set_config('app.sign_in_email', '0@rls.example', true)")
        assert seen() == [ids[0]]
        assert connection.execute("update users set name = 'y'").rowcount == 0
        assert connection.execute("delete from users").rowcount == 0
        connection.rollback()


def test_the_runtime_role_cannot_change_tables(database: Database) -> None:
    with psycopg.connect(database.url) as connection:
        for statement in (
            "alter table users disable row level security",
            "create table mine (x int)",
            "drop policy users_subject on users",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement)
