"""Two set-ups of one checkout: the second says for whom it waits; interruptions end a set-up with all that it has started."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[1]
# as bootstrap.py does it, with a program that would run for a minute in the place of pip
SET_UP = """
import sys
from concurrent.futures import ThreadPoolExecutor
from setup_children import call, end_all, interrupt_on_signals
from setup_lock import only_one

interrupt_on_signals()
try:
    with only_one(), ThreadPoolExecutor(1) as pool:
        try:
            pool.submit(call, ["sh", "-c", f"echo $$ > {sys.argv[1]}; trap '' INT TERM; sleep {sys.argv[2]} & wait"]).result()
        except KeyboardInterrupt:
            end_all()
            raise
except KeyboardInterrupt:
    sys.exit("interrupted")
"""
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a set-up whose child writes its number to the named file and then runs for some seconds."""
    started: list[subprocess.Popen[str]] = []

    def begin(child: Path, seconds: int) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", SET_UP, str(child), str(seconds)],
            env={**os.environ, "NEXFITRA_STATE": str(tmp_path / "state"), "PYTHONPATH": str(SCRIPTS)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()
    for child in tmp_path.glob("child*"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(int(child.read_text()), signal.SIGKILL)


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def written(path: Path) -> bool:
    return path.exists() and path.read_text().endswith("\n")


def group_lives(leader: Path) -> bool:
    try:
        os.killpg(int(leader.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_ends_at_once_what_will_not_listen(
    number: signal.Signals, start: Start, tmp_path: Path
) -> None:
    child = tmp_path / "child"
    process = start(child, 60)
    wait_for(lambda: written(child))
    asked = time.monotonic()
    os.killpg(process.pid, number)
    said, _ = process.communicate(timeout=20)
    assert time.monotonic() - asked < 5
    assert said == "interrupted\n"
    wait_for(lambda: not group_lives(child))


def test_a_second_set_up_says_for_whom_it_waits_and_then_goes_on(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "child1", 60)
    wait_for(lambda: written(tmp_path / "child1"))
    second = start(tmp_path / "child2", 0)
    assert second.stdout is not None
    line = second.stdout.readline()
    assert line == f"nexfitra: another run (process {first.pid}) is installing here; waiting until that is done …\n"
    assert not (tmp_path / "child2").exists()
    os.killpg(first.pid, signal.SIGINT)
    assert second.wait(timeout=20) == 0
    assert written(tmp_path / "child2")


def test_after_a_kill_the_next_set_up_waits_for_what_still_runs(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "child1", 60)
    wait_for(lambda: written(tmp_path / "child1"))
    first.kill()
    first.wait()
    second = start(tmp_path / "child2", 0)
    assert second.stdout is not None
    assert second.stdout.readline().startswith("nexfitra: what a killed run has started is still installing here; ")
    assert not (tmp_path / "child2").exists()
    os.killpg(int((tmp_path / "child1").read_text()), signal.SIGKILL)
    assert second.wait(timeout=20) == 0
    assert written(tmp_path / "child2")
