"""Values in paths. ``<uuid:…>`` is Flask's own; ``<day:…>`` is a calendar date. What does not parse is no route: 404."""

import datetime as dt

from flask import Flask
from werkzeug.routing import BaseConverter, ValidationError

from nexfitra_api.kit.schemas import EARLIEST_DAY, LATEST_DAY


class DayConverter(BaseConverter):
    """``2026-11-23`` ↔ ``datetime.date``, between 1900 and 2199."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        """Read the date."""
        try:
            day = dt.date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError from error
        if not EARLIEST_DAY <= day <= LATEST_DAY:
            raise ValidationError
        return day

    def to_url(self, value: dt.date) -> str:
        """Write the date."""
        return value.isoformat()


def install(app: Flask) -> None:
    """Make the converters known."""
    app.url_map.converters["day"] = DayConverter
