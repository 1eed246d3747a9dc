"""Measure the meal planner over invented people and write the figures: ``python scripts/bench/plans.py``.

A person for whom no plan is found counts as a miss on every day. The table says what its columns mean.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.meals import MealPlan, PlannedDay
from nexfitra_domain.planning.meals import PLANNER_VERSION, plan_meals
from nexfitra_domain.planning.week import WeekSolver
from nexfitra_domain.verification import verify_meal_plan
from profiles import PROFILES_VERSION, Profile, core_profiles

GOALS: Final = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g")
DRAWS: Final = (16, 32, 64, 128)
OUT: Final = Path(__file__).resolve().parents[2] / "docs" / "benchmarks"


@dataclass
class Tally:
    """What is counted over people; errors are shares of the target."""

    plans: int = 0
    infeasible: int = 0
    unexplained: int = 0
    unsafe: int = 0
    days: int = 0
    hits: int = 0
    tight: int = 0
    weeks_hit: int = 0
    errors: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)
    distinct: list[float] = field(default_factory=list)
    jaccard: list[float] = field(default_factory=list)
    violations: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wishes: dict[str, int] = field(default_factory=lambda: defaultdict(int))


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
    limits = {key: max(0.05 * getattr(day.target, key), 0.0 if key == "energy_kcal" else 5.0) for key in GOALS}
    return all(missed[key] <= limits[key] for key in GOALS)


def is_tight(day: PlannedDay) -> bool:
    """Say whether energy is within 3 % and each macro within 5 g."""
    missed = gaps(day)
    return missed["energy_kcal"] <= 0.03 * day.target.energy_kcal and all(missed[key] <= 5 for key in GOALS[1:])


def count(tally: Tally, profile: Profile, plan: MealPlan, seconds: float, broken: Sequence[str]) -> None:
    """Add one person's plan to ``tally``."""
    tally.plans += 1
    tally.seconds.append(seconds)
    tally.days += len(profile.request.targets)
    if plan.status != "ready":
        tally.infeasible += 1
        tally.unexplained += not plan.conflicts
        for conflict in plan.conflicts:
            tally.wishes[" + ".join(sorted(conflict.wishes))] += 1
        return
    tally.unsafe += bool(broken)
    for rule in broken:
        tally.violations[rule] += 1
    hits = [is_hit(day) for day in plan.days]
    tally.hits += sum(hits)
    tally.weeks_hit += all(hits)
    tally.tight += sum(map(is_tight, plan.days))
    for day in plan.days:
        for key, gap in gaps(day).items():
            tally.errors[key].append(gap / max(getattr(day.target, key), 1e-9))
    dishes = [{meal.recipe for meal in day.meals} for day in plan.days]
    tally.distinct.append(len(set().union(*dishes)))
    tally.jaccard.append(statistics.fmean(1 - len(a & b) / len(a | b) for a, b in combinations(dishes, 2)))


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which ``share`` of ``values`` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def figures(tally: Tally) -> dict[str, Any]:
    """Return the figures of one tally, shares as numbers between 0 and 1."""
    made = tally.plans - tally.infeasible
    return {
        "people": tally.plans,
        "days": tally.days,
        "infeasible": tally.infeasible,
        "infeasible_unexplained": tally.unexplained,
        "hard_violations": tally.unsafe,
        "violations_by_rule": dict(sorted(tally.violations.items())),
        "conflicts": dict(sorted(tally.wishes.items(), key=lambda entry: (-entry[1], entry[0]))[:12]),
        "all5_days": round(tally.hits / tally.days, 4) if tally.days else None,
        "all5_weeks": round(tally.weeks_hit / tally.plans, 4) if tally.plans else None,
        "tight_days": round(tally.tight / tally.days, 4) if tally.days else None,
        "error_mean": {key: round(statistics.fmean(tally.errors[key]), 5) for key in GOALS if made},
        "error_p95": {key: round(percentile(tally.errors[key], 0.95), 5) for key in GOALS if made},
        "distinct_recipes_mean": round(statistics.fmean(tally.distinct), 2) if made else None,
        "day_jaccard_distance_mean": round(statistics.fmean(tally.jaccard), 3) if made else None,
        "milliseconds_p50": round(1000 * percentile(tally.seconds, 0.5), 1),
        "milliseconds_p95": round(1000 * percentile(tally.seconds, 0.95), 1),
        "milliseconds_max": round(1000 * max(tally.seconds, default=0.0), 1),
    }


def measure(profiles: Sequence[Profile], say: Callable[[str], object]) -> dict[str, Any]:
    """Plan for every profile and return the figures over all of them and by diet style."""
    catalog = load_catalog()
    everyone, by_style = Tally(), defaultdict[str, Tally](Tally)
    plan_meals(profiles[0].request, catalog)  # the first call loads the solver; it is not what a service pays per plan
    for profile in profiles:
        began = time.process_time()
        plan = plan_meals(profile.request, catalog)
        seconds = time.process_time() - began
        verdict = verify_meal_plan(profile.request, plan, catalog)
        broken = [violation.rule for violation in verdict.violations]
        for tally in (everyone, by_style[profile.request.diet.style]):
            count(tally, profile, plan, seconds, broken)
        if plan.status != "ready":
            say(f"person {profile.number}: {asdict(profile.request.diet)}")
            for conflict in plan.conflicts:
                say(f"   {conflict.text} {conflict.relaxation}")
    return {"all": figures(everyone), "by_style": {style: figures(by_style[style]) for style in sorted(by_style)}}


def by_draws(profiles: Sequence[Profile]) -> dict[str, Any]:
    """Return share of judged days and time for different numbers of candidate days a kind of day."""
    catalog = load_catalog()
    rows: dict[str, Any] = {}
    for draws in DRAWS:
        seconds, hits, days = [], 0, 0
        for profile in profiles:
            began = time.process_time()
            solver = WeekSolver(profile.request, catalog)
            week = solver.solve(draws)
            seconds.append(time.process_time() - began)
            days += len(profile.request.targets)
            hits += sum(solver.frame(day).goal.hits(found.totals) for day, found in week.days.items())
        rows[str(draws)] = {
            "all5_days": round(hits / days, 4),
            "milliseconds_p50": round(1000 * percentile(seconds, 0.5), 1),
            "milliseconds_p95": round(1000 * percentile(seconds, 0.95), 1),
        }
    return rows


def settings(people: int, seed: int) -> dict[str, Any]:
    """Return what the figures depend on."""
    return {
        "profiles": PROFILES_VERSION,
        "people": people,
        "seed": seed,
        "planner": PLANNER_VERSION,
        "catalog": load_catalog().version,
        "highspy": version("highspy"),
        "numpy": version("numpy"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "clock": "CPU time of one process, one thread",
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def table(result: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    rows = {"all": result["figures"]["all"], **result["figures"]["by_style"]}
    head = (
        "| people | n | infeasible | hard violations | All5 days | whole weeks | energy error mean / p95 | protein p95 "
        "| distinct recipes | ms p50 / p95 |"
    )
    lines = ["# Meal planner, measured", "", head, "|" + "---|" * 10]
    for name, row in rows.items():
        mean, p95 = row["error_mean"], row["error_p95"]
        lines.append(
            f"| {name} | {row['people']} | {row['infeasible']} | {row['hard_violations']} | {row['all5_days']:.1%} "
            f"| {row['all5_weeks']:.1%} | {mean.get('energy_kcal', float('nan')):.2%} / "
            f"{p95.get('energy_kcal', float('nan')):.2%} | {p95.get('protein_g', float('nan')):.2%} "
            f"| {row['distinct_recipes_mean']} | {row['milliseconds_p50']} / {row['milliseconds_p95']} |"
        )
    made = "; ".join(f"{key} {value}" for key, value in result["settings"].items())
    lines += ["", "| candidate days | All5 days | ms p50 / p95 |", "|---|---|---|"]
    for draws, row in result["by_candidate_days"].items():
        lines.append(f"| {draws} | {row['all5_days']:.1%} | {row['milliseconds_p50']} / {row['milliseconds_p95']} |")
    note = (
        "All5: energy within 5 % and each macro within the larger of 5 % and 5 g of the day's target. Infeasible people count as misses in All5 and whole weeks. Errors are shares of the day's target. The verifier that "
        "counts hard violations shares no code with the planner. Zero violations in n plans bound the rate at 3/n (95 %)."
    )
    return "\n".join([*lines, "", note, "", f"Made with: {made}.", "", "Again: `make bench-plans`.", ""])


def main() -> None:
    """Run the benchmark and write ``plans.json`` and ``plans.md``."""
    parser = argparse.ArgumentParser(description="Measure the meal planner over invented people.")
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    catalog_version = load_catalog().version
    profiles = core_profiles(args.people, args.seed, catalog_version)
    measured = measure(profiles, lambda line: print(line, file=sys.stderr))
    result = {
        "settings": settings(args.people, args.seed),
        "figures": measured,
        "by_candidate_days": by_draws(profiles[: min(args.people, 120)]),
    }
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "plans.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (args.out / "plans.md").write_text(table(result), encoding="utf-8")
    sys.stdout.write(table(result))


if __name__ == "__main__":
    main()
