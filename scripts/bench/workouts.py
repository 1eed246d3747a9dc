"""What is measured on workout schedules: time, hard rules, weekly sets by muscle and the length of sessions.

A muscle's range is the benchmark's own reading of what trained people do (10-20 hard sets a week) and of a gentle start (4-10);
helpers count half (Pelland et al. 2024). It is asked of people who lift for strength or size, have no limits, and have the time.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.workouts import PlannedSession, TrainingRules, WorkoutPlan, WorkoutPlanRequest
from nexfitra_domain.planning.workouts import plan_workouts
from nexfitra_domain.verification import verify_workout_plan
from nexfitra_domain.verification.workouts import own_minutes
from nexfitra_domain.vocabulary import Experience, Muscle, Pattern
from stats import event_share, interval, mean, percentile, rounded, row_p95

TARGET_RANGE: Final[Mapping[Experience, tuple[float, float]]] = {
    "beginner": (4, 10),
    "intermediate": (10, 20),
    "advanced": (10, 20),
}
MUSCLES_JUDGED: Final[tuple[Muscle, ...]] = (
    "chest", "front_delts", "side_delts", "rear_delts", "triceps", "biceps", "lats", "upper_back", "abs", "glutes", "quads",
    "hamstrings", "calves",
)  # fmt: skip
ENOUGH_MINUTES_A_WEEK: Final[Mapping[Experience, int]] = {"beginner": 90, "intermediate": 180, "advanced": 240}
"""Own judgement of what the lower end of the range takes."""
PUSH: Final[tuple[Pattern, ...]] = ("horizontal_push", "vertical_push")
PULL: Final[tuple[Pattern, ...]] = ("horizontal_pull", "vertical_pull")


@dataclass(frozen=True, slots=True)
class Schedule:
    """What came of one request. Errors of minutes are shares."""

    request: WorkoutPlanRequest
    ready: bool
    broken: tuple[str, ...]
    explained: bool
    sets_off: Mapping[Muscle, float]
    """Muscle → hard sets a week outside its range (negative: too few), for people of whom it is asked."""
    minutes_off: tuple[float, ...] = ()
    minutes_over: tuple[float, ...] = ()
    push_pull: float | None = None
    cpu_s: float = 0.0
    wall_s: float = 0.0


def measure_workouts(requests: Sequence[WorkoutPlanRequest], catalog: Catalog, seed: int) -> dict[str, Any]:
    """Plan every request and return the figures."""
    plan_workouts(requests[0], catalog)  # the first call reads what later ones share
    return workout_figures([_schedule(request, catalog) for request in requests], seed)


def _schedule(request: WorkoutPlanRequest, catalog: Catalog) -> Schedule:
    wall, cpu = time.perf_counter(), time.process_time()
    plan = plan_workouts(request, catalog)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    broken = tuple(violation.rule for violation in verify_workout_plan(request, plan, catalog).violations)
    sessions = [session for week in plan.weeks if not week.deload for session in week.sessions]
    return Schedule(
        request,
        plan.status == "ready",
        broken,
        explained=any(conflict.wishes for conflict in plan.conflicts),
        sets_off=sets_off(request.rules, plan.volume) if plan.weeks and is_asked_for_sets(request.rules) else {},
        minutes_off=tuple(minutes_off(session, request.rules) for session in sessions),
        minutes_over=tuple(own_minutes(session, catalog) / session.minutes - 1 for session in sessions),
        push_pull=push_pull_ratio(plan, catalog),
        cpu_s=cpu,
        wall_s=wall,
    )


def is_asked_for_sets(rules: TrainingRules) -> bool:
    """Say whether the ranges can be asked of a schedule: lifting for strength or size, at full effort, with enough time."""
    time_enough = rules.days_per_week * rules.minutes_per_session >= ENOUGH_MINUTES_A_WEEK[rules.experience]
    able = not (rules.low_intensity or rules.hypertension or rules.limits) and rules.days_per_week > 1
    return rules.goal in ("strength", "hypertrophy") and able and time_enough


def sets_off(rules: TrainingRules, volume: Mapping[Muscle, float]) -> dict[Muscle, float]:
    """Return muscle → hard sets a week outside the range of the person's experience: negative below, positive above, else 0."""
    low, high = TARGET_RANGE[rules.experience]
    counted = {muscle: volume.get(muscle, 0.0) for muscle in MUSCLES_JUDGED}
    return {muscle: min(sets - low, 0.0) + max(sets - high, 0.0) for muscle, sets in counted.items()}


def minutes_off(session: PlannedSession, rules: TrainingRules) -> float:
    """Return |planned − wished| minutes as a share of the wished ones."""
    return abs(session.minutes - rules.minutes_per_session) / rules.minutes_per_session


def push_pull_ratio(plan: WorkoutPlan, catalog: Catalog) -> float | None:
    """Return sets of pushes a set of pulls over the first week; None where there are no pulls."""
    sets: Counter[Pattern] = Counter()
    for session in plan.weeks[0].sessions if plan.weeks else ():
        for planned in session.exercises:
            sets[catalog.exercises[planned.exercise].pattern] += sum(each.kind != "warmup" for each in planned.sets)
    pulls = sum(sets[pattern] for pattern in PULL)
    return sum(sets[pattern] for pattern in PUSH) / pulls if pulls else None


def workout_figures(schedules: Sequence[Schedule], seed: int) -> dict[str, Any]:
    """Return the figures over people: shares, sets a week, and times in ms."""
    made = [one for one in schedules if one.ready]
    broken = [float(bool(one.broken)) for one in made]
    millis = {"cpu_ms": [1000 * one.cpu_s for one in schedules], "wall_ms": [1000 * one.wall_s for one in schedules]}
    return {
        "people": len(schedules),
        "infeasible": len(schedules) - len(made),
        "infeasible_explained": sum(one.explained for one in schedules if not one.ready),
        "hard_violations": int(sum(broken)),
        "hard_violation": event_share(int(sum(broken)), broken, seed),
        "violations_by_rule": dict(Counter(rule for one in made for rule in one.broken)),
        **{
            name: {
                "p50": round(percentile(times, 0.5), 1),
                "p95": round(percentile(times, 0.95), 1),
                "p95_interval": rounded(interval(times, seed, row_p95), 1),
            }
            for name, times in millis.items()
        },
        **_set_figures(made),
        "minutes_off_mean": _rounded(mean([off for one in made for off in one.minutes_off])),
        "minutes_off_p95": _rounded(percentile([off for one in made for off in one.minutes_off], 0.95)),
        "minutes_by_wish": _minutes_by_wish(made),
        "judge_minutes_off_mean": _rounded(mean([abs(off) for one in made for off in one.minutes_over])),
        "push_per_pull_median": _rounded(percentile([one.push_pull for one in made if one.push_pull is not None], 0.5)),
    }


def _set_figures(made: Sequence[Schedule]) -> dict[str, Any]:
    asked = [one for one in made if one.sets_off]
    off = [(muscle, sets) for one in asked for muscle, sets in one.sets_off.items()]
    return {
        "people_asked_for_sets": len(asked),
        "muscles_in_range": _rounded(mean([float(sets == 0) for _, sets in off])),
        "sets_off_mean": _rounded(mean([abs(sets) for _, sets in off])),
        "sets_off_by_muscle": {
            muscle: {
                "below": _rounded(mean([max(-sets, 0.0) for name, sets in off if name == muscle])),
                "above": _rounded(mean([max(sets, 0.0) for name, sets in off if name == muscle])),
                "in_range": _rounded(mean([float(sets == 0) for name, sets in off if name == muscle])),
            }
            for muscle in MUSCLES_JUDGED
        },
        "in_range_by_experience": {
            experience: _rounded(
                mean(
                    [
                        float(sets == 0)
                        for one in asked
                        if one.request.rules.experience == experience
                        for sets in one.sets_off.values()
                    ]
                )
            )
            for experience in TARGET_RANGE
        },
    }


def _minutes_by_wish(made: Sequence[Schedule]) -> dict[str, float | None]:
    by_wish: dict[int, list[float]] = defaultdict(list)
    for one in made:
        by_wish[one.request.rules.minutes_per_session] += one.minutes_off
    return {str(minutes): _rounded(mean(by_wish[minutes])) for minutes in sorted(by_wish)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
