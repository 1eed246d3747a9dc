"""What later features may use of the plans."""

import datetime as dt
from typing import Any
from uuid import UUID

from nexfitra_domain.contract import PlannedDay, PlannedSession

from nexfitra_api.features.plans import content, rendering, repository
from nexfitra_api.kit.db import session

__all__ = ["export", "planned_day", "planned_sessions"]


def planned_day(subject: UUID, on: dt.date) -> tuple[UUID, PlannedDay] | None:
    """Return the newest ready meal plan's id and its day ``on``, ``None`` where no plan reaches that day."""
    for plan in repository.covering(session(), subject, "meal", on):
        for day in content.read_days(plan.content):
            if day.date == on:
                return plan.id, day
    return None


def planned_sessions(subject: UUID, first: dt.date, last: dt.date) -> list[PlannedSession]:
    """Return the sessions of these days from the newest ready workout plan that reaches them."""
    for plan in repository.covering(session(), subject, "workout", last):
        weeks = content.read_weeks(plan.content)
        found = [one for week in weeks for one in week.sessions if first <= one.day <= last]
        if found:
            return found
    return []


def export(subject: UUID) -> list[dict[str, Any]]:
    """Return everything that this feature keeps of a person."""
    return [rendering.full(plan, "en").model_dump(mode="json") for plan in repository.everything(session(), subject)]
