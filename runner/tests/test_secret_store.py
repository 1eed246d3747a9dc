"""Secrets are made once, kept private, and completed when a newer version needs more."""

import stat
from pathlib import Path

import pytest

from nexfitra_run.errors import RunError
from nexfitra_run.secret_store import FIXED, RANDOM, generate, load_or_make


def test_the_first_run_makes_a_private_file_that_later_runs_read(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    made = load_or_make(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert made.keys() == {*FIXED, *RANDOM}
    assert load_or_make(path) == made


def test_every_secret_is_long_and_its_own() -> None:
    first, second = generate(), generate()
    values = [first[name] for name in RANDOM] + [second[name] for name in RANDOM]
    assert len(set(values)) == 2 * len(RANDOM)
    assert min(len(value) for value in values) >= 43


def test_what_a_newer_version_needs_is_added_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    made = load_or_make(path)
    path.write_text("".join(f"{name}={value}\n" for name, value in made.items() if name != "JWT_SECRET"))
    completed = load_or_make(path)
    assert len(completed["JWT_SECRET"]) >= 43
    assert {**completed, "JWT_SECRET": made["JWT_SECRET"]} == made
    assert load_or_make(path) == completed


@pytest.mark.parametrize("line", ["JWT_SECRET", "JWT_SECRET=", "JWT SECRET=x", "JWT_SECRET=$(id)"])
def test_a_damaged_file_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "secrets.env"
    path.write_text(f"# fine\n{line}\n")
    with pytest.raises(RunError, match=r"secrets\.env, line 2: expected NAME=value"):
        load_or_make(path)
