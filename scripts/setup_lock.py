"""One set-up of a checkout at a time; a second one says that it waits, and for whom. Standard library only."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from typing import TextIO

from setup_children import let_hold
from setup_tools import LOG, STATE, SetupError


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Make the state folder and keep a second set-up of the same checkout waiting."""
    try:
        STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
        LOG.parent.mkdir(mode=0o700, exist_ok=True)
        lock = (STATE / "bootstrap.lock").open("a+")
    except OSError as error:
        raise _not_writable(error) from error
    with lock:
        _take(lock)
        let_hold(lock)
        try:
            LOG.open("w").close()  # only now: until here it was the other's
        except OSError as error:
            raise _not_writable(error) from error
        yield


def _take(lock: TextIO) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        print(f"nexfitra: {_holder(lock.read().strip())}; waiting until that is done …", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n")
    lock.flush()


def _holder(process: str) -> str:
    """Who installs: the run that wrote its number, or, where that was killed, the programs it had started."""
    if not process.isdecimal():
        return "another run is installing here"
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return "what a killed run has started is still installing here"
    except PermissionError:
        pass  # it lives, and is another person's
    return f"another run (process {process}) is installing here"


def _not_writable(error: OSError) -> SetupError:
    return SetupError(
        f"cannot write to {error.filename}: {error.strerror}; give this user write permission to the checkout"
    )
