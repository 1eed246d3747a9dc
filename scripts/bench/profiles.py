"""Invented people for the benchmarks, made from a seed: bodies, goals and wishes, with the targets that the product would set."""

import datetime as dt
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from nexfitra_domain.contract.meals import DayTarget, DietRules, MealPlanRequest
from nexfitra_domain.person import Goal, Person
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.targets import compute_targets
from nexfitra_domain.vocabulary import ACTIVITIES, ALLERGENS, DIET_STYLES, GOAL_KINDS, Allergen, Kitchen

PROFILES_VERSION: Final = "core-1"
START: Final = dt.date(2026, 1, 5)
DISLIKES: Final = (
    "mushrooms", "broccoli", "tofu", "salmon", "olives", "aubergine", "spinach", "coconut", "cottage cheese", "beans",
)  # fmt: skip
KITCHENS: Final[tuple[tuple[Kitchen, ...], ...]] = (
    ("hob", "oven", "microwave", "blender"),
    ("hob", "oven", "microwave", "blender"),
    ("hob", "oven", "microwave", "blender", "air_fryer", "slow_cooker"),
    ("hob", "microwave"),
    ("hob", "oven"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One invented person and what they ask for."""

    number: int
    person: Person
    request: MealPlanRequest


def core_profiles(count: int, seed: int, catalog_version: str, days: int = 7) -> list[Profile]:
    """Return ``count`` people whom the product would plan for; a gated one (no meal plan) is drawn again."""
    profiles: list[Profile] = []
    attempt = 0
    while len(profiles) < count:
        profile = _profile(len(profiles), stable_rng(seed, PROFILES_VERSION, attempt), catalog_version, days)
        attempt += 1
        if profile is not None:
            profiles.append(profile)
    return profiles


def _profile(number: int, rng: Random, catalog_version: str, days: int) -> Profile | None:
    person = _person(number, rng)
    targets = compute_targets(person, START)
    amounts = (targets.energy_kcal, targets.protein_g, targets.fat_g, targets.carbohydrate_g, targets.fibre_g)
    known = [amount for amount in amounts if amount is not None]
    if not targets.allows_meal_plan or len(known) < len(amounts):
        return None
    energy, protein, fat, carbohydrate, fibre = known
    usual = DayTarget(energy, protein, fat, carbohydrate, fibre, targets.energy_floor_kcal or 0.0)
    by_day = [usual] * days
    if rng.random() < 0.25:
        # Some people eat more on training days: 8 % more energy, all of it carbohydrate.
        more = replace(
            usual, energy_kcal=usual.energy_kcal * 1.08, carbohydrate_g=usual.carbohydrate_g + usual.energy_kcal * 0.02
        )
        by_day = [more if day % 7 in (0, 2, 4) else usual for day in range(days)]
    request = MealPlanRequest(START, tuple(by_day), _diet(person, rng), number, catalog_version)
    return Profile(number, person, request)


def _person(number: int, rng: Random) -> Person:
    sex = rng.choice(("male", "female"))
    height = min(max(rng.gauss(176 if sex == "male" else 163, 7), 145), 205)
    body_mass_index = min(max(rng.gauss(26, 4.5), 18.6), 42)
    return Person(
        birth_date=START - dt.timedelta(days=int(365.25 * rng.uniform(19.1, 75))),
        sex="male" if sex == "male" else "female",
        height_cm=round(height, 1),
        weight_kg=round(body_mass_index * (height / 100) ** 2, 1),
        activity=rng.choice(ACTIVITIES),
        goal=Goal(rng.choice(GOAL_KINDS)),
        diet_style=DIET_STYLES[number % len(DIET_STYLES)],
        training_days_per_week=rng.choice((0, 0, 2, 3, 4, 5)),
        training_minutes_per_session=60,
    )


def _diet(person: Person, rng: Random) -> DietRules:
    allergens: list[Allergen] = rng.sample(ALLERGENS, rng.choices((0, 1, 2), (60, 28, 12))[0])
    return DietRules(
        style=person.diet_style,
        allergens=tuple(allergens),
        dislikes=tuple(rng.sample(DISLIKES, rng.choices((0, 1, 2, 3), (50, 25, 15, 10))[0])),
        meals_per_day=rng.choices((2, 3, 4, 5, 6), (5, 30, 40, 18, 7))[0],
        max_cooking_minutes=rng.choices((None, 60, 45, 30, 20), (50, 15, 15, 15, 5))[0],
        kitchen=rng.choice(KITCHENS),
    )
