"""Planting faults into good plans: what a planted case is, and by whom it is planted.

A fault takes a good case and a way to pick among options, and returns the case with one thing wrong and the place that the
judge must name; None where the person's plan has nothing to break in this way.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract import MacroTotals, MealPlan, Verification, WorkoutPlan
from nexfitra_domain.verification import verify_meal_plan, verify_workout_plan
from nexfitra_domain.verification.sums import recompute

Pick = Callable[[Sequence[Any]], Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A request, the plan for it and the catalogue; ``where`` is the place of what was planted."""

    request: Any
    plan: Any
    catalog: Catalog
    where: str = ""

    def judged(self) -> Verification:
        verify = verify_meal_plan if isinstance(self.plan, MealPlan) else verify_workout_plan
        return verify(self.request, self.plan, self.catalog)


Fault = Callable[[Case, Pick], Case | None]


class Faults:
    """Faults by the rule that they break."""

    def __init__(self) -> None:
        self.by_rule: dict[str, list[Fault]] = {}

    def plants(self, rule: str) -> Callable[[Fault], Fault]:
        def register(fault: Fault) -> Fault:
            self.by_rule.setdefault(rule, []).append(fault)
            return fault

        return register

    def pairs(self) -> list[tuple[str, Fault]]:
        return [(rule, fault) for rule, faults in self.by_rule.items() for fault in faults]


def seeded(*seed: object) -> Pick:
    return random.Random(repr(seed)).choice


def resolves(where: str, case: Case) -> bool:
    """Whether a place, such as ``days[2].meals[0].totals``, is one of the plan or of the request."""
    return any(_reach(root, where) for root in (case.plan, case.request))


def _reach(value: Any, where: str) -> bool:
    for step in where.replace("]", "").replace("[", ".").split("."):
        if step.isdigit():
            if not isinstance(value, tuple) or int(step) >= len(value):
                return False
            value = value[int(step)]
        elif isinstance(value, dict):
            if step not in value:
                return False
            value = value[step]
        elif step in {field.name for field in fields(value)}:
            value = getattr(value, step)
        else:
            return False
    return True


def places(plan: MealPlan) -> list[tuple[int, int]]:
    return [(d, m) for d, day in enumerate(plan.days) for m in range(len(day.meals))]


def put_meal(case: Case, place: tuple[int, int], meal: Any, *, summed: bool = True) -> Case:
    """Put a meal into the plan and, unless the sums are what is planted, add everything up again."""
    d, m = place
    if summed:
        meal = replace(meal, totals=MacroTotals(**recompute(meal.items, case.catalog.foods)))
    day = case.plan.days[d]
    meals = (*day.meals[:m], meal, *day.meals[m + 1 :])
    return put_day(case, d, replace(day, meals=meals), summed=summed)


def put_day(case: Case, d: int, day: Any, *, summed: bool = True) -> Case:
    if summed:
        items = [item for meal in day.meals for item in meal.items]
        day = replace(day, totals=MacroTotals(**recompute(items, case.catalog.foods)))
    days = (*case.plan.days[:d], day, *case.plan.days[d + 1 :])
    return replace(case, plan=replace(case.plan, days=days))


def put_week(case: Case, w: int, week: Any) -> Case:
    weeks = (*case.plan.weeks[:w], week, *case.plan.weeks[w + 1 :])
    return replace(case, plan=replace(case.plan, weeks=weeks))


def put_session(case: Case, place: tuple[int, int], session: Any) -> Case:
    w, s = place
    week = case.plan.weeks[w]
    sessions = (*week.sessions[:s], session, *week.sessions[s + 1 :])
    return put_week(case, w, replace(week, sessions=sessions))


def put_exercise(case: Case, place: tuple[int, int, int], planned: Any) -> Case:
    w, s, e = place
    session = case.plan.weeks[w].sessions[s]
    exercises = (*session.exercises[:e], planned, *session.exercises[e + 1 :])
    return put_session(case, (w, s), replace(session, exercises=exercises))


def sessions(plan: WorkoutPlan) -> list[tuple[int, int]]:
    return [(w, s) for w, week in enumerate(plan.weeks) for s in range(len(week.sessions))]


def exercises(plan: WorkoutPlan) -> list[tuple[int, int, int]]:
    return [(w, s, e) for w, s in sessions(plan) for e in range(len(plan.weeks[w].sessions[s].exercises))]
