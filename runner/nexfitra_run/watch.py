"""Waiting until the services answer, and noticing when the database goes away."""

import contextlib
import http.client
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

READY_PATIENCE_S = 90.0
STEP_S = 0.1


def answers(url: str) -> bool:
    """Whether a GET of the URL is answered with 200 now."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", parts.path)
        return connection.getresponse().status == http.HTTPStatus.OK
    return False


@dataclass
class Watch:
    """A thread beside the process manager; where something is wrong it notes why and asks the manager to stop."""

    readiness: Mapping[str, str]
    database_alive: Callable[[], bool]
    on_ready: Callable[[], None]
    problem: str | None = None
    _over: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """End the watch; what happens from now on is meant."""
        self._over.set()

    def _run(self) -> None:
        waiting = dict(self.readiness)
        deadline = time.monotonic() + READY_PATIENCE_S
        while waiting and not self._over.wait(STEP_S):
            waiting = {name: url for name, url in waiting.items() if not answers(url)}
            if waiting and time.monotonic() > deadline:
                return self._give_up(f"{' and '.join(waiting)} not ready after {READY_PATIENCE_S:.0f} s")
        if not self._over.is_set():
            self.on_ready()
        while not self._over.wait(1.0):
            if not self.database_alive():
                return self._give_up("the database has stopped")
        return None

    def _give_up(self, problem: str) -> None:
        self.problem = problem
        os.kill(os.getpid(), signal.SIGTERM)
