"""What is measured on one person's plan, and the figures over many. A person without a plan misses on every day."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

from nexfitra_domain.contract.meals import MealPlan, PlannedDay
from profiles import Profile
from stats import event_share, hit_interval, interval, mean, percentile, rounded, row_p95

GOALS: Final = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g")
ENERGY_SHARE, MACRO_SHARE, MACRO_G = 0.05, 0.05, 5.0
"""All5: energy within 5 %, each macro within the larger of 5 % and 5 g."""
TIGHT_ENERGY_SHARE, TIGHT_MACRO_G = 0.03, 5.0
"""g-bound: energy within 3 %, each macro within 5 g."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one person's request. Shares are of the days asked for; errors are shares of the day's target."""

    profile: Profile
    ready: bool
    days: int
    hits: int = 0
    tight: int = 0
    errors: tuple[dict[str, float], ...] = ()
    broken: tuple[str, ...] = ()
    conflicts: tuple[frozenset[str], ...] = ()
    distinct: int = 0
    meals: int = 0
    jaccard: float | None = None
    wall_s: float = 0.0
    cpu_s: float = 0.0
    error: str = ""
    """The exception that the engine raised, if it did."""
    micros: dict[str, tuple[bool, float]] = field(default_factory=dict)
    """Nutrient → (goal reached over the week, share of energy from foods that state it)."""


def gaps(day: PlannedDay) -> dict[str, float]:
    """Return |actual − target| of energy (kcal) and macros (g); an unknown total is an infinite miss."""
    out = {}
    for key in GOALS:
        total = getattr(day.totals, key)
        out[key] = float("inf") if total is None else abs(total - getattr(day.target, key))
    return out


def is_hit(day: PlannedDay) -> bool:
    """Say whether energy is within 5 % and each macro within the larger of 5 % and 5 g."""
    missed = gaps(day)
    limits = {key: max(MACRO_SHARE * getattr(day.target, key), MACRO_G) for key in GOALS[1:]}
    limits["energy_kcal"] = ENERGY_SHARE * day.target.energy_kcal
    return all(missed[key] <= limits[key] for key in GOALS)


def is_tight(day: PlannedDay) -> bool:
    """Say whether energy is within 3 % and each macro within 5 g."""
    missed = gaps(day)
    return missed["energy_kcal"] <= TIGHT_ENERGY_SHARE * day.target.energy_kcal and all(
        missed[key] <= TIGHT_MACRO_G for key in GOALS[1:]
    )


def shares_off(day: PlannedDay) -> dict[str, float]:
    """Return |actual − target| as a share of the target."""
    return {key: gap / max(getattr(day.target, key), 1e-9) for key, gap in gaps(day).items()}


def jaccard_distance(sets: Sequence[frozenset[str]]) -> float | None:
    """Return the mean Jaccard distance of all pairs (0 all alike, 1 nothing in common); None for fewer than two."""
    pairs = [1 - len(a & b) / len(a | b) for a, b in combinations(sets, 2) if a | b]
    return mean(pairs)


def dishes_by_day(plan: MealPlan) -> list[frozenset[str]]:
    """Return the recipes of every day."""
    return [frozenset(meal.recipe for meal in day.meals if meal.recipe is not None) for day in plan.days]


def judge(profile: Profile, plan: MealPlan, broken: Iterable[str], seconds: tuple[float, float]) -> Outcome:
    """Return what ``plan`` is worth to ``profile``; ``broken`` are rules the verifier found broken, ``seconds`` wall and CPU."""
    asked, (wall, cpu) = len(profile.request.targets), seconds
    if plan.status != "ready":
        conflicts = tuple(frozenset(conflict.wishes) for conflict in plan.conflicts)
        return Outcome(profile, ready=False, days=asked, conflicts=conflicts, wall_s=wall, cpu_s=cpu)
    dishes = dishes_by_day(plan)
    return Outcome(
        profile,
        ready=True,
        days=asked,
        hits=sum(map(is_hit, plan.days)),
        tight=sum(map(is_tight, plan.days)),
        errors=tuple(map(shares_off, plan.days)),
        broken=tuple(broken),
        distinct=len(frozenset().union(*dishes)),
        meals=sum(len(day.meals) for day in plan.days),
        jaccard=jaccard_distance(dishes),
        wall_s=wall,
        cpu_s=cpu,
    )


def failure(profile: Profile, error: Exception, seconds: tuple[float, float]) -> Outcome:
    """Return what is left where an engine raised ``error``: a person without a plan and without an explanation."""
    wall, cpu = seconds
    told = f"{profile.kind} {profile.number}: {type(error).__name__}: {error}"
    return Outcome(profile, ready=False, days=len(profile.request.targets), wall_s=wall, cpu_s=cpu, error=told)


def figures(outcomes: Sequence[Outcome], seed: int) -> dict[str, Any]:
    """Return the figures over people: shares between 0 and 1, errors as shares of the target, times in ms."""
    days = sum(one.days for one in outcomes)
    made = [one for one in outcomes if one.ready]
    broken = [float(bool(one.broken)) for one in made]
    return {
        "people": len(outcomes),
        "days": days,
        "infeasible": len(outcomes) - len(made),
        "failures": [one.error for one in outcomes if one.error],
        "unexplained": sum(not one.ready and not one.conflicts for one in outcomes),
        "conflicts": _counted(" + ".join(sorted(wishes)) for one in outcomes for wishes in one.conflicts),
        "hard_violations": int(sum(broken)),
        "hard_violation": event_share(int(sum(broken)), broken, seed),
        "violations_by_rule": _counted(rule for one in made for rule in one.broken),
        "all5_share": _share(sum(one.hits for one in outcomes), days),
        "all5_interval": rounded(hit_interval([one.hits / one.days for one in outcomes], seed)),
        "weeks_all5_share": _share(sum(one.hits == one.days for one in outcomes), len(outcomes)),
        "g_bound_share": _share(sum(one.tight for one in outcomes), days),
        **_errors(made),
        **_variety(made),
        **_times(outcomes, seed),
    }


def _errors(made: Sequence[Outcome]) -> dict[str, Any]:
    errors = {key: [day[key] for one in made for day in one.errors] for key in GOALS}
    if not made:
        return {"error_mean": None, "error_p95": None}
    return {
        "error_mean": {key: round(mean(errors[key]) or 0.0, 5) for key in GOALS},
        "error_p95": {key: round(percentile(errors[key], 0.95), 5) for key in GOALS},
    }


def _variety(made: Sequence[Outcome]) -> dict[str, Any]:
    four = [float(one.distinct) for one in made if one.meals == 28]
    return {
        "distinct_of_28": _number(mean(four), 2),
        "distinct_share": _number(mean([one.distinct / one.meals for one in made if one.meals]), 3),
        "day_jaccard_distance": _number(mean([one.jaccard for one in made if one.jaccard is not None]), 3),
    }


def _times(outcomes: Sequence[Outcome], seed: int) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    clocks: tuple[tuple[str, Callable[[Outcome], float]], ...] = (
        ("cpu", lambda one: one.cpu_s),
        ("wall", lambda one: one.wall_s),
    )
    for name, read in clocks:
        millis = [1000 * read(one) for one in outcomes]
        figures[f"{name}_ms"] = {
            "p50": round(percentile(millis, 0.5), 1),
            "p95": round(percentile(millis, 0.95), 1),
            "p95_interval": rounded(interval(millis, seed, row_p95), 1),
            "max": round(max(millis, default=math.nan), 1),
        }
    return figures


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _number(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda entry: (-entry[1], entry[0]))[:12])
