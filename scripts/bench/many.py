"""Plan for thousands of people and count what the independent verifier finds: ``python scripts/bench/many.py --plans 10000 --seed 1``.

Core and hard people of several seeds, a week of meals each, and a schedule of four weeks of training for every core one. Nothing but
planner and verifier runs. The last line printed is one JSON object.
"""

import argparse
import datetime as dt
import json
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Literal

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.planning import workouts as workout_planning
from nexfitra_domain.planning.meals import PLANNER_VERSION, plan_meals
from nexfitra_domain.planning.workouts import plan_workouts
from nexfitra_domain.verification import verify_meal_plan, verify_workout_plan
from profiles import PROFILES_VERSION, core_profiles
from profiles_hard import HARD_VERSION, hard_profiles
from profiles_training import TRAINING_VERSION, training_requests

OUT: Final = Path(__file__).resolve().parents[2] / "docs" / "benchmarks"
BATCH: Final = 60
"""People of one seed; a batch is one task of a process. Half as many are hard."""
PROCESSES: Final = 2
SHOWN: Final = 20
RULE_OF_THREE: Final = 3.0

Kind = Literal["core", "hard", "workouts"]


@dataclass
class Tally:
    """What came of the plans of one kind. ``failures`` and ``broken`` name seed and number, so that each can be made again."""

    ready: int = 0
    refused: int = 0
    unexplained: int = 0
    failures: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)

    @property
    def asked(self) -> int:
        """Every request, whatever came of it."""
        return self.ready + self.refused + len(self.failures)

    def add(self, other: "Tally") -> None:
        """Take in what another batch counted."""
        self.ready += other.ready
        self.refused += other.refused
        self.unexplained += other.unexplained
        self.failures += other.failures
        self.broken += other.broken
        self.rules += other.rules

    def figures(self) -> dict[str, Any]:
        """Return the counts, and up to which share plans with a violation are possible at 95 % where none was found."""
        none_found = round(RULE_OF_THREE / self.ready, 6) if self.ready and not self.broken else None
        return {
            "asked": self.asked, "ready": self.ready, "refused": self.refused, "refused_without_reason": self.unexplained,
            "failures": len(self.failures), "hard_violations": len(self.broken), "at_most_share": none_found,
            "rules": dict(self.rules), "shown": (self.failures + self.broken)[:SHOWN],
        }  # fmt: skip


def tally(names_and_requests: Iterable[tuple[str, Any]], plan: Any, verify: Any) -> Tally:
    """Return what came of each request: ``plan(request, catalog)``, judged by ``verify(request, plan, catalog)``."""
    catalog, found = load_catalog(), Tally()
    for name, request in names_and_requests:
        try:
            made = plan(request, catalog)
            violations = verify(request, made, catalog).violations
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and named
            found.failures.append(f"{name}: {type(error).__name__}: {error}")
            continue
        if made.status == "ready":
            found.ready += 1
        else:
            found.refused += 1
            found.unexplained += not any(conflict.wishes for conflict in made.conflicts)
        if violations:
            found.broken.append(name)
            found.rules.update(violation.rule for violation in violations)
    return found


def batch(seed: int) -> dict[Kind, Tally]:
    """Return the tallies of the people of one seed."""
    version_of = load_catalog().version
    core, hard = core_profiles(BATCH, seed, version_of), hard_profiles(BATCH // 2, seed, version_of)
    training = training_requests(core, seed, version_of)

    def named(kind: Kind, requests: Iterable[Any]) -> Iterator[tuple[str, Any]]:
        return ((f"{kind}, seed {seed}, number {at}", request) for at, request in enumerate(requests))

    return {
        "core": tally(named("core", (one.request for one in core)), plan_meals, verify_meal_plan),
        "hard": tally(named("hard", (one.request for one in hard)), plan_meals, verify_meal_plan),
        "workouts": tally(named("workouts", training), plan_workouts, verify_workout_plan),
    }


def measure(plans: int, seed: int) -> dict[str, Any]:
    """Return the figures over at least ``plans`` plans of meals and training together, from ``seed`` on."""
    batches = -(-plans // (BATCH + BATCH // 2 + BATCH))
    totals: dict[Kind, Tally] = {"core": Tally(), "hard": Tally(), "workouts": Tally()}
    began = time.monotonic()
    with ProcessPoolExecutor(PROCESSES) as pool:
        for done, found in enumerate(pool.map(batch, range(seed, seed + batches)), start=1):
            for kind, one in found.items():
                totals[kind].add(one)
            print(f"{done} of {batches} batches, {time.monotonic() - began:.0f} s", file=sys.stderr)
    everything = Tally()
    for one in totals.values():
        everything.add(one)
    catalog = load_catalog()
    return {
        "settings": {
            "date": dt.datetime.now(dt.UTC).date().isoformat(), "seeds": f"{seed}-{seed + batches - 1}", "plans": everything.asked,
            "planners": f"{PLANNER_VERSION}, {workout_planning.PLANNER_VERSION}",
            "profiles": f"{PROFILES_VERSION}, {HARD_VERSION}, {TRAINING_VERSION}", "catalog": catalog.version,
            "highspy": version("highspy"), "python": platform.python_version(), "cores": os.cpu_count(),
            "seconds": round(time.monotonic() - began),
        },
        "all": everything.figures(),
        **{kind: one.figures() for kind, one in totals.items()},
    }  # fmt: skip


def markdown(result: dict[str, Any]) -> str:
    """Return the page."""
    rows = []
    for kind in ("core", "hard", "workouts", "all"):
        row = result[kind]
        most = "–" if row["at_most_share"] is None else f"{row['at_most_share']:.3%}"
        cells = (
            kind, row["asked"], row["ready"], row["refused"], row["refused_without_reason"], row["failures"], row["hard_violations"],
            most,
        )  # fmt: skip
        rows.append("| " + " | ".join(map(str, cells)) + " |")
    head = (
        "plans", "asked", "ready", "refused", "without a reason", "failures", "with a hard violation", "at most (95 %)",
    )  # fmt: skip
    settings = "; ".join(f"{key} {value}" for key, value in result["settings"].items())
    again = f"Again: `make bench-many PLANS={result['settings']['plans']} SEED={result['settings']['seeds'].split('-')[0]}`."
    return "\n".join(
        (
            "# Thousands of plans, judged by the verifier",
            "",
            (
                "Weeks of meals of core and hard people, and schedules of four weeks. The verifier shares no code with the planner. Where nothing "
                "was found, the rule of three says up to which share of plans a violation is still possible."
            ),
            "",
            "| " + " | ".join(head) + " |",
            "|" + "---|" * len(head),
            *rows,
            "",
            f"{settings}.",
            "",
            again,
            "",
        )
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Plan, judge, write ``many.json`` and ``many.md``, and print the counts."""
    parser = argparse.ArgumentParser(description="Plan for thousands of people and count what the verifier finds.")
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1, help="the first of the seeds")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args(arguments)
    if args.plans < 1:
        parser.error("--plans must be at least 1")
    result = measure(args.plans, args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "many.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (args.out / "many.md").write_text(markdown(result), encoding="utf-8")
    print(
        json.dumps(
            {
                kind: {key: result[kind][key] for key in ("asked", "ready", "failures", "hard_violations")}
                for kind in ("core", "hard", "workouts", "all")
            }
        )
    )


if __name__ == "__main__":
    main()
