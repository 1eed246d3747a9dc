"""A circuit breaker: after a few failures in a row nobody is kept waiting for a service that does not answer."""

import threading
import time
from collections.abc import Callable
from typing import Final

FAILURES_TO_OPEN: Final = 3
COOL_DOWN_S: Final = 10.0


class Breaker:
    """Closed: calls pass. Open: calls are refused at once. After the cool-down one call may try, and decides."""

    def __init__(
        self,
        failures_to_open: int = FAILURES_TO_OPEN,
        cool_down_s: float = COOL_DOWN_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._failures_to_open = failures_to_open
        self._cool_down_s = cool_down_s
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._probing = False

    def allow(self) -> bool:
        """Return whether a call may be made now. Each call that was allowed must report by ``succeeded`` or ``failed``."""
        with self._lock:
            if self._opened_at is None:
                return True
            if self._probing or self._clock() - self._opened_at < self._cool_down_s:
                return False
            self._probing = True
            return True

    def succeeded(self) -> None:
        """The service answered: close."""
        with self._lock:
            self._failures, self._opened_at, self._probing = 0, None, False

    def failed(self) -> None:
        """The service did not answer: open after enough of these, or again after a probe."""
        with self._lock:
            self._failures += 1
            if self._probing or self._failures >= self._failures_to_open:
                self._opened_at = self._clock()
            self._probing = False
