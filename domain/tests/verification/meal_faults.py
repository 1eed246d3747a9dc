"""One fault and more for every rule of meal plans."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import replace

from nexfitra_domain.catalog.model import Recipe
from nexfitra_domain.contract import Conflict, MealPlace, MealPlan, PlannedItem, PlannedMeal
from nexfitra_domain.verification.diet import BANNED_BY_STYLE, is_keto

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


@plants("unknown_food")
def a_food_of_no_catalogue(case: Case, pick: Pick) -> Case:
    return with_item(case, pick, "no-such-food")


@plants("unknown_ingredients")
def a_food_of_unknown_make_up(case: Case, pick: Pick) -> Case | None:
    diet = case.request.diet
    if not diet.allergens and not BANNED_BY_STYLE[diet.style]:
        return None
    place = pick(places(case.plan))
    number = pick(range(len(meal_at(case, place).items)))
    food = case.catalog.foods[meal_at(case, place).items[number].food]
    foods = {**case.catalog.foods, food.id: replace(food, made_of=())}
    return replace(case, catalog=replace(case.catalog, foods=foods), where=f"{at(place)}.items[{number}]")


@plants("energy_unknown")
def a_food_of_unknown_energy(case: Case, pick: Pick) -> Case:
    d, m = pick(places(case.plan))
    food = case.catalog.foods[pick(meal_at(case, (d, m)).items).food]
    foods = {**case.catalog.foods, food.id: replace(food, per_100g={**food.per_100g, "energy_kcal": None})}
    return replace(case, catalog=replace(case.catalog, foods=foods), where=f"days[{d}]")


@plants("allergen")
def a_food_with_an_allergen(case: Case, pick: Pick) -> Case | None:
    allergens = set(case.request.diet.allergens)
    used = {line.food for recipe in case.catalog.recipes.values() for line in recipe.ingredients}
    options = sorted(food for food in used if case.catalog.foods[food].allergens & allergens)
    return with_item(case, pick, pick(options)) if options else None


@plants("allergen")
def an_allergen_that_only_the_steps_name(case: Case, pick: Pick) -> Case | None:
    words = {"nuts": "walnuts", "celery": "celeriac", "gluten": "barley", "eggs": "beaten egg", "peanuts": "peanuts"}
    named = [words[allergen] for allergen in case.request.diet.allergens if allergen in words]
    if not named:
        return None
    place = pick(places(case.plan))
    recipe = case.catalog.recipes[meal_at(case, place).recipe]
    changed = replace(recipe, steps=(*recipe.steps, f"Scatter {pick(named)} over it."))
    recipes = {**case.catalog.recipes, recipe.id: changed}
    return replace(case, catalog=replace(case.catalog, recipes=recipes), where=at(place))


@plants("diet")
def a_food_of_a_banned_origin(case: Case, pick: Pick) -> Case | None:
    banned = BANNED_BY_STYLE[case.request.diet.style]
    used = {line.food for recipe in case.catalog.recipes.values() for line in recipe.ingredients}
    options = sorted(food for food in used if case.catalog.foods[food].origins & banned)
    return with_item(case, pick, pick(options)) if options else None


@plants("diet")
def bread_for_keto(case: Case, pick: Pick) -> Case | None:
    if case.request.diet.style != "keto":
        return None
    recipes = (recipe for recipe in case.catalog.recipes.values() if not is_keto(recipe, case.catalog.foods))
    return served_instead(case, pick, recipes)


@plants("diet")
def bacon_for_the_mediterranean(case: Case, pick: Pick) -> Case | None:
    if case.request.diet.style != "mediterranean":
        return None
    return with_item(case, pick, pick(["bacon-raw", "butter-unsalted", "cream-heavy", "salami-italian"]))


@plants("dislike")
def a_disliked_food(case: Case, pick: Pick) -> Case | None:
    foods = {"salmon": "salmon-raw", "olives": "olives-black", "mushrooms": "mushrooms", "tofu": "tofu-firm"}
    options = [foods[dislike] for dislike in case.request.diet.dislikes]
    return with_item(case, pick, pick(options)) if options else None


@plants("unknown_recipe")
def a_dish_of_no_catalogue(case: Case, pick: Pick) -> Case:
    place = pick(free_places(case))
    meal = replace(meal_at(case, place), recipe=pick([None, "no-such-recipe"]))
    return replace(put_meal(case, place, meal), where=at(place))


@plants("excluded_recipe")
def an_excluded_dish(case: Case, pick: Pick) -> Case | None:
    return served_instead(case, pick, (case.catalog.recipes[slug] for slug in case.request.exclude_recipes))


@plants("slot")
def a_dish_for_another_meal(case: Case, pick: Pick) -> Case:
    place = pick(free_places(case))
    meal = meal_at(case, place)
    others = sorted(slug for slug, recipe in case.catalog.recipes.items() if meal.slot not in recipe.slots)
    return replace(put_meal(case, place, cooked(case.catalog.recipes[pick(others)], meal)), where=at(place))


@plants("cooking_minutes")
def a_dish_that_takes_too_long(case: Case, pick: Pick) -> Case | None:
    most = case.request.diet.max_cooking_minutes
    if most is None:
        return None
    return served_instead(case, pick, (each for each in case.catalog.recipes.values() if each.minutes > most))


@plants("kitchen")
def a_dish_for_another_kitchen(case: Case, pick: Pick) -> Case | None:
    own = set(case.request.diet.kitchen)
    return served_instead(case, pick, (each for each in case.catalog.recipes.values() if not set(each.kitchen) <= own))


@plants("recipe_food")
def a_food_that_is_no_part(case: Case, pick: Pick) -> Case:
    place = pick(free_places(case))
    meal = meal_at(case, place)
    lines = {line.food for line in case.catalog.recipes[meal.recipe].ingredients}
    extra = pick(sorted({"rice-white-dry", "sugar", "olive-oil"} - lines))
    items = (*meal.items, PlannedItem(extra, 20.0))
    return replace(put_meal(case, place, replace(meal, items=items)), where=at(place))


@plants("recipe_food")
def a_food_left_out(case: Case, pick: Pick) -> Case:
    place = pick(free_places(case))
    meal = meal_at(case, place)
    due = [line.food for line in case.catalog.recipes[meal.recipe].ingredients if line.min_grams > 0]
    gone = pick(due)
    items = tuple(item for item in meal.items if item.food != gone)
    return replace(put_meal(case, place, replace(meal, items=items)), where=at(place))


@plants("recipe_amount")
def a_step_too_much_or_too_little(case: Case, pick: Pick) -> Case:
    place = pick(free_places(case))
    meal = meal_at(case, place)
    lines = {line.food: line for line in case.catalog.recipes[meal.recipe].ingredients}
    number = pick(range(len(meal.items)))
    line = lines[meal.items[number].food]
    step = line.step_grams
    over = (math.ceil(max(line.max_grams * meal.servings, step) / step) + 1) * step
    under = (math.floor(line.min_grams * meal.servings / step) - 1) * step
    return replace(with_grams(case, place, number, pick([over, under]) if under > 0 else over), where=at(place))


@plants("recipe_step")
def a_third_of_a_step(case: Case, pick: Pick) -> Case:
    place = pick(free_places(case))
    meal = meal_at(case, place)
    lines = {line.food: line for line in case.catalog.recipes[meal.recipe].ingredients}
    number = pick(range(len(meal.items)))
    item = meal.items[number]
    return replace(with_grams(case, place, number, item.grams + lines[item.food].step_grams / 3), where=at(place))


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


@plants("leftover")
def leftovers_of_nothing(case: Case, pick: Pick) -> Case:
    lunches = [place for place in free_places(case) if meal_at(case, place).slot == "lunch"]
    place = pick(lunches)
    pot = MealPlace(case.plan.days[place[0]].date - dt.timedelta(days=pick([0, 1, 30])), 0)
    changed = put_meal(case, place, replace(meal_at(case, place), leftover_of=pot))
    return replace(changed, where=f"{at(place)}.leftover_of")


@plants("leftover")
def a_leftover_that_is_another_dish(case: Case, pick: Pick) -> Case | None:
    lunches = [place for place in places(case.plan) if meal_at(case, place).leftover_of is not None]
    if not lunches:
        return None
    place = pick(lunches)
    meal = meal_at(case, place)
    more = (replace(meal.items[0], grams=meal.items[0].grams + 20), *meal.items[1:])
    changed = pick([replace(meal, items=more), replace(meal, slot="dinner"), replace(meal, recipe="no-such-recipe")])
    return replace(put_meal(case, place, changed), where=f"{at(place)}.leftover_of")


@plants("leftover")
def more_leftovers_than_asked_for(case: Case, pick: Pick) -> Case | None:
    if not any(meal.leftover_of for day in case.plan.days for meal in day.meals):
        return None
    diet = replace(case.request.diet, leftover_lunches=0)
    return replace(case, request=replace(case.request, diet=diet), where="diet.leftover_lunches")
