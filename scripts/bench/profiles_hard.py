"""People who ask for much at once: every food rule meets every kitchen and every demand on the day, 500 kinds in all.

Nobody is drawn again: where the catalogue has nothing for a kind, it counts as a miss, so that a growing catalogue is seen.
"""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import Final

from nexfitra_domain.contract.meals import DayTarget, DietRules, MealPlanRequest
from nexfitra_domain.macros import reference_weight_kg
from nexfitra_domain.person import Goal, Person
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.vocabulary import Allergen, DietStyle, Kitchen
from profiles import DAYS, DISLIKES, START, Profile, random_person, usual_target, usual_week_goals, with_training_days

HARD_VERSION: Final = "hard-1"
MOST_PROTEIN_SHARE: Final = 0.35
"""Of energy: the top of the AMDR (IOM 2005); 2 g/kg of a heavy person who eats little would be no day that people eat."""


@dataclass(frozen=True, slots=True)
class FoodRule:
    """What is not eaten."""

    name: str
    style: DietStyle
    allergens: tuple[Allergen, ...] = ()
    dislikes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how long is cooked (minutes)."""

    name: str
    kitchen: tuple[Kitchen, ...]
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What the day must bring, and what body it is for. ``swing`` is the share by which energy rises on training days."""

    name: str
    meals: int = 4
    protein_g_per_kg: float | None = None
    swing: float = 0.0
    body: str = "any"
    goal: Goal | None = None


FOOD_RULES: Final = (
    FoodRule("vegan, no soy", "vegan", ("soy",)),
    FoodRule("vegan, no gluten", "vegan", ("wheat", "gluten")),
    FoodRule("vegan, no nuts and seeds", "vegan", ("nuts", "peanuts", "sesame")),
    FoodRule("keto, no dairy", "keto", ("milk",)),
    FoodRule("keto, no eggs", "keto", ("eggs",)),
    FoodRule("vegetarian, no milk and eggs", "vegetarian", ("milk", "eggs")),
    FoodRule("pescatarian, no fish and crustaceans", "pescatarian", ("fish", "crustaceans")),
    FoodRule("mediterranean, no gluten and nuts", "mediterranean", ("wheat", "gluten", "nuts")),
    FoodRule("seven allergens", "omnivore", ("milk", "eggs", "wheat", "gluten", "nuts", "soy", "celery")),
    FoodRule("ten dislikes", "omnivore", (), DISLIKES),
)
PLACES: Final = (
    Place("full kitchen", ("hob", "oven", "microwave", "blender")),
    Place("15 minutes, no oven", ("hob", "microwave"), 15),
    Place("microwave only", ("microwave",)),
    Place("hob only, 20 minutes", ("hob",), 20),
    Place("10 minutes", ("hob", "oven", "microwave", "blender"), 10),
)
DEMANDS: Final = (
    Demand("2 g/kg protein", protein_g_per_kg=2.0),
    Demand("2 g/kg protein, losing", protein_g_per_kg=2.0, goal=Goal("lose")),
    Demand("small and losing", body="small", goal=Goal("lose")),
    Demand("large and gaining", body="large", goal=Goal("gain")),
    Demand("six meals", meals=6),
    Demand("two meals", meals=2),
    Demand("three meals", meals=3),
    Demand("training days +20 %", swing=0.20),
    Demand("over 70", body="old", meals=3),
    Demand("large, five meals", body="large", meals=5, protein_g_per_kg=1.8),
)


def hard_profiles(count: int, seed: int, catalog_version: str, days: int = DAYS) -> list[Profile]:
    """Return ``count`` people, each of another kind as long as there are kinds left; the same kinds for every seed."""
    kinds = list(product(FOOD_RULES, PLACES, DEMANDS))
    # Mixed once and for all, so that the first few kinds show a bit of everything.
    stable_rng(0, HARD_VERSION).shuffle(kinds)
    return [_profile(number, seed, kinds[number % len(kinds)], catalog_version, days) for number in range(count)]


def _profile(number: int, seed: int, kind: tuple[FoodRule, Place, Demand], catalog_version: str, days: int) -> Profile:
    foods, place, demand = kind
    attempt, usual = 0, None
    while usual is None:
        person = _person(stable_rng(seed, HARD_VERSION, number, attempt), foods.style, demand)
        usual, attempt = usual_target(person), attempt + 1
    if demand.protein_g_per_kg is not None:
        usual = with_protein(usual, demand.protein_g_per_kg * reference_weight_kg(person), foods.style)
    diet = DietRules(
        foods.style,
        foods.allergens,
        foods.dislikes,
        demand.meals,
        max_cooking_minutes=place.minutes,
        kitchen=place.kitchen,
    )
    by_day = with_training_days(usual, days, demand.swing) if demand.swing else (usual,) * days
    request = MealPlanRequest(START, by_day, diet, number, catalog_version, week_goals=usual_week_goals(person, usual))
    return Profile(number, person, request, f"{foods.name} | {place.name} | {demand.name}")


def with_protein(usual: DayTarget, protein_g: float, style: DietStyle) -> DayTarget:
    """Return ``usual`` with ``protein_g`` where that is more, in place of carbohydrate (keto: of fat), energy unchanged."""
    protein = max(usual.protein_g, min(protein_g, MOST_PROTEIN_SHARE * usual.energy_kcal / 4))
    more_kcal = 4 * (protein - usual.protein_g)
    if style == "keto":
        return replace(usual, protein_g=protein, fat_g=usual.fat_g - more_kcal / 9)
    return replace(usual, protein_g=protein, carbohydrate_g=usual.carbohydrate_g - more_kcal / 4)


def _person(rng: Random, style: DietStyle, demand: Demand) -> Person:
    person = random_person(rng, style)
    if demand.goal is not None:
        person = replace(person, goal=demand.goal)
    if demand.body == "small":
        height = rng.uniform(147, 157)
        return replace(_weighing(person, height, rng.uniform(22, 26)), sex="female", activity="inactive")
    if demand.body == "large":
        height = rng.uniform(188, 202)
        return replace(_weighing(person, height, rng.uniform(23, 28)), sex="male", activity="very_active")
    if demand.body == "old":
        return replace(person, birth_date=START - dt.timedelta(days=int(365.25 * rng.uniform(70.5, 75))))
    return person


def _weighing(person: Person, height_cm: float, body_mass_index: float) -> Person:
    weight = round(body_mass_index * (height_cm / 100) ** 2, 1)
    return replace(person, height_cm=round(height_cm, 1), weight_kg=weight)
