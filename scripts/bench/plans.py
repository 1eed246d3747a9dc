"""Measure the planner over invented people and write the figures: ``python scripts/bench/plans.py --profiles 300 --seed 1``.

The last line printed is one JSON object with the headline figures for ``core`` and ``hard`` people.
"""

import argparse
import json
import os
import platform
import resource
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from measure import Say, by_draws, by_kind, by_wish, compare, everyone, judge_infeasible, other_seeds, run, seed_spread
from metrics import Outcome
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.planning import workouts as workout_planning
from nexfitra_domain.planning.meals import PLANNER_VERSION, plan_meals
from profiles import PROFILES_VERSION, core_profiles
from profiles_hard import HARD_VERSION, hard_profiles
from profiles_infeasible import INFEASIBLE_VERSION, infeasible_profiles
from profiles_safety import SAFETY_VERSION, judge_safety, safety_cases
from profiles_training import TRAINING_VERSION, training_requests
from report import markdown, write_charts
from workouts import measure_workouts

OUT: Final = Path(__file__).resolve().parents[2] / "docs" / "benchmarks"
MOST_HARD, MOST_INFEASIBLE, MOST_SAFETY = 500, 300, 300
LEAST_INFEASIBLE: Final = 33
"""Three of every family."""
MOST_COMPARED: Final = 100
"""People of every engine: the large programs take seconds a week."""
MOST_BY_DRAWS: Final = 60
SPREAD_PEOPLE: Final = 6
"""The first six: one of each style."""


def measure(
    people: int, seed: int, seeds: Sequence[int], say: Say
) -> tuple[dict[str, Any], list[Outcome], list[Outcome]]:
    """Return all figures, and what came of the core and the hard people; of ``people`` core ones half as many are hard."""
    catalog = load_catalog()
    core = core_profiles(people, seed, catalog.version)
    hard = hard_profiles(min(max(people // 2, 1), MOST_HARD), seed, catalog.version)
    say("core")
    of_core = run(plan_meals, core, catalog, micros=True)
    say("hard")
    of_hard = run(plan_meals, hard, catalog, micros=True)
    used = settings(people, seed)  # before the comparison: peak memory is the planner's, not the large programs'
    figures_of_core = everyone(of_core, catalog, seed)
    say("other seeds")
    elsewhere = other_seeds(seeds, people, figures_of_core, catalog)
    say("impossible")
    cases, given_up = infeasible_profiles(min(max(people // 3, LEAST_INFEASIBLE), MOST_INFEASIBLE), seed, catalog)
    figures = {
        "settings": used,
        "core": {**figures_of_core, "by_wish": by_wish(of_core)},
        "hard": {**everyone(of_hard, catalog, seed), "by_kind": by_kind(of_hard)},
        "other_seeds": elsewhere,
        "infeasible": judge_infeasible(cases, given_up, catalog),
        "safety": judge_safety(safety_cases(MOST_SAFETY, seed)),
        "arms": compare(core[:MOST_COMPARED], catalog, seed, say),
        "arms_hard": compare(hard[:MOST_COMPARED], catalog, seed, say),
        "by_candidate_days": by_draws(core[:MOST_BY_DRAWS], catalog),
        "seed_spread": [seed_spread(profile, catalog) for profile in core[:SPREAD_PEOPLE]],
        "workouts": measure_workouts(training_requests(core, seed, catalog.version), catalog, seed),
    }
    return figures, of_core, of_hard


def settings(people: int, seed: int) -> dict[str, Any]:
    """Return what the figures depend on."""
    catalog = load_catalog()
    return {
        "people": people,
        "seed": seed,
        "profiles": ", ".join((PROFILES_VERSION, HARD_VERSION, INFEASIBLE_VERSION, SAFETY_VERSION, TRAINING_VERSION)),
        "planners": f"{PLANNER_VERSION}, {workout_planning.PLANNER_VERSION}",
        "catalog": catalog.version,
        "foods": len(catalog.foods),
        "recipes": len(catalog.recipes),
        "exercises": len(catalog.exercises),
        "highspy": version("highspy"),
        "numpy": version("numpy"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def headline(result: dict[str, Any]) -> dict[str, Any]:
    """Return the few figures by which a version of the planner is judged; ``infeasible_explained`` is that of the impossible requests."""
    return {
        group: {
            "hard_violations": result[group]["hard_violations"],
            "all5_share": result[group]["all5_share"],
            "weeks_all5_share": result[group]["weeks_all5_share"],
            "g_bound_share": result[group]["g_bound_share"],
            "energy_error_mean": (result[group]["error_mean"] or {}).get("energy_kcal"),
            "energy_error_p95": (result[group]["error_p95"] or {}).get("energy_kcal"),
            "infeasible_explained": result["infeasible"]["right_conflict_share"],
            "p50_ms": result[group]["cpu_ms"]["p50"],
            "p95_ms": result[group]["cpu_ms"]["p95"],
        }
        for group in ("core", "hard")
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark, write ``plans.json``, ``plans.md`` and the charts, and print the page and the headline."""
    parser = argparse.ArgumentParser(description="Measure the planner over invented people.")
    parser.add_argument("--profiles", type=int, default=300, help="core people; the other groups follow from it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--seeds", type=int, nargs="*", default=[2, 3], help="other seeds to compare the core people with"
    )
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args(arguments)
    if args.profiles < 1:
        parser.error("--profiles must be at least 1")
    result, core, hard = measure(args.profiles, args.seed, args.seeds, lambda line: print(line, file=sys.stderr))
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "plans.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (args.out / "plans.md").write_text(markdown(result), encoding="utf-8")
    write_charts(args.out, core, hard, {"core": result["arms"], "hard": result["arms_hard"]})
    print(markdown(result))
    print(json.dumps(headline(result)))


if __name__ == "__main__":
    main()
