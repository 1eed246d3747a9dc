"""What a set-up makes of the remains of one that was killed."""

import sys
from pathlib import Path

import bootstrap
import pytest


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the environment goes, with a state folder of its own."""
    folder = tmp_path / "venv"
    monkeypatch.setattr(bootstrap, "VENV", folder)
    monkeypatch.setattr(bootstrap, "HALF_VENV", tmp_path / "venv-unfinished")
    return folder


@pytest.fixture
def makes(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have made an environment."""
    made: list[list[str]] = []

    def call(command: list[str]) -> tuple[int, str]:
        made.append(command)
        return 0, ""

    monkeypatch.setattr(bootstrap, "call", call)
    return made


def test_an_environment_that_was_not_made_whole_is_made_anew(venv: Path, makes: list[list[str]]) -> None:
    (venv / "half").mkdir(parents=True)
    bootstrap.HALF_VENV.write_text(f"{venv}\n")
    bootstrap.make_environment(Path(sys.executable))
    assert makes == [[sys.executable, "-m", "venv", str(venv)]]
    assert not venv.exists()
    assert not bootstrap.HALF_VENV.exists()


def test_an_environment_that_works_is_kept(venv: Path, makes: list[list[str]]) -> None:
    venv.mkdir()
    bootstrap.HALF_VENV.write_text("another/venv\n")
    bootstrap.make_environment(Path(sys.executable))
    assert makes == []
    assert venv.exists()


def test_what_a_killed_pip_left_is_cleared_and_whole_packages_stay(venv: Path) -> None:
    packages = venv / "lib" / "python3.11" / "site-packages"
    for name in ("whole-1.dist-info", "half-1.dist-info", "~eplaced-1.dist-info", "~eplaced", "half"):
        (packages / name).mkdir(parents=True)
    (packages / "whole-1.dist-info" / "RECORD").touch()
    (packages / "~eplaced-1.dist-info" / "RECORD").touch()
    bootstrap.forget_half_packages()
    assert sorted(path.name for path in packages.iterdir()) == ["half", "whole-1.dist-info"]
