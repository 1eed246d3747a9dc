"""Query strings that several features share."""

import datetime as dt
from typing import Annotated, Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nexfitra_api.kit.schemas import Day, Query, RevisionText

LONGEST_SPAN: Final = dt.timedelta(days=5 * 366)
"""Five years of days: what a chart over "all" asks for at most in one request."""


class DayRange(Query):
    """Days of the person's own time zone, both ends included. Left out: the last 90 days."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None

    @model_validator(mode="after")
    def _forward(self) -> "DayRange":
        if self.from_ is not None and self.to is not None:
            if self.from_ > self.to:
                raise PydanticCustomError("range_backwards", "The first day lies after the last")
            if self.to - self.from_ > LONGEST_SPAN:
                raise PydanticCustomError("range_too_long", "Ask for five years at most")
        return self

    def span(self, today: dt.date, default_days: int = 90) -> tuple[dt.date, dt.date]:
        """Return first and last day, with what was left out filled in."""
        last = self.to or max(today, self.from_ or today)
        first = self.from_ or last - dt.timedelta(days=default_days - 1)
        return max(first, last - LONGEST_SPAN), last


class RevisionQuery(Query):
    """The revision of a deletion (it may also stand in a JSON body); the server stamps one where it is absent."""

    revision: RevisionText | None = None
