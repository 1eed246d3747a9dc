"""Runs the engines over the invented people and gathers the figures."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from arms import ARMS, Engine
from metrics import Outcome, dishes_by_day, failure, figures, jaccard_distance, judge
from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.week import WeekSolver
from nexfitra_domain.verification import verify_meal_plan
from oracle import empty_meal_sets
from profiles import Profile, core_profiles
from profiles_infeasible import Impossible
from stats import interval, percentile, rounded
from week_micros import micro_figures, week_micros

DRAWS: Final = (16, 32, 64, 96, 128, 192, 256)
BUDGET_MS: Final = 300.0
"""What the slowest twentieth of weeks may take."""
SPREAD_SEEDS: Final = 8

Say = Callable[[str], object]


def run(engine: Engine, profiles: Sequence[Profile], catalog: Catalog, *, micros: bool = False) -> list[Outcome]:
    """Plan for every profile and judge each plan by the verifier, which is not part of the time. An exception is a miss."""
    engine(profiles[0].request, catalog)  # the first call loads the solver; it is not what a service pays per plan
    outcomes = []
    for profile in profiles:
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            plan = engine(profile.request, catalog)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a miss of this person and shown on the page
            seconds = time.perf_counter() - wall, time.process_time() - cpu
            outcomes.append(failure(profile, error, seconds))
            continue
        seconds = time.perf_counter() - wall, time.process_time() - cpu
        verdict = verify_meal_plan(profile.request, plan, catalog)
        outcome = judge(profile, plan, (violation.rule for violation in verdict.violations), seconds)
        outcomes.append(replace(outcome, micros=week_micros(plan, profile.person, catalog)) if micros else outcome)
    return outcomes


def everyone(outcomes: Sequence[Outcome], catalog: Catalog, seed: int) -> dict[str, Any]:
    """Return the figures over all people, with vitamins and minerals, by diet style, and how many refusals are proved right."""
    by_style: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_style[one.profile.request.diet.style].append(one)
    return {
        **figures(outcomes, seed),
        "micros": micro_figures(outcomes),
        "refusals_proved": sum(refusal_is_proved(one, catalog) for one in outcomes if not one.ready),
        "by_style": {
            style: {**figures(by_style[style], seed), "micros": micro_figures(by_style[style])}
            for style in sorted(by_style)
        },
    }


def refusal_is_proved(outcome: Outcome, catalog: Catalog) -> bool:
    """Return whether a meal of the refused request has no dish at all, and every conflict that was named is a minimal reason."""
    proved = empty_meal_sets(outcome.profile.request, catalog)
    return bool(outcome.conflicts) and all(wishes in proved for wishes in outcome.conflicts)


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """Return, for every part that a hard kind is made of, people, refusals and the share of days within All5."""
    parts: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        for part in one.profile.kind.split(" | "):
            parts[part].append(one)
    return {
        part: {
            "people": len(mine),
            "infeasible": sum(not one.ready for one in mine),
            "all5_share": round(sum(one.hits for one in mine) / sum(one.days for one in mine), 4),
        }
        for part, mine in sorted(parts.items())
    }


def compare(profiles: Sequence[Profile], catalog: Catalog, seed: int, say: Say) -> dict[str, Any]:
    """Return the figures of every engine over the same people, and what each loses against the planner, paired by person."""
    rows: dict[str, Any] = {}
    planner: list[Outcome] = []
    profiles = [_without_money(profile) for profile in profiles]
    for name, engine in ARMS.items():
        say(f"arm: {name}")
        outcomes = run(engine, profiles, catalog)
        planner = planner or outcomes
        lost = [one.hits / one.days - base.hits / base.days for one, base in zip(outcomes, planner, strict=True)]
        rows[name] = {**figures(outcomes, seed), "all5_against_planner": rounded(interval(lost, seed))}
    return rows


def _without_money(profile: Profile) -> Profile:
    """Return ``profile`` without budget and leftovers, which the simple engines know nothing of."""
    diet = replace(profile.request.diet, budget_eur_per_day=None, leftover_lunches=0)
    return replace(profile, request=replace(profile.request, diet=diet))


def by_wish(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """Return days within All5 and time of people with and without a budget, leftovers, and minutes by weekday."""
    asks: dict[str, Callable[[DietRules], bool]] = {
        "a weekly budget": lambda diet: diet.budget_eur_per_day is not None,
        "leftovers": lambda diet: diet.leftover_lunches > 0,
        "minutes by weekday": lambda diet: diet.minutes_by_weekday is not None,
        "a split of their own": lambda diet: diet.meal_shares is not None,
        "none of these": lambda diet: not any(ask(diet) for name, ask in asks.items() if name != "none of these"),
    }
    rows = {}
    for name, ask in asks.items():
        mine = [one for one in outcomes if ask(one.profile.request.diet)]
        if mine:
            millis = [1000 * one.cpu_s for one in mine]
            rows[name] = {
                "people": len(mine),
                "infeasible": sum(not one.ready for one in mine),
                "all5_share": round(sum(one.hits for one in mine) / sum(one.days for one in mine), 4),
                "cpu_ms": {"p50": round(percentile(millis, 0.5), 1), "p95": round(percentile(millis, 0.95), 1)},
            }
    return rows


def other_seeds(seeds: Sequence[int], people: int, first: Mapping[str, Any], catalog: Catalog) -> dict[str, Any]:
    """Return headline figures of other seeds, and whether their All5 agrees with the first seed's: 95 % intervals that overlap."""
    rows = {}
    for seed in seeds:
        row = figures(run(plan_meals, core_profiles(people, seed, catalog.version), catalog), seed)
        mine, theirs = row["all5_interval"], first["all5_interval"]
        agrees = None if not mine or not theirs else mine[0] <= theirs[1] and theirs[0] <= mine[1]
        keys = (
            "people",
            "infeasible",
            "hard_violations",
            "all5_share",
            "all5_interval",
            "weeks_all5_share",
            "error_mean",
        )
        rows[str(seed)] = {**{key: row[key] for key in keys}, "cpu_ms": row["cpu_ms"], "agrees": agrees}
    return rows


def by_draws(profiles: Sequence[Profile], catalog: Catalog) -> dict[str, Any]:
    """Return share of judged days and time for different numbers of candidate days a kind of day."""
    rows: dict[str, Any] = {}
    for draws in DRAWS:
        cpu, wall, hits, weeks, days = [], [], 0, 0, 0
        for profile in profiles:
            began, began_cpu = time.perf_counter(), time.process_time()
            solver = WeekSolver(profile.request, catalog)
            week = solver.solve(draws)
            cpu.append(1000 * (time.process_time() - began_cpu))
            wall.append(1000 * (time.perf_counter() - began))
            days += len(profile.request.targets)
            good = sum(solver.frame(day).goal.hits(found.totals) for day, found in week.days.items())
            hits, weeks = hits + good, weeks + (good == len(profile.request.targets))
        rows[str(draws)] = {
            "all5_share": round(hits / days, 4),
            "weeks_all5_share": round(weeks / len(profiles), 4),
            "cpu_ms": {"p50": round(percentile(cpu, 0.5), 1), "p95": round(percentile(cpu, 0.95), 1)},
            "wall_ms": {"p50": round(percentile(wall, 0.5), 1), "p95": round(percentile(wall, 0.95), 1)},
        }
    return rows


def seed_spread(profile: Profile, catalog: Catalog) -> dict[str, Any]:
    """Return how far the weeks of one person lie apart under different seeds: mean Jaccard distance, and dishes in all."""
    weeks = []
    for seed in range(SPREAD_SEEDS):
        plan = plan_meals(replace(profile.request, seed=1000 + seed), catalog)
        if plan.status == "ready":
            weeks.append(frozenset().union(*dishes_by_day(plan)))
    distance = jaccard_distance(weeks)
    return {
        "style": profile.request.diet.style,
        "weeks": len(weeks),
        "jaccard_distance": None if distance is None else round(distance, 3),
        "dishes": len(frozenset().union(*weeks)) if weeks else 0,
        "dishes_a_week": round(sum(map(len, weeks)) / len(weeks), 1) if weeks else None,
    }


def judge_infeasible(cases: Sequence[Impossible], given_up: Mapping[str, int], catalog: Catalog) -> dict[str, Any]:
    """Return the share of impossible requests that are refused with exactly the wishes that collide, and by family."""
    families: dict[str, list[bool]] = defaultdict(list)
    refused, seconds, wrong = 0, [], []
    for case in cases:
        began = time.process_time()
        plan = plan_meals(case.profile.request, catalog)
        seconds.append(1000 * (time.process_time() - began))
        refused += plan.status == "infeasible"
        named = [frozenset(conflict.wishes) for conflict in plan.conflicts]
        families[case.profile.kind].append(named == [case.wishes])
        if named != [case.wishes]:
            wrong.append(
                {"family": case.profile.kind, "due": sorted(case.wishes), "named": [sorted(one) for one in named]}
            )
    right = [ok for oks in families.values() for ok in oks]
    return {
        "requests": len(cases),
        "refused": refused,
        "right_conflict_share": round(sum(right) / len(right), 4) if right else None,
        "right_conflict_interval": rounded(interval([float(ok) for ok in right], 0)),
        "by_family": {name: {"requests": len(oks), "right": sum(oks)} for name, oks in sorted(families.items())},
        "drafts_given_up": dict(given_up),
        "wrong": wrong[:12],
        "cpu_ms": {"p50": round(percentile(seconds, 0.5), 1), "p95": round(percentile(seconds, 0.95), 1)},
    }
