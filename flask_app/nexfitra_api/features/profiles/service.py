"""The profile and the targets that follow from it.

A version of the targets holds from its day until the next one starts. The first counts for all days before it, too: a
person who enters last week's meals sees them against something, and that something never changes afterwards.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from nexfitra_domain.day_targets import training_and_rest
from nexfitra_domain.person import WEIGHT_RANGE_KG, Goal, InvalidPersonError, Person, Screening
from nexfitra_domain.targets import Targets, compute_targets
from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from nexfitra_api.features.profiles import overrides, repository
from nexfitra_api.features.profiles.errors import ProfileMissing
from nexfitra_api.features.profiles.models import Profile, TargetVersion
from nexfitra_api.features.profiles.schemas import OverrideData, ProfileIn, ProfileOut, Stored, TargetsOut
from nexfitra_api.kit import clock, revisions
from nexfitra_api.kit.schemas import EARLIEST_DAY

FIRST_DAY: Final = EARLIEST_DAY
"""Where the first version starts."""
DEFAULT_TIMEZONE: Final = "UTC"
WEIGHT_STEP_SHARE: Final = 0.01
"""How far the trend has to go before the targets follow, of the weight that they are made from: own choice, about 10 kcal a day, so
that figures (and plans made from them) do not change with every morning's weighing. A gate that opens or closes does not wait."""
_TARGETS: Final = TypeAdapter(Targets)
_PERSON: Final = TypeAdapter(Person)


def put(session: Session, subject: UUID, wish: ProfileIn) -> ProfileOut:
    """Store the profile unless a newer one is stored; changed inputs make new targets from today on."""
    data = wish.model_dump(mode="json", exclude={"revision"})
    payload = {"data": data, "timezone": wish.timezone}
    before = get(session, subject)
    written = revisions.write(session, Profile, subject, wish.revision, payload)
    if written.applied:
        if before is None or before.weight_kg != wish.weight_kg:
            # What is stated now is newer than what was weighed: the trend begins anew, as with a weighing of today.
            written.row.measured_weight_kg = None
            written.row.weight_stated_at = clock.now()
        _renew(session, subject, _override(session, subject, today(session, subject)))
    return profile_out(written.row)


def weighed(session: Session, subject: UUID, kg: float | None) -> None:
    """Note the trend of the weighings since the weight was stated, ``None`` where there are none.

    Where it has left the weight that the targets are made from, or opens or closes a gate, new targets hold from today on.
    """
    row = repository.profile(session, subject)
    if row is None:
        return
    row.measured_weight_kg = kg if kg is not None and WEIGHT_RANGE_KG[0] <= kg <= WEIGHT_RANGE_KG[1] else None
    day = today(session, subject)
    version = repository.version_on(session, subject, day)
    if version is None:
        return
    person, before = _person_now(row), _PERSON.validate_python(version.person).weight_kg
    held = {gate.code for gate in _TARGETS.validate_python(version.targets).gates}
    moved = abs(person.weight_kg - before) >= WEIGHT_STEP_SHARE * before
    if moved or {gate.code for gate in compute_targets(person, day).gates} != held:
        _renew(session, subject, _override(session, subject, day))


def get(session: Session, subject: UUID) -> Stored | None:
    """Return the profile."""
    row = repository.profile(session, subject)
    return None if row is None else Stored.model_validate(row.data)


def weight_stated_at(session: Session, subject: UUID) -> dt.datetime | None:
    """Return when the weight of the profile was stated, ``None`` where that is not known."""
    row = repository.profile(session, subject)
    return None if row is None else row.weight_stated_at


def require(session: Session, subject: UUID) -> Profile:
    """Return the stored profile or raise ``ProfileMissing``."""
    row = repository.profile(session, subject)
    if row is None:
        raise ProfileMissing
    return row


def profile_out(row: Profile) -> ProfileOut:
    """Return a stored profile as it travels."""
    return ProfileOut.model_validate({**row.data, "revision": row.revision})


def timezone_of(session: Session, subject: UUID) -> str:
    """Return the person's time zone, UTC before there is a profile."""
    row = repository.profile(session, subject)
    return DEFAULT_TIMEZONE if row is None else row.timezone


def today(session: Session, subject: UUID) -> dt.date:
    """Return which day it is where the person lives."""
    return clock.today_in(timezone_of(session, subject))


def set_override(session: Session, subject: UUID, wish: OverrideData | None) -> TargetsOut:
    """Set targets by hand from today on, or go back to the computed ones. Raises ``OverrideRefused`` or ``TargetsGated``."""
    require(session, subject)
    day = today(session, subject)
    if wish is not None and not wish.model_dump(exclude_none=True):
        wish = None
    if wish is not None:
        person = _person_now(require(session, subject))
        overrides.apply(compute_targets(person, day), wish, person, day)
    _renew(session, subject, wish)
    return targets_out(session, subject, day)


def targets_out(session: Session, subject: UUID, day: dt.date | None) -> TargetsOut:
    """Return the targets of a day as they travel; ``ProfileMissing`` where there is no profile."""
    require(session, subject)
    on = day or today(session, subject)
    found = dict(targets_between(session, subject, on, on))
    version = repository.version_on(session, subject, on)
    by_hand = version.override if version is not None else None
    return TargetsOut.model_validate({**_TARGETS.dump_python(found[on], mode="json"), "date": on, "override": by_hand})


def targets_between(
    session: Session, subject: UUID, first: dt.date, last: dt.date
) -> Iterator[tuple[dt.date, Targets]]:
    """Yield each day from ``first`` to ``last`` with its targets; nothing at all where there is no profile."""
    if repository.profile(session, subject) is None:
        return
    here = today(session, subject)
    if last >= here:
        _birthday(session, subject, here)
    versions = repository.versions(session, subject, last)
    day, index = first, -1
    while day <= last:
        while index + 1 < len(versions) and versions[index + 1].effective_from <= day:
            index += 1
        yield day, _on(versions[index], day, here)
        day += dt.timedelta(days=1)


def person_of(profile: Stored) -> Person:
    """Return what the formulas need to know."""
    return Person(
        birth_date=profile.birth_date,
        sex=profile.sex,
        height_cm=profile.height_cm,
        weight_kg=profile.weight_kg,
        activity=profile.activity,
        goal=Goal(**profile.goal.model_dump()),
        screening=Screening(**profile.screening.model_dump()),
        body_fat_pct=profile.body_fat_pct,
        diet_style=profile.diet.style,
        training_days_per_week=profile.training.days_per_week,
        training_minutes_per_session=profile.training.minutes_per_session,
        energy_method=profile.energy_method,
        training_weekdays=tuple(sorted(profile.training.weekdays)),
        training_day_energy_pct=profile.training.training_day_energy_pct,
    )


def export(session: Session, subject: UUID) -> dict[str, object]:
    """Return the profile and all versions of the targets, JSON-ready."""
    row = repository.profile(session, subject)
    versions = repository.versions(session, subject, dt.date.max)
    return {
        "profile": None if row is None else {**row.data, "revision": row.revision},
        "targets": [
            {"effective_from": item.effective_from.isoformat(), "override": item.override, "targets": item.targets}
            for item in versions
        ],
    }


def _person_now(row: Profile) -> Person:
    """Return the person as the profile states them, with the weight that the scales say since."""
    person = person_of(Stored.model_validate(row.data))
    return person if row.measured_weight_kg is None else replace(person, weight_kg=row.measured_weight_kg)


def _override(session: Session, subject: UUID, day: dt.date) -> OverrideData | None:
    version = repository.version_on(session, subject, day)
    return None if version is None or version.override is None else OverrideData.model_validate(version.override)


def _renew(session: Session, subject: UUID, override: OverrideData | None) -> None:
    """Compute the targets anew and store them from today on (the very first ones from the beginning of time)."""
    day = today(session, subject)
    person = _person_now(require(session, subject))
    targets = overrides.apply_or_raise_to_floor(compute_targets(person, day), override, person, day)
    first = repository.version_on(session, subject, day) is None
    repository.put_version(
        session,
        TargetVersion(
            subject_id=subject,
            effective_from=FIRST_DAY if first else day,
            computed_on=day,
            person=_PERSON.dump_python(person, mode="json"),
            override=None if override is None else override.model_dump(mode="json", exclude_none=True),
            targets=_targets_json(targets, person),
            created_at=clock.now(),
        ),
    )


def _targets_json(targets: Targets, person: Person) -> dict[str, Any]:
    """Return targets as they are stored: the week's mean, and both kinds of days where they differ from it."""
    stored: dict[str, Any] = _TARGETS.dump_python(targets, mode="json")
    training, rest = _training_and_rest(targets, person)
    if training == rest == targets:
        return stored
    both = {"training": training, "rest": rest}
    return stored | {"days": {kind: _TARGETS.dump_python(one, mode="json") for kind, one in both.items()}}


def _training_and_rest(targets: Targets, person: Person) -> tuple[Targets, Targets]:
    return (targets, targets) if overrides.moves_energy(targets) else training_and_rest(targets, person)


def _birthday(session: Session, subject: UUID, day: dt.date) -> None:
    """Give the person new targets from the day on which their age has changed: the formulas and the gates ask for it."""
    version = repository.version_on(session, subject, day)
    if version is None:
        return
    person = _PERSON.validate_python(version.person)
    if version.computed_on < day and _has_aged(person, version.computed_on, day):
        _renew(session, subject, _override(session, subject, day))


def _has_aged(person: Person, since: dt.date, day: dt.date) -> bool:
    """Return whether a birthday lies between; no for an age that no formula holds for, where nothing can be computed."""
    try:
        return person.age_on(day) != person.age_on(since)
    except InvalidPersonError:
        return False


def _on(version: TargetVersion, day: dt.date, here: dt.date) -> Targets:
    """Return a version's targets on a day; for a day to come after the next birthday they are computed for that age."""
    person = _PERSON.validate_python(version.person)
    trains = day.weekday() in person.training_weekdays
    if day > here and _has_aged(person, version.computed_on, day):
        override = None if version.override is None else OverrideData.model_validate(version.override)
        mean = overrides.apply_or_raise_to_floor(compute_targets(person, day), override, person, day)
        training, rest = _training_and_rest(mean, person)
        return training if trains else rest
    days = version.targets.get("days")
    return _TARGETS.validate_python(version.targets if days is None else days["training" if trains else "rest"])
