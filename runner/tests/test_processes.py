"""Ports: which are free, who holds the others."""

import os
import socket
from collections.abc import Iterator

import pytest

from nexfitra_run.errors import RunError
from nexfitra_run.processes import free_port, holder, is_free
from nexfitra_run.up import choose_port


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_seen_and_its_holder_named(taken: int) -> None:
    assert not is_free(taken)
    assert free_port(taken) != taken
    assert f"(process {os.getpid()})" in holder(taken)


def test_a_free_port_is_kept() -> None:
    port = free_port()
    assert free_port(port) == port


def test_a_taken_port_gives_way_with_one_line_that_names_the_holder(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEXFITRA_PORT", str(taken))
    chosen = choose_port("NEXFITRA_PORT", 5000, "the web app")
    assert chosen != taken
    assert is_free(chosen)
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert f"Port {taken} for the web app is taken by" in said
    assert f"(process {os.getpid()}); using {chosen} instead." in said


def test_two_services_never_get_the_same_port(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("NEXFITRA_AI_PORT", str(port))
    assert choose_port("NEXFITRA_AI_PORT", 8000, "the AI service", taken=port) != port


@pytest.mark.parametrize("text", ["web", "0", "65536", "99999", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXFITRA_PORT", text)
    with pytest.raises(RunError, match=f"NEXFITRA_PORT={text} is not a port number"):
        choose_port("NEXFITRA_PORT", 5000, "the web app")
