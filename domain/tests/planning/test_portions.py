"""Portions against cases that can be worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.catalog.model import Ingredient, Recipe
from nexfitra_domain.contract.meals import DayTarget
from nexfitra_domain.planning.dishes import Plate, make_dish, make_plate, servings_for
from nexfitra_domain.planning.goals import GOAL_KEYS, make_goal
from nexfitra_domain.planning.portions import DayProblem, can_reach, day_cost, round_amounts, solve_amounts
from nexfitra_domain.planning.solver import Solver

from .pantry import food

FOODS = {
    entry.id: entry
    for entry in (
        food(("meat", 20, 0, 0, 0, "meat", ())),
        food(("grain", 0, 0, 80, 10, "plant", ())),
        food(("oil", 0, 100, 0, 0, "plant", ())),
    )
}
SOLVER = Solver()


def dish(meat_max: float = 400, step: float = 5) -> Recipe:
    lines = (
        Ingredient("meat", 150, 50, meat_max, step, "protein"),
        Ingredient("grain", 80, 0, 200, step, "starch"),
        Ingredient("oil", 20, 0, 60, 1, "fat"),
    )
    return Recipe("dish", {"en": "Dish"}, ("lunch",), lines, 10, (), "test", 0, ("Cook.",))


def plate(recipe: Recipe, servings: float = 1.0) -> Plate:
    made = make_dish(recipe, FOODS)
    assert made is not None
    return make_plate(made, servings)


def problem(recipe: Recipe, target: DayTarget, servings: float = 1.0) -> DayProblem:
    return DayProblem(make_goal(target), (plate(recipe, servings),), (target.energy_kcal,), np.zeros(len(GOAL_KEYS)))


# 40 g protein from 200 g meat, 80 g carbohydrate from 100 g grain, 30 g fat from 30 g oil; 4·40 + 4·80 + 9·30 = 750 kcal.
EXACT = DayTarget(750, 40, 30, 80, 10)


def test_amounts_that_meet_every_goal_are_found() -> None:
    day = problem(dish(), EXACT)
    amounts = solve_amounts(day, SOLVER)
    assert amounts is not None
    assert amounts.tolist() == pytest.approx([200, 100, 30], abs=1e-6)
    whole = round_amounts(day, amounts)
    assert whole.tolist() == [200, 100, 30]
    assert day.goal.hits(day_cost(day, whole)[1])


def test_a_bound_stops_an_amount_and_energy_is_kept_by_the_others() -> None:
    # At most 150 g of meat are 30 g of protein: 10 g are missing, twice the tolerance of 5 g.
    day = problem(dish(meat_max=150), EXACT)
    amounts = solve_amounts(day, SOLVER)
    assert amounts is not None
    assert amounts[0] == pytest.approx(150)
    totals = day_cost(day, amounts)[1]
    assert totals[0] == pytest.approx(750, abs=1e-6)
    assert not day.goal.hits(totals)
    assert day.goal.serves(totals)


def test_the_energy_floor_is_hard() -> None:
    # Least and most energy of the plate: 50 g meat = 40 kcal; 400 g meat, 200 g grain and 60 g oil = 320 + 640 + 540 = 1500 kcal.
    assert solve_amounts(problem(dish(), replace(EXACT, energy_floor_kcal=1501.0)), SOLVER) is None
    day = problem(dish(), replace(EXACT, energy_floor_kcal=900.0))
    amounts = solve_amounts(day, SOLVER)
    assert amounts is not None
    assert day_cost(day, amounts)[1][0] >= 900 - 1e-6


def test_reach_rules_out_what_cannot_be_served() -> None:
    assert can_reach(problem(dish(), EXACT))
    assert not can_reach(problem(dish(), replace(EXACT, protein_g=100.0)))


def test_rounding_moves_two_amounts_against_each_other() -> None:
    # With a step of 100 g the nearest amounts are 200 and 100; the oil alone has to carry the rest.
    day = problem(dish(step=100), replace(EXACT, energy_kcal=760.0))
    amounts = solve_amounts(day, SOLVER)
    assert amounts is not None
    assert round_amounts(day, amounts).tolist() == [200, 100, 31]


@given(st.floats(0.5, 6), st.sampled_from((1.0, 5.0, 10.0, 50.0)), st.floats(100, 3000), st.floats(10, 200))
def test_whole_amounts_are_steps_within_bounds(servings: float, step: float, energy: float, protein: float) -> None:
    day = problem(dish(step=step), DayTarget(energy, protein, 30, 80, 10), round(servings * 4) / 4)
    amounts = solve_amounts(day, SOLVER)
    assert amounts is not None
    whole, only = round_amounts(day, amounts), day.plates[0]
    steps = whole / only.dish.step
    assert np.allclose(steps, np.round(steps))
    assert np.all((whole >= only.low - 1e-9) & (whole <= only.high + 1e-9))


def test_a_fixed_line_keeps_to_the_kitchens_step() -> None:
    egg = Recipe(
        "egg",
        {"en": "Egg"},
        ("breakfast",),
        (Ingredient("meat", 50, 50, 50, 50, "protein"),),
        5,
        (),
        "test",
        0,
        ("Cook.",),
    )
    assert plate(egg, 0.5).low.tolist() == [50]
    assert plate(egg, 1.25).high.tolist() == [50]
    assert plate(egg, 1.5).low.tolist() == [100]


def test_servings_come_in_quarters_and_within_limits() -> None:
    made = make_dish(dish(), FOODS)
    assert made is not None
    assert made.energy_kcal == pytest.approx(120 + 256 + 180)
    assert servings_for(made, 556) == 1.0
    assert servings_for(made, 800) == 1.5
    assert servings_for(made, 10) == 0.5
    assert servings_for(made, 1e6) == 6.0


def test_a_dish_with_an_unknown_macro_or_a_food_twice_is_not_planned() -> None:
    vague = FOODS["grain"]
    vague = replace(vague, per_100g={**vague.per_100g, "fat_g": None})
    assert make_dish(dish(), FOODS | {"grain": vague}) is None
    lines = dish().ingredients
    assert make_dish(replace(dish(), ingredients=(*lines, lines[0])), FOODS) is None
