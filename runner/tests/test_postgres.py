"""The embedded server, for real: it starts, it keeps what it acknowledged, it recovers from kill -9."""

import contextlib
import os
import socket
import threading
from pathlib import Path

import psutil
import psycopg
import pytest

from nexfitra_run.errors import RunError
from nexfitra_run.paths import State
from nexfitra_run.postgres import Postgres, throw_away
from nexfitra_run.processes import living_in, wait_until


def again(server: Postgres, port: int = 0) -> Postgres:
    """Another supervisor of the same cluster, as a new run has."""
    return Postgres(server.data, server.sockets, server.log, server.password, port=port)


def kill_everything(server: Postgres) -> None:
    """kill -9 of the server and all its children at once."""
    assert server.pid is not None
    victims = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
    for victim in victims:
        with contextlib.suppress(psutil.NoSuchProcess):
            victim.kill()
    psutil.wait_procs(victims, timeout=10)


def setting(server: Postgres, name: str) -> str:
    with psycopg.connect(server.conninfo()) as connection:
        row = connection.execute("SELECT current_setting(%s)", (name,)).fetchone()
    assert row is not None
    return str(row[0])


def test_a_new_cluster_is_durable_checked_and_asks_for_a_password(server: Postgres) -> None:
    server.start()
    assert setting(server, "server_version").startswith("16.")
    assert setting(server, "data_checksums") == "on"
    assert setting(server, "fsync") == "on"
    assert setting(server, "synchronous_commit") == "on"
    assert setting(server, "listen_addresses") == "127.0.0.1"
    wrong = again(server, server.port)
    wrong.password = "not-the-password"
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong.conninfo())
    rules = [line.split() for line in (server.data / "pg_hba.conf").read_text().splitlines() if line and line[0] != "#"]
    assert {rule[-1] for rule in rules} == {"scram-sha-256"}


def test_stopping_is_clean_and_a_second_start_finds_the_data(server: Postgres) -> None:
    server.start()
    with psycopg.connect(server.conninfo()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
    server.stop()
    assert "database system is shut down" in server.log.read_text()
    assert not (server.data / "postmaster.pid").exists()
    server.start()
    with psycopg.connect(server.conninfo()) as connection:
        assert connection.execute("SELECT value FROM kept").fetchone() == (7,)


def test_kill_9_in_mid_write_loses_no_acknowledged_commit(server: Postgres) -> None:
    server.start()
    with psycopg.connect(server.conninfo()) as connection:
        connection.execute("CREATE TABLE written (id bigint PRIMARY KEY)")
    acknowledged: list[int] = []

    def write() -> None:
        with contextlib.suppress(psycopg.Error), psycopg.connect(server.conninfo(), autocommit=True) as connection:
            for number in range(1_000_000):
                connection.execute("INSERT INTO written VALUES (%s)", (number,))
                acknowledged.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    assert wait_until(lambda: len(acknowledged) >= 200, patience_s=60)
    kill_everything(server)
    writer.join(timeout=30)
    assert not writer.is_alive()
    recovered = again(server)
    try:
        recovered.start()
        with psycopg.connect(recovered.conninfo()) as connection:
            found = {row[0] for row in connection.execute("SELECT id FROM written")}
        assert set(acknowledged) <= found
    finally:
        recovered.stop()


def test_a_server_whose_runner_was_killed_is_taken_over(server: Postgres) -> None:
    server.start()
    with psycopg.connect(server.conninfo()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
    next_run = again(server)
    try:
        next_run.start()
        assert not server.alive
        with psycopg.connect(next_run.conninfo()) as connection:
            assert connection.execute("SELECT value FROM kept").fetchone() == (7,)
    finally:
        next_run.stop()
    assert living_in(server.data) == []


def test_a_stale_pid_file_that_names_a_living_stranger_is_no_obstacle(server: Postgres) -> None:
    server.start()
    pid_file = server.data / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    kill_everything(server)
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    server.start()
    assert setting(server, "server_version").startswith("16.")


def test_a_port_that_was_taken_meanwhile_is_left_for_another(server: Postgres) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        server.port = other.getsockname()[1]
        server.start()
        assert server.port != other.getsockname()[1]


def test_a_half_made_cluster_is_never_taken_for_a_whole_one(server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nexfitra_run.postgres.SUPERUSER", "pg_not_allowed")
    with pytest.raises(RunError, match="the database could not be made"):
        server.start()
    assert not server.data.exists()
    assert [path for path in server.data.parent.iterdir() if path.name.startswith("pg-new-")] == []
    monkeypatch.undo()
    server.start()
    assert server.alive


def test_a_folder_with_something_else_in_it_is_left_alone(server: Postgres) -> None:
    server.data.mkdir()
    (server.data / "letter.txt").write_text("mine")
    with pytest.raises(RunError, match="holds no database"):
        server.start()
    assert (server.data / "letter.txt").read_text() == "mine"


def test_a_cluster_of_another_version_is_refused(server: Postgres) -> None:
    server.data.mkdir()
    (server.data / "PG_VERSION").write_text("18\n")
    with pytest.raises(RunError, match="made by PostgreSQL 18, 16 is needed"):
        server.start()


def test_a_password_that_does_not_fit_is_said_in_one_line(server: Postgres) -> None:
    server.start()
    server.stop()
    stranger = again(server)
    stranger.password = "not-the-password"
    try:
        with pytest.raises(RunError, match=r"the password in secrets\.env does not fit"):
            stranger.start()
    finally:
        stranger.stop()


def test_a_very_long_path_still_starts(state: State) -> None:
    folder = state.folder / ("long-" * 20)
    folder.mkdir()
    sockets = folder / "sock"
    sockets.mkdir()
    server = Postgres(folder / "pg", sockets, folder / "postgres.log", "a-password-for-this-test")
    try:
        server.start()
        assert setting(server, "unix_socket_directories") == ""
    finally:
        server.stop()


def test_throw_away_leaves_nothing_behind() -> None:
    with throw_away("only-for-this-test") as server:
        folder: Path = server.data.parent
        assert setting(server, "fsync") == "off"
        pid = server.pid
    assert not folder.exists()
    assert pid is not None
    assert not psutil.pid_exists(pid)


def test_throw_away_is_cleaned_up_after_an_error() -> None:
    folders: list[Path] = []

    def fail() -> None:
        with throw_away("only-for-this-test") as server:
            folders.append(server.data.parent)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not folders[0].exists()
