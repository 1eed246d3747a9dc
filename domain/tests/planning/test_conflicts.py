"""Requests that cannot be met are explained by wishes that really collide and a change that really helps."""

import re
from dataclasses import replace

import pytest
from nexfitra_domain.contract.meals import LockedMeal, MealPlanRequest
from nexfitra_domain.explain import english
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.probe import Probe, minimal_wishes
from nexfitra_domain.planning.wishes import wishes_of

from .pantry import pantry
from .requests import ask, target

SHELF = pantry()


def refused(request: MealPlanRequest) -> tuple[set[str], str, str]:
    plan = plan_meals(request, SHELF)
    assert plan.status == "infeasible"
    assert not plan.days
    assert len(plan.conflicts) == 1
    conflict = plan.conflicts[0]
    names = {recipe.id: recipe.title["en"] for recipe in SHELF.recipes.values()}
    assert conflict.text == " ".join(english(part, names) for part in conflict.text_parts)
    assert conflict.relaxation == " ".join(english(part, names) for part in conflict.relaxation_parts)
    return set(conflict.wishes), conflict.text, conflict.relaxation


def test_a_kitchen_without_a_hob() -> None:
    wishes, text, relaxation = refused(ask(kitchen=("microwave",)))
    assert wishes == {"diet.kitchen"}
    assert "a kitchen with microwave" in text
    assert relaxation == "Use of: hob."


def test_too_few_minutes_name_the_least_that_would_do() -> None:
    wishes, _, relaxation = refused(ask(max_cooking_minutes=5))
    assert wishes == {"diet.max_cooking_minutes"}
    assert relaxation == "10 cooking minutes instead of 5."
    assert plan_meals(ask(max_cooking_minutes=10), SHELF).status == "ready"


def test_allergens_and_style_collide() -> None:
    # Without soya and gluten two vegan mains are left, both of which take 25 minutes.
    wishes, text, relaxation = refused(ask(style="vegan", allergens=("soy", "gluten"), max_cooking_minutes=15))
    assert "diet.max_cooking_minutes" in wishes
    assert relaxation == "25 cooking minutes instead of 15."
    assert "15 cooking minutes" in text


def test_more_protein_than_dishes_can_hold() -> None:
    request = ask(target(1600, 330, 20, carbohydrate_g=25))
    wishes, text, relaxation = refused(request)
    assert "targets[0].protein_g" in wishes
    assert "330 g protein" in text
    # The offer is a day that was found: asking for it succeeds.
    offered = {name: float(value) for value, name in re.findall(r"(\d+) g (\w+) instead", relaxation)}
    assert offered["protein"] < 330
    eased = replace(request.targets[0], **{f"{name}_g": value for name, value in offered.items()})
    assert plan_meals(ask(eased), SHELF).status == "ready"


def test_two_collisions_at_once_are_resolved_together() -> None:
    # No hob leaves no main dish, and 5 minutes leave none either: giving up one of them is not enough.
    wishes, _, relaxation = refused(ask(kitchen=("microwave",), max_cooking_minutes=5))
    assert len(wishes) == 1
    assert relaxation == "Give up at most 5 cooking minutes and a kitchen with microwave."


def test_dislikes_are_given_back_one_at_a_time() -> None:
    wishes, _, relaxation = refused(ask(dislikes=("broccoli", "tomato")))
    assert wishes == {"diet.dislikes"}
    assert relaxation == 'Allow "broccoli" again.'


def test_excluded_recipes_are_named() -> None:
    shelf = pantry(["omelette", "chicken-rice", "oat-bowl", "yogurt-cup"])
    plan = plan_meals(ask(exclude_recipes=("yogurt-cup",)), shelf)
    assert plan.conflicts[0].wishes == ("diet.meals_per_day", "exclude_recipes")
    assert plan.conflicts[0].relaxation == "Allow yogurt-cup again."


def test_an_empty_catalogue_is_said_to_be_one() -> None:
    plan = plan_meals(ask(), pantry([]))
    assert plan.status == "infeasible"
    assert "catalogue" in plan.conflicts[0].text


@pytest.mark.parametrize(
    "request_",
    [
        ask(kitchen=("microwave",), max_cooking_minutes=5),
        ask(style="vegan", allergens=("soy", "gluten"), max_cooking_minutes=15),
        ask(target(1600, 330, 20, carbohydrate_g=25), style="vegan"),
        ask(style="keto", allergens=("eggs", "milk")),
        ask(target(1300, 60, 45, energy_floor_kcal=2200)),
    ],
)
def test_no_wish_too_many_is_named(request_: MealPlanRequest) -> None:
    probe = Probe(request_, SHELF, 0)
    core = {wish.path for wish in minimal_wishes(probe)}
    others = frozenset(wish.path for wish in wishes_of(request_, 0)) - core
    assert core
    assert probe.best(others) is None
    assert all(probe.best(others | {path}) is not None for path in core)
    plan = plan_meals(request_, SHELF)
    assert {wish for conflict in plan.conflicts for wish in conflict.wishes} == core


def test_days_of_the_same_kind_are_explained_once() -> None:
    plan = plan_meals(ask(target(), target(2200), days=2, max_cooking_minutes=5), SHELF)
    assert len(plan.conflicts) == 1


def test_a_locked_meal_against_an_allergy_is_named() -> None:
    request = ask(days=1)
    shelf = pantry(["oat-bowl", "chicken-rice", "salmon-rice", "seed-mix"])
    day = plan_meals(request, shelf).days[0]
    locked = (LockedMeal(day.date, day.meals[0]),)
    plan = plan_meals(replace(ask(days=1, allergens=("milk",)), locked=locked), shelf)
    assert plan.status == "infeasible"
    assert plan.conflicts[0].wishes == ("locked[0]", "diet.allergens")
    assert "Yogurt" in plan.conflicts[0].text
    (told,) = plan.conflicts[0].text_parts
    assert [part.key for part in told.parts] == ["wish.allergens"]
    assert set(told.params["foods"]) <= set(shelf.foods)
