"""From profile, targets and training log to the request that a plan is made from. Everything a plan depends on is in it."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Final
from uuid import UUID

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.contract import (
    DayTarget,
    DietRules,
    Limit,
    LockedMeal,
    MealPlanRequest,
    PantryItem,
    TrainingRules,
    WeekGoal,
    WorkoutPlanRequest,
)
from nexfitra_domain.micros import daily_limits, week_bounds
from nexfitra_domain.person import MAX_AGE_YEARS, InvalidPersonError
from nexfitra_domain.targets import Targets
from nexfitra_domain.vocabulary import Sex
from sqlalchemy.orm import Session

from nexfitra_api.features.plans.errors import NoTrainingDays, PlanGated, PlanNeedsProfile
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.features.training import public as training
from nexfitra_api.kit.errors import Invalid

STRENGTH_WINDOW_DAYS: Final = 90
"""How far back the log tells about today's strength."""
MAX_1RM_KG: Final = 1_000.0
DAYS_A_WEEK: Final = 7
MAX_FROM_TODAY_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asks for, beside the profile: which engine, from which seed, in their own words."""

    start: dt.date
    seed: int
    engine: str = "auto"
    wishes: str = ""


def profile_of(session: Session, subject: UUID) -> profiles.ProfileView:
    """Return the profile or raise ``PlanNeedsProfile``."""
    profile = profiles.get_profile(session, subject)
    if profile is None:
        raise PlanNeedsProfile
    return profile


def check_start(session: Session, subject: UUID, start: dt.date) -> None:
    """Raise ``Invalid`` for a start that lies a year or more away: targets of such a day say nothing."""
    if abs((start - profiles.today(subject, session)).days) > MAX_FROM_TODAY_DAYS:
        raise Invalid.field("start", "start_too_far", "The start must lie within a year from today")


def meal_request(
    session: Session, subject: UUID, wish: Wish, days: int, locked: tuple[LockedMeal, ...] = ()
) -> MealPlanRequest:
    """Return the request of a meal plan. Raises ``PlanNeedsProfile`` or ``PlanGated``."""
    profile = profile_of(session, subject)
    diet = profile.diet
    found = profiles.targets_between(subject, wish.start, wish.start + dt.timedelta(days=days - 1), session)
    rules = DietRules(
        style=diet.style,
        allergens=tuple(sorted(diet.allergens)),
        dislikes=tuple(diet.dislikes),
        meals_per_day=diet.meals_per_day,
        max_cooking_minutes=diet.max_cooking_minutes,
        minutes_by_weekday=None if diet.minutes_by_weekday is None else tuple(diet.minutes_by_weekday),
        meal_shares=None if diet.meal_shares is None else tuple(diet.meal_shares),
        budget_eur_per_day=None if diet.budget_eur_per_week is None else diet.budget_eur_per_week / DAYS_A_WEEK,
        leftover_lunches=diet.leftover_lunches,
        # An empty list means that nobody was asked; a kitchen without a hob is told by naming what is there.
        **({"kitchen": tuple(sorted(diet.kitchen))} if diet.kitchen else {}),
    )
    age = _age(profile, wish.start, profiles.today(subject, session))
    targets = tuple(_day_target(found[day], profile.sex, age) for day in sorted(found))
    bounds = week_bounds(profile.sex, age, fmean(target.energy_kcal for target in targets))
    return MealPlanRequest(
        start=wish.start,
        targets=targets,
        diet=rules,
        seed=wish.seed,
        catalog_version=load_catalog().version,
        engine=wish.engine,
        week_goals=tuple(WeekGoal(key, least, most) for key, (least, most) in bounds.items()),
        locked=tuple(one for one in locked if one.meal.index < rules.meals_per_day),
        exclude_recipes=excluded_recipes(profile),
        # The others eat of what is at home, too: this plan's part of it is one portion's.
        pantry=tuple(replace(item, grams=item.grams / diet.eaters) for item in at_home(diet.pantry)),
        wishes=wish.wishes,
    )


def excluded_recipes(profile: profiles.ProfileView) -> tuple[str, ...]:
    """Return the slugs of the dishes that the person does not want; one that the catalogue no longer has is not planned anyway."""
    wanted = set(profile.diet.excluded_recipes)
    return tuple(slug for slug in sorted(load_catalog().recipes) if wanted and catalog_uuid("recipe", slug) in wanted)


def at_home(stock: list[profiles.PantryData]) -> Iterator[PantryItem]:
    """Yield what is at home; a food that the catalogue does not have (any more) can not be planned with."""
    by_id = {catalog_uuid("food", slug): slug for slug in load_catalog().foods} if stock else {}
    for item in sorted(stock, key=lambda item: item.food_id):
        if item.food_id in by_id:
            yield PantryItem(by_id[item.food_id], item.grams)


def workout_request(session: Session, subject: UUID, wish: Wish, weeks: int) -> WorkoutPlanRequest:
    """Return the request of a workout plan. Raises ``PlanNeedsProfile``, ``PlanGated`` or ``NoTrainingDays``."""
    profile = profile_of(session, subject)
    wanted = profile.training
    targets = profiles.targets_between(subject, wish.start, wish.start, session)[wish.start]
    if not targets.allows_workout_plan:
        raise PlanGated.by(targets.gates)
    if wanted.days_per_week == 0:
        raise NoTrainingDays
    return WorkoutPlanRequest(
        start=wish.start,
        weeks=weeks,
        rules=TrainingRules(
            experience=wanted.experience,
            goal=wanted.goal,
            days_per_week=wanted.days_per_week,
            minutes_per_session=wanted.minutes_per_session,
            age_years=_age(profile, wish.start, profiles.today(subject, session)),
            equipment=tuple(sorted(wanted.equipment)),
            limits=tuple(Limit(one.region, one.severity) for one in sorted(wanted.limits, key=lambda one: one.region)),
            low_intensity=targets.low_intensity,
            hypertension=targets.hypertension,
            weekdays=tuple(sorted(wanted.weekdays)),
            priority_muscles=tuple(wanted.priority_muscles),
            favourites=_slugs(wanted.favourite_exercises),
            dislikes=_slugs(wanted.disliked_exercises),
            cardio=wanted.cardio,
        ),
        seed=wish.seed,
        catalog_version=load_catalog().version,
        engine=wish.engine,
        known_1rm_kg=_known_strength(subject, wish.start),
        wishes=wish.wishes,
    )


def _age(profile: profiles.ProfileView, start: dt.date, today: dt.date) -> int:
    """Return the age of who trains: on the first day, or today's where that lies back."""
    try:
        return profiles.person_of(profile).age_on(max(start, today))
    except InvalidPersonError:
        return MAX_AGE_YEARS  # the last birthday that the formulas know is over


def _day_target(targets: Targets, sex: Sex, age_years: int) -> DayTarget:
    amounts = (targets.energy_kcal, targets.protein_g, targets.fat_g, targets.carbohydrate_g, targets.fibre_g)
    energy, protein, fat, carbohydrate, fibre = amounts
    if not targets.allows_meal_plan or energy is None or protein is None or fat is None:
        raise PlanGated.by(targets.gates)
    if carbohydrate is None or fibre is None:
        raise PlanGated.by(targets.gates)
    limits = daily_limits(sex, age_years, energy)
    return DayTarget(
        energy_kcal=energy,
        protein_g=protein,
        fat_g=fat,
        carbohydrate_g=carbohydrate,
        fibre_g=fibre,
        energy_floor_kcal=targets.energy_floor_kcal or 0.0,
        saturated_fat_max_g=round(limits["saturated_fat_g"].amount, 1),
        sodium_max_mg=limits["sodium_mg"].amount,
        training_day=targets.training_day,
    )


def _slugs(exercises: Collection[UUID]) -> tuple[str, ...]:
    """Return the catalogue's slugs; an exercise that it no longer holds cannot be planned and is left out."""
    if not exercises:
        return ()
    return tuple(sorted(slug for slug in load_catalog().exercises if catalog_uuid("exercise", slug) in exercises))


def _known_strength(subject: UUID, start: dt.date) -> dict[str, float]:
    first = start - dt.timedelta(days=STRENGTH_WINDOW_DAYS)
    best = training.best_estimates(subject, first, start)
    by_id = {catalog_uuid("exercise", slug): slug for slug in load_catalog().exercises} if best else {}
    known = {by_id[key]: round(kg, 1) for key, kg in best.items() if key in by_id and 0 < kg <= MAX_1RM_KG}
    return dict(sorted(known.items()))
