"""Routes of the plans."""

from typing import cast
from uuid import UUID

from flask import Flask, Response, current_app, g

from nexfitra_api.features.plans import editing, engines, schemas, service
from nexfitra_api.features.plans.errors import (
    CatalogChanged,
    MealLocked,
    NoTrainingDays,
    PlanGated,
    PlanNeedsProfile,
    PlanNotReady,
    PlanOutdated,
    PlanOutOfRange,
    SwapBreaksRule,
    TooManyPlans,
    WrongPlanKind,
)
from nexfitra_api.features.plans.public import export
from nexfitra_api.kit import events
from nexfitra_api.kit.auth import current_actor, current_subject
from nexfitra_api.kit.db import session
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.exports import offer_export
from nexfitra_api.kit.pagination import Page

blueprint = feature_blueprint("plans")
offer_export(blueprint, "plans", export)

MAKING = (PlanGated, PlanNeedsProfile, PlanOutOfRange, NoTrainingDays, TooManyPlans)
MEALS = (WrongPlanKind, PlanNotReady, PlanOutdated)


@endpoint(
    blueprint, "POST", "/plans", operation_id="create_plan", body=schemas.PlanIn, response=schemas.PlanAccepted,
    status=202, errors=MAKING,
)  # fmt: skip
def create_plan(body: schemas.PlanIn) -> schemas.PlanAccepted:
    """Have a plan made from the profile as it is now. Same profile, seed, engine and versions make the same content.

    ``engine`` is "auto", "solver" or one that the AI service lists; another one is refused ("engine_unknown"). While that
    service cannot be asked any name is taken, and the solver makes the plan (``provenance.fallback``).
    """
    engines.check_engine(body.engine, str(g.get("request_id", "")))
    return service.create(session(), current_subject(), current_actor().id, body)


@endpoint(
    blueprint, "GET", "/plans", operation_id="list_plans", query=schemas.PlanQuery, response=Page[schemas.PlanSummary]
)
def list_plans(query: schemas.PlanQuery) -> Page[schemas.PlanSummary]:
    """List plans without their content, newest first."""
    return service.listing(session(), current_subject(), query)


@endpoint(blueprint, "GET", "/plans/current", operation_id="get_current_plans", response=schemas.CurrentPlans)
def get_current_plans() -> schemas.CurrentPlans:
    """Show the plans that hold today, both kinds in one answer: what a first screen needs."""
    return service.current(session(), current_subject())


@endpoint(blueprint, "GET", "/plans/<uuid:plan_id>", operation_id="get_plan", response=schemas.PlanOut)
def get_plan(plan_id: UUID) -> schemas.PlanOut:
    """Show a plan. Until it is finished it has no content; a failed one says why in ``error_code``.

    A ready plan is judged against what holds for its person today: a meal plan against allergies, diet, dislikes and gates, the
    sessions to come of a workout plan against limits, blood pressure, low intensity and gates. One that breaks a rule comes without
    its days or weeks, with ``error_code`` "plan_outdated" and what speaks against it in ``verification``.
    """
    return service.show(session(), current_subject(), plan_id)


@endpoint(
    blueprint, "GET", "/plans/<uuid:plan_id>/events", operation_id="follow_plan", media="text/event-stream",
    errors=(events.TooManyStreams,),
)  # fmt: skip
def follow_plan(plan_id: UUID) -> Response:
    """Follow the making of a plan: ``progress`` {step, percent}, then ``done`` {id, status} or ``failed`` {id, code}.

    A stream lasts a minute at most; come back with ``Last-Event-ID`` for the rest.
    """
    subject, actor = current_subject(), current_actor().id
    service.require(session(), subject, plan_id)
    app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]
    read = service.reader(app, actor, subject, plan_id)
    return events.stream(f"plan:{plan_id}", subject, read, events.last_event_id())


@endpoint(
    blueprint, "POST", "/plans/<uuid:plan_id>/meals/<uuid:meal_id>/swap", operation_id="swap_meal",
    body=schemas.SwapIn, body_optional=True, response=schemas.SwapOut, errors=(*MEALS, CatalogChanged, MealLocked, SwapBreaksRule),
)  # fmt: skip
def swap_meal(plan_id: UUID, meal_id: UUID, body: schemas.SwapIn) -> schemas.SwapOut:
    """Swap a meal. Without ``recipe_id`` nothing is changed and the best alternatives are listed; with one of them it is put in place.

    A locked meal is not swapped ("meal_locked"). ``days`` holds every day that the swap has changed: a later lunch that was to be
    left over of the old dish is then a meal of its own.
    """
    return editing.swap(session(), current_subject(), plan_id, meal_id, body)


@endpoint(
    blueprint, "POST", "/plans/<uuid:plan_id>/meals/<uuid:meal_id>/lock", operation_id="lock_meal",
    body=schemas.LockIn, body_optional=True, response=schemas.PlanMeal, errors=MEALS,
)  # fmt: skip
def lock_meal(plan_id: UUID, meal_id: UUID, body: schemas.LockIn) -> schemas.PlanMeal:
    """Lock a meal, so that it stays when the plan is made again, or unlock it with ``locked: false``."""
    return editing.lock(session(), current_subject(), plan_id, meal_id, body)


@endpoint(
    blueprint, "POST", "/plans/<uuid:plan_id>/regenerate", operation_id="regenerate_plan", body=schemas.RegenerateIn, body_optional=True,
    response=schemas.PlanAccepted, status=202, errors=(*MAKING, PlanNotReady),
)  # fmt: skip
def regenerate_plan(plan_id: UUID, body: schemas.RegenerateIn) -> schemas.PlanAccepted:
    """Make the plan again as a new plan (``replaces_id`` names this one): same days, profile of now, locked meals kept."""
    engines.check_engine(body.engine, str(g.get("request_id", "")))
    return service.regenerate(session(), current_subject(), current_actor().id, plan_id, body)


@endpoint(
    blueprint, "GET", "/plans/<uuid:plan_id>/shopping-list", operation_id="get_shopping_list",
    query=schemas.ShoppingQuery, response=schemas.ShoppingList, errors=(*MEALS, PlanNeedsProfile),
)  # fmt: skip
def get_shopping_list(plan_id: UUID, query: schemas.ShoppingQuery) -> schemas.ShoppingList:
    """List what the plan's meals need for all who eat, by aisle, without what the pantry holds."""
    return service.to_buy(session(), current_subject(), plan_id, query.eaters)


@endpoint(
    blueprint, "POST", "/plans/<uuid:plan_id>/log", operation_id="log_planned_day", body=schemas.LogIn,
    response=schemas.LogOut, errors=MEALS,
)  # fmt: skip
def log_planned_day(plan_id: UUID, body: schemas.LogIn) -> schemas.LogOut:
    """Write the plan's meals of a day (or some of them) into the diary. Doing it again changes nothing."""
    return service.log_day(session(), current_subject(), plan_id, body)
