"""with-postgres: what the command gets, that its status comes back, and who may do what in the databases."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import psutil
import psycopg
import pytest

from nexfitra_run.databases import create_databases, url
from nexfitra_run.postgres import Postgres, throw_away
from nexfitra_run.processes import wait_until
from nexfitra_run.secret_store import generate

RUN = [sys.executable, "-c", "import sys; from nexfitra_run.cli import main; sys.exit(main())", "with-postgres"]


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    return generate()


@pytest.fixture(scope="module")
def server(names: dict[str, str]) -> Iterator[Postgres]:
    with throw_away(names["POSTGRES_PASSWORD"]) as made:
        create_databases(made, names)
        yield made


def connect(names: dict[str, str], service: str, server: Postgres, *, owner: bool = False) -> psycopg.Connection:
    return psycopg.connect(url(names, service, server.port, owner=owner), autocommit=True)


def test_the_owner_owns_its_database_and_the_runtime_role_owns_nothing(names: dict[str, str], server: Postgres) -> None:
    with psycopg.connect(server.conninfo()) as admin:
        owners: dict[str, str] = dict(
            admin.execute("SELECT datname, pg_get_userbyid(datdba) FROM pg_database").fetchall()
        )
        risky = admin.execute(
            "SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'postgres'"
            " AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)"
        ).fetchall()
    assert owners["flask_db"] == "flask_owner"
    assert owners["fastapi_db"] == "fastapi_owner"
    assert risky == []


@pytest.mark.parametrize("service", ["FLASK", "FASTAPI"])
def test_the_runtime_role_uses_the_owners_tables_but_changes_no_schema(
    service: str, names: dict[str, str], server: Postgres
) -> None:
    with connect(names, service, server, owner=True) as owner, connect(names, service, server) as user:
        owner.execute("CREATE TABLE note (id bigserial PRIMARY KEY, text text)")
        user.execute("INSERT INTO note (text) VALUES ('one')")
        user.execute("UPDATE note SET text = 'two'")
        assert user.execute("SELECT id, text FROM note").fetchall() == [(1, "two")]
        user.execute("DELETE FROM note")
        for forbidden in (
            "CREATE TABLE own (id int)",
            "DROP TABLE note",
            "TRUNCATE note",
            "ALTER TABLE note ADD more int",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                user.execute(forbidden)
        owner.execute("DROP TABLE note")


def test_no_role_enters_a_database_that_is_not_its_own(names: dict[str, str], server: Postgres) -> None:
    for user, password, database in (
        ("FLASK_DB_USER", "FLASK_DB_PASSWORD", "fastapi_db"),
        ("FASTAPI_DB_USER", "FASTAPI_DB_PASSWORD", "flask_db"),
        ("FASTAPI_DB_OWNER", "FASTAPI_DB_OWNER_PASSWORD", "flask_db"),
        ("FLASK_DB_USER", "FLASK_DB_PASSWORD", "postgres"),
    ):
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(
                host="127.0.0.1", port=server.port, user=names[user], password=names[password], dbname=database
            )


def test_making_the_databases_again_keeps_data_and_takes_a_changed_password(
    names: dict[str, str], server: Postgres
) -> None:
    with connect(names, "FLASK", server, owner=True) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 7 AS value")
    changed = {**names, "FLASK_DB_PASSWORD": 'it\'s a new one with "quotes" and $dollars'}
    try:
        create_databases(server, changed)
        create_databases(server, changed)
        with psycopg.connect(
            host="127.0.0.1",
            port=server.port,
            user="flask_user",
            password=changed["FLASK_DB_PASSWORD"],
            dbname="flask_db",
        ) as user:
            assert user.execute("SELECT value FROM kept").fetchone() == (7,)
    finally:
        create_databases(server, names)


def test_a_service_under_other_names_gets_its_own_database(names: dict[str, str], server: Postgres) -> None:
    other = {**names, "FLASK_DB_NAME": "other flask; db"}
    create_databases(server, other)
    with psycopg.connect(
        host="127.0.0.1",
        port=server.port,
        user="flask_owner",
        password=names["FLASK_DB_OWNER_PASSWORD"],
        dbname=other["FLASK_DB_NAME"],
    ) as owner:
        owner.execute("CREATE TABLE here (id int)")


def test_the_command_gets_the_server_and_its_status_comes_back() -> None:
    script = (
        "import os, sys, psycopg\n"
        "with psycopg.connect(os.environ['TEST_DATABASE_SERVER_URL']) as c:\n"
        "    print(c.execute('select current_user, current_database()').fetchone())\n"
        "with psycopg.connect(os.environ['FLASK_DATABASE_URL']) as c:\n"
        "    print(c.execute('select current_user, current_database()').fetchone())\n"
        "print(os.environ['FASTAPI_DB_OWNER'])\n"
        "sys.exit(7)"
    )
    done = subprocess.run([*RUN, "--", sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stderr
    assert done.stdout.splitlines() == ["('postgres', 'postgres')", "('flask_user', 'flask_db')", "fastapi_owner"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "nexfitra: say which command to run after --"),
        (["--", "no-such-program"], "nexfitra: cannot run no-such-program"),
    ],
)
def test_a_command_that_cannot_run_is_one_line(words: list[str], line: str) -> None:
    done = subprocess.run([*RUN, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1


def test_a_stop_signal_ends_command_and_server() -> None:
    command = [*RUN, "--", sys.executable, "-u", "-c", "import time; print('up'); time.sleep(600)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "up\n"
        family = psutil.Process(run.pid).children(recursive=True)
        assert any(process.name().startswith("postgres") for process in family)
        os.kill(run.pid, signal.SIGTERM)
        assert run.wait(60) == 128 + signal.SIGTERM

    def all_gone() -> bool:
        alive = []
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                if process.status() != psutil.STATUS_ZOMBIE:
                    alive.append(process)
        return not alive

    assert wait_until(all_gone, patience_s=20)
