"""One run per checkout, and a clean slate after a run that was killed."""

import contextlib
import fcntl
import json
import os
import signal
from collections.abc import Iterator
from typing import TextIO

import psutil

from nexfitra_run.errors import RunError
from nexfitra_run.paths import State
from nexfitra_run.processes import stop_all

MARK = "NEXFITRA_RUN_STATE"
"""Set in the environment of everything that a run starts, to the path of its state folder."""


@contextlib.contextmanager
def only_run(state: State) -> Iterator[None]:
    """Hold the run lock of the state folder; RunError where another run holds it. The system frees it even on kill -9."""
    with state.lock.open("a") as file:
        _lock(file, state)
        stop_all(_leftovers(state), signal.SIGTERM, patience_s=5.0)
        try:
            yield
        finally:
            state.record.unlink(missing_ok=True)


def record_run(state: State, address: str, database_port: int) -> None:
    """Write down what runs, for `status` and for the message to a second run."""
    new = state.record.with_suffix(".new")
    new.write_text(json.dumps({"pid": os.getpid(), "address": address, "database_port": database_port}))
    new.replace(state.record)


def database_port(state: State) -> int:
    """The port of the database of the run that is up; RunError where nothing is."""
    try:
        return int(json.loads(state.record.read_text())["database_port"])
    except (OSError, ValueError, KeyError) as error:
        raise RunError("nothing is up here; start it with `make run` first") from error


def _lock(file: TextIO, state: State) -> None:
    try:
        # of this process alone: forked children (the process manager has some) do not keep it when the run is killed
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        where = ""
        with contextlib.suppress(OSError, ValueError):
            known = json.loads(state.record.read_text())
            where = f" (process {known['pid']}): {known['address']}"
        raise RunError(f"NexFitra already runs here{where}; stop it with Ctrl-C in its window first") from None


def _leftovers(state: State) -> list[psutil.Process]:
    """Services of an earlier run of this folder whose manager was killed, found by the mark in their environment."""
    own = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.pid not in own and process.environ().get(MARK) == str(state.folder):
                found.append(process)
    return found
