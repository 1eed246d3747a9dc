"""What a person sees of a service's log line; the line itself stays whole in the log file."""

import json
import re
from collections.abc import Mapping

QUIET_LEVELS = ("debug", "info")
GUNICORN_QUIET = re.compile(r"\[[^\]]+\] \[\d+\] \[(DEBUG|INFO)\] ")
SHOWN_ELSEWHERE = ("event", "level", "logger", "timestamp", "exception")
LONGEST = 400


def readable(line: str) -> str | None:
    """The line for the console: JSON as words, daily business (None) not at all, everything else as it is."""
    if GUNICORN_QUIET.match(line):
        return None
    try:
        entry = json.loads(line)
    except ValueError:
        return line
    if not isinstance(entry, dict) or "event" not in entry or "level" not in entry:
        return line
    level = str(entry["level"])
    return None if level in QUIET_LEVELS else f"{level.upper()}: {_words(entry)}"


def _words(entry: Mapping[str, object]) -> str:
    details = ", ".join(f"{name} {value}" for name, value in entry.items() if name not in SHOWN_ELSEWHERE)
    text = str(entry["event"]).replace("\n", " ") + (f" ({details})" if details else "")
    cause = _cause(entry.get("exception"))
    return text[:LONGEST] + (f": {cause[:LONGEST]}" if cause else "")


def _cause(exception: object) -> str:
    """The exception in one line, the first of its message: later ones quote queries.

    Flask's logs hold a list of objects, the AI service's the text of a traceback.
    """
    if isinstance(exception, str):
        after_frames = re.split(r"^  File .*$", exception, flags=re.MULTILINE)[-1]
        return next((line.strip() for line in after_frames.splitlines() if re.match(r"\S", line)), "")
    if not isinstance(exception, list) or not exception or not isinstance(exception[0], dict):
        return ""
    first = exception[0]
    value = str(first.get("exc_value")).strip().partition("\n")[0]
    text = f"{first.get('exc_type')}: {value}"
    frames = first.get("frames")
    if isinstance(frames, list) and frames and isinstance(frames[-1], dict):
        text += f" ({frames[-1].get('filename')}, line {frames[-1].get('lineno')})"
    return text
