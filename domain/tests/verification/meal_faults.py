"""One fault and more for every rule of meal plans."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import replace

from nexfitra_domain.catalog.model import Recipe
from nexfitra_domain.contract import Conflict, MealPlan, PlannedItem, PlannedMeal

from .planting import Case, Faults, Pick, places, put_day, put_meal

MEAL_FAULTS = Faults()
plants = MEAL_FAULTS.plants
CONFLICT = Conflict(("diet.style",), "Nothing fits.", "Another style.")


def at(place: tuple[int, int]) -> str:
    return f"days[{place[0]}].meals[{place[1]}]"


def free_places(case: Case) -> list[tuple[int, int]]:
    kept = {(lock.date, lock.meal.index) for lock in case.request.locked}
    days = case.plan.days
    return [
        (d, m)
        for d, m in places(case.plan)
        if (days[d].date, days[d].meals[m].index) not in kept and days[d].meals[m].leftover_of is None
    ]


def meal_at(case: Case, place: tuple[int, int]) -> PlannedMeal:
    return case.plan.days[place[0]].meals[place[1]]


def cooked(recipe: Recipe, like: PlannedMeal) -> PlannedMeal:
    """One serving of a recipe in its own amounts, in place of another meal."""
    items = tuple(PlannedItem(line.food, line.grams) for line in recipe.ingredients)
    return replace(like, recipe=recipe.id, servings=1.0, items=items)


def instead(case: Case, pick: Pick, recipes: Iterable[Recipe]) -> tuple[Case, tuple[int, int], Recipe] | None:
    """Serve one of the recipes somewhere."""
    options = sorted(recipes, key=lambda recipe: recipe.id)
    if not options:
        return None
    place, recipe = pick(free_places(case)), pick(options)
    return put_meal(case, place, cooked(recipe, meal_at(case, place))), place, recipe


def served_instead(case: Case, pick: Pick, recipes: Iterable[Recipe]) -> Case | None:
    served = instead(case, pick, recipes)
    return None if served is None else replace(served[0], where=at(served[1]))


def with_item(case: Case, pick: Pick, food: str) -> Case:
    """Put a food in the place of one of a meal's."""
    place = pick(free_places(case))
    meal = meal_at(case, place)
    number = pick(range(len(meal.items)))
    items = (*meal.items[:number], replace(meal.items[number], food=food), *meal.items[number + 1 :])
    return replace(put_meal(case, place, replace(meal, items=items)), where=f"{at(place)}.items[{number}]")


def with_grams(case: Case, place: tuple[int, int], number: int, grams: float) -> Case:
    meal = meal_at(case, place)
    items = (*meal.items[:number], replace(meal.items[number], grams=grams), *meal.items[number + 1 :])
    return put_meal(case, place, replace(meal, items=items))


@plants("provenance")
def other_seed(case: Case, pick: Pick) -> Case:
    changed = replace(case.plan.provenance, seed=case.request.seed + 1)
    return replace(case, plan=replace(case.plan, provenance=changed), where="provenance.seed")


@plants("provenance")
def other_catalogue(case: Case, pick: Pick) -> Case:
    changed = replace(case.plan.provenance, catalog_version="other")
    return replace(case, plan=replace(case.plan, provenance=changed), where="provenance.catalog_version")


@plants("refusal")
def conflicts_beside_days(case: Case, pick: Pick) -> Case:
    return replace(case, plan=replace(case.plan, conflicts=(CONFLICT,)), where="conflicts")


@plants("refusal")
def days_in_a_refusal(case: Case, pick: Pick) -> Case:
    return replace(case, plan=replace(case.plan, status="infeasible", conflicts=(CONFLICT,)), where="days")


@plants("refusal")
def a_refusal_without_reason(case: Case, pick: Pick) -> Case:
    reasons = pick([(), (replace(CONFLICT, wishes=()),)])
    return replace(case, plan=MealPlan("infeasible", case.plan.provenance, conflicts=reasons), where="conflicts")


@plants("days")
def a_day_too_few(case: Case, pick: Pick) -> Case:
    return replace(case, plan=replace(case.plan, days=case.plan.days[:-1]), where="days")


@plants("date")
def a_wrong_date(case: Case, pick: Pick) -> Case:
    d = pick(range(len(case.plan.days)))
    day = case.plan.days[d]
    moved = replace(day, date=day.date + dt.timedelta(days=pick([-7, -1, 1, 365])))
    return replace(put_day(case, d, moved), where=f"days[{d}].date")


@plants("target")
def a_softened_target(case: Case, pick: Pick) -> Case:
    d = pick(range(len(case.plan.days)))
    day = case.plan.days[d]
    key = pick(["energy_kcal", "protein_g", "energy_floor_kcal"])
    softer = replace(day.target, **{key: getattr(day.target, key) - 1})
    return replace(put_day(case, d, replace(day, target=softer)), where=f"days[{d}].target")


@plants("meal_count")
def a_meal_too_few(case: Case, pick: Pick) -> Case:
    d = pick(range(len(case.plan.days)))
    day = case.plan.days[d]
    return replace(put_day(case, d, replace(day, meals=day.meals[:-1])), where=f"days[{d}].meals")


@plants("meal_index")
def one_index_twice(case: Case, pick: Pick) -> Case:
    place = pick(places(case.plan))
    meal = meal_at(case, place)
    changed = put_meal(case, place, replace(meal, index=(meal.index + 1) % len(case.plan.days[place[0]].meals)))
    return replace(changed, where=f"days[{place[0]}].meals")


@plants("slots")
def dinner_for_lunch(case: Case, pick: Pick) -> Case:
    d, m = pick([(d, m) for d, m in places(case.plan) if meal_at(case, (d, m)).slot == "lunch"])
    wrong = replace(meal_at(case, (d, m)), slot=pick(["dinner", "snack", "breakfast"]))
    return replace(put_meal(case, (d, m), wrong), where=f"days[{d}].meals")


@plants("empty_meal")
def nothing_to_eat(case: Case, pick: Pick) -> Case:
    place = pick(places(case.plan))
    return replace(put_meal(case, place, replace(meal_at(case, place), items=())), where=at(place))


@plants("duplicate_food")
def a_food_twice(case: Case, pick: Pick) -> Case:
    place = pick(places(case.plan))
    meal = meal_at(case, place)
    return replace(put_meal(case, place, replace(meal, items=(*meal.items, pick(meal.items)))), where=at(place))


@plants("amount")
def senseless_grams(case: Case, pick: Pick) -> Case:
    place = pick(places(case.plan))
    number = pick(range(len(meal_at(case, place).items)))
    changed = with_grams(case, place, number, pick([0.0, -5.0, math.nan, math.inf, 1600.0]))
    return replace(changed, where=f"{at(place)}.items[{number}]")


@plants("amount")
def senseless_servings(case: Case, pick: Pick) -> Case:
    place = pick(places(case.plan))
    meal = replace(meal_at(case, place), servings=pick([0.0, -1.0, math.nan, 7.0]))
    return replace(put_meal(case, place, meal), where=f"{at(place)}.servings")


@plants("energy_unknown")
def a_food_of_unknown_energy(case: Case, pick: Pick) -> Case:
    d, m = pick(places(case.plan))
    food = case.catalog.foods[pick(meal_at(case, (d, m)).items).food]
    foods = {**case.catalog.foods, food.id: replace(food, per_100g={**food.per_100g, "energy_kcal": None})}
    return replace(case, catalog=replace(case.catalog, foods=foods), where=f"days[{d}]")


@plants("totals")
def a_wrong_sum_of_a_meal(case: Case, pick: Pick) -> Case:
    place = pick(places(case.plan))
    meal = meal_at(case, place)
    key = pick(["energy_kcal", "protein_g", "fat_g", "carbohydrate_g"])
    wrong = pick([getattr(meal.totals, key) + 2, None, math.nan, -1.0])
    totals = replace(meal.totals, **{key: wrong})
    changed = put_meal(case, place, replace(meal, totals=totals), summed=False)
    return replace(changed, where=f"{at(place)}.totals.{key}")


@plants("totals")
def a_wrong_sum_of_a_day(case: Case, pick: Pick) -> Case:
    d = pick(range(len(case.plan.days)))
    day = case.plan.days[d]
    changed = put_day(
        case, d, replace(day, totals=replace(day.totals, protein_g=day.totals.protein_g + 3)), summed=False
    )
    return replace(changed, where=f"days[{d}].totals.protein_g")


def scaled(case: Case, d: int, factor: float) -> Case:
    meals = (
        replace(meal, items=tuple(replace(item, grams=item.grams * factor) for item in meal.items))
        for meal in case.plan.days[d].meals
    )
    for m, meal in enumerate(meals):
        case = put_meal(case, (d, m), meal)
    return replace(case, where=f"days[{d}]")


@plants("energy_floor")
def a_day_of_hunger(case: Case, pick: Pick) -> Case:
    return scaled(case, pick(range(len(case.plan.days))), pick([0.1, 0.5]))


@plants("energy_target")
def a_day_of_feasting(case: Case, pick: Pick) -> Case | None:
    locked = {lock.date for lock in case.request.locked}
    free = [d for d, day in enumerate(case.plan.days) if day.date not in locked]
    return scaled(case, pick(free), pick([1.3, 2.0]))


@plants("locked")
def a_locked_meal_changed(case: Case, pick: Pick) -> Case | None:
    kept = [place for place in places(case.plan) if meal_at(case, place).locked]
    if not kept:
        return None
    place = pick(kept)
    meal = meal_at(case, place)
    more = (replace(meal.items[0], grams=meal.items[0].grams + 10), *meal.items[1:])
    changed = pick([replace(meal, locked=False), replace(meal, items=more), replace(meal, servings=meal.servings + 1)])
    return replace(put_meal(case, place, changed), where=at(place))


@plants("locked")
def a_locked_meal_that_is_gone(case: Case, pick: Pick) -> Case | None:
    kept = [place for place in places(case.plan) if meal_at(case, place).locked]
    if not kept:
        return None
    place = pick(kept)
    moved = replace(meal_at(case, place), index=len(case.plan.days[place[0]].meals), locked=False)
    return replace(put_meal(case, place, moved), where="days")


@plants("locked")
def a_lock_that_nobody_asked_for(case: Case, pick: Pick) -> Case:
    place = pick(free_places(case))
    return replace(put_meal(case, place, replace(meal_at(case, place), locked=True)), where=at(place))


@plants("upper_level")
def a_week_of_one_nutrient(case: Case, pick: Pick) -> Case:
    number = pick(range(len(case.request.week_goals)))
    goal = case.request.week_goals[number]
    rich = max(case.catalog.foods.values(), key=lambda food: (food.per_100g.get(goal.nutrient) or 0.0, food.id))
    needed = 1.01 * goal.most * len(case.plan.days) / (rich.per_100g[goal.nutrient] or 1.0) * 100
    place = pick(free_places(case))
    meal = meal_at(case, place)
    changed = put_meal(case, place, replace(meal, items=(*meal.items, PlannedItem(rich.id, needed))))
    return replace(changed, where=f"week_goals[{number}].most")


@plants("budget")
def a_dear_week(case: Case, pick: Pick) -> Case | None:
    most = case.request.diet.budget_eur_per_day
    if most is None:
        return None
    dear = max(case.catalog.foods.values(), key=lambda food: (food.price_eur_per_kg, food.id))
    needed = 1.01 * most * len(case.plan.days) / dear.price_eur_per_kg * 1000
    place = pick(free_places(case))
    meal = meal_at(case, place)
    changed = put_meal(case, place, replace(meal, items=(*meal.items, PlannedItem(dear.id, needed))))
    return replace(changed, where="diet.budget_eur_per_day")
