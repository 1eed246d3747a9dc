"""`with-postgres -- CMD`: a throw-away database server around one command (tests, drift checks, benchmarks)."""

import os
import signal
import subprocess
from collections.abc import Sequence
from types import FrameType

from nexfitra_run.databases import create_databases, url
from nexfitra_run.errors import RunError
from nexfitra_run.postgres import throw_away
from nexfitra_run.secret_store import generate


def run_with_postgres(command: Sequence[str]) -> int:
    """Run `command` with TEST_DATABASE_SERVER_URL and all names and passwords set; return its exit status."""
    names = generate()
    # a terminal's Ctrl-C and a supervisor's SIGTERM end this process by an exception, so that the server is cleaned up
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    with throw_away(names["POSTGRES_PASSWORD"]) as server:
        create_databases(server, names)
        environment = {
            **os.environ,
            **names,
            "TEST_DATABASE_SERVER_URL": server.url,
            "FLASK_DATABASE_URL": url(names, "FLASK", server.port),
            "FLASK_DATABASE_OWNER_URL": url(names, "FLASK", server.port, owner=True),
            "FASTAPI_DATABASE_URL": url(names, "FASTAPI", server.port),
            "FASTAPI_DATABASE_OWNER_URL": url(names, "FASTAPI", server.port, owner=True),
        }
        try:
            child = subprocess.Popen(command, env=environment)  # noqa: S603 - the caller's own command
        except OSError as error:
            raise RunError(f"cannot run {command[0]}: {error.strerror}") from error
        return _wait(child)


def _wait(child: subprocess.Popen[bytes]) -> int:
    try:
        status = child.wait()
    except (KeyboardInterrupt, SystemExit):
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        raise
    return 128 - status if status < 0 else status


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
