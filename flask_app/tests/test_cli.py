"""The command line: what is wrong is said in one line."""

import json

import pytest
from click.testing import CliRunner

from nexfitra_api.cli import main


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("NEXFITRA_ENV", "DATABASE_URL", "DATABASE_OWNER_URL", "JWT_SECRET", "SERVICE_TOKEN_SECRET"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("command", [["serve"], ["worker"], ["db", "upgrade"], ["db", "check"], ["openapi"]])
def test_a_missing_setting_is_named(bare_environment: pytest.MonkeyPatch, command: list[str]) -> None:
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert "DATABASE_URL" in done.output
    assert "Traceback" not in done.output


def test_a_weak_secret_is_named_and_not_shown(bare_environment: pytest.MonkeyPatch) -> None:
    bare_environment.setenv("DATABASE_URL", "postgresql://u@h/d")
    bare_environment.setenv("JWT_SECRET", "hunter2")
    bare_environment.setenv("SERVICE_TOKEN_SECRET", "k3Q9-v7Zp-81Lw-Xy40-Rt6U-Mn2B-Gh5J")
    done = CliRunner().invoke(main, ["serve"])
    assert done.exit_code == 1
    assert "JWT_SECRET is too short or a known default" in done.output
    assert "hunter2" not in done.output


def test_migrations_need_the_owner(bare_environment: pytest.MonkeyPatch) -> None:
    bare_environment.setenv("NEXFITRA_ENV", "test")
    bare_environment.setenv("DATABASE_URL", "postgresql://u@h/d")
    for name in ("JWT_SECRET", "SERVICE_TOKEN_SECRET"):
        bare_environment.setenv(name, "x")
    done = CliRunner().invoke(main, ["db", "upgrade"])
    assert (done.exit_code, "DATABASE_OWNER_URL" in done.output) == (1, True)


def test_the_document_is_printed_without_a_database(bare_environment: pytest.MonkeyPatch) -> None:
    bare_environment.setenv("NEXFITRA_ENV", "test")
    bare_environment.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    for name in ("JWT_SECRET", "SERVICE_TOKEN_SECRET"):
        bare_environment.setenv(name, "x" * 32)
    done = CliRunner().invoke(main, ["openapi"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["openapi"] == "3.1.0"


def test_features_bring_their_commands() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    for name in ("accounts", "catalog", "db", "openapi", "serve", "worker"):
        assert name in shown
