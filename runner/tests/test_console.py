"""What the terminal shows of the services, and what their log files keep."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from honcho.printer import Message

from nexfitra_run.console import LogPrinter, step
from nexfitra_run.readable import readable

REQUEST = json.dumps(
    {"operation": "day", "status": 200, "event": "request", "level": "info", "timestamp": "2026-11-26T02:59:20Z"}
)


def entry(**fields: object) -> str:
    return json.dumps({"logger": "nexfitra.x", "timestamp": "2026-11-26T03:01:04Z", **fields})


@pytest.mark.parametrize(
    "line",
    [
        REQUEST,
        entry(event="details", level="debug"),
        "[2026-11-26 02:59:14 +0000] [27475] [INFO] Starting gunicorn 27.0.1",
    ],
)
def test_daily_business_is_not_shown(line: str) -> None:
    assert readable(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "fastapi ended with status -9; starting it again in 0.5 s",
        "[2026-11-26 02:59:14 +0000] [27475] [ERROR] Worker failed to boot.",
        '{"not": "a log line"}',
        "[1, 2]",
        "{broken",
        "",
    ],
)
def test_what_is_no_log_entry_is_shown_as_it_is(line: str) -> None:
    assert readable(line) == line


def test_a_warning_is_put_into_words() -> None:
    line = entry(reason="ConnectError", event="ai_unavailable", request_id="01a215cc", level="warning")
    assert readable(line) == "WARNING: ai_unavailable (reason ConnectError, request_id 01a215cc)"


def test_an_error_names_its_exception_and_where_it_arose() -> None:
    frames = [{"filename": "app.py", "lineno": 3, "name": "f"}, {"filename": "shop.py", "lineno": 41, "name": "g"}]
    exception = [{"exc_type": "KeyError", "exc_value": "'milk'\nmore", "frames": frames}]
    shown = readable(entry(event="unexpected", level="error", exception=exception))
    assert shown == "ERROR: unexpected: KeyError: 'milk' (shop.py, line 41)"


def test_a_traceback_as_text_is_named_by_the_first_line_of_its_message() -> None:
    trace = (
        'Traceback (most recent call last):\n  File "x.py", line 1, in f\n    g()\n  File "y.py", line 2, in g\n    raise\n'
        "ValueError: no such food\nLINE 2: FROM foods\n             ^\n[SQL: SELECT 1]"
    )
    assert (
        readable(entry(event="failed", level="critical", exception=trace))
        == "CRITICAL: failed: ValueError: no such food"
    )


@pytest.mark.parametrize("exception", ["", [], ["odd"], [{"exc_type": "E", "exc_value": "v", "frames": []}], None])
def test_an_exception_of_any_other_form_stays_one_line(exception: object) -> None:
    shown = readable(entry(event="failed", level="error", exception=exception))
    assert shown in ("ERROR: failed", "ERROR: failed: E: v")


def test_the_file_keeps_every_line_and_the_terminal_shows_what_matters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[bool] = []
    printer = LogPrinter(tmp_path, lambda: started.append(True))
    warning = entry(event="slow", level="warning")
    for line in (REQUEST, warning):
        printer.write(Message("line", f"{line}\n".encode(), datetime(2026, 11, 26, 3, 1, tzinfo=UTC), "flask", None))
    printer.close()
    assert started == [True]
    assert (tmp_path / "flask.log").read_text() == f"{REQUEST}\n{warning}\n"
    assert capsys.readouterr().out == "03:01:00 flask | WARNING: slow\n"


def test_a_step_is_named_before_it_begins_and_its_end_only_where_it_succeeds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with step("the demo person"):
        assert capsys.readouterr().out == "  the demo person …\n"
    assert capsys.readouterr().out == "  the demo person: 0 s\n"
    with pytest.raises(KeyError), step("the demo person"):
        raise KeyError
    assert capsys.readouterr().out == "  the demo person …\n"
