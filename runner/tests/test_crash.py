"""The real services, killed in mid-use while a phone writes: what was acknowledged is there after the next start."""

import contextlib
import http.client
import json
import os
import secrets
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest

from nexfitra_run.paths import State
from nexfitra_run.processes import LOCALHOST, free_port, living_in, wait_until

Json = dict[str, Any]
START_S = 120.0
ENOUGH_WRITES = 40
NOW = datetime.now(UTC).isoformat()
TODAY = NOW[:10]


class Run:
    """`nexfitra-run up` with the services that people get, on free ports and in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.state = State(folder / "state")
        self.output = folder / "output.txt"
        self.port = free_port()
        environment = {
            **os.environ,
            "NEXFITRA_STATE": str(self.state.folder),
            "NEXFITRA_PORT": str(self.port),
            "NEXFITRA_AI_PORT": str(free_port()),
            "RATE_LIMIT_ENABLED": "false",
        }
        command = "import sys; from nexfitra_run.cli import main; sys.exit(main(['up']))"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-c", command], env=environment, stdout=output, stderr=subprocess.STDOUT
            )

    def ready(self) -> bool:
        assert self.process.poll() is None, self.said
        return "NexFitra is ready" in self.said

    @property
    def said(self) -> str:
        return self.output.read_text()

    def kill_everything(self) -> None:
        """Runner, services, workers, database: as when the power goes."""
        runner = psutil.Process(self.process.pid)
        for process in [runner, *runner.children(recursive=True), *living_in(self.state.database)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self.process.wait(10)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)


class Phone:
    """A client of the API that remembers what was acknowledged."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.account = {"email": f"{secrets.token_hex(8)}@example.com", "password": secrets.token_urlsafe(16)}
        self.workout_id = _id()
        self.token = ""
        self.acknowledged: dict[str, dict[str, int]] = {"entries": {}, "sets": {}}
        self.refused: list[Json] = []

    def ask(self, method: str, path: str, body: Json | None = None) -> tuple[int, Json]:
        """Send one request; OSError or HTTPException where nobody answers."""
        connection = http.client.HTTPConnection(LOCALHOST, self.port, timeout=30)
        with contextlib.closing(connection):
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
            connection.request(method, f"/api/v1{path}", json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"{}")

    def register(self) -> None:
        status, answer = self.ask("POST", "/auth/register", {**self.account, "name": "Crash"})
        assert status == 201, answer
        self.token = answer["access_token"]
        status, answer = self.ask("PUT", f"/workouts/{self.workout_id}", {"started_at": NOW})
        assert status == 200, answer

    def sign_in(self) -> None:
        status, answer = self.ask("POST", "/auth/login", self.account)
        assert status == 200, answer
        self.token = answer["access_token"]

    def write_entries(self) -> None:
        """Write one diary entry after another until nobody answers."""
        self._write(
            "entries",
            lambda key: f"/diary/entries/{key}",
            lambda number: {"date": TODAY, "meal": "snack", "quick": {"energy_kcal": number}},
        )

    def write_sets(self) -> None:
        """Write one set after another until nobody answers."""
        _, found = self.ask("GET", "/exercises?limit=1")
        exercise = found["items"][0]["id"]
        self._write(
            "sets",
            lambda key: f"/workouts/{self.workout_id}/sets/{key}",
            lambda number: {"exercise_id": exercise, "index": number % 500, "reps": number, "done_at": NOW},
        )

    def _write(self, kind: str, path: Callable[[str], str], body: Callable[[int], Json]) -> None:
        for number in range(1, 1_000):
            key = _id()
            try:
                status, answer = self.ask("PUT", path(key), body(number))
            except (OSError, http.client.HTTPException):
                return
            if status == 200:
                self.acknowledged[kind][key] = number
            else:
                self.refused.append(answer)

    def has_written_enough(self) -> bool:
        return min(map(len, self.acknowledged.values())) >= ENOUGH_WRITES

    def stored(self) -> dict[str, dict[str, float]]:
        """What the server has, in the form of `acknowledged`."""
        _, day = self.ask("GET", f"/diary/{TODAY}")
        _, workout = self.ask("GET", f"/workouts/{self.workout_id}")
        entries = [entry for meal in day["meals"] for entry in meal["entries"]]
        return {
            "entries": {entry["id"]: entry["quick"]["energy_kcal"] for entry in entries},
            "sets": {done["id"]: done["reps"] for done in workout["sets"]},
        }


def _id() -> str:
    return str(uuid.uuid4())


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Run]]:
    runs: list[Run] = []

    def make() -> Run:
        runs.append(Run(tmp_path))
        assert wait_until(runs[-1].ready, patience_s=START_S), runs[-1].said
        return runs[-1]

    yield make
    for run in runs:
        run.end()


def test_no_acknowledged_write_is_lost_when_everything_is_killed_in_mid_use(start: Callable[[], Run]) -> None:
    run = start()
    phone = Phone(run.port)
    phone.register()
    writers = [threading.Thread(target=write, daemon=True) for write in (phone.write_entries, phone.write_sets)]
    for writer in writers:
        writer.start()
    assert wait_until(phone.has_written_enough, patience_s=60), phone.refused[:3]
    run.kill_everything()
    for writer in writers:
        writer.join(60)
    acknowledged = {kind: dict(written) for kind, written in phone.acknowledged.items()}

    phone.port = start().port
    phone.sign_in()
    stored = phone.stored()
    for kind, written in acknowledged.items():
        assert written.items() <= stored[kind].items(), kind
    # and it can be written to: the crash left nothing locked
    assert (
        phone.ask("PUT", f"/diary/entries/{_id()}", {"date": TODAY, "meal": "lunch", "quick": {"energy_kcal": 1}})[0]
        == 200
    )
