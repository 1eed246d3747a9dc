"""A catalogue small enough to reckon with by hand, and plans from it that keep every rule."""

import datetime as dt
from dataclasses import replace

from nexfitra_domain.catalog.model import Catalog, Exercise, Food, Ingredient, Recipe
from nexfitra_domain.contract import (
    DayTarget,
    DietRules,
    EngineProvenance,
    MacroTotals,
    MealPlan,
    MealPlanRequest,
    PlannedDay,
    PlannedExercise,
    PlannedItem,
    PlannedMeal,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
    TrainingRules,
    WorkoutPlan,
    WorkoutPlanRequest,
)
from nexfitra_domain.verification.workouts import own_minutes

START = dt.date(2026, 1, 5)


def food(slug, name, source_name, per_100g, made_of=("thing",), synonyms=()):
    energy, protein, fat, carbohydrate = per_100g
    nutrients = {
        "energy_kcal": energy, "protein_g": protein, "fat_g": fat, "carbohydrate_g": carbohydrate,
        "fibre_g": 1.0, "saturated_fat_g": 1.0, "sodium_mg": 10.0,
    }  # fmt: skip
    return Food(
        id=slug, name={"en": name, "de": f"{name} (de)", "es": f"{name} (es)"}, synonyms={"en": synonyms},
        source="usda_sr_legacy", source_id="1", source_name=source_name, per_100g=nutrients, portions=(),
        made_of=made_of, aisle="test", price_band=1,
    )  # fmt: skip


def recipe(slug, title, slots, foods, **changes):
    lines = tuple(Ingredient(name, 100, 50, 300, 10, "base") for name in foods)
    values = {"minutes": 15, "kitchen": ("hob",), "cuisine": "test", "keeps_days": 0, "steps": ("Cook it.",)}
    return Recipe(id=slug, title={"en": title}, slots=slots, ingredients=lines, **(values | changes))


FOODS = {
    item.id: item
    for item in (
        food("oats", "Rolled oats", "Cereals, oats, dry", (400, 10, 10, 60), ("oats",)),
        food("milk", "Milk, whole", "Milk, whole", (60, 3, 3, 5), ("cow_milk",)),
        food("rice", "White rice, dry", "Rice, white, raw", (350, 7, 1, 80), ("rice",), ("basmati",)),
        food("tofu", "Tofu, firm", "Tofu, raw, firm", (150, 15, 9, 3), ("soybean",)),
        food("salmon", "Salmon fillet", "Fish, salmon, raw", (200, 20, 13, 0), ("salmon",)),
        food("apple", "Apple", "Apples, raw", (50, 0, 0, 13), ("apple",)),
        food("mystery", "Mystery bar", "Bar", (100, 5, 5, 10), ()),
    )
}
RECIPES = {
    item.id: item
    for item in (
        recipe("porridge", "Porridge", ("breakfast",), ("oats", "milk")),
        recipe("tofu-rice", "Tofu with rice", ("lunch", "dinner"), ("tofu", "rice")),
        recipe("salmon-rice", "Salmon with rice", ("lunch", "dinner"), ("salmon", "rice")),
        recipe("apple", "Apple", ("snack",), ("apple",), kitchen=(), minutes=1),
    )
}


def exercise(slug, tags=(), equipment=((),), **changes):
    values = {"compound": True, "unilateral": False, "timed": False, "bodyweight": equipment == ((),), "met": 3.5}
    return Exercise(
        id=slug, name={"en": slug}, synonyms={}, muscles={"quads": 1.0}, equipment=equipment, pattern="squat",
        load_tags=frozenset(tags), level="beginner", met_code="02054", cues=(), instructions=(), **(values | changes),
    )  # fmt: skip


EXERCISES = {
    item.id: item
    for item in (
        exercise("squat", ("axial_load", "deep_knee_flexion"), (("barbell", "rack"),)),
        exercise("heavy", ("breath_holding",), (("barbell", "rack"),)),
        exercise("press", ("overhead",), (("dumbbells",), ("kettlebell",))),
        exercise("push-up", ("loaded_wrist_extension",)),
        exercise("plank", (), timed=True),
        exercise("sprint", ("impact",), timed=True, met=9.0),
    )
}
CATALOG = Catalog("test-1", FOODS, RECIPES, EXERCISES)
PROVENANCE = EngineProvenance("solver", "test", 1, CATALOG.version)


def totals(items):
    keys = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g", "fibre_g", "saturated_fat_g", "sodium_mg")
    return MacroTotals(
        **{key: sum(FOODS[item.food].per_100g[key] * item.grams / 100 for item in items) for key in keys}
    )


def meal(index, slot, name, *items, **changes):
    planned = tuple(PlannedItem(*item) for item in items)
    return PlannedMeal(index, slot, name, **({"servings": 1.0, "items": planned, "totals": totals(planned)} | changes))


def day(date, target, meals):
    return PlannedDay(date, target, totals([item for each in meals for item in each.items]), tuple(meals))


TARGET = DayTarget(1700, 70, 45, 250, 20, 1500)
MEALS = (
    meal(0, "breakfast", "porridge", ("oats", 100), ("milk", 200)),  # 400 + 120 kcal
    meal(1, "lunch", "tofu-rice", ("tofu", 200), ("rice", 100)),  # 300 + 350
    meal(2, "dinner", "salmon-rice", ("salmon", 100), ("rice", 80)),  # 200 + 280
    meal(3, "snack", "apple", ("apple", 150)),  # 75
)


def meal_request(**changes):
    diet = changes.pop("diet", DietRules("omnivore"))
    values = {"start": START, "targets": (TARGET, TARGET), "diet": diet, "seed": 1, "catalog_version": CATALOG.version}
    return MealPlanRequest(**(values | changes))


def meal_plan(*days):
    two = (day(START, TARGET, MEALS), day(START + dt.timedelta(1), TARGET, MEALS))
    return MealPlan("ready", PROVENANCE, days or two)


def with_meal(changed):
    """The plan with the meal of the same index of the first day replaced, and the day added up again."""
    meals = [changed if each.index == changed.index else each for each in MEALS]
    return meal_plan(day(START, TARGET, meals), meal_plan().days[1])


WORKING = PlannedSet("working", 120, 8, 12, 2.0, 60.0)
RULES = TrainingRules("beginner", "general", 2, 40, 40, ("barbell", "rack", "dumbbells"))


def session(index=0, offset=0, minutes=None, exercises=None):
    """A session that states the length that the judge reckons, where the test states none."""
    planned = exercises or (
        PlannedExercise("squat", (PlannedSet("warmup", 45, 6, 6, load_kg=40.0), WORKING, WORKING), "why"),
        PlannedExercise("press", (replace(WORKING, load_kg=None),) * 2, "why"),
        PlannedExercise("plank", (PlannedSet("timed", 60, duration_s=30),), "why"),
    )
    made = PlannedSession(index, START + dt.timedelta(offset), "title", minutes or 1, tuple(planned))
    return made if minutes else replace(made, minutes=max(1, round(own_minutes(made, CATALOG))))


def week(index=1, sessions=None, *, deload=False):
    offset = 7 * (index - 1)
    return PlannedWeek(index, deload, tuple(sessions or (session(0, offset), session(1, offset + 3))))


def workout_request(rules=RULES, weeks=1, **changes):
    known = {"known_1rm_kg": dict.fromkeys(EXERCISES, 100.0)}
    return WorkoutPlanRequest(START, weeks, rules, 1, CATALOG.version, **(known | changes))


def workout_plan(*weeks):
    """A plan whose stated volume is right: every fixture exercise is a prime mover of the quads only."""
    planned = weeks or (week(),)
    normal = next((each for each in planned if not each.deload), planned[0])
    exercises = [item for each in normal.sessions for item in each.exercises if item.exercise in EXERCISES]
    hard = sum(1 for item in exercises for each in item.sets if each.kind != "warmup")
    return WorkoutPlan("ready", PROVENANCE, planned, {"quads": float(hard)} if hard else {})


def with_exercises(*planned):
    return workout_plan(week(sessions=(session(0, 0, exercises=planned), session(1, 3, exercises=planned))))


def rules_broken(verification):
    return {violation.rule for violation in verification.violations}
