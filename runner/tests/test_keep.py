"""A kept service starts again when it dies, and is given up when it cannot stay up."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nexfitra_run.errors import RunError
from nexfitra_run.keep import Keeper

RUN = [sys.executable, "-c", "import sys; from nexfitra_run.cli import main; sys.exit(main())", "keep", "thing", "--"]


@pytest.fixture(autouse=True)
def _own_handlers() -> object:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_service_that_cannot_stay_up_is_given_up_with_its_status(capsys: pytest.CaptureFixture[str]) -> None:
    pauses: list[float] = []
    keeper = Keeper(
        "thing", [sys.executable, "-c", "import sys; sys.exit(3)"], sleep=pauses.append, pauses_s=(0.5, 1.0)
    )
    assert keeper.run() == 3
    assert pauses == [0.5, 1.0]
    assert "thing ended with status 3 3 times in a row; giving up" in capsys.readouterr().err


def test_a_service_that_leaves_without_an_error_is_no_success() -> None:
    keeper = Keeper("thing", [sys.executable, "-c", ""], sleep=lambda _: None, pauses_s=())
    assert keeper.run() == 1


def test_a_service_that_lived_long_enough_starts_a_new_count(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    moments = iter([0, 100, 100, 200, 200, 300, 300, 301, 301, 302])
    keeper = Keeper(
        "thing",
        ["/bin/sh", "-c", 'echo x >>"$0"; exit 3', str(marks)],
        sleep=lambda _: None,
        clock=lambda: float(next(moments)),
        pauses_s=(0.1, 0.1),
    )
    assert keeper.run() == 3
    assert marks.read_text().count("x") == 5


def test_killed_once_it_is_back_and_a_stop_signal_ends_both(tmp_path: Path) -> None:
    script = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
    with subprocess.Popen([*RUN, sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        first = int(run.stdout.readline())
        os.kill(first, signal.SIGKILL)
        second = int(run.stdout.readline())
        assert second != first
        os.kill(run.pid, signal.SIGTERM)
        assert run.wait(30) == 0
        assert run.stdout.read() == ""


def test_a_program_that_is_not_there_is_one_line() -> None:
    with pytest.raises(RunError, match="cannot start thing: no-such-program: No such file"):
        Keeper("thing", ["no-such-program"]).run()
