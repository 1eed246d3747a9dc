"""Looking after processes: ports and who holds them, leftovers of a run that was killed."""

import contextlib
import signal
import socket
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

LOCALHOST = "127.0.0.1"


def free_port(wanted: int | None = None) -> int:
    """`wanted` where nothing listens on it, else any free port of this machine."""
    if wanted is not None and is_free(wanted):
        return wanted
    with socket.socket() as probe:
        probe.bind((LOCALHOST, 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether a server could listen on the port of 127.0.0.1 now."""
    with socket.socket() as probe:
        # as servers do: a connection that is only waiting to be forgotten does not count as taken
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOCALHOST, port))
        except OSError:
            return False
    return True


def holder(port: int) -> str:
    """Who listens on the port, in words; an unknown process where the system does not tell us."""
    with contextlib.suppress(psutil.Error):
        for connection in psutil.net_connections(kind="tcp"):
            _, own_port = connection.laddr or ("", 0)
            if connection.status == psutil.CONN_LISTEN and own_port == port and connection.pid:
                return f"{psutil.Process(connection.pid).name()} (process {connection.pid})"
    return "another process"


def living_in(folder: Path) -> list[psutil.Process]:
    """PostgreSQL processes that work in `folder` (a server and all its children do)."""
    found = []
    target = str(folder.resolve())
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.cwd() == target and process.name().startswith("postgres"):
                found.append(process)
    return found


def stop_all(processes: Iterable[psutil.Process], first: signal.Signals, patience_s: float) -> None:
    """Send `first` to each process, wait, then kill what is left."""
    processes = list(processes)
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(first)
    _, alive = psutil.wait_procs(processes, timeout=patience_s)
    for process in alive:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, timeout=patience_s)


def wait_until(condition: Callable[[], bool], patience_s: float, step_s: float = 0.05) -> bool:
    """Whether `condition()` became true within the time."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(step_s)
    return condition()
