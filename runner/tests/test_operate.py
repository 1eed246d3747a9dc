"""The operator's commands reach the run that is up, and nothing else."""

import stat
from pathlib import Path

import pytest

from nexfitra_run.errors import RunError
from nexfitra_run.operate import operate
from nexfitra_run.paths import State
from nexfitra_run.run_lock import record_run


def test_without_a_run_it_says_how_to_start_one(state: State) -> None:
    with pytest.raises(RunError, match="make run"):
        operate(state, ["accounts", "reset-password", "ada@example.org"])


def test_the_command_gets_its_words_and_the_database_as_the_web_service_has_it(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "nexfitra"
    command.write_text(f'#!/bin/sh\necho "$*|$DATABASE_URL|$DATABASE_OWNER_URL" > {tmp_path}/told\nexit 3\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    record_run(state, "http://127.0.0.1:5000", 54329)
    assert operate(state, ["accounts", "role", "ada@example.org", "admin"]) == 3
    words, url, owner_url = (tmp_path / "told").read_text().strip().split("|")
    assert words == "accounts role ada@example.org admin"
    assert "flask_user" in url
    assert ":54329/" in url
    assert owner_url == ""
