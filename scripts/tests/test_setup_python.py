"""What a set-up makes of the remains of one that was killed."""

import sys
from pathlib import Path

import pytest
import setup_python


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the environment goes, with a state folder of its own."""
    folder = tmp_path / "venv"
    monkeypatch.setattr(setup_python, "VENV", folder)
    monkeypatch.setattr(setup_python, "HALF_VENV", tmp_path / "venv-unfinished")
    return folder


@pytest.fixture
def makes(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have made an environment."""
    made: list[list[str]] = []

    def call(command: list[str]) -> tuple[int, str]:
        made.append(command)
        return 0, ""

    monkeypatch.setattr(setup_python, "call", call)
    return made


def test_an_environment_that_was_not_made_whole_is_made_anew(venv: Path, makes: list[list[str]]) -> None:
    (venv / "half").mkdir(parents=True)
    setup_python.HALF_VENV.write_text(f"{venv}\n")
    setup_python.make_environment(Path(sys.executable))
    assert makes == [[sys.executable, "-m", "venv", str(venv)]]
    assert not venv.exists()
    assert not setup_python.HALF_VENV.exists()


def test_an_environment_that_works_is_kept(venv: Path, makes: list[list[str]]) -> None:
    venv.mkdir()
    setup_python.HALF_VENV.write_text("another/venv\n")
    setup_python.make_environment(Path(sys.executable))
    assert makes == []
    assert venv.exists()


def test_what_a_killed_pip_left_is_cleared_and_whole_packages_stay(venv: Path) -> None:
    packages = venv / "lib" / "python3.11" / "site-packages"
    for name in ("whole-1.dist-info", "half-1.dist-info", "~eplaced-1.dist-info", "~eplaced", "half"):
        (packages / name).mkdir(parents=True)
    (packages / "whole-1.dist-info" / "RECORD").touch()
    (packages / "~eplaced-1.dist-info" / "RECORD").touch()
    setup_python.forget_half_packages()
    assert sorted(path.name for path in packages.iterdir()) == ["half", "whole-1.dist-info"]


def test_what_a_killed_pip_had_unpacked_is_cleared(venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "pip-scratch"
    (scratch / "pip-unpack-old").mkdir(parents=True)
    monkeypatch.setattr(setup_python, "PIP_SCRATCH", scratch)
    seen: list[tuple[str, list[Path]]] = []

    def run(_command: list[str], _failure: str, *, env: dict[str, str]) -> None:
        seen.append((env["TMPDIR"], list(scratch.iterdir())))

    monkeypatch.setattr(setup_python, "run", run)
    setup_python.pip(venv / "bin" / "python", "something")
    assert seen == [(str(scratch), [])]
    assert not scratch.exists()
