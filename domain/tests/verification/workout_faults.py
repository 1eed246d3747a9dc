"""One fault and more for every rule of workout plans."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import replace

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract import Conflict, PlannedExercise, WorkoutPlan

from .planting import Case, Faults, Pick, exercises, put_exercise, put_session, put_week, sessions

WORKOUT_FAULTS = Faults()
plants = WORKOUT_FAULTS.plants
CONFLICT = Conflict(("training.equipment",), "Nothing fits.", "A pair of dumbbells.")
Place = tuple[int, int, int]


def at(*place: int) -> str:
    return (
        "weeks[{}].sessions[{}].exercises[{}]".format(*place)
        if len(place) == 3
        else "weeks[{}].sessions[{}]".format(*place)
    )


def session_at(case: Case, place: tuple[int, ...]):
    return case.plan.weeks[place[0]].sessions[place[1]]


def planned_at(case: Case, place: Place) -> PlannedExercise:
    return session_at(case, place).exercises[place[2]]


def exercise_at(case: Case, place: Place) -> Exercise:
    return case.catalog.exercises[planned_at(case, place).exercise]


def lifts(case: Case) -> list[Place]:
    """Where counted sets are done that are no warm-up."""
    return [place for place in exercises(case.plan) if planned_at(case, place).sets[-1].reps_min is not None]


def swapped_in(case: Case, pick: Pick, wanted: Callable[[Exercise], bool]) -> Case | None:
    """Put an exercise of a kind into the place of another."""
    options = [slug for slug in sorted(case.catalog.exercises) if wanted(case.catalog.exercises[slug])]
    if not options:
        return None
    place = pick(exercises(case.plan))
    changed = put_exercise(case, place, replace(planned_at(case, place), exercise=pick(options)))
    return replace(changed, where=at(*place))


def with_set(case: Case, pick: Pick, options: list[Place], **changes: object) -> Case | None:
    """Change the last set of an exercise, a hard one."""
    if not options:
        return None
    place = pick(options)
    planned = planned_at(case, place)
    sets = (*planned.sets[:-1], replace(planned.sets[-1], **changes))
    changed = put_exercise(case, place, replace(planned, sets=sets))
    return replace(changed, where=f"{at(*place)}.sets[{len(sets) - 1}]")


@plants("provenance")
def other_seed_or_catalogue(case: Case, pick: Pick) -> Case:
    key, value = pick([("seed", case.request.seed + 1), ("catalog_version", "other")])
    changed = replace(case.plan.provenance, **{key: value})
    return replace(case, plan=replace(case.plan, provenance=changed), where=f"provenance.{key}")


@plants("refusal")
def conflicts_beside_weeks(case: Case, pick: Pick) -> Case:
    return replace(case, plan=replace(case.plan, conflicts=(CONFLICT,)), where="conflicts")


@plants("refusal")
def weeks_in_a_refusal(case: Case, pick: Pick) -> Case:
    return replace(case, plan=replace(case.plan, status="infeasible", conflicts=(CONFLICT,)), where="weeks")


@plants("refusal")
def a_refusal_without_reason(case: Case, pick: Pick) -> Case:
    reasons = pick([(), (replace(CONFLICT, wishes=()),)])
    return replace(case, plan=WorkoutPlan("infeasible", case.plan.provenance, conflicts=reasons), where="conflicts")


@plants("weeks")
def weeks_too_few_or_misnumbered(case: Case, pick: Pick) -> Case:
    weeks = case.plan.weeks
    wrong = pick([weeks[:-1], weeks[::-1], (replace(weeks[0], index=9), *weeks[1:])])
    return replace(case, plan=replace(case.plan, weeks=wrong), where="weeks")


@plants("days_per_week")
def a_session_too_few(case: Case, pick: Pick) -> Case:
    w = pick(range(len(case.plan.weeks)))
    week = case.plan.weeks[w]
    return replace(put_week(case, w, replace(week, sessions=week.sessions[:-1])), where=f"weeks[{w}].sessions")


@plants("session_index")
def misnumbered_sessions(case: Case, pick: Pick) -> Case:
    place = pick(sessions(case.plan))
    session = session_at(case, place)
    return replace(
        put_session(case, place, replace(session, index=session.index + 1)), where=f"weeks[{place[0]}].sessions"
    )


@plants("session_day")
def a_session_outside_its_week(case: Case, pick: Pick) -> Case:
    place = pick(sessions(case.plan))
    session = session_at(case, place)
    moved = replace(session, day=session.day + dt.timedelta(days=pick([-7, 7, 70])))
    return replace(put_session(case, place, moved), where=f"{at(*place)}.day")


@plants("session_day")
def two_sessions_on_a_day(case: Case, pick: Pick) -> Case:
    w, s = pick([place for place in sessions(case.plan) if place[1] > 0])
    moved = replace(session_at(case, (w, s)), day=session_at(case, (w, s - 1)).day)
    return replace(put_session(case, (w, s), moved), where=f"weeks[{w}].sessions")


@plants("weekday")
def a_session_on_a_day_of_rest(case: Case, pick: Pick) -> Case | None:
    rest = [weekday for weekday in range(7) if weekday not in case.request.rules.weekdays]
    if not case.request.rules.weekdays:
        return None
    place = pick(sessions(case.plan))
    session = session_at(case, place)
    moved = replace(session, day=session.day + dt.timedelta(days=pick(rest) - session.day.weekday()))
    return replace(put_session(case, place, moved), where=f"{at(*place)}.day")


@plants("empty_session")
def nothing_to_do(case: Case, pick: Pick) -> Case:
    place = pick(sessions(case.plan))
    return replace(put_session(case, place, replace(session_at(case, place), exercises=())), where=at(*place))


@plants("duplicate_exercise")
def an_exercise_twice(case: Case, pick: Pick) -> Case:
    place = pick(sessions(case.plan))
    session = session_at(case, place)
    twice = replace(session, exercises=(*session.exercises, pick(session.exercises)))
    return replace(put_session(case, place, twice), where=at(*place))


@plants("superset")
def a_superset_of_one(case: Case, pick: Pick) -> Case:
    place = pick(exercises(case.plan))
    changed = put_exercise(case, place, replace(planned_at(case, place), superset="Z"))
    return replace(changed, where=f"{at(*place[:2])}.exercises")


@plants("minutes")
def a_false_length(case: Case, pick: Pick) -> Case:
    place = pick(sessions(case.plan))
    session = session_at(case, place)
    most = case.request.rules.minutes_per_session
    wrong = replace(session, minutes=pick([most + 1, 300, max(session.minutes // 3, 1)]))
    return replace(put_session(case, place, wrong), where=f"{at(*place)}.minutes")


@plants("minutes")
def rests_without_end(case: Case, pick: Pick) -> Case:
    place = pick(sessions(case.plan))
    session = session_at(case, place)
    longer = tuple(
        replace(planned, sets=tuple(replace(each, rest_s=900) for each in planned.sets))
        for planned in session.exercises
    )
    return replace(put_session(case, place, replace(session, exercises=longer)), where=at(*place))


@plants("muscle_sets")
def one_exercise_all_session(case: Case, pick: Pick) -> Case:
    place = pick([place for place in lifts(case) if max(exercise_at(case, place).muscles.values()) >= 1])
    planned = planned_at(case, place)
    changed = put_exercise(case, place, replace(planned, sets=(planned.sets[-1],) * 15))
    return replace(changed, where=at(*place[:2]))


@plants("muscle_sets")
def one_muscle_all_week(case: Case, pick: Pick) -> Case | None:
    most = {"beginner": 12, "intermediate": 24, "advanced": 24}[case.request.rules.experience]
    w = pick(range(len(case.plan.weeks)))
    mine = [place for place in lifts(case) if place[0] == w and max(exercise_at(case, place).muscles.values()) >= 1]
    muscle = next(m for m, weight in exercise_at(case, pick(mine)).muscles.items() if weight >= 1)
    same = [place for place in mine if exercise_at(case, place).muscles.get(muscle, 0) >= 1]
    for place in same:
        planned = planned_at(case, place)
        case = put_exercise(case, place, replace(planned, sets=(planned.sets[-1],) * (most // len(same) + 1)))
    return replace(case, where=f"weeks[{w}]")


@plants("deload")
def a_deload_that_is_none(case: Case, pick: Pick) -> Case | None:
    deloads = [w for w, week in enumerate(case.plan.weeks) if week.deload]
    if not deloads:
        return None
    w = pick(deloads)
    for place in [place for place in lifts(case) if place[0] == w]:
        planned = planned_at(case, place)
        case = put_exercise(case, place, replace(planned, sets=planned.sets + (planned.sets[-1],) * 9))
    return replace(case, where=f"weeks[{w}]")


@plants("deload")
def a_deload_with_fewer_sessions(case: Case, pick: Pick) -> Case | None:
    w = pick([w for w, week in enumerate(case.plan.weeks) if week.deload])
    week = case.plan.weeks[w]
    return replace(put_week(case, w, replace(week, sessions=week.sessions[1:])), where=f"weeks[{w}]")


@plants("volume")
def a_false_volume(case: Case, pick: Pick) -> Case:
    volume = dict(case.plan.volume)
    muscle = pick(sorted(volume))
    wrong = pick([{**volume, muscle: volume[muscle] + 1}, {**volume, muscle: math.nan}, {}])
    return replace(case, plan=replace(case.plan, volume=wrong), where="volume")
