"""Impossible requests are impossible, and each of their wishes is needed for it, by proofs that are not the planner's."""

from dataclasses import replace

import pytest
from arms import ARMS
from measure import refusal_is_proved, run
from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import DietRules, MealPlanRequest
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.verification import verify_meal_plan
from oracle import (
    blocked,
    densest,
    each_is_needed,
    empty_meal_sets,
    energy_cannot_hold,
    lacks_a_meal,
    plannable,
    without,
)
from profiles import core_profiles
from profiles_infeasible import FAMILIES, Impossible, infeasible_profiles


@pytest.fixture(scope="module")
def cases(catalog: Catalog) -> list[Impossible]:
    return infeasible_profiles(len(FAMILIES), 1, catalog)[0]


def proved(request: MealPlanRequest, wishes: frozenset[str], catalog: Catalog) -> bool:
    """Say whether ``wishes`` alone, all others given up, make the request impossible."""
    targets = [wish for wish in wishes if wish.startswith("targets")]
    first = request.targets[0]
    if targets == ["targets[0].energy_kcal"]:
        return first.energy_floor_kcal > 1.1 * first.energy_kcal
    if targets:
        macro = next(wish.rsplit(".", 1)[1] for wish in targets if not wish.endswith("energy_kcal"))
        return "targets[0].energy_kcal" in targets and energy_cannot_hold(request, macro, catalog)
    if "locked[0]" in wishes:
        eaten = {
            food for lock in request.locked for item in lock.meal.items for food in catalog.foods[item.food].allergens
        }
        return bool(eaten & set(request.diet.allergens))
    return lacks_a_meal(blocked(request, catalog), wishes, request.diet.meals_per_day, catalog)


def test_each_set_is_impossible_and_minimal(cases: list[Impossible], catalog: Catalog) -> None:
    assert len(cases) == len(FAMILIES)
    for case in cases:
        request = case.profile.request
        assert not plannable(request, catalog), case.profile.kind
        assert proved(request, case.wishes, catalog), case.profile.kind
        assert each_is_needed(request, case.wishes, catalog), case.profile.kind


def test_the_planner_names_exactly_the_wishes_that_collide(cases: list[Impossible], catalog: Catalog) -> None:
    named = {
        case.profile.kind: [set(conflict.wishes) for conflict in plan_meals(case.profile.request, catalog).conflicts]
        for case in cases
    }
    assert named == {case.profile.kind: [set(case.wishes)] for case in cases}


def test_requests_are_stable_under_a_seed(cases: list[Impossible], catalog: Catalog) -> None:
    assert infeasible_profiles(3, 1, catalog)[0] == cases[:3]


def test_a_possible_request_has_no_colliding_set(catalog: Catalog) -> None:
    request = core_profiles(1, 1, catalog.version)[0].request
    assert empty_meal_sets(request, catalog) == []
    assert plannable(request, catalog)


def test_sets_of_food_wishes_are_minimal(catalog: Catalog) -> None:
    plain = core_profiles(1, 1, catalog.version)[0].request
    lunches = tuple(slug for slug, recipe in catalog.recipes.items() if "lunch" in recipe.slots)
    snacks = tuple(slug for slug, recipe in catalog.recipes.items() if "snack" in recipe.slots)
    usual = DietRules("omnivore", meals_per_day=4)
    assert empty_meal_sets(replace(plain, diet=usual, exclude_recipes=lunches), catalog) == [{"exclude_recipes"}]
    # Without a snack three meals still can be planned.
    assert empty_meal_sets(replace(plain, diet=usual, exclude_recipes=snacks), catalog) == [
        {"exclude_recipes", "diet.meals_per_day"}
    ]


def test_giving_up_a_wish_changes_that_wish_only(catalog: Catalog) -> None:
    diet = DietRules("vegan", ("soy",), ("rice",), 3, 20, ("hob",))
    request = replace(core_profiles(1, 1, catalog.version)[0].request, diet=diet, exclude_recipes=("soup",))
    assert [other.diet.style for other in without(request, "diet.style")] == ["omnivore"]
    assert {other.diet.meals_per_day for other in without(request, "diet.meals_per_day")} == {2, 4, 5, 6}
    assert [other.exclude_recipes for other in without(request, "exclude_recipes")] == [()]
    for other in without(request, "targets[0].protein_g"):
        assert other.targets[0].protein_g < request.targets[0].protein_g
        assert other.targets[0].fat_g == request.targets[0].fat_g


def test_no_plan_is_denser_than_the_bound(catalog: Catalog) -> None:
    """The proof rests on how much of a macro a kcal can bring at most: no planned meal may bring more."""
    for profile in core_profiles(6, 3, catalog.version):
        for day in ARMS["planner"](profile.request, catalog).days:
            for meal in day.meals:
                for key in ("protein_g", "fat_g", "carbohydrate_g"):
                    assert getattr(meal.totals, key) <= densest(key, catalog) * meal.totals.energy_kcal + 0.01


@pytest.mark.parametrize("name", ARMS)
def test_every_engine_fills_the_week_and_repeats_itself(name: str, catalog: Catalog) -> None:
    request = core_profiles(6, 1, catalog.version)[1].request
    plan = ARMS[name](request, catalog)
    assert plan == ARMS[name](request, catalog)
    assert len(plan.days) == len(request.targets)
    rules = {violation.rule for violation in verify_meal_plan(request, plan, catalog).violations}
    assert rules <= {"energy_floor"}


@pytest.mark.parametrize("name", ARMS)
def test_every_engine_refuses_where_a_meal_has_no_dish(name: str, catalog: Catalog) -> None:
    request = replace(core_profiles(1, 1, catalog.version)[0].request, exclude_recipes=tuple(catalog.recipes))
    assert ARMS[name](request, catalog).status == "infeasible"


def test_a_refusal_is_proved_only_by_the_reason_named(catalog: Catalog) -> None:
    profile = core_profiles(1, 1, catalog.version)[0]
    lunches = tuple(slug for slug, recipe in catalog.recipes.items() if "lunch" in recipe.slots)
    impossible = replace(profile, request=replace(profile.request, exclude_recipes=lunches))
    refused = run(ARMS["planner"], [impossible], catalog)[0]
    assert refusal_is_proved(refused, catalog)
    assert not refusal_is_proved(replace(refused, conflicts=(frozenset({"diet.style"}),)), catalog)
    assert not refusal_is_proved(replace(refused, conflicts=()), catalog)
    assert not refusal_is_proved(replace(refused, profile=profile), catalog)
