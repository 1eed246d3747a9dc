"""What holds for every plan over the real catalogue, whoever asks: locks, allergies, swaps, money."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.meals import LockedMeal, MealPlan, MealPlanRequest, PantryItem, PlannedMeal, WeekGoal
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.swap import rank_alternatives
from nexfitra_domain.planning.totals import add_totals
from nexfitra_domain.verification import verify_meal_plan
from nexfitra_domain.verification.lexicon import food_subjects
from nexfitra_domain.vocabulary import ALLERGENS, Allergen

from .requests import requests

CATALOG = load_catalog()
GOALS = (WeekGoal("calcium_mg", least=1000.0, most=2500.0), WeekGoal("iron_mg", least=8.0, most=45.0))


@st.composite
def wishes(draw: st.DrawFn) -> MealPlanRequest:
    """Requests over the real catalogue, some with money, leftovers, a pantry and vitamins and minerals in them."""
    request = draw(requests())
    diet = replace(
        request.diet,
        budget_eur_per_day=draw(st.sampled_from((None, None, 5.0, 9.0))),
        leftover_lunches=draw(st.sampled_from((0, 0, 2))),
    )
    return replace(
        request,
        diet=diet,
        week_goals=draw(st.sampled_from(((), GOALS))),
        pantry=draw(st.sampled_from(((), (PantryItem("lentils-red-dry", 200.0),)))),
        catalog_version=CATALOG.version,
    )


def made(request: MealPlanRequest) -> MealPlan:
    plan = plan_meals(request, CATALOG)
    verdict = verify_meal_plan(request, plan, CATALOG)
    assert verdict.ok, verdict.violations
    return plan


@settings(max_examples=20, deadline=None)
@given(wishes(), st.data())
def test_a_locked_meal_never_changes(request: MealPlanRequest, data: st.DataObject) -> None:
    plan = made(request)
    places = [(day.date, meal) for day in plan.days for meal in day.meals]
    assume(places)
    chosen = data.draw(st.lists(st.sampled_from(range(len(places))), min_size=1, max_size=4, unique=True))
    locks = tuple(LockedMeal(*places[at]) for at in sorted(chosen))
    again = made(replace(request, locked=locks, seed=data.draw(st.integers(0, 1000))))
    if again.status == "infeasible":
        assert again.conflicts
        return
    kept = {(day.date, meal.index): meal for day in again.days for meal in day.meals if meal.locked}
    assert kept.keys() == {(lock.date, lock.meal.index) for lock in locks}
    for lock in locks:
        assert _eaten(kept[lock.date, lock.meal.index]) == _eaten(lock.meal)


def _eaten(meal: PlannedMeal) -> tuple[object, ...]:
    return meal.slot, meal.recipe, meal.servings, meal.items, meal.totals


@settings(max_examples=20, deadline=None)
@given(wishes(), st.sampled_from(ALLERGENS), st.data())
def test_a_new_allergy_never_leaves_that_food_on_a_plate(
    request: MealPlanRequest, allergen: Allergen, data: st.DataObject
) -> None:
    before = made(request)
    allergens = tuple(dict.fromkeys((*request.diet.allergens, allergen)))
    now = replace(request, diet=replace(request.diet, allergens=allergens))
    plan = made(now)
    _free_of(allergen, [meal for day in plan.days for meal in day.meals])
    if plan.days:
        day = data.draw(st.sampled_from(plan.days))
        meal = data.draw(st.sampled_from(day.meals))
        _free_of(allergen, [option.meal for option in rank_alternatives(now, plan, day.date, meal.index, CATALOG)])
    if before.days:
        # A meal from before the allergy that is kept is refused where it holds the allergen.
        day = data.draw(st.sampled_from(before.days))
        meal = data.draw(st.sampled_from(day.meals))
        rest = made(replace(now, locked=(LockedMeal(day.date, meal),)))
        _free_of(allergen, [meal for one in rest.days for meal in one.meals])


def _free_of(allergen: Allergen, meals: list[PlannedMeal]) -> None:
    for slug in {item.food for meal in meals for item in meal.items}:
        assert allergen not in CATALOG.foods[slug].allergens
        assert allergen not in food_subjects(CATALOG.foods[slug])


@settings(max_examples=15, deadline=None)
@given(wishes(), st.data())
def test_swapping_keeps_the_day_in_bounds(request: MealPlanRequest, data: st.DataObject) -> None:
    request = replace(request, diet=replace(request.diet, budget_eur_per_day=None, leftover_lunches=0))
    plan = made(request)
    assume(plan.days)
    day = data.draw(st.sampled_from(plan.days))
    old = data.draw(st.sampled_from(day.meals))
    for option in rank_alternatives(request, plan, day.date, old.index, CATALOG):
        meals = tuple(option.meal if meal.index == old.index else meal for meal in day.meals)
        assert option.day_totals == add_totals(meal.totals for meal in meals)
        swapped = replace(day, meals=meals, totals=option.day_totals)
        assert (option.day_totals.energy_kcal or 0.0) >= day.target.energy_floor_kcal
        if option.on_target:
            _near(option.day_totals.energy_kcal, day.target.energy_kcal, 0.10 * day.target.energy_kcal)
            for key in ("protein_g", "fat_g", "carbohydrate_g"):
                wanted = getattr(day.target, key)
                _near(getattr(option.day_totals, key), wanted, max(0.15 * wanted, 15.0))
            days = tuple(swapped if one.date == day.date else one for one in plan.days)
            verdict = verify_meal_plan(request, replace(plan, days=days), CATALOG)
            assert verdict.ok, verdict.violations


def _near(amount: float | None, wanted: float, most_off: float) -> None:
    assert amount is not None
    assert abs(amount - wanted) <= most_off + 0.01


@settings(max_examples=10, deadline=None)
@given(wishes(), st.floats(2.0, 9.0), st.floats(0.1, 3.0))
def test_what_can_be_had_for_a_budget_can_be_had_for_more(request: MealPlanRequest, budget: float, more: float) -> None:
    def at(euros: float) -> MealPlan:
        return made(replace(request, diet=replace(request.diet, budget_eur_per_day=euros)))

    tight, wide = at(budget), at(budget + more)
    if tight.status == "ready":
        assert wide.status == "ready"
        assert _price(tight) <= _price(wide) + 1e-6


def _price(plan: MealPlan) -> float:
    items = [item for day in plan.days for meal in day.meals for item in meal.items]
    return sum(item.grams * CATALOG.foods[item.food].price_eur_per_kg / 1000 for item in items)
