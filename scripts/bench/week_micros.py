"""Vitamins and minerals of a planned week against the reference intakes, with how much of the food states them."""

from collections.abc import Sequence
from typing import Any

from metrics import Outcome
from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import MealPlan
from nexfitra_domain.micros import ENOUGH_COVERAGE, daily_goals, sum_nutrients
from nexfitra_domain.person import Person
from profiles import START
from stats import mean


def week_micros(plan: MealPlan, person: Person, catalog: Catalog) -> dict[str, tuple[bool, float]]:
    """Return nutrient → (the mean day reaches the RDA or AI, coverage 0–1). What is unknown is left out, never taken as zero.

    A goal that the known part reaches is reached; one that it misses with low coverage may be reached all the same.
    """
    if not plan.days:
        return {}
    items = [item for day in plan.days for meal in day.meals for item in meal.items]
    totals = sum_nutrients((catalog.foods[item.food].per_100g, item.grams) for item in items)
    reached = {}
    for key, goal in daily_goals(person.sex, person.age_on(START)).items():
        total, coverage = totals[key]
        reached[key] = (total is not None and total / len(plan.days) >= goal.amount, coverage)
    return reached


def micro_figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return the share of goals reached, mean coverage, the share of goals with enough coverage, and shares by nutrient."""
    made = [one.micros for one in outcomes if one.micros]
    every = [entry for micros in made for entry in micros.values()]
    if not every:
        return {"reached_share": None, "coverage_mean": None, "covered_share": None, "by_nutrient": {}}
    by_nutrient = {
        key: round(mean([float(micros[key][0]) for micros in made if key in micros]) or 0.0, 3)
        for key in sorted({key for micros in made for key in micros})
    }
    return {
        "reached_share": round(mean([float(ok) for ok, _ in every]) or 0.0, 4),
        "coverage_mean": round(mean([coverage for _, coverage in every]) or 0.0, 4),
        "covered_share": round(mean([float(coverage >= ENOUGH_COVERAGE) for _, coverage in every]) or 0.0, 4),
        "by_nutrient": dict(sorted(by_nutrient.items(), key=lambda entry: (entry[1], entry[0]))),
    }
