"""Putting the demo person into the database, through the same doors as everybody else."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final
from uuid import UUID

import sqlalchemy as sa
import structlog
from flask import current_app
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.contract import DayTarget, DietRules, TrainingRules

from nexfitra_api.features.accounts import public as accounts
from nexfitra_api.features.demo import history, person
from nexfitra_api.features.diary import public as diary
from nexfitra_api.features.measurements import public as measurements
from nexfitra_api.features.plans import public as plans
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.features.training import public as training
from nexfitra_api.kit import clock
from nexfitra_api.kit.db import session
from nexfitra_api.kit.errors import DomainError
from nexfitra_api.kit.ids import new_id
from nexfitra_api.kit.settings import Settings

log = structlog.get_logger(__name__)
SEED: Final = 20260101
_LOCK: Final = 7_300_002
START_KG: Final = 80.4
EATEN_TODAY: Final = 1
"""How many of today's planned meals have been eaten: whoever looks can tick the others."""


def offered() -> bool:
    """Return whether anybody may look around: where the operator says so, else on a fresh installation that only this machine reaches."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.demo_available != "auto":
        return settings.demo_available
    return settings.is_local and settings.registration_open and not accounts.has_accounts()


def find_or_make() -> accounts.User | None:
    """Return the demo person, made now where a fresh installation offers them; None where there is none and none may be made."""
    settings: Settings = current_app.config["SETTINGS"]
    user = accounts.find_user(person.EMAIL)
    if user is not None or settings.demo_available != "auto":
        return user
    # Whoever presses the button second waits for the first, and then finds the person.
    session().execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    seed_demo()
    return accounts.find_user(person.EMAIL)


def seed_demo() -> bool:
    """Make the demo person with six months of data up to yesterday and the plans of now; False where they are there already.

    Their password is random and thrown away: the way in is ``POST /auth/demo``.
    """
    if accounts.find_user(person.EMAIL) is not None:
        return False
    subject = accounts.create_user(person.EMAIL, secrets.token_urlsafe(32), person.NAME, person.ROLES).id
    session().flush()
    profiles.save(subject, person.PROFILE)
    first = clock.now().date() - dt.timedelta(days=history.DAYS)
    _weigh(subject, first)
    _eat(subject, first)
    _train(subject, first)
    live_on(subject)
    return True


def welcome(subject: UUID, locale: str | None, timezone: str | None) -> None:
    """Make the demo ready for a visitor: their language and time zone (the person's own where unknown), and a present day."""
    own = person.PROFILE
    profiles.resettle(subject, (locale, own["locale"]), (timezone, own["timezone"]))
    try:
        live_on(subject)
    except (DomainError, plans.CannotMake) as error:
        # An earlier visitor may have changed the profile so that there is no plan; looking around stays possible.
        log.warning("demo_without_plan", error=type(error).__name__)


def live_on(subject: UUID) -> None:
    """Give the demo person what a person has today: both plans, this week as planned so far, and today's breakfast.

    Called whenever somebody looks, because the seeded days grow old. What stands in the diary or the log stays as it is.
    """
    today = profiles.today(subject)
    monday = today - dt.timedelta(days=today.weekday())
    plans.hold_plan(subject, "meal", monday, SEED)
    plans.hold_plan(subject, "workout", monday, SEED)
    written = diary.day_totals(subject, monday, today)
    for day in (monday + dt.timedelta(days=past) for past in range(today.weekday() + 1)):
        if day not in written:
            plans.log_planned_day(subject, day, EATEN_TODAY if day == today else None)
    trained = {one.date for one in training.done_sets(subject, monday, today)}
    for plan_id, place, planned in plans.sessions_by_place(subject, monday, today - dt.timedelta(days=1)):
        if planned.day not in trained:
            done = history.performed(SEED, planned, load_catalog())
            _record(subject, done, {"plan_id": plan_id, "session_id": str(place)})


def _weigh(subject: UUID, first: dt.date) -> None:
    goal = float(person.PROFILE["weight_kg"])
    for moment, kg in history.weighings(SEED, first, START_KG, goal):
        measurements.record(subject, new_id(), {"kind": "weight", "value": kg, "unit": "kg", "at": moment})


def _eat(subject: UUID, first: dt.date) -> None:
    targets = profiles.targets_on(subject, profiles.today(subject))
    if targets is None or None in (
        amounts := (targets.energy_kcal, targets.protein_g, targets.fat_g, targets.carbohydrate_g)
    ):
        raise RuntimeError("the demo person has no targets")
    energy, protein, fat, carbohydrate = (float(amount) for amount in amounts if amount is not None)
    target = DayTarget(energy, protein, fat, carbohydrate, targets.fibre_g or 25.0, targets.energy_floor_kcal or 0.0)
    wishes = person.PROFILE["diet"]
    diet = DietRules(
        style=wishes["style"],
        meals_per_day=wishes["meals_per_day"],
        max_cooking_minutes=wishes["max_cooking_minutes"],
        kitchen=tuple(wishes["kitchen"]),
    )
    for eaten in history.meals(SEED, first, target, diet, load_catalog()):
        diary.record(subject, new_id(), _entry(eaten))


def _entry(eaten: history.Eaten) -> dict[str, object]:
    if eaten.meal is None or eaten.meal.recipe is None:
        name, energy = eaten.extra or ("", 0.0)
        return {"date": eaten.date, "meal": "snack", "quick": {"name": name, "energy_kcal": energy}, "position": 9}
    items = [{"food_id": catalog_uuid("food", item.food), "grams": item.grams} for item in eaten.meal.items]
    return {
        "date": eaten.date,
        "meal": eaten.meal.slot,
        "recipe_id": catalog_uuid("recipe", eaten.meal.recipe),
        "servings": eaten.meal.servings,
        "items": items,
        "position": eaten.meal.index,
    }


def _train(subject: UUID, first: dt.date) -> None:
    wishes = person.PROFILE["training"]
    rules = TrainingRules(
        experience=wishes["experience"],
        goal=wishes["goal"],
        days_per_week=wishes["days_per_week"],
        minutes_per_session=wishes["minutes_per_session"],
        age_years=35,
        equipment=tuple(wishes["equipment"]),
    )
    today = profiles.today(subject)
    monday = today - dt.timedelta(days=today.weekday())
    for done in history.sessions(SEED, first, rules, load_catalog()):
        if done.started_at.date() < monday:  # this week's are those of the plan that holds
            _record(subject, done, {})


def _record(subject: UUID, done: history.Session, follows: Mapping[str, object]) -> None:
    workout = {"started_at": done.started_at, "ended_at": done.ended_at, "title": done.title, **follows}
    training.record(subject, new_id(), workout, [(new_id(), asdict(one)) for one in done.sets])
