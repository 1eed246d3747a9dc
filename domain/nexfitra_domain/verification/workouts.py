"""Hard rules of a workout plan. Every rule has a stable code; a plan with any violation is not shown."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from nexfitra_domain.catalog.model import Catalog, Exercise
from nexfitra_domain.contract.common import Verification, Violation
from nexfitra_domain.contract.workouts import (
    PlannedExercise,
    PlannedSession,
    PlannedWeek,
    TrainingRules,
    WorkoutPlan,
    WorkoutPlanRequest,
)
from nexfitra_domain.verification.burdens import BREATH, LIGHT_MAX_MET, forbidden_tags
from nexfitra_domain.verification.sets import set_violations
from nexfitra_domain.vocabulary import Muscle

SECONDS_PER_REP: Final = 3.0
CHANGE_OVER_S: Final = 60.0
"""The judge's own guess of a repetition and of walking to the next exercise."""
MINUTES_TOLERANCE_SHARE: Final = 0.15
MINUTES_TOLERANCE: Final = 2.0
"""Two guesses of a session's length may differ so much: a session is too long only where this one, too, says so."""

VOLUME_TOLERANCE: Final = 0.01
"""Sets a muscle."""


def verify_workout_plan(request: WorkoutPlanRequest, plan: WorkoutPlan, catalog: Catalog) -> Verification:
    """Judge a plan against its request. A refusal ("infeasible") is judged too: it has no weeks and says what collides."""
    violations = tuple(_provenance(request, plan, catalog))
    if plan.status == "infeasible":
        violations += tuple(_refusal(plan))
    else:
        violations += tuple(_weeks(request, plan))
        for position, week in enumerate(plan.weeks):
            violations += tuple(_week(request, week, position, catalog))
        violations += tuple(_deloads(plan))
        violations += tuple(_volume(plan, catalog))
    return Verification(ok=not violations, violations=violations)


def _provenance(request: WorkoutPlanRequest, plan: WorkoutPlan, catalog: Catalog) -> Iterator[Violation]:
    if plan.provenance.seed != request.seed:
        yield Violation("provenance", "provenance.seed", "The plan names another seed than the request.")
    if plan.provenance.catalog_version != catalog.version:
        text = "The plan was made from another version of the catalogue."
        yield Violation("provenance", "provenance.catalog_version", text)


def _refusal(plan: WorkoutPlan) -> Iterator[Violation]:
    if plan.weeks:
        yield Violation("refusal", "weeks", "A refused plan must not hold weeks.")
    if not plan.conflicts or any(not conflict.wishes for conflict in plan.conflicts):
        yield Violation("refusal", "conflicts", "A refused plan must say which wishes collide.")


def _weeks(request: WorkoutPlanRequest, plan: WorkoutPlan) -> Iterator[Violation]:
    if [week.index for week in plan.weeks] != list(range(1, request.weeks + 1)):
        yield Violation("weeks", "weeks", f"{request.weeks} weeks, numbered from 1, were asked for.")


def _week(request: WorkoutPlanRequest, week: PlannedWeek, position: int, catalog: Catalog) -> Iterator[Violation]:
    where = f"weeks[{position}]"
    wanted = request.rules.days_per_week
    if not 1 <= len(week.sessions) <= wanted:
        text = f"{wanted} sessions a week were asked for, {len(week.sessions)} are planned."
        yield Violation("days_per_week", f"{where}.sessions", text)
    if [session.index for session in week.sessions] != list(range(len(week.sessions))):
        yield Violation("session_index", f"{where}.sessions", "Sessions must be numbered from 0 in their order.")
    yield from _session_days(request, week, where)
    for number, session in enumerate(week.sessions):
        yield from _session(request, session, f"{where}.sessions[{number}]", catalog)


def _session_days(request: WorkoutPlanRequest, week: PlannedWeek, where: str) -> Iterator[Violation]:
    first = request.start + dt.timedelta(days=7 * (week.index - 1))
    days = [session.day for session in week.sessions]
    if days != sorted(set(days)):
        yield Violation("session_day", f"{where}.sessions", "Two sessions share a day or stand out of order.")
    for number, day in enumerate(days):
        if not first <= day < first + dt.timedelta(days=7):
            yield Violation("session_day", f"{where}.sessions[{number}].day", "The day lies outside its week.")
        if request.rules.weekdays and day.weekday() not in request.rules.weekdays:
            yield Violation("weekday", f"{where}.sessions[{number}].day", "The weekday is none of those asked for.")


def _session(request: WorkoutPlanRequest, session: PlannedSession, where: str, catalog: Catalog) -> Iterator[Violation]:
    if not session.exercises:
        yield Violation("empty_session", where, "The session has no exercise.")
    for slug, count in Counter(planned.exercise for planned in session.exercises).items():
        if count > 1:
            yield Violation("duplicate_exercise", where, f"{slug} stands in the session {count} times.")
    yield from _supersets(session, where)
    for number, planned in enumerate(session.exercises):
        at = f"{where}.exercises[{number}]"
        exercise = catalog.exercises.get(planned.exercise)
        if exercise is None:
            yield Violation("unknown_exercise", at, f"{planned.exercise} is not in the catalogue.")
            continue
        yield from _exercise(request.rules, exercise, at)
        one_rm = request.known_1rm_kg.get(planned.exercise)
        yield from set_violations(planned, exercise, request.rules, one_rm, at)
    yield from _length(request.rules, session, where, catalog)


def _supersets(session: PlannedSession, where: str) -> Iterator[Violation]:
    groups = [
        (name, len(list(members))) for name, members in groupby(planned.superset for planned in session.exercises)
    ]
    named = Counter(name for name, _ in groups if name is not None)
    for name, size in groups:
        if name is not None and (size < 2 or named[name] > 1):
            text = f"Superset {name} must hold two or more neighbours."
            yield Violation("superset", f"{where}.exercises", text)


def _exercise(rules: TrainingRules, exercise: Exercise, where: str) -> Iterator[Violation]:
    """Whether this person can, may and wants to do the exercise."""
    if exercise.id in rules.dislikes:
        yield Violation("disliked_exercise", where, f"{exercise.id} is disliked.")
    if not any(set(choice) <= set(rules.equipment) for choice in exercise.equipment):
        yield Violation("equipment", where, f"{exercise.id} needs equipment that is not there.")
    for tag in sorted(exercise.load_tags & forbidden_tags(rules.limits)):
        yield Violation("limit", where, f"{exercise.id} brings {tag}, which an acute limit forbids.")
    if rules.hypertension and BREATH in exercise.load_tags:
        yield Violation("hypertension", where, f"{exercise.id} makes people hold their breath.")
    if rules.low_intensity and exercise.met >= LIGHT_MAX_MET:
        yield Violation("low_intensity", where, f"{exercise.id} is vigorous ({exercise.met:g} MET).")


def _length(rules: TrainingRules, session: PlannedSession, where: str, catalog: Catalog) -> Iterator[Violation]:
    limit = rules.minutes_per_session
    if session.minutes > limit:
        text = f"The session states {session.minutes} minutes, more than {limit}."
        yield Violation("minutes", f"{where}.minutes", text)
    own = own_minutes(session, catalog)
    if own > limit * (1 + MINUTES_TOLERANCE_SHARE) + MINUTES_TOLERANCE:
        yield Violation("minutes", where, f"The session takes about {own:.0f} minutes, more than {limit}.")


def own_minutes(session: PlannedSession, catalog: Catalog) -> float:
    """Return the judge's guess of a session's length in minutes: work, rests but the last, and change-overs."""
    seconds = sum(_exercise_s(planned, catalog.exercises.get(planned.exercise)) for planned in session.exercises)
    last_rest = session.exercises[-1].sets[-1].rest_s if session.exercises else 0
    return max(seconds - last_rest, 0.0) / 60


def _exercise_s(planned: PlannedExercise, exercise: Exercise | None) -> float:
    sides = 2 if exercise is not None and exercise.unilateral else 1
    seconds = CHANGE_OVER_S
    for each in planned.sets:
        reps = ((each.reps_min or 0) + (each.reps_max or each.reps_min or 0)) / 2
        work = each.duration_s if each.duration_s is not None else reps * SECONDS_PER_REP
        seconds += work * sides + each.rest_s
    return seconds


def _deloads(plan: WorkoutPlan) -> Iterator[Violation]:
    """A deload week has no more hard sets than the heaviest other week, and as many sessions as one of them."""
    normal = [week for week in plan.weeks if not week.deload]
    for position, week in enumerate(plan.weeks):
        if not week.deload or not normal:
            continue
        if _hard_sets(week) > max(_hard_sets(other) for other in normal):
            yield Violation("deload", f"weeks[{position}]", "A deload week must not hold more sets than the others.")
        if len(week.sessions) < min(len(other.sessions) for other in normal):
            yield Violation("deload", f"weeks[{position}]", "A deload week keeps the number of sessions.")


def _hard_sets(week: PlannedWeek) -> int:
    sets = (each for session in week.sessions for planned in session.exercises for each in planned.sets)
    return sum(1 for each in sets if each.kind != "warmup")


def _volume(plan: WorkoutPlan, catalog: Catalog) -> Iterator[Violation]:
    """The stated sets a muscle are those of one of the normal weeks (of any week where there is no other)."""
    weeks = [week for week in plan.weeks if not week.deload] or list(plan.weeks)
    counted = [_muscle_sets(week, catalog) for week in weeks]
    if counted and all(_apart(plan.volume, sets) for sets in counted):
        yield Violation("volume", "volume", "The stated sets a muscle are not those of a normal week.")


def _muscle_sets(week: PlannedWeek, catalog: Catalog) -> dict[Muscle, float]:
    """Sets that are no warm-up: whole for prime movers (weight 1), half for helpers (0.5 and more), none for aerobic work."""
    sets: Counter[Muscle] = Counter()
    halves: Counter[Muscle] = Counter()
    for planned in (planned for session in week.sessions for planned in session.exercises):
        exercise = catalog.exercises.get(planned.exercise)
        if exercise is None or exercise.pattern == "conditioning":
            continue
        hard = sum(1 for each in planned.sets if each.kind not in ("warmup", "distance"))
        for muscle, weight in exercise.muscles.items():
            if weight >= 1:
                sets[muscle] += hard
            elif weight >= 0.5:
                halves[muscle] += hard
    return {muscle: sets[muscle] + halves[muscle] / 2 for muscle in sets.keys() | halves.keys()}


def _apart(stated: Mapping[Muscle, float], counted: Mapping[Muscle, float]) -> bool:
    muscles = stated.keys() | counted.keys()
    return any(abs(stated.get(muscle, 0.0) - counted.get(muscle, 0.0)) > VOLUME_TOLERANCE for muscle in muscles)
