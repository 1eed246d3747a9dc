"""The whole run with the real database and stand-in services: start, stop, kill -9, a second run, a service that fails."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from nexfitra_run.paths import State
from nexfitra_run.processes import free_port, living_in, wait_until

SERVICE = """
import http.server, os, sys
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = os.environ["DATABASE_URL"].encode()
        self.send_response(200); self.send_header("Content-Length", str(len(body))); self.end_headers(); self.wfile.write(body)
    def log_message(self, *words): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Ready).serve_forever()
"""
WORKER = "import time; print('worker is here', flush=True); time.sleep(600)"
DRIVER = """
import sys
from pathlib import Path
from nexfitra_run import up
from nexfitra_run.cli import main
up.PROCFILE = Path({procfile!r})
up.SETUP = ()
sys.exit(main(["up"]))
"""


class Run:
    """One `up` in a process of its own, with its output collected in a file."""

    def __init__(self, folder: Path, worker: str = WORKER) -> None:
        self.state = State(folder / "state")
        self.output = folder / "output.txt"
        for name, script in (("service.py", SERVICE), ("worker.py", worker)):
            (folder / name).write_text(script)
        command = f"{sys.executable} {folder}"
        (folder / "Procfile").write_text(
            f"flask: {command}/service.py\nfastapi: {command}/service.py\nworker: {command}/worker.py\n"
        )
        ports = {"NEXFITRA_PORT": str(free_port()), "NEXFITRA_AI_PORT": str(free_port())}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-c", DRIVER.format(procfile=str(folder / "Procfile"))],
                env={**os.environ, **ports, "NEXFITRA_STATE": str(self.state.folder)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        return self.output.read_text()

    def ready(self) -> bool:
        return "NexFitra is ready" in self.said

    def record(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.state.record.read_text())
        return found

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def make(**options: str) -> Run:
        runs.append(Run(tmp_path, **options))
        return runs[-1]

    yield make
    for run in runs:
        if run.process.poll() is None:
            run.end()


def test_it_prints_one_address_that_answers_and_stops_cleanly(start: Callable[..., Run]) -> None:
    run = start()
    assert wait_until(run.ready, patience_s=60), run.said
    address = str(run.record()["address"])
    assert run.said.count(address) == 1
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=5)
    connection.request("GET", "/readyz")
    shown = connection.getresponse().read().decode()
    assert shown.startswith("postgresql://flask_user:")  # the runtime role, not the owner
    assert "worker is here" in (run.state.logs / "worker.log").read_text()
    assert run.end() == 0
    assert "NexFitra has stopped." in run.said
    assert "database system is shut down" in (run.state.logs / "postgres.log").read_text()
    assert living_in(run.state.database) == []
    assert not run.state.record.exists()


def test_a_second_run_says_that_one_is_there(start: Callable[..., Run]) -> None:
    first = start()
    assert wait_until(first.ready, patience_s=60), first.said
    address = first.record()["address"]
    second = start()
    assert second.process.wait(60) == 1
    assert second.said == (
        f"nexfitra: NexFitra already runs here (process {first.process.pid}): {address}; "
        "stop it with Ctrl-C in its window first\n"
    )
    assert first.process.poll() is None


def test_after_kill_9_of_everything_the_next_run_has_all_that_was_acknowledged(start: Callable[..., Run]) -> None:
    run = start()
    assert wait_until(run.ready, patience_s=60), run.said
    secrets = dict(line.split("=", 1) for line in run.state.secrets.read_text().splitlines() if line[0] != "#")

    def connect(port: object) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1",
            port=str(port),
            user="flask_owner",
            password=secrets["FLASK_DB_OWNER_PASSWORD"],
            dbname="flask_db",
            autocommit=True,
        )

    with connect(run.record()["database_port"]) as connection:
        connection.execute("CREATE TABLE kept (id int)")
        for number in range(50):
            connection.execute("INSERT INTO kept VALUES (%s)", (number,))
    family = [psutil.Process(run.process.pid), *psutil.Process(run.process.pid).children(recursive=True)]
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    run.process.wait(10)
    again = start()
    assert wait_until(again.ready, patience_s=60), again.said
    with connect(again.record()["database_port"]) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (50,)


def test_after_kill_9_of_the_runner_alone_its_services_are_stopped_by_the_next(start: Callable[..., Run]) -> None:
    run = start()
    assert wait_until(run.ready, patience_s=60), run.said
    services = [
        process
        for process in psutil.Process(run.process.pid).children(recursive=True)
        if "service.py" in process.cmdline()[-1]
    ]
    assert services
    run.process.kill()
    run.process.wait(10)
    again = start()
    assert wait_until(again.ready, patience_s=60), again.said
    assert [process for process in services if process.is_running() and process.status() != psutil.STATUS_ZOMBIE] == []


def test_a_service_that_ends_stops_everything_with_an_error(start: Callable[..., Run]) -> None:
    run = start(worker="import sys; print('cannot go on'); sys.exit(5)")
    assert run.process.wait(60) == 5
    assert "cannot go on" in run.said
    assert "worker stopped (rc=5)" in run.said
    assert living_in(run.state.database) == []


def test_a_database_that_dies_stops_everything_and_is_named(start: Callable[..., Run]) -> None:
    run = start()
    assert wait_until(run.ready, patience_s=60), run.said
    for process in living_in(run.state.database):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    assert run.process.wait(60) == 1
    assert "nexfitra: the database has stopped; the logs are in" in run.said
