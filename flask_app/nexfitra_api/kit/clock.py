"""The one place that asks what time it is, so that tests can move it."""

import datetime as dt
from zoneinfo import ZoneInfo


def now() -> dt.datetime:
    """Return the present moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def now_ms() -> int:
    """Return the present moment in whole milliseconds since 1970 (what revisions carry)."""
    return int(now().timestamp() * 1000)


def today_in(timezone: str) -> dt.date:
    """Return the calendar date that it is now in ``timezone`` (an IANA name; ``ZoneInfoNotFoundError`` if unknown)."""
    return now().astimezone(ZoneInfo(timezone)).date()
