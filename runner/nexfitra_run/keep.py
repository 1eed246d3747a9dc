"""`keep NAME -- CMD`: run one service and start it again when it dies, so that one crash does not take the rest down.

A service that cannot even stay up for a while is given up after a few tries: the process then ends with an error, and
the process manager above stops everything and says so.
"""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from nexfitra_run.errors import RunError

LIVED_LONG_ENOUGH_S = 30.0
PAUSES_S = (0.5, 1.0, 2.0, 4.0)
OWN_SIGNAL_S = 1.0


@dataclass
class Keeper:
    """The state of one kept service. `sleep` and `clock` (seconds) are given so that a test need not wait."""

    name: str
    command: Sequence[str]
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    pauses_s: Sequence[float] = PAUSES_S
    _child: subprocess.Popen[bytes] | None = None
    _stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Keep the service up until a signal says stop (0) or it fails too often in a row (its own status, never 0)."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        failures = 0
        while True:
            started = self.clock()
            status = self._run_once()
            if self._stopping.is_set():
                return 0
            failures = 1 if self.clock() - started >= LIVED_LONG_ENOUGH_S else failures + 1
            if failures > len(self.pauses_s):
                self._say(f"ended with status {status} {failures} times in a row; giving up")
                return status if status > 0 else 1
            pause = self.pauses_s[failures - 1]
            self._say(f"ended with status {status}; starting it again in {pause:g} s")
            self.sleep(pause)
            if self._stopping.is_set():
                return 0

    def _run_once(self) -> int:
        try:
            self._child = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)  # noqa: S603 - from our Procfile
        except OSError as error:
            raise RunError(f"cannot start {self.name}: {self.command[0]}: {error.strerror}") from error
        while True:
            try:
                return self._child.wait(OWN_SIGNAL_S)
            except subprocess.TimeoutExpired:
                if self._stopping.is_set():
                    # the manager signals the whole group; a service that heard nothing is told here
                    self._child.terminate()
                    return self._child.wait()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping.set()

    def _say(self, words: str) -> None:
        sys.stderr.write(f"{self.name} {words}\n")
        sys.stderr.flush()
