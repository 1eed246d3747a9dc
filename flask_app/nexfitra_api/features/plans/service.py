"""What a person can do with plans: have one made, read it, follow its making, list what to buy, log a day of it."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from flask import Flask
from nexfitra_domain.catalog import catalog_uuid
from nexfitra_domain.catalog.model import Language
from nexfitra_domain.contract import LockedMeal, PlannedDay, PlannedMeal
from nexfitra_domain.vocabulary import PlanKind
from sqlalchemy.orm import Session

from nexfitra_api.features.diary import public as diary
from nexfitra_api.features.plans import content, inputs, lifecycle, rendering, repository, schemas, shopping
from nexfitra_api.features.plans import today as rules
from nexfitra_api.features.plans.errors import PlanNotReady, TooManyPlans, WrongPlanKind
from nexfitra_api.features.plans.models import Plan
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.db import subject_scope
from nexfitra_api.kit.errors import Invalid, NotFound
from nexfitra_api.kit.events import Event, Reader
from nexfitra_api.kit.language import LANGUAGES
from nexfitra_api.kit.pagination import Page, decode_moment, encode_moment

MAX_UNFINISHED: Final = 3
SEED_LIMIT: Final = 2**31
"""Drawn seeds are short, so that a person can type one."""
PLAN_KINDS: Final[tuple[PlanKind, ...]] = ("meal", "workout")
RECENT_PLANS: Final = 20
"""How many of a kind are looked at for the one that holds today: nobody makes more attempts at one week."""
FINAL_EVENTS: Final = frozenset({"done", "failed"})


def create(session: Session, subject: UUID, actor: UUID, wish: schemas.PlanIn) -> schemas.PlanAccepted:
    """Queue a plan made from the profile as it is now. Raises what ``inputs`` raises, or ``TooManyPlans``."""
    _check_queue(session, subject)
    inputs.profile_of(session, subject)
    inputs.check_start(session, subject, wish.start)
    asked = inputs.Wish(wish.start, _seed(wish.seed), wish.engine, wish.wishes)
    request: content.Request
    if wish.kind == "meal":
        request = inputs.meal_request(session, subject, asked, wish.days)
    else:
        request = inputs.workout_request(session, subject, asked, wish.weeks)
    plan = lifecycle.queue(session, subject=subject, actor=actor, request=request)
    return schemas.PlanAccepted(id=plan.id, status=plan.status)


def regenerate(
    session: Session, subject: UUID, actor: UUID, plan_id: UUID, wish: schemas.RegenerateIn
) -> schemas.PlanAccepted:
    """Queue a new plan for the same days from the profile as it is now; locked meals are taken over. The old one stays."""
    _check_queue(session, subject)
    old = require(session, subject, plan_id)
    if old.status in repository.UNFINISHED:
        raise PlanNotReady
    asked = inputs.Wish(old.start, _seed(wish.seed), wish.engine, str(old.request.get("wishes", "")))
    request: content.Request
    if old.kind == "meal":
        days = len(content.read_meal_request(old.request).targets)
        locked = rules.still_allowed(session, subject, old, _locked(content.read_days(old.content)))
        request = inputs.meal_request(session, subject, asked, days, locked)
    else:
        request = inputs.workout_request(session, subject, asked, content.read_workout_request(old.request).weeks)
    plan = lifecycle.queue(session, subject=subject, actor=actor, request=request, replaces=old.id)
    return schemas.PlanAccepted(id=plan.id, status=plan.status)


def show(session: Session, subject: UUID, plan_id: UUID) -> schemas.PlanOut:
    """Return a plan in the person's language, without its content where it breaks a hard rule of today."""
    plan = lifecycle.fail_if_expired(session, require(session, subject, plan_id))
    verdict = rules.judge(session, subject, plan)
    return rendering.full(plan, language_of(session, subject), verdict, eaters_of(session, subject))


def current(session: Session, subject: UUID) -> schemas.CurrentPlans:
    """Return for each kind the newest ready plan of today; without one the newest that is being made, lies ahead or met a conflict."""
    today, language = profiles.today(subject, session), language_of(session, subject)
    eaters = eaters_of(session, subject)
    alive = {kind: _alive(session, subject, kind, today) for kind in PLAN_KINDS}
    found = {kind: _holding(plans, today) for kind, plans in alive.items()}
    shown = {
        kind: None if plan is None else rendering.full(plan, language, rules.judge(session, subject, plan), eaters)
        for kind, plan in found.items()
    }
    later = (_ahead(alive[kind], found[kind], today) for kind in PLAN_KINDS)
    ahead = [rendering.summary(plan) for plan in later if plan is not None]
    return schemas.CurrentPlans(meal=shown["meal"], workout=shown["workout"], ahead=ahead)


def _alive(session: Session, subject: UUID, kind: PlanKind, today: dt.date) -> list[Plan]:
    recent = (
        lifecycle.fail_if_expired(session, one) for one in repository.page(session, subject, kind, None, RECENT_PLANS)
    )
    return [plan for plan in recent if plan.status != "failed" and rendering.last_day(plan) >= today]


def _holding(alive: Sequence[Plan], today: dt.date) -> Plan | None:
    held = (plan for plan in alive if plan.status == "ready" and plan.start <= today)
    return next(held, next(iter(alive), None))


def _ahead(alive: Sequence[Plan], held: Plan | None, today: dt.date) -> Plan | None:
    """Return of the ready plans that begin after today the one that begins first; of several that begin then the newest."""
    later = [plan for plan in alive if plan.status == "ready" and plan.start > today and plan is not held]
    return min(later, key=lambda plan: plan.start, default=None)


def listing(session: Session, subject: UUID, query: schemas.PlanQuery) -> Page[schemas.PlanSummary]:
    """Return plans without their content, newest first."""
    rows = repository.page(session, subject, query.kind, decode_moment(query.cursor), query.limit + 1)
    shown = [lifecycle.fail_if_expired(session, plan) for plan in rows[: query.limit]]
    more = len(rows) > query.limit
    last = encode_moment(shown[-1].created_at, shown[-1].id) if more else None
    return Page[schemas.PlanSummary](items=[rendering.summary(plan) for plan in shown], next_cursor=last)


def to_buy(session: Session, subject: UUID, plan_id: UUID, eaters: int | None = None) -> schemas.ShoppingList:
    """Return the shopping list of a meal plan, for as many people as asked or as the profile says, without what is at home."""
    plan = rules.require_valid(session, subject, ready_meals(require(session, subject, plan_id)))
    profile = inputs.profile_of(session, subject)
    return shopping.shopping_list(
        content.read_days(plan.content),
        language_of(session, subject),
        profile.units,
        eaters=eaters or profile.diet.eaters,
        at_home={item.food: item.grams for item in inputs.at_home(profile.diet.pantry)},
    )


def log_day(session: Session, subject: UUID, plan_id: UUID, wish: schemas.LogIn) -> schemas.LogOut:
    """Write the plan's meals of a day into the diary; what was logged before is not written again."""
    plan = rules.require_valid(session, subject, ready_meals(require(session, subject, plan_id)))
    day = next((day for day in content.read_days(plan.content) if day.date == wish.date), None)
    if day is None:
        raise Invalid.field("date", "date_not_in_plan", "The plan has no such day")
    meals = [_entry(plan.id, day, meal) for meal in _picked(day, wish.meal_ids)]
    return schemas.LogOut(date=day.date, entry_ids=diary.log_planned(subject, plan.id, day.date, meals))


def reader(app: Flask, actor: UUID, subject: UUID, plan_id: UUID) -> Reader:
    """Return what an event stream reads with: a short transaction each time, as this person."""

    def read(after: int) -> Sequence[Event]:
        with app.app_context(), subject_scope(actor, subject) as session:
            plan = repository.get(session, subject, plan_id)
            if plan is None:
                return [Event(after + 1, "failed", {"id": str(plan_id), "code": "not_found"}, final=True)]
            over = lifecycle.fail_if_expired(session, plan).status not in repository.UNFINISHED
            # Whoever has seen the end already is told it again: a stream must not stay open for nothing.
            found = repository.events_after(session, subject, plan_id, after)
            if over and not found:
                found = repository.events_after(session, subject, plan_id, 0)[-1:]
            return [Event(one.seq, one.name, one.data, one.name in FINAL_EVENTS) for one in found]

    return read


def require(session: Session, subject: UUID, plan_id: UUID, *, lock: bool = False) -> Plan:
    """Return a plan of this person or raise ``NotFound``."""
    plan = repository.get(session, subject, plan_id, lock=lock)
    if plan is None:
        raise NotFound
    return plan


def ready_meals(plan: Plan) -> Plan:
    """Return ``plan`` where it is a finished meal plan; raise ``WrongPlanKind`` or ``PlanNotReady``."""
    if plan.kind != "meal":
        raise WrongPlanKind
    if plan.status != "ready":
        raise PlanNotReady
    return plan


def language_of(session: Session, subject: UUID) -> Language:
    """Return the language of the profile's locale, English where it is none of ours."""
    profile = profiles.get_profile(session, subject)
    wanted = profile.locale.split("-")[0].lower() if profile else "en"
    return next((language for language in LANGUAGES if language == wanted), "en")


def eaters_of(session: Session, subject: UUID) -> int:
    """Return for how many people the person cooks, themselves included."""
    profile = profiles.get_profile(session, subject)
    return profile.diet.eaters if profile else 1


def _check_queue(session: Session, subject: UUID) -> None:
    repository.one_at_a_time(session, subject)
    if repository.count_unfinished(session, subject, now()) >= MAX_UNFINISHED:
        raise TooManyPlans(headers={"Retry-After": "2"})


def _seed(wanted: int | None) -> int:
    return secrets.randbelow(SEED_LIMIT) if wanted is None else wanted


def _locked(days: tuple[PlannedDay, ...]) -> tuple[LockedMeal, ...]:
    return tuple(LockedMeal(day.date, meal) for day in days for meal in day.meals if meal.locked)


def _picked(day: PlannedDay, wanted: Sequence[UUID] | None) -> list[PlannedMeal]:
    by_id = {content.meal_id(day.date, meal.index): meal for meal in day.meals}
    if wanted is None:
        return list(by_id.values())
    if any(key not in by_id for key in wanted):
        raise Invalid.field("meal_ids", "unknown_meal", "The plan's day has no such meal")
    return [by_id[key] for key in dict.fromkeys(wanted)]


def _entry(plan_id: UUID, day: PlannedDay, meal: PlannedMeal) -> diary.PlannedEntry:
    if meal.recipe is None:
        raise Invalid("A meal without a recipe cannot be logged as a whole")
    return diary.PlannedEntry(
        entry_id=content.entry_id(plan_id, day.date, meal.index),
        meal=meal.slot,
        recipe_id=catalog_uuid("recipe", meal.recipe),
        servings=meal.servings,
        items=[(catalog_uuid("food", item.food), item.grams) for item in meal.items],
    )
