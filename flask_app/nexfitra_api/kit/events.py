"""Event streams: what is stored is told, nothing else, and an open stream holds no database connection.

A feature stores its events in a table of its own and calls ``announce(session, topic)`` in the same transaction; PostgreSQL
passes that on when it commits. One thread a process listens and wakes the streams of that topic, which then read what is new.
The announcement carries the topic only, never data.
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import psycopg
import sqlalchemy as sa
import structlog
from flask import Flask, Response, current_app, request
from sqlalchemy.orm import Session

from nexfitra_api.kit.errors import TooManyRequests
from nexfitra_api.kit.settings import Settings

CHANNEL: Final = "nexfitra_events"
HEARTBEAT_S: Final = 10.0
"""Shorter than the idle limits of common proxies; also how soon a client that went away is noticed."""
MAX_AGE_S: Final = 60.0
"""A stream ends after this; the client comes back with Last-Event-ID. So no stream can occupy a thread for ever."""
STREAMS_A_PERSON: Final = 4
MAX_EVENT_ID: Final = 2**31 - 1
_RECONNECT_S: Final = 1.0
_KEY: Final = "nexfitra.events"
log = structlog.get_logger(__name__)


class TooManyStreams(TooManyRequests):
    """So many event streams are open that one more would take threads from other requests."""

    code = "too_many_streams"
    title = "Too many event streams are open"


@dataclass(frozen=True, slots=True)
class Event:
    """One stored event. ``id`` grows within its topic; after one that is ``final`` the stream ends."""

    id: int
    name: str
    data: Mapping[str, Any]
    final: bool = False


Reader = Callable[[int], Sequence[Event]]
"""(last id seen) → later events, oldest first. Opens and closes its own short transaction."""


def announce(session: Session, topic: str) -> None:
    """Wake the streams of ``topic`` when ``session``'s transaction commits."""
    session.execute(sa.select(sa.func.pg_notify(CHANNEL, topic)))


class Hub:
    """Wakes waiting streams. The listening thread starts with the first stream, so that it survives a fork of the server."""

    def __init__(self, conninfo: str, max_streams: int) -> None:
        self._conninfo = conninfo
        self._max_streams = max_streams
        self._lock = threading.Lock()
        self._waiting: dict[str, set[threading.Event]] = {}
        self._open: Counter[UUID] = Counter()
        self._thread: threading.Thread | None = None
        self._listening = threading.Event()
        self._stop = threading.Event()

    def open(self, topic: str, person: UUID) -> "Subscription":
        """Return a place in the hall; raises ``TooManyStreams`` where there is none."""
        with self._lock:
            full = self._open.total() >= self._max_streams
            if full or self._open[person] >= STREAMS_A_PERSON:
                raise TooManyStreams(headers={"Retry-After": "5"})
            self._open[person] += 1
            woken = threading.Event()
            self._waiting.setdefault(topic, set()).add(woken)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._listen, name="events", daemon=True)
                self._thread.start()
        return Subscription(self, topic, person, woken)

    def wait_until_listening(self, timeout_s: float) -> bool:
        """Wait until announcements are heard; ``False`` where the database is away."""
        return self._listening.wait(timeout_s)

    def leave(self, topic: str, person: UUID, woken: threading.Event) -> None:
        """Give a place back."""
        with self._lock:
            self._open[person] -= 1
            if self._open[person] <= 0:
                del self._open[person]
            waiting = self._waiting.get(topic, set())
            waiting.discard(woken)
            if not waiting:
                self._waiting.pop(topic, None)

    def close(self) -> None:
        """Stop listening and wake everybody."""
        self._stop.set()
        self._wake(None)

    @property
    def stopped(self) -> bool:
        """Whether the process is going away."""
        return self._stop.is_set()

    @property
    def open_streams(self) -> int:
        """How many streams are open."""
        with self._lock:
            return self._open.total()

    def _wake(self, topic: str | None) -> None:
        with self._lock:
            topics = list(self._waiting.values()) if topic is None else [self._waiting.get(topic, set())]
            for waiting in topics:
                for woken in waiting:
                    woken.set()

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen_once()
            except psycopg.Error as error:
                self._listening.clear()
                log.warning("events_not_heard", error=type(error).__name__)
                self._stop.wait(_RECONNECT_S)

    def _listen_once(self) -> None:
        with psycopg.connect(self._conninfo, autocommit=True, connect_timeout=5) as connection:
            connection.execute(f"listen {CHANNEL}")
            self._listening.set()
            self._wake(None)  # whatever was announced before is read now
            while not self._stop.is_set():
                for note in connection.notifies(timeout=5.0):
                    self._wake(note.payload)
                    if self._stop.is_set():
                        return


class Subscription:
    """A place of one stream; ``close`` may be called any number of times."""

    def __init__(self, hub: Hub, topic: str, person: UUID, woken: threading.Event) -> None:
        self._hub, self._topic, self._person, self._woken = hub, topic, person, woken
        self._closed = False

    def wait(self, timeout_s: float) -> bool:
        """Wait for an announcement; ``False`` when the time is over."""
        heard = self._woken.wait(timeout_s)
        self._woken.clear()
        return heard

    @property
    def over(self) -> bool:
        """Whether the stream should end because the process does."""
        return self._hub.stopped

    def close(self) -> None:
        """Give the place back."""
        if not self._closed:
            self._closed = True
            self._hub.leave(self._topic, self._person, self._woken)


def install(app: Flask, settings: Settings) -> None:
    """Give ``app`` its hub; streams may take half of the threads at most."""
    conninfo = settings.database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    app.extensions[_KEY] = Hub(conninfo, max(1, settings.web_threads // 2))


def hub() -> Hub:
    """Return the hub of the running application."""
    return hub_of(current_app)


def hub_of(app: Flask) -> Hub:
    """Return the hub of ``app``."""
    found: Hub = app.extensions[_KEY]
    return found


def last_event_id() -> int:
    """Return the ``Last-Event-ID`` that the client sent, 0 where there is none that we could have sent."""
    given = request.headers.get("Last-Event-ID", "").strip()
    return int(given) if given.isascii() and given.isdigit() and len(given) < 11 and int(given) <= MAX_EVENT_ID else 0


def stream(topic: str, person: UUID, read: Reader, after: int) -> Response:
    """Return the response that tells the events of ``topic`` from ``after`` on, and ends after a final one."""
    place = hub().open(topic, person)
    response = Response(_tell(place, read, after), content_type="text/event-stream; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    response.call_on_close(place.close)
    return response


def _tell(place: Subscription, read: Reader, after: int) -> Iterator[str]:
    ends = time.monotonic() + MAX_AGE_S
    try:
        yield "retry: 1000\n\n"
        while True:
            for event in read(after):
                after = event.id
                yield _format(event)
                if event.final:
                    return
            left = ends - time.monotonic()
            if left <= 0 or place.over:
                return
            if not place.wait(min(HEARTBEAT_S, left)):
                yield ": still here\n\n"
    finally:
        place.close()


def _format(event: Event) -> str:
    data = json.dumps(event.data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {event.id}\nevent: {event.name}\ndata: {data}\n\n"
