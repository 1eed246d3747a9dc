"""Invented people for the benchmarks, made from a seed: bodies, goals and wishes, with the targets that the product would set.

A person's further wishes are drawn from a stream of their own (``aspect``), so that a new wish (a budget, minutes by weekday)
leaves everything that was drawn before as it was, and figures of two versions stay comparable.
"""

import datetime as dt
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from nexfitra_domain.contract.meals import DayTarget, DietRules, MealPlanRequest, WeekGoal
from nexfitra_domain.micros import daily_limits, week_bounds
from nexfitra_domain.person import Goal, Person
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.planning.slots import day_shape
from nexfitra_domain.targets import compute_targets
from nexfitra_domain.vocabulary import ACTIVITIES, ALLERGENS, DIET_STYLES, GOAL_KINDS, Allergen, DietStyle, Kitchen

PROFILES_VERSION: Final = "core-3"
PEOPLE: Final = "core-1"
"""The stream that people are drawn from: those of core-1, who did not ask for micronutrients."""
START: Final = dt.date(2026, 1, 5)
DAYS: Final = 7
TRAINING_WEEKDAYS: Final = (0, 2, 4)
BUDGET_SHARE, WEEKDAY_MINUTES_SHARE, LEFTOVERS_SHARE, OWN_SHARES_SHARE = 0.2, 0.25, 0.2, 0.2
"""Of people: own judgement, as there are no counts of it."""
EUR_PER_1000_KCAL: Final[dict[DietStyle, tuple[float, float]]] = {
    "omnivore": (2.2, 4.0), "pescatarian": (2.4, 4.5), "vegetarian": (2.2, 4.0), "vegan": (2.2, 4.0), "keto": (3.5, 6.0),
    "mediterranean": (2.4, 4.5),
}  # fmt: skip
"""From tight to easy at the catalogue's estimated prices."""
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
    """One invented person and what they ask for; ``kind`` names what is special about it."""

    number: int
    person: Person
    request: MealPlanRequest
    kind: str = "core"


def aspect(seed: int, version: str, number: int, name: str) -> Random:
    """Return the stream from which wish ``name`` of person ``number`` is drawn, apart from all other wishes."""
    return stable_rng(seed, version, name, number)


def core_profiles(count: int, seed: int, catalog_version: str, days: int = DAYS) -> list[Profile]:
    """Return ``count`` people whom the product would plan for; a gated one (no meal plan) is drawn again."""
    profiles: list[Profile] = []
    attempt = 0
    while len(profiles) < count:
        profile = _profile(len(profiles), seed, stable_rng(seed, PEOPLE, attempt), catalog_version, days)
        attempt += 1
        if profile is not None:
            profiles.append(profile)
    return profiles


def usual_target(person: Person) -> DayTarget | None:
    """Return what the product would have the person eat in a day, or None where it makes no meal plan for them."""
    targets = compute_targets(person, START)
    amounts = (targets.energy_kcal, targets.protein_g, targets.fat_g, targets.carbohydrate_g, targets.fibre_g)
    known = [amount for amount in amounts if amount is not None]
    if not targets.allows_meal_plan or len(known) < len(amounts):
        return None
    energy, protein, fat, carbohydrate, fibre = known
    limits = daily_limits(person.sex, person.age_on(START), energy)
    return DayTarget(
        energy,
        protein,
        fat,
        carbohydrate,
        fibre,
        targets.energy_floor_kcal or 0.0,
        round(limits["saturated_fat_g"].amount, 1),
        limits["sodium_mg"].amount,
    )


def usual_week_goals(person: Person, usual: DayTarget) -> tuple[WeekGoal, ...]:
    """Return the micronutrients that the product would ask for."""
    bounds = week_bounds(person.sex, person.age_on(START), usual.energy_kcal)
    return tuple(WeekGoal(key, least, most) for key, (least, most) in bounds.items())


def with_training_days(usual: DayTarget, days: int, more_share: float = 0.08) -> tuple[DayTarget, ...]:
    """Return ``days`` targets, on training days with ``more_share`` more energy, all of it carbohydrate."""
    more = replace(
        usual,
        energy_kcal=usual.energy_kcal * (1 + more_share),
        carbohydrate_g=usual.carbohydrate_g + usual.energy_kcal * more_share / 4,
    )
    return tuple(more if day % 7 in TRAINING_WEEKDAYS else usual for day in range(days))


def _profile(number: int, seed: int, rng: Random, catalog_version: str, days: int) -> Profile | None:
    person = random_person(rng, DIET_STYLES[number % len(DIET_STYLES)])
    usual = usual_target(person)
    if usual is None:
        return None
    by_day = with_training_days(usual, days) if rng.random() < 0.25 else (usual,) * days
    goals = usual_week_goals(person, usual)
    diet = _with_wishes(_diet(person, rng), usual, seed, number)
    start = START + dt.timedelta(weeks=aspect(seed, PROFILES_VERSION, number, "start").randrange(52))
    return Profile(number, person, MealPlanRequest(start, by_day, diet, number, catalog_version, week_goals=goals))


def _with_wishes(diet: DietRules, usual: DayTarget, seed: int, number: int) -> DietRules:
    """Return ``diet`` with what some people wish for besides: a budget, less time on some days, leftovers, a split of their own."""

    def stream(name: str) -> Random:
        return aspect(seed, PROFILES_VERSION, number, name)

    money, clock, pot, split = (stream(name) for name in ("budget", "minutes by weekday", "leftovers", "shares"))
    if money.random() < BUDGET_SHARE:
        low, high = EUR_PER_1000_KCAL[diet.style]
        diet = replace(diet, budget_eur_per_day=round(money.uniform(low, high) * usual.energy_kcal / 1000, 2))
    if clock.random() < WEEKDAY_MINUTES_SHARE:
        work = clock.choice((20, 30))
        diet = replace(diet, minutes_by_weekday=(work, work, work, work, None, None, None))
    if pot.random() < LEFTOVERS_SHARE:
        diet = replace(diet, leftover_lunches=pot.randint(1, 3))
    if split.random() < OWN_SHARES_SHARE:
        parts = [meal.share * split.uniform(0.75, 1.3) for meal in day_shape(diet.meals_per_day)]
        diet = replace(diet, meal_shares=tuple(round(part / sum(parts), 3) for part in parts))
    return diet


def random_person(rng: Random, style: DietStyle) -> Person:
    """Return an adult of 19 to 75 years, with bodies about as they are spread in the population, who eats ``style``."""
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
        diet_style=style,
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
