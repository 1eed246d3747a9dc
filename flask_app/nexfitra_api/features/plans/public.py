"""What later features may use of the plans."""

import datetime as dt
from typing import Any
from uuid import UUID

from nexfitra_domain.contract import PlannedDay, PlannedSession
from nexfitra_domain.vocabulary import PlanKind

from nexfitra_api.features.plans import content, inputs, lifecycle, making, rendering, repository, schemas, service
from nexfitra_api.features.plans.making import CannotMake
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.db import session

__all__ = [
    "CannotMake",
    "export",
    "hold_plan",
    "log_planned_day",
    "planned_day",
    "planned_sessions",
    "sessions_by_place",
]


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


def sessions_by_place(subject: UUID, first: dt.date, last: dt.date) -> list[tuple[UUID, UUID, PlannedSession]]:
    """Return (plan id, session id, session) of what ``planned_sessions`` finds."""
    for plan in repository.covering(session(), subject, "workout", last):
        places = [
            (content.session_id(week.index, one.index), one)
            for week in content.read_weeks(plan.content)
            for one in week.sessions
        ]
        found = [(plan.id, place, one) for place, one in places if first <= one.day <= last]
        if found:
            return found
    return []


def hold_plan(subject: UUID, kind: PlanKind, start: dt.date, seed: int) -> None:
    """Make sure that a plan of this kind holds today; without one, the solver of this process makes it at once.

    Raises what asking for a plan raises, and ``making.CannotMake``.
    """
    current = session()
    repository.one_at_a_time(current, subject)
    held = getattr(service.current(current, subject), kind)
    if held is not None and held.start <= profiles.today(subject) and held.error_code is None:
        return
    wish = inputs.Wish(start, seed, making.SOLVER)
    request: content.Request
    if kind == "meal":
        request = inputs.meal_request(current, subject, wish, schemas.DEFAULT_DAYS)
    else:
        request = inputs.workout_request(current, subject, wish, schemas.DEFAULT_WEEKS)
    plan = lifecycle.store(current, subject=subject, actor=subject, request=request)
    lifecycle.finish(current, plan, making.make_here(request))
    current.flush()


def log_planned_day(subject: UUID, on: dt.date, meals: int | None = None) -> None:
    """Write the planned meals of a day (or the first few) into the diary as its person would; nothing where none are planned."""
    found = planned_day(subject, on)
    if found is None:
        return
    plan_id, day = found
    wanted = [content.meal_id(on, meal.index) for meal in day.meals][:meals]
    service.log_day(session(), subject, plan_id, schemas.LogIn(date=on, meal_ids=wanted))


def export(subject: UUID) -> list[dict[str, Any]]:
    """Return everything that this feature keeps of a person."""
    eaters = service.eaters_of(session(), subject)
    plans = repository.everything(session(), subject)
    return [rendering.full(plan, "en", None, eaters).model_dump(mode="json") for plan in plans]
