"""Plan content: contract messages in and out of JSON, and the ids of meals and sessions.

Ids come from the place within the plan (date and index), not from chance: equal plans are equal byte for byte, and a meal keeps
its id when it is swapped. They are unique within their plan only.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, Final

from nexfitra_domain.contract import (
    Conflict,
    EngineProvenance,
    MealPlan,
    MealPlanRequest,
    PlannedDay,
    PlannedWeek,
    WorkoutPlan,
    WorkoutPlanRequest,
)
from nexfitra_domain.vocabulary import Muscle
from pydantic import TypeAdapter

Request = MealPlanRequest | WorkoutPlanRequest
AnyPlan = MealPlan | WorkoutPlan

_PLACES: Final = uuid.UUID("6f1c5a0e-2f0b-5b0e-9d2c-6a5f3f1d7e42")
_MEAL_REQUEST: Final = TypeAdapter(MealPlanRequest)
_WORKOUT_REQUEST: Final = TypeAdapter(WorkoutPlanRequest)
_DAYS: Final = TypeAdapter(tuple[PlannedDay, ...])
_WEEKS: Final = TypeAdapter(tuple[PlannedWeek, ...])
_VOLUME: Final[TypeAdapter[Mapping[Muscle, float]]] = TypeAdapter(Mapping[Muscle, float])
_CONFLICTS: Final = TypeAdapter(tuple[Conflict, ...])


def meal_id(date: dt.date, index: int) -> uuid.UUID:
    """Return the id of meal ``index`` of ``date``."""
    return uuid.uuid5(_PLACES, f"meal:{date.isoformat()}:{index}")


def session_id(week: int, index: int) -> uuid.UUID:
    """Return the id of session ``index`` of ``week``."""
    return uuid.uuid5(_PLACES, f"session:{week}:{index}")


def entry_id(plan_id: uuid.UUID, date: dt.date, index: int) -> uuid.UUID:
    """Return the id of the diary entry that logs meal ``index`` of ``date``: logging twice logs once."""
    return uuid.uuid5(plan_id, f"log:{date.isoformat()}:{index}")


def request_json(request: Request) -> dict[str, Any]:
    """Return a request as JSON."""
    adapter: TypeAdapter[Any] = _MEAL_REQUEST if isinstance(request, MealPlanRequest) else _WORKOUT_REQUEST
    made: dict[str, Any] = adapter.dump_python(request, mode="json")
    return made


def check_bounds(request: Request) -> None:
    """Raise pydantic's ``ValidationError`` where a request breaks the contract: nobody could read it back."""
    adapter: TypeAdapter[Any] = _MEAL_REQUEST if isinstance(request, MealPlanRequest) else _WORKOUT_REQUEST
    adapter.validate_python(request_json(request))


def read_meal_request(stored: Mapping[str, Any]) -> MealPlanRequest:
    """Return a stored request of a meal plan."""
    return _MEAL_REQUEST.validate_python(stored)


def read_workout_request(stored: Mapping[str, Any]) -> WorkoutPlanRequest:
    """Return a stored request of a workout plan."""
    return _WORKOUT_REQUEST.validate_python(stored)


def content_json(plan: AnyPlan) -> dict[str, Any]:
    """Return what a plan consists of, without where it comes from: equal plans give equal JSON."""
    if isinstance(plan, MealPlan):
        return {"days": _DAYS.dump_python(plan.days, mode="json")}
    return {
        "weeks": _WEEKS.dump_python(plan.weeks, mode="json"),
        "volume": dict(sorted(_VOLUME.dump_python(plan.volume, mode="json").items())),
    }


def days_json(days: tuple[PlannedDay, ...]) -> dict[str, Any]:
    """Return the content of a meal plan with these days."""
    return {"days": _DAYS.dump_python(days, mode="json")}


def read_conflicts(stored: list[Any] | None) -> tuple[Conflict, ...]:
    """Return the conflicts of a stored plan."""
    return _CONFLICTS.validate_python(stored or ())


def conflicts_json(conflicts: tuple[Conflict, ...]) -> list[Any]:
    """Return conflicts as JSON."""
    made: list[Any] = _CONFLICTS.dump_python(conflicts, mode="json")
    return made


def read_days(content: Mapping[str, Any] | None) -> tuple[PlannedDay, ...]:
    """Return the days of stored content."""
    return _DAYS.validate_python((content or {}).get("days", ()))


def read_weeks(content: Mapping[str, Any] | None) -> tuple[PlannedWeek, ...]:
    """Return the weeks of stored content."""
    return _WEEKS.validate_python((content or {}).get("weeks", ()))


def read_meal_plan(content: Mapping[str, Any] | None, provenance: Mapping[str, Any]) -> MealPlan:
    """Return a stored, ready meal plan as the contract has it."""
    return MealPlan("ready", _provenance(provenance), days=read_days(content))


def read_workout_plan(content: Mapping[str, Any] | None, provenance: Mapping[str, Any]) -> WorkoutPlan:
    """Return a stored, ready workout plan as the contract has it."""
    volume = _VOLUME.validate_python((content or {}).get("volume", {}))
    return WorkoutPlan("ready", _provenance(provenance), weeks=read_weeks(content), volume=volume)


def _provenance(stored: Mapping[str, Any]) -> EngineProvenance:
    keys = ("engine", "model_version", "seed", "catalog_version")
    return EngineProvenance(**{key: stored[key] for key in keys})
