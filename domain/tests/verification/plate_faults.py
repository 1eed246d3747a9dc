"""Faults of what is on a plate: foods that the person must not have, dishes that do not suit, amounts that are not the recipe's, and
leftovers of nothing."""

import datetime as dt
import math
from dataclasses import replace

from nexfitra_domain.contract import MealPlace, PlannedItem
from nexfitra_domain.verification.diet import BANNED_BY_STYLE, is_keto

from .meal_faults import at, cooked, free_places, meal_at, plants, served_instead, with_grams, with_item
from .planting import Case, Pick, places, put_meal


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
def a_leftover_that_does_not_keep(case: Case, pick: Pick) -> Case | None:
    lunches = [place for place in places(case.plan) if meal_at(case, place).leftover_of is not None]
    if not lunches:
        return None
    place = pick(lunches)
    recipe = case.catalog.recipes[meal_at(case, place).recipe]
    recipes = {**case.catalog.recipes, recipe.id: replace(recipe, keeps_days=0)}
    return replace(case, catalog=replace(case.catalog, recipes=recipes), where=f"{at(place)}.leftover_of")


@plants("leftover")
def more_leftovers_than_asked_for(case: Case, pick: Pick) -> Case | None:
    if not any(meal.leftover_of for day in case.plan.days for meal in day.meals):
        return None
    diet = replace(case.request.diet, leftover_lunches=0)
    return replace(case, request=replace(case.request, diet=diet), where="diet.leftover_lunches")
