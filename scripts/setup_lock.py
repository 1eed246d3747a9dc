"""One set-up of a checkout at a time; a second one says that it waits, and for whom. Standard library only."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from typing import TextIO

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
        holder = lock.read().strip()
        who = f" (process {holder})" if holder.isdecimal() else ""
        print(f"nexfitra: another run is installing here{who}; waiting until it is done …", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n")
    lock.flush()


def _not_writable(error: OSError) -> SetupError:
    return SetupError(
        f"cannot write to {error.filename}: {error.strerror}; give this user write permission to the checkout"
    )
