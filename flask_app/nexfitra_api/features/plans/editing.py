"""Changing single meals of a ready plan: swap for another dish, lock."""

from dataclasses import replace
from uuid import UUID

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.model import Language
from nexfitra_domain.contract import MealPlanRequest, PlannedDay, PlannedMeal
from nexfitra_domain.planning.leftovers import detached
from nexfitra_domain.planning.swap import Alternative, rank_alternatives
from sqlalchemy.orm import Session

from nexfitra_api.features.plans import content, facts, making, rendering, schemas, service
from nexfitra_api.features.plans import today as rules
from nexfitra_api.features.plans.errors import CatalogChanged, SwapBreaksRule
from nexfitra_api.features.plans.models import Plan
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.errors import Invalid, NotFound

SHOWN = 5


def swap(session: Session, subject: UUID, plan_id: UUID, meal_id: UUID, wish: schemas.SwapIn) -> schemas.SwapOut:
    """List what would fit instead of a meal, or put one of these dishes in its place.

    Raises:
        NotFound: no such plan or meal.
        PlanOutdated: the plan breaks a hard rule of today.
        CatalogChanged: the plan is older than the catalogue.
        SwapBreaksRule: the plan would not pass verification with that dish.
        Invalid: the dish is none of those that would fit.
    """
    plan = service.ready_meals(service.require(session, subject, plan_id, lock=wish.recipe_id is not None))
    rules.require_valid(session, subject, plan)
    request = content.read_meal_request(plan.request)
    if request.catalog_version != load_catalog().version:
        raise CatalogChanged
    careful = _with_allergies_of_today(session, subject, request)
    days = content.read_days(plan.content)
    day, meal = _find(days, meal_id)
    language = service.language_of(session, subject)
    whole = content.read_meal_plan(plan.content, plan.provenance or {})
    limit = SHOWN if wish.recipe_id is None else len(load_catalog().recipes)
    options = rank_alternatives(careful, whole, day.date, meal.index, load_catalog(), limit)
    if wish.recipe_id is None:
        listed = [_alternative(day, meal, option, language, careful) for option in options]
        shown = rendering.meal_out(day, meal, language, request)
        return schemas.SwapOut(
            applied=False, meal=shown, day_totals=rendering.totals_out(day.totals), alternatives=listed
        )
    chosen = next((one for one in options if _recipe_id(one.meal) == wish.recipe_id), None)
    if chosen is None:
        raise Invalid.field("recipe_id", "not_an_alternative", "This dish does not fit in place of the meal")
    fresh = replace(chosen.meal, locked=meal.locked)
    changed = replace(day, meals=_with(day, fresh), totals=chosen.day_totals)
    _store(plan, request, careful, days, changed, fresh)
    shown = rendering.meal_out(day, fresh, language, request)
    return schemas.SwapOut(
        applied=True, meal=shown, day_totals=rendering.totals_out(chosen.day_totals), alternatives=[]
    )


def lock(session: Session, subject: UUID, plan_id: UUID, meal_id: UUID, wish: schemas.LockIn) -> schemas.PlanMeal:
    """Lock a meal, so that it stays when the plan is made again, or unlock it. Raises ``NotFound``, ``PlanNotReady`` or ``PlanOutdated``."""
    plan = service.ready_meals(service.require(session, subject, plan_id, lock=True))
    rules.require_valid(session, subject, plan)
    days = content.read_days(plan.content)
    day, meal = _find(days, meal_id)
    fresh = replace(meal, locked=wish.locked)
    if fresh != meal:
        plan.content = content.days_json(_replaced(days, replace(day, meals=_with(day, fresh))))
        plan.edited_at = now()
    return rendering.meal_out(
        day, fresh, service.language_of(session, subject), content.read_meal_request(plan.request)
    )


def _with_allergies_of_today(session: Session, subject: UUID, request: MealPlanRequest) -> MealPlanRequest:
    """Return the plan's request with allergens that were named since: what is put on the plate now must respect them."""
    profile = profiles.get_profile(session, subject)
    named = set(profile.diet.allergens) if profile else set()
    allergens = tuple(sorted(named | set(request.diet.allergens)))
    return replace(request, diet=replace(request.diet, allergens=allergens))


def _store(
    plan: Plan,
    request: MealPlanRequest,
    careful: MealPlanRequest,
    days: tuple[PlannedDay, ...],
    changed: PlannedDay,
    meal: PlannedMeal,
) -> None:
    # What was left over of the old dish has to be cooked now, and may then take too long for its day.
    fresh = detached(_replaced(days, changed))
    # A meal that was locked when the plan was made may be swapped now: the wish of today counts.
    asked = replace(request, locked=())
    unlocked = tuple(replace(day, meals=tuple(replace(meal, locked=False) for meal in day.meals)) for day in fresh)
    whole = content.read_meal_plan(content.days_json(unlocked), plan.provenance or {})
    # The other meals are as they were when the plan was made; the new one is held to what is known today.
    place = f"days[{[day.date for day in days].index(changed.date)}].meals[{changed.meals.index(meal)}]"
    today = making.verify(replace(careful, locked=()), whole)
    if not making.verify(asked, whole).ok or any(one.where.startswith(place) for one in today.violations):
        raise SwapBreaksRule
    plan.content = content.days_json(fresh)
    plan.edited_at = now()


def _find(days: tuple[PlannedDay, ...], meal_id: UUID) -> tuple[PlannedDay, PlannedMeal]:
    for day in days:
        for meal in day.meals:
            if content.meal_id(day.date, meal.index) == meal_id:
                return day, meal
    raise NotFound


def _with(day: PlannedDay, meal: PlannedMeal) -> tuple[PlannedMeal, ...]:
    return tuple(meal if one.index == meal.index else one for one in day.meals)


def _replaced(days: tuple[PlannedDay, ...], changed: PlannedDay) -> tuple[PlannedDay, ...]:
    return tuple(changed if day.date == changed.date else day for day in days)


def _recipe_id(meal: PlannedMeal) -> UUID | None:
    return catalog_uuid("recipe", meal.recipe) if meal.recipe else None


def _alternative(
    day: PlannedDay, old: PlannedMeal, option: Alternative, language: Language, request: MealPlanRequest
) -> schemas.PlanAlternative:
    meal = rendering.meal_out(day, option.meal, language, request)
    assert meal.recipe_id is not None  # noqa: S101 -- an alternative is always a dish of the catalogue
    return schemas.PlanAlternative(
        recipe_id=meal.recipe_id,
        meal=meal,
        day_totals=rendering.totals_out(option.day_totals),
        change=rendering.totals_out(option.change),
        change_cost_eur=facts.cost_change(old, option.meal),
        on_target=option.on_target,
    )
