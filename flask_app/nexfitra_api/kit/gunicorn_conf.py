"""How gunicorn runs us: few processes with many threads, since an open event stream keeps a thread (and nothing else) busy."""

import os
import signal
import tempfile
from types import FrameType
from typing import Any

from nexfitra_api.kit import events
from nexfitra_api.kit.settings import Settings

_settings = Settings()  # type: ignore[call-arg]  # the environment fills the required fields

bind = f"{_settings.host}:{_settings.port}"
worker_class = "gthread"
workers = _settings.web_workers
threads = _settings.web_threads
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 0
forwarded_allow_ips = "*" if _settings.trusted_proxies else "127.0.0.1"
limit_request_line = 8190
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 -- a heartbeat file, never on a slow disk
control_socket_disable = True

if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    # The processes add their counters up through files; a fresh folder, so that a restart starts from zero.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="nexfitra-metrics-")


def child_exit(_server: object, worker: object) -> None:
    """Forget the live gauges of a worker that has ended."""
    from prometheus_client import multiprocess  # noqa: PLC0415 -- after the folder is set

    multiprocess.mark_process_dead(getattr(worker, "pid", 0))  # type: ignore[no-untyped-call]


def post_worker_init(worker: Any) -> None:
    """End open event streams when the process is told to go: they would keep it for the whole grace time."""
    leave = signal.getsignal(signal.SIGTERM)

    def end_streams_and_leave(number: int, frame: FrameType | None) -> None:
        events.hub_of(worker.wsgi).close()
        if callable(leave):
            leave(number, frame)

    signal.signal(signal.SIGTERM, end_streams_and_leave)
