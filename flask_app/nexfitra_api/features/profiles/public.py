"""What other features may use of the profiles. A session is optional: jobs pass the one of their ``subject_scope``."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from typing import Final
from uuid import UUID

from nexfitra_domain.person import Person
from nexfitra_domain.targets import Targets
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from nexfitra_api.features.profiles import service
from nexfitra_api.features.profiles.errors import ProfileMissing
from nexfitra_api.features.profiles.schemas import MAX_EATERS, LocaleTag, PantryData, ProfileIn, Timezone
from nexfitra_api.features.profiles.schemas import Stored as ProfileView
from nexfitra_api.kit import db

__all__ = [
    "MAX_EATERS",
    "PantryData",
    "ProfileMissing",
    "ProfileView",
    "export",
    "get_profile",
    "goal_weight_kg",
    "person_of",
    "resettle",
    "save",
    "targets_between",
    "targets_on",
    "timezone_of",
    "today",
    "weighed",
    "weight_stated_at",
]

_LOCALE: Final[TypeAdapter[str]] = TypeAdapter(LocaleTag)
_TIMEZONE: Final[TypeAdapter[str]] = TypeAdapter(Timezone)


def get_profile(session: Session, subject: UUID) -> ProfileView | None:
    """Return the profile, ``None`` before the onboarding."""
    return service.get(session, subject)


def goal_weight_kg(subject: UUID, session: Session | None = None) -> float | None:
    """Return the weight that the person wants to reach, ``None`` where none is set."""
    profile = service.get(session or db.session(), subject)
    return None if profile is None else profile.goal.target_weight_kg


def person_of(profile: ProfileView) -> Person:
    """Return what the formulas of the domain need to know of a profile."""
    return service.person_of(profile)


def save(subject: UUID, values: dict[str, object]) -> None:
    """Write a profile as its person would. Raises pydantic's ``ValidationError``."""
    service.put(db.session(), subject, ProfileIn.model_validate(values))


def resettle(subject: UUID, locales: Sequence[str | None], timezones: Sequence[str | None]) -> None:
    """Write the profile with the first language tag and the first time zone that are known here; without any, as it was."""
    profile = service.get(db.session(), subject)
    if profile is None:
        return
    before = profile.model_dump(mode="json")
    locale, timezone = _first_known(_LOCALE, locales), _first_known(_TIMEZONE, timezones)
    after = {**before, "locale": locale or profile.locale, "timezone": timezone or profile.timezone}
    if after != before:
        save(subject, after)


def _first_known(kind: TypeAdapter[str], wanted: Sequence[str | None]) -> str | None:
    for value in wanted:
        with suppress(ValidationError):
            return kind.validate_python(value)
    return None


def targets_on(subject: UUID, day: dt.date, session: Session | None = None) -> Targets | None:
    """Return the targets that hold on ``day``, ``None`` where there is no profile."""
    return targets_between(subject, day, day, session).get(day)


def targets_between(
    subject: UUID, first: dt.date, last: dt.date, session: Session | None = None
) -> dict[dt.date, Targets]:
    """Return the targets of each day from ``first`` to ``last``; empty where there is no profile."""
    return dict(service.targets_between(session or db.session(), subject, first, last))


def timezone_of(subject: UUID, session: Session | None = None) -> str:
    """Return the person's IANA time zone, "UTC" where there is no profile."""
    return service.timezone_of(session or db.session(), subject)


def today(subject: UUID, session: Session | None = None) -> dt.date:
    """Return which day it is where the person lives."""
    return service.today(session or db.session(), subject)


def weighed(subject: UUID, kg: float | None) -> None:
    """Note the trend in kg of the weighings since the profile's weight was stated, ``None`` without any: gates and targets follow it."""
    service.weighed(db.session(), subject, kg)


def weight_stated_at(subject: UUID) -> dt.datetime | None:
    """Return when the profile's weight was stated: weighings of before are older than it. ``None`` where that is not known."""
    return service.weight_stated_at(db.session(), subject)


def export(subject: UUID) -> dict[str, object]:
    """Return everything that this feature keeps of the person."""
    return service.export(db.session(), subject)
