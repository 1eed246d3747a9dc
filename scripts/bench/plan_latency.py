"""Measure the time from `POST /plans` to `done` on a running stack, with the AI service and with it killed.

`make bench-plan-latency`, which is `nexfitra-run with-stack -- python scripts/bench/plan_latency.py`: nothing is mocked, one
plan at a time, each person asks for meals and for training. Writes docs/benchmarks/plan-latency.{json,md}.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.planning.meals import PLANNER_VERSION
from profiles import PROFILES_VERSION
from service_switch import kill, revive
from stack_client import Client, Plan, profile_bodies, stack_url

OUT: Final = Path(__file__).resolve().parents[2] / "docs" / "benchmarks"
KINDS: Final = ("meal", "workout")
LIMITS_S: Final = {"all services up": 2.0, "AI service killed": 2.5}
"""What the 95th percentile must not exceed."""


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie (linear between neighbours)."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = int(at)
    pair = list(pairwise([*ordered, ordered[-1]]))[low]
    return pair[0] + (pair[1] - pair[0]) * (at - low)


def measure(clients: Sequence[Client], rounds: int, seed: int) -> list[Plan]:
    """Have every person make a plan of each kind, `rounds` times with other seeds."""
    return [
        client.plan(kind, seed + number)
        for number in range(rounds)
        for client in clients
        for kind in KINDS
    ]  # fmt: skip


def figures(plans: Sequence[Plan]) -> dict[str, Any]:
    """Milliseconds and counts of some plans."""
    seconds = [plan.seconds for plan in plans]
    return {
        "plans": len(plans),
        "p50_ms": round(percentile(seconds, 0.5) * 1000),
        "p95_ms": round(percentile(seconds, 0.95) * 1000),
        "max_ms": round(max(seconds) * 1000),
        "engine_p50_ms": round(percentile([float(plan.engine_ms) for plan in plans], 0.5)),
        "fallback": sum(plan.fallback for plan in plans),
        "infeasible": sum(plan.status == "infeasible" for plan in plans),
    }


def summary(plans: Sequence[Plan]) -> dict[str, Any]:
    """Figures over all plans and by kind."""
    return {"all": figures(plans)} | {kind: figures([plan for plan in plans if plan.kind == kind]) for kind in KINDS}


def settings(given: argparse.Namespace) -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "people": given.people,
        "rounds": given.rounds,
        "seed": given.seed,
        "profiles": PROFILES_VERSION,
        "planner": PLANNER_VERSION,
        "catalog": load_catalog().version,
        "highspy": version("highspy"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),
        "clock": "wall time at the client, on the same machine",
    }


def table(result: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [
        "# From `POST /plans` to `done`, measured",
        "",
        "| services | plans | n | p50 ms | p95 ms | max ms | engine p50 ms | `fallback: true` | infeasible | limit of p95 |",
        "|" + "---|" * 10,
    ]
    for state, kinds in result["figures"].items():
        for kind, row in kinds.items():
            lines.append(
                f"| {state} | {kind} | {row['plans']} | {row['p50_ms']} | {row['p95_ms']} | {row['max_ms']} "
                f"| {row['engine_p50_ms']} | {row['fallback']} | {row['infeasible']} | {LIMITS_S[state] * 1000:.0f} ms |"
            )
    made = "; ".join(f"{key} {value}" for key, value in result["settings"].items())
    note = (
        "Each plan goes the whole way: browser API, job, AI service (or the worker's own solver where that was killed), "
        "verification, database, event stream. Meal plans are seven days long, workout plans four weeks. Everybody shares the cores: "
        "client, database, both services, worker. `engine` is the time inside the worker, the way to the AI service included."
    )
    return "\n".join([*lines, "", note, "", f"Made with: {made}.", "", "Again: `make bench-plan-latency`.", ""])


def verdict(result: dict[str, Any]) -> list[str]:
    """What missed its limit, in words."""
    missed = [
        f"{state}: p95 {kinds['all']['p95_ms']} ms, limit {LIMITS_S[state] * 1000:.0f} ms"
        for state, kinds in result["figures"].items()
        if kinds["all"]["p95_ms"] > LIMITS_S[state] * 1000
    ]
    up, killed = (result["figures"][state]["all"] for state in LIMITS_S)
    if up["fallback"]:
        missed.append(f"{up['fallback']} plans fell back although the AI service was up")
    if killed["fallback"] != killed["plans"]:
        missed.append("without the AI service a plan did not say fallback")
    return missed


def main() -> int:
    """Measure, write both files; 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description="Measure the time from POST /plans to done.")
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    noted = settings(given)
    clients = [Client(stack_url(), body) for body in profile_bodies(given.people, given.seed)]
    measured = {"all services up": summary(measure(clients, given.rounds, given.seed))}
    kill("fastapi")
    try:
        measured["AI service killed"] = summary(measure(clients, given.rounds, given.seed))
    finally:
        revive("fastapi")
    result = {"settings": noted, "figures": measured}
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "plan-latency.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (given.out / "plan-latency.md").write_text(table(result), encoding="utf-8")
    sys.stdout.write(table(result))
    missed = verdict(result)
    sys.stdout.write("".join(f"missed: {line}\n" for line in missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
