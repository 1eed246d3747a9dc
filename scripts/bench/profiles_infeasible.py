"""Requests that cannot be met, each with the one minimal set of wishes that collide.

A family makes requests of one sort and says which wishes collide and why that is certain; a request is used only where giving
up any one of them lets a plan be found. So the set is known whatever the planner says about it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import DayTarget, DietRules, LockedMeal, MealPlanRequest, PlannedItem, PlannedMeal
from nexfitra_domain.person import Person
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.planning.totals import item_totals
from nexfitra_domain.vocabulary import ALLERGENS, DIET_STYLES, KITCHEN, DietStyle, Kitchen, MealSlot
from oracle import blocked, each_is_needed, empty_meal_sets, energy_cannot_hold
from profiles import START, Profile, random_person, usual_target

INFEASIBLE_VERSION: Final = "infeasible-1"
MOST_ATTEMPTS: Final = 12
BARE_KITCHENS: Final[tuple[tuple[Kitchen, ...], ...]] = (
    (),
    (),
    ("oven",),
    ("blender",),
    ("air_fryer",),
    ("microwave",),
)
MOST_DISLIKES: Final = 40
DAYS: Final = 2
"""What collides does so on every day; more days would only take longer."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """A request with the only minimal set of wishes that collide (paths of the request)."""

    profile: Profile
    wishes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A request, and the wishes that collide by construction."""

    request: MealPlanRequest
    wishes: frozenset[str]


Family = Callable[[MealPlanRequest, Random, Catalog], Draft | None]


def _by_food(request: MealPlanRequest, catalog: Catalog) -> Draft | None:
    """Return the draft where exactly one set of food wishes leaves a meal without a dish."""
    sets = empty_meal_sets(request, catalog)
    return Draft(request, sets[0]) if len(sets) == 1 and sets[0] else None


def _until_impossible(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """Add one allergen after the other, in random order, until a meal has no dish: a richer catalogue only takes more of them."""
    order = rng.sample(ALLERGENS, len(ALLERGENS))
    for count in range(len(order)):
        diet = replace(request.diet, allergens=tuple(order[:count]))
        if empty_meal_sets(replace(request, diet=diet), catalog):
            return _by_food(replace(request, diet=diet), catalog)
    return None


def _strict_style(rng: Random) -> DietStyle:
    return rng.choice([style for style in DIET_STYLES if style != "omnivore"])


def style_allergens_dislikes(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """A style, a few allergens, and dislikes that stand in every dish that is left for a main meal."""
    style, allergens = _strict_style(rng), tuple(rng.sample(ALLERGENS, rng.randint(2, 6)))
    diet = replace(request.diet, style=style, allergens=allergens, meals_per_day=2)
    draft = _disliking(replace(request, diet=diet), rng.choice(("lunch", "dinner")), rng, catalog)
    return draft if draft is not None and "diet.allergens" in draft.wishes else None


def bare_kitchen(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """Hardly a kitchen, with a style and allergens."""
    diet = replace(request.diet, kitchen=rng.choice(BARE_KITCHENS), meals_per_day=2)
    if rng.random() < 0.6:
        diet = replace(diet, style=_strict_style(rng))
    draft = _until_impossible(replace(request, diet=diet), rng, catalog)
    return draft if draft is not None and "diet.kitchen" in draft.wishes else None


def no_time(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """Fewer minutes than any dish takes that style, allergens and kitchen leave."""
    kitchen = rng.choice((KITCHEN, KITCHEN, ("hob",)))
    diet = replace(request.diet, max_cooking_minutes=rng.randint(5, 12), kitchen=kitchen, meals_per_day=2)
    if rng.random() < 0.7:
        diet = replace(diet, style=_strict_style(rng))
    draft = _until_impossible(replace(request, diet=diet), rng, catalog)
    return draft if draft is not None and "diet.max_cooking_minutes" in draft.wishes else None


def too_many_meals(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """More meals than style and dislikes leave dishes for: fewer meals would do."""
    slot: MealSlot = rng.choice(("breakfast", "snack"))
    meals = rng.choice((3, 4, 5) if slot == "breakfast" else (4, 5, 6))
    diet = replace(request.diet, meals_per_day=meals, style=_strict_style(rng))
    draft = _disliking(replace(request, diet=diet), slot, rng, catalog)
    return draft if draft is not None and "diet.meals_per_day" in draft.wishes else None


def many_dislikes(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """Dislikes that stand in every dish for a main meal, or in every one that a style leaves."""
    diet = replace(request.diet, style=rng.choice(DIET_STYLES), meals_per_day=2)
    return _disliking(replace(request, diet=diet), rng.choice(("lunch", "dinner")), rng, catalog)


def _disliking(request: MealPlanRequest, slot: MealSlot, rng: Random, catalog: Catalog) -> Draft | None:
    """Dislike foods one by one, the commonest first, until none of the dishes that are left for ``slot`` is eaten."""
    left = {slug for slug, by in blocked(request, catalog).items() if not by and slot in catalog.recipes[slug].slots}
    dislikes: list[str] = []
    while left and len(dislikes) < MOST_DISLIKES:
        foods = Counter(line.food for slug in sorted(left) for line in catalog.recipes[slug].ingredients)
        worst = rng.choice([food for food, _ in foods.most_common(3)])
        dislikes.append(worst)
        left -= {slug for slug in left if any(line.food == worst for line in catalog.recipes[slug].ingredients)}
    return _by_food(replace(request, diet=replace(request.diet, dislikes=tuple(dislikes))), catalog)


def excluded_dishes(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """Every dish of a meal excluded, or of a meal within a style."""
    slots: tuple[MealSlot, ...] = ("breakfast", "lunch", "dinner", "snack")
    slot = rng.choice(slots)
    style = rng.choice(DIET_STYLES)
    of_slot = sorted(slug for slug, recipe in catalog.recipes.items() if slot in recipe.slots)
    kept = set(rng.sample(of_slot, min(len(of_slot), rng.choice((0, 0, 3)))))
    excluded = tuple(slug for slug in of_slot if slug not in kept)
    diet = replace(request.diet, style=style, meals_per_day=rng.choice((3, 4, 5)))
    return _by_food(replace(request, diet=diet, exclude_recipes=excluded), catalog)


def locked_allergen(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """A locked meal with a food that holds an allergen."""
    allergen = rng.choice(ALLERGENS)
    with_it = [
        slug
        for slug, recipe in sorted(catalog.recipes.items())
        if allergen in recipe.allergens and "lunch" in recipe.slots
    ]
    if not with_it:
        return None
    recipe = catalog.recipes[rng.choice(with_it)]
    items = tuple(PlannedItem(line.food, line.grams) for line in recipe.ingredients if line.grams > 0)
    if not any(allergen in catalog.foods[item.food].allergens for item in items):
        return None
    # Three meals: breakfast, lunch, dinner.
    diet = replace(request.diet, allergens=(allergen,), meals_per_day=3)
    meal = PlannedMeal(1, "lunch", recipe.id, 1.0, items, item_totals(items, catalog.foods))
    locked = (LockedMeal(request.start, meal),)
    return Draft(replace(request, diet=diet, locked=locked), frozenset({"locked[0]", "diet.allergens"}))


def floor_above_energy(request: MealPlanRequest, rng: Random, _: Catalog) -> Draft | None:
    """Less energy than the safety floor, with macros that would do for it."""
    floor = 1.12 * request.targets[0].energy_kcal * rng.uniform(1.0, 1.1)
    return _with_first_day(request, replace(_scaled(request.targets[0], floor), energy_floor_kcal=floor), "energy_kcal")


def protein_beyond_energy(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """More protein than any dish holds for the day's energy: less protein would do, or more energy."""
    return _beyond_energy(request, "protein_g", rng.uniform(1.28, 1.34), 4, catalog)


def carbohydrate_beyond_energy(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """More carbohydrate than the day's energy can hold."""
    return _beyond_energy(request, "carbohydrate_g", rng.uniform(1.25, 1.6), 4, catalog)


def fat_beyond_energy(request: MealPlanRequest, rng: Random, catalog: Catalog) -> Draft | None:
    """More fat than the day's energy can hold."""
    return _beyond_energy(request, "fat_g", rng.uniform(1.05, 1.4), 9, catalog)


def _beyond_energy(
    request: MealPlanRequest, key: str, share: float, kcal_per_g: float, catalog: Catalog
) -> Draft | None:
    target = request.targets[0]
    beyond: dict[str, Any] = {key: share * target.energy_kcal / kcal_per_g}
    draft = _with_first_day(request, replace(target, **beyond), key, "energy_kcal")
    return draft if energy_cannot_hold(draft.request, key, catalog) else None


def _with_first_day(request: MealPlanRequest, target: DayTarget, *keys: str) -> Draft:
    return Draft(replace(request, targets=(target,)), frozenset(f"targets[0].{key}" for key in keys))


def _scaled(target: DayTarget, energy_kcal: float) -> DayTarget:
    """Return ``target`` with its macros for ``energy_kcal`` and its energy as it was."""
    factor = energy_kcal / target.energy_kcal
    macros = {key: factor * getattr(target, key) for key in ("protein_g", "fat_g", "carbohydrate_g")}
    return replace(target, **macros)


FAMILIES: Final[dict[str, Family]] = {
    family.__name__: family
    for family in (
        style_allergens_dislikes,
        bare_kitchen,
        no_time,
        too_many_meals,
        many_dislikes,
        excluded_dishes,
        locked_allergen,
        floor_above_energy,
        protein_beyond_energy,
        carbohydrate_beyond_energy,
        fat_beyond_energy,
    )
}


def infeasible_profiles(count: int, seed: int, catalog: Catalog) -> tuple[list[Impossible], dict[str, int]]:
    """Return ``count`` impossible requests, the families in turn, and how many drafts of each family were given up.

    A draft is given up where a wish of its set could not be shown to be needed. A family that finds nothing is passed over.
    """
    found: list[Impossible] = []
    given_up: Counter[str] = Counter()
    turn = 0
    while len(found) < count and turn < 3 * count + len(FAMILIES):
        name = list(FAMILIES)[turn % len(FAMILIES)]
        one = _of_family(name, len(found), stable_rng(seed, INFEASIBLE_VERSION, turn), catalog, given_up)
        found += [] if one is None else [one]
        turn += 1
    return found, dict(sorted(given_up.items()))


def _of_family(name: str, number: int, rng: Random, catalog: Catalog, given_up: Counter[str]) -> Impossible | None:
    for _ in range(MOST_ATTEMPTS):
        person = random_person(rng, "omnivore")
        usual = usual_target(person)
        if usual is None:
            continue
        draft = FAMILIES[name](_plain(usual, number, catalog), rng, catalog)
        if draft is None:
            continue
        draft = _with_style_target(draft, person)
        if each_is_needed(draft.request, draft.wishes, catalog):
            return Impossible(Profile(number, person, draft.request, name), draft.wishes)
        given_up[name] += 1
    return None


def _plain(usual: DayTarget, number: int, catalog: Catalog) -> MealPlanRequest:
    """Return a request without any special wish."""
    return MealPlanRequest(START, (usual,) * DAYS, DietRules("omnivore", kitchen=KITCHEN), number, catalog.version)


def _with_style_target(draft: Draft, person: Person) -> Draft:
    """Return the draft with the targets of its style: keto has few carbohydrates."""
    if draft.request.diet.style != "keto":
        return draft
    usual = usual_target(replace(person, diet_style="keto"))
    targets = draft.request.targets if usual is None else (usual,) * len(draft.request.targets)
    return Draft(replace(draft.request, targets=targets), draft.wishes)
