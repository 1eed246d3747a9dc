"""Each hard rule of a meal plan is broken once, alone, and must be named."""

import datetime as dt
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.diets import food_fits
from nexfitra_domain.contract import Conflict, DietRules, LockedMeal, MealPlan, PlannedItem, WeekGoal
from nexfitra_domain.verification import target_distance, verify_meal_plan
from nexfitra_domain.verification.diet import is_keto
from nexfitra_domain.verification.lexicon import is_not_mediterranean

from .fixtures import (
    CATALOG,
    MEALS,
    PROVENANCE,
    START,
    TARGET,
    day,
    meal,
    meal_plan,
    meal_request,
    rules_broken,
    totals,
    with_meal,
)


def broken(plan=None, **request):
    return rules_broken(verify_meal_plan(meal_request(**request), plan or meal_plan(), CATALOG))


def test_a_good_plan_has_no_violation():
    verification = verify_meal_plan(meal_request(), meal_plan(), CATALOG)
    assert verification.violations == ()
    assert verification.ok


@pytest.mark.parametrize("allergen", ["milk", "gluten", "soy", "fish"])
def test_allergens(allergen):
    assert broken(diet=DietRules("omnivore", (allergen,))) == {"allergen"}


@pytest.mark.parametrize("allergen", ["nuts", "peanuts", "eggs", "wheat", "celery"])
def test_allergens_that_are_not_there(allergen):
    assert broken(diet=DietRules("omnivore", (allergen,))) == set()


@pytest.mark.parametrize(
    ("style", "rules"),
    [
        ("omnivore", set()), ("keto", {"diet"}), ("mediterranean", set()), ("pescatarian", set()),
        ("vegetarian", {"diet"}), ("vegan", {"diet"}),
    ],
)  # fmt: skip
def test_styles(style, rules):
    assert broken(diet=DietRules(style)) == rules


def test_the_place_and_the_reason_are_named():
    verification = verify_meal_plan(meal_request(diet=DietRules("vegetarian")), meal_plan(), CATALOG)
    first, second = verification.violations
    assert (first.where, second.where) == ("days[0].meals[2].items[0]", "days[1].meals[2].items[0]")
    assert "Salmon" in first.text


@pytest.mark.parametrize("dislike", ["tofu", "Rolled Oat", "basmati", "apples", "salmon", "Fillets", "MILK"])
def test_dislikes(dislike):
    assert broken(diet=DietRules("omnivore", (), (dislike,))) == {"dislike"}


@pytest.mark.parametrize("dislike", ["ice", "oat milk", "pineapple", "almond", "!!!"])
def test_dislikes_that_are_not_there(dislike):
    assert broken(diet=DietRules("omnivore", (), (dislike,))) == set()


def test_unknown_ingredients_matter_only_where_something_is_avoided():
    plan = with_meal(meal(3, "snack", "apple", ("mystery", 150)))
    assert "unknown_ingredients" not in broken(plan)
    assert "unknown_ingredients" in broken(plan, diet=DietRules("omnivore", ("nuts",)))
    assert "unknown_ingredients" in broken(plan, diet=DietRules("vegan"))


def test_what_a_recipe_says_counts_too():
    recipes = dict(CATALOG.recipes) | {"apple": replace(CATALOG.recipes["apple"], steps=("Add chopped walnuts.",))}
    request = meal_request(diet=DietRules("omnivore", ("nuts",)))
    verification = verify_meal_plan(request, meal_plan(), replace(CATALOG, recipes=recipes))
    assert rules_broken(verification) == {"allergen"}


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        (meal(3, "snack", "no-such-recipe", ("apple", 150)), "unknown_recipe"),
        (meal(3, "snack", None, ("apple", 150)), "unknown_recipe"),
        (meal(3, "snack", "porridge", ("oats", 100), ("milk", 100)), "slot"),
        (meal(3, "snack", "apple", ("apple", 150), ("rice", 50)), "recipe_food"),
        (meal(1, "lunch", "tofu-rice", ("tofu", 300)), "recipe_food"),
        (meal(3, "snack", "apple", ("apple", 400)), "recipe_amount"),
        (meal(3, "snack", "apple", ("apple", 75), ("apple", 75)), "duplicate_food"),
        (meal(3, "snack", "apple", ("apple", 150), locked=True), "locked"),
        (meal(3, "snack", "apple", ("apple", 150), servings=0.0), "amount"),
        (meal(3, "snack", "apple", ("apple", 1600), servings=6.0), "amount"),
        (meal(3, "snack", "apple", ("apple", 150), totals=totals([PlannedItem("apple", 151)])), "totals"),
        (meal(3, "lunch", "tofu-rice", ("tofu", 200), ("rice", 100)), "slots"),
    ],
)
def test_one_bad_meal(changed, rule):
    assert rule in broken(with_meal(changed))


@pytest.mark.parametrize("grams", [math.nan, math.inf, -5.0, 0.0])
def test_senseless_amounts(grams):
    item = replace(MEALS[3], items=(PlannedItem("apple", grams),))
    plan = meal_plan(replace(meal_plan().days[0], meals=(*MEALS[:3], item)), meal_plan().days[1])
    assert "amount" in broken(plan)


def test_unknown_food():
    item = replace(MEALS[3], items=(PlannedItem("no-such-food", 100),))
    plan = meal_plan(replace(meal_plan().days[0], meals=(*MEALS[:3], item)), meal_plan().days[1])
    assert {"unknown_food", "energy_unknown"} <= broken(plan)


def test_an_empty_meal():
    assert "empty_meal" in broken(with_meal(meal(3, "snack", "apple")))


def test_day_totals_must_be_the_sum():
    first = meal_plan().days[0]
    wrong = replace(first, totals=replace(first.totals, energy_kcal=first.totals.energy_kcal + 1))
    assert broken(meal_plan(wrong, meal_plan().days[1])) == {"totals"}
    unknown = replace(first, totals=replace(first.totals, sodium_mg=None))
    assert broken(meal_plan(unknown, meal_plan().days[1])) == {"totals"}


@pytest.mark.parametrize(
    ("diet", "rule"),
    [
        (DietRules("omnivore", max_cooking_minutes=10), "cooking_minutes"),
        (DietRules("omnivore", kitchen=("oven",)), "kitchen"),
        (DietRules("omnivore", meals_per_day=3), "meal_count"),
        (DietRules("omnivore", meals_per_day=5), "meal_count"),
    ],
)
def test_practical_wishes(diet, rule):
    assert broken(diet=diet) == {rule}


def test_excluded_recipes():
    assert broken(exclude_recipes=("porridge",)) == {"excluded_recipe"}


def test_energy_floor():
    high = replace(TARGET, energy_floor_kcal=1726.0)
    days = tuple(replace(each, target=high) for each in meal_plan().days)
    assert broken(meal_plan(*days), targets=(high, high)) == set()  # 1,725 kcal: within the kilocalorie of rounding
    higher = replace(TARGET, energy_floor_kcal=1730.0)
    days = tuple(replace(each, target=higher) for each in meal_plan().days)
    assert broken(meal_plan(*days), targets=(higher, higher)) == {"energy_floor"}


def test_targets_are_echoed_and_days_follow_each_other():
    first, second = meal_plan().days
    assert broken(meal_plan(first)) == {"days"}
    assert broken(meal_plan(first, replace(second, date=START))) == {"date"}
    assert broken(meal_plan(replace(first, target=replace(TARGET, protein_g=1)), second)) == {"target"}


def test_meals_are_numbered_in_order():
    swapped = (MEALS[0], MEALS[2], MEALS[1], MEALS[3])
    assert broken(meal_plan(day(START, TARGET, swapped), meal_plan().days[1])) == {"meal_index", "slots"}


def test_main_meals_before_snacks():
    meals = (*MEALS[:2], replace(MEALS[3], index=2), replace(MEALS[3], index=3))
    assert "slots" in broken(meal_plan(day(START, TARGET, meals), meal_plan().days[1]))


@pytest.mark.parametrize(("grams", "rules"), [(300, set()), (305, {"recipe_step"}), (320, {"recipe_amount"})])
def test_amounts_are_whole_steps_within_bounds(grams, rules):
    assert broken(with_meal(meal(3, "snack", "apple", ("apple", grams)))) == rules


def test_a_day_comes_near_its_energy_unless_a_meal_is_locked():
    lock = LockedMeal(START, MEALS[3])
    plan = meal_plan(
        replace(with_meal(replace(MEALS[3], locked=True)).days[0], target=replace(TARGET, energy_kcal=2200))
    )
    far = replace(TARGET, energy_kcal=2200)
    assert broken(plan, targets=(far,), locked=(lock,)) == set()
    assert broken(meal_plan(replace(meal_plan().days[0], target=far)), targets=(far,)) == {"energy_target"}


def test_keto_is_judged_by_the_dish():
    foods = dict(CATALOG.foods) | {"apple": replace(CATALOG.foods["apple"], per_100g={"energy_kcal": 50.0})}
    dish = replace(CATALOG.recipes["salmon-rice"], ingredients=CATALOG.recipes["salmon-rice"].ingredients[:1])
    assert is_keto(dish, CATALOG.foods)
    assert not is_keto(CATALOG.recipes["salmon-rice"], CATALOG.foods)
    assert not is_keto(CATALOG.recipes["apple"], foods)  # its carbohydrate is not known


def test_the_names_of_the_foods_of_dishes_say_what_is_not_mediterranean():
    shipped = load_catalog()
    used = {line.food for recipe in shipped.recipes.values() for line in recipe.ingredients}
    by_name = {slug for slug in used if is_not_mediterranean(shipped.foods[slug])}
    assert by_name == {slug for slug in used if not food_fits("mediterranean", shipped.foods[slug])}


def test_locked_meals_stay():
    lock = LockedMeal(START, meal(3, "snack", None, ("apple", 200)))
    kept = with_meal(replace(lock.meal, locked=True))
    assert broken(kept, locked=(lock,)) == set()
    assert broken(with_meal(lock.meal), locked=(lock,)) == {"locked"}
    assert broken(meal_plan(), locked=(lock,)) == {"locked"}
    assert broken(kept, locked=(LockedMeal(START + dt.timedelta(5), lock.meal),)) >= {"locked"}


def test_a_locked_meal_is_not_excused_from_an_allergy():
    lock = LockedMeal(START, MEALS[0])
    diet = DietRules("omnivore", ("milk",))
    plan = with_meal(replace(MEALS[0], locked=True))
    assert "allergen" in broken(plan, locked=(lock,), diet=diet)


def test_provenance():
    plan = replace(meal_plan(), provenance=replace(PROVENANCE, seed=2, catalog_version="other"))
    assert broken(plan) == {"provenance"}


def test_refusals_are_judged():
    conflict = Conflict(("diet.style",), "Nothing fits.", "Another style.")
    good = MealPlan("infeasible", PROVENANCE, conflicts=(conflict,))
    assert broken(good) == set()
    assert broken(replace(good, conflicts=())) == {"refusal"}
    assert broken(replace(good, days=meal_plan().days)) == {"refusal"}
    assert broken(replace(meal_plan(), conflicts=(conflict,))) == {"refusal"}


def test_distance_is_reported_and_is_no_rule():
    first, second = target_distance(meal_plan(), CATALOG)
    assert replace(first, index=1) == second
    assert first.energy_kcal == pytest.approx(25)
    assert first.protein_g == pytest.approx(8.6)  # oats 10, milk 6, tofu 30, rice 12.6 and salmon 20, less 70
    assert first.fat_g == pytest.approx(3.8)  # 10 + 6 + 18 + 1.8 + 13, less 45: within 5 g
    assert first.carbohydrate_g == pytest.approx(-10.5)  # 60 + 10 + 6 + 144 + 19.5, less 250: within 5 %
    assert first.soft == ("protein_g",)
    assert not first.within


@given(
    st.integers(0, 3),
    st.sampled_from(sorted(CATALOG.foods)),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from(["milk", "soy", "fish", "gluten", "nuts"]),
)
def test_the_judge_never_stumbles(index, food, grams, allergen):
    changed = replace(MEALS[index], items=(PlannedItem(food, grams), *MEALS[index].items))
    meals = tuple(changed if each.index == index else each for each in MEALS)
    plan = meal_plan(replace(meal_plan().days[0], meals=meals), meal_plan().days[1])
    verification = verify_meal_plan(meal_request(diet=DietRules("omnivore", (allergen,))), plan, CATALOG)
    assert not verification.ok


def test_upper_levels_hold_for_the_mean_of_a_week_and_not_for_a_day():
    week = [day(START + dt.timedelta(at), TARGET, MEALS) for at in range(7)]
    protein_g = week[0].totals.protein_g
    below, above = ((WeekGoal("protein_g", most=share * protein_g),) for share in (0.9, 1.1))
    assert broken(meal_plan(*week), targets=(TARGET,) * 7, week_goals=below) == {"upper_level"}
    assert broken(meal_plan(*week), targets=(TARGET,) * 7, week_goals=above) == set()
    assert broken(meal_plan(*week[:6]), targets=(TARGET,) * 6, week_goals=below) == set()
