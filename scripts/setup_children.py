"""The programs that the set-up starts: each in a process group of its own, so that an interruption ends all of them at once.

Standard library only: this runs before anything is installed.
"""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import TextIO

_running: set[subprocess.Popen[str]] = set()
_lock = threading.Lock()
_over = threading.Event()
_held: list[int] = []
INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def call(command: list[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> tuple[int, str]:
    """Run a command to its end; its status and all that it wrote. OSError where it cannot be started."""
    with _lock:
        if _over.is_set():
            raise KeyboardInterrupt
        child = subprocess.Popen(
            command,
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            process_group=0,  # Ctrl-C reaches only us, who then end the whole group
            pass_fds=_held,
        )
        _running.add(child)
    try:
        text, _ = child.communicate()
    except BaseException:
        _kill(child)
        raise
    finally:
        with _lock:
            _running.discard(child)
    if _over.is_set():
        raise KeyboardInterrupt  # it did not fail: it was ended
    return child.returncode, text


def end_all() -> None:
    """End what runs, with all that it has started, and let nothing start any more.

    Without a chance to tidy up: npm takes a minute for that, and every step clears what a broken one has left.
    """
    for number in INTERRUPTIONS:
        signal.signal(number, signal.SIG_IGN)  # it takes a moment, in which an impatient second Ctrl-C changes nothing
    _over.set()
    with _lock:
        for child in _running:
            _kill(child)


def let_hold(file: TextIO) -> None:
    """Let every child hold this file, and the lock on it, open: where we are killed, it stays locked until they end too."""
    _held.append(file.fileno())


def interrupt_on_signals() -> None:
    """A closed terminal and a supervisor's SIGTERM interrupt as Ctrl-C does: our children hear neither."""
    for number in INTERRUPTIONS:
        signal.signal(number, _interrupt)


def _kill(child: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
