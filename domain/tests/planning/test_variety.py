"""Variety: what counts as the same dish, and how far apart the same dish comes again."""

import datetime as dt
import itertools

import numpy as np
import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.meals import DayTarget, DietRules, MealPlan, MealPlanRequest
from nexfitra_domain.planning.candidates import Candidate, Frame
from nexfitra_domain.planning.choose import Pool, choose_days, uses
from nexfitra_domain.planning.dishes import make_dish, make_plate
from nexfitra_domain.planning.goals import make_goal
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.slots import Meal
from nexfitra_domain.planning.solver import Solver
from nexfitra_domain.vocabulary import DietStyle, MealSlot

CATALOG = load_catalog()
TARGET = DayTarget(
    energy_kcal=2100, protein_g=100, fat_g=75, carbohydrate_g=240, fibre_g=30, saturated_fat_max_g=23, energy_floor_kcal=1200
)  # fmt: skip


def day_of(*slugs: str, cost: float = 0.0) -> Candidate:
    plates = []
    for slug in slugs:
        dish = make_dish(CATALOG.recipes[slug], CATALOG.foods)
        assert dish is not None
        plates.append(make_plate(dish, 1.0))
    grams = np.concatenate([plate.base for plate in plates])
    return Candidate(tuple(plates), grams, cost, np.zeros(7))


def frame_of(*slots: MealSlot) -> Frame:
    meals = tuple((index, Meal(slot, 1 / len(slots))) for index, slot in enumerate(slots))
    return Frame(make_goal(TARGET), meals, np.zeros(7))


def test_dishes_that_are_nearly_the_same_count_as_one() -> None:
    found = uses(frame_of("lunch", "dinner"), day_of("roesti-fried-eggs-tomato", "bubble-and-squeak-eggs"))
    assert found["main", CATALOG.recipes["bubble-and-squeak-eggs"].family] == 2


def test_a_dish_for_lunch_that_is_had_for_breakfast_counts_in_part_as_lunch() -> None:
    slug = "sardine-avocado-plate"
    assert {"breakfast", "lunch"} <= set(CATALOG.recipes[slug].slots)
    found = uses(frame_of("breakfast"), day_of(slug))
    assert found == {("breakfast", slug): 1.0, ("main", slug): 0.5}


def test_equal_days_are_not_chosen_twice_where_another_costs_little_more() -> None:
    twin = day_of("roesti-fried-eggs-tomato", cost=0.0), day_of("bubble-and-squeak-eggs", cost=0.1)
    other = day_of("red-lentil-dal", cost=0.3)
    chosen = choose_days([Pool(frame_of("dinner"), (0, 1), (*twin, other))], Solver())
    assert {day.recipes for day in chosen.values()} == {twin[0].recipes, other.recipes}


def test_the_same_dish_comes_again_as_late_as_can_be() -> None:
    dishes = ("red-lentil-dal", "goan-fish-curry", "teriyaki-salmon-rice", "pasta-e-fagioli", "fasolada")
    pool = Pool(frame_of("dinner"), (0, 1, 2, 3, 4, 5), tuple(day_of(slug) for slug in dishes))
    chosen = choose_days([pool], Solver())
    days: dict[str, list[int]] = {}
    for day, candidate in chosen.items():
        days.setdefault(candidate.recipes[0], []).append(day)
    again = [on for on in days.values() if len(on) > 1]
    assert len(again) == 1
    assert max(again[0]) - min(again[0]) > 2


@pytest.mark.parametrize("style", ["omnivore", "vegan", "keto", "mediterranean"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_lunch_or_dinner_of_a_week_comes_again_within_two_days(style: DietStyle, seed: int) -> None:
    keto = DayTarget(
        energy_kcal=2100, protein_g=105, fat_g=163, carbohydrate_g=53, fibre_g=15, saturated_fat_max_g=None, energy_floor_kcal=1200
    )  # fmt: skip
    targets = (keto if style == "keto" else TARGET,) * 7
    request = MealPlanRequest(dt.date(2026, 3, 2), targets, DietRules(style), seed, CATALOG.version)
    plan = plan_meals(request, CATALOG)
    assert plan.status == "ready"
    assert _near_repeats(plan) == []


def _near_repeats(plan: MealPlan) -> list[str]:
    mains = [
        {CATALOG.recipes[meal.recipe].family for meal in day.meals if meal.slot in ("lunch", "dinner") and meal.recipe}
        for day in plan.days
    ]
    pairs = itertools.chain(itertools.pairwise(mains), zip(mains, mains[2:], strict=False))
    return sorted(name for one, other in pairs for name in one & other)
