"""The state folder: private, and a clear line where it cannot be written."""

import stat
from pathlib import Path

import pytest

from nexfitra_run.errors import RunError
from nexfitra_run.paths import State


def test_the_folders_are_for_this_user_only(tmp_path: Path) -> None:
    state = State(tmp_path / "state").prepare()
    for folder in (state.folder, state.logs, state.sockets):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    State(tmp_path / "state").prepare()


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way")
    with pytest.raises(RunError, match=r"cannot write to .*state: .*; give this user write permission") as caught:
        State(tmp_path / "state").prepare()
    assert "\n" not in str(caught.value)


def test_a_folder_without_write_permission_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # root may write everywhere, so the system's answer is given here in its place
    monkeypatch.setattr("nexfitra_run.paths.os.access", lambda *_: False)
    with pytest.raises(RunError, match=r"cannot write to .*: no write permission for this user"):
        State(tmp_path / "state").prepare()
