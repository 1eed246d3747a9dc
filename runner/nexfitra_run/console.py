"""Where the output of the services goes: whole to a log file each, and to the terminal what a person should see."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from honcho.printer import Message, Printer

from nexfitra_run.readable import readable

LARGEST_LOG_BYTES = 5_000_000


def say(words: str) -> None:
    """One line from the runner itself."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def step(label: str) -> Iterator[None]:
    """Say what is being done, and how long it took once it is done, as the set-up before this does."""
    say(f"  {label} …")
    start = time.monotonic()
    yield
    say(f"  {label}: {time.monotonic() - start:.0f} s")


class LogPrinter(Printer):  # type: ignore[misc]  # honcho carries no types
    """Prints to `folder`/<service>.log and, in words, to the terminal; calls `at_first` once, when all processes are started."""

    def __init__(self, folder: Path, at_first: Callable[[], None], *, quiet: bool = False) -> None:
        """`quiet`: to the log files only."""
        super().__init__(sys.stdout)
        self._quiet = quiet
        self._folder = folder
        self._at_first: Callable[[], None] | None = at_first
        self._files: dict[str, TextIO] = {}

    def write(self, message: Message) -> None:
        """Print one message of a process."""
        if self._at_first is not None:
            # the manager starts all processes before it reads the first message: from here on threads are safe
            call, self._at_first = self._at_first, None
            call()
        data = message.data
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
        file = self._file(message.name or "run")
        file.write(text if text.endswith("\n") else text + "\n")
        file.flush()
        if not self._quiet:
            shown = "\n".join(words for line in text.splitlines() if (words := readable(line)) is not None)
            super().write(message._replace(data=shown))

    def close(self) -> None:
        """Close the log files."""
        for file in self._files.values():
            file.close()

    def _file(self, name: str) -> TextIO:
        if name not in self._files:
            self._files[name] = open_log(self._folder / f"{name}.log")
        return self._files[name]


def open_log(path: Path) -> TextIO:
    """Open a log to append to; a large one of earlier runs is kept aside once."""
    if path.exists() and path.stat().st_size > LARGEST_LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("a", encoding="utf-8")
