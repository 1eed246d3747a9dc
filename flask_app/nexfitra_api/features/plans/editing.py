"""Changing single meals of a ready plan: swap for another dish, lock."""

from dataclasses import dataclass, replace
from itertools import islice
from typing import Final
from uuid import UUID

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.contract import MealPlace, MealPlanRequest, PlannedDay, PlannedMeal
from nexfitra_domain.planning.leftovers import detached
from nexfitra_domain.planning.swap import Alternative, rank_alternatives
from sqlalchemy.orm import Session

from nexfitra_api.features.plans import content, facts, inputs, making, rendering, schemas, service
from nexfitra_api.features.plans import today as rules
from nexfitra_api.features.plans.errors import CatalogChanged, MealLocked, SwapBreaksRule
from nexfitra_api.features.plans.models import Plan
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.errors import Invalid, NotFound

SHOWN: Final = 5
MOST_VERIFIED: Final = 25
"""Where the verifier refuses so many, as it does where what was left over can not be cooked on its day, it would refuse the rest."""


def swap(session: Session, subject: UUID, plan_id: UUID, meal_id: UUID, wish: schemas.SwapIn) -> schemas.SwapOut:
    """List what would fit instead of a meal, or put one of these dishes in its place. What is listed can be put in place.

    Raises:
        NotFound: no such plan or meal.
        PlanOutdated: the plan breaks a hard rule of today.
        MealLocked: the person keeps this meal.
        CatalogChanged: the plan is older than the catalogue.
        SwapBreaksRule: the plan would not pass verification with that dish.
        Invalid: the dish is none of those that would fit.
    """
    plan = service.ready_meals(service.require(session, subject, plan_id, lock=wish.recipe_id is not None))
    rules.require_valid(session, subject, plan)
    request = content.read_meal_request(plan.request)
    days = content.read_days(plan.content)
    day, meal = _find(days, meal_id)
    if meal.locked:
        raise MealLocked
    if request.catalog_version != load_catalog().version:
        raise CatalogChanged
    language = service.language_of(session, subject)
    setting = facts.Setting(request, days, language)
    table = _Table(plan, request, _with_rules_of_today(session, subject, request), days, day, meal)
    if wish.recipe_id is None:
        listed = [
            _alternative(day, meal, option, facts.Setting(table.careful, table.with_dish(option), language))
            for option in table.alternatives()
        ]
        shown = rendering.meal_out(day, meal, setting)
        return schemas.SwapOut(
            applied=False,
            meal=shown,
            day_totals=rendering.totals_out(day.totals),
            alternatives=listed,
            days=[],
            first=None if listed else setting.eaten_again.get(MealPlace(day.date, meal.index)),
        )
    chosen = next((one for one in table.options() if _recipe_id(one.meal) == wish.recipe_id), None)
    if chosen is None:
        raise Invalid.field("recipe_id", "not_an_alternative", "This dish does not fit in place of the meal")
    fresh = table.with_dish(chosen)
    if not table.allows(chosen):
        raise SwapBreaksRule
    plan.content = content.days_json(fresh)
    plan.edited_at = now()
    before = [rendering.day_out(one, setting) for one in days]
    setting = facts.Setting(request, fresh, language)
    after = [rendering.day_out(one, setting) for one in fresh]
    return schemas.SwapOut(
        applied=True,
        meal=rendering.meal_out(day, chosen.meal, setting),
        day_totals=rendering.totals_out(chosen.day_totals),
        alternatives=[],
        days=[new for old, new in zip(before, after, strict=True) if new != old],
        first=None,
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One meal of a plan that may be swapped; ``careful`` is the plan's request with what is known today."""

    plan: Plan
    request: MealPlanRequest
    careful: MealPlanRequest
    days: tuple[PlannedDay, ...]
    day: PlannedDay
    meal: PlannedMeal

    def options(self) -> tuple[Alternative, ...]:
        """Return every dish that fits by the planner's rules, best first."""
        whole = content.read_meal_plan(self.plan.content, self.plan.provenance or {})
        catalog = load_catalog()
        return rank_alternatives(
            self.careful, whole, self.day.date, self.meal.index, catalog, limit=len(catalog.recipes)
        )

    def alternatives(self) -> list[Alternative]:
        """Return the best that the verifier lets pass. The planner has sorted out what breaks a rule, so few are asked for in vain."""
        allowed = (option for option in self.options()[:MOST_VERIFIED] if self.allows(option))
        return list(islice(allowed, SHOWN))

    def with_dish(self, option: Alternative) -> tuple[PlannedDay, ...]:
        """Return the days with another dish; what was left over of the old one has to be cooked then."""
        return detached(_replaced(self.days, self._changed(option)))

    def allows(self, option: Alternative) -> bool:
        """Say whether the plan passes verification with that dish, and the dish also what is known today."""
        changed, fresh = self._changed(option), self.with_dish(option)
        # What was locked when the plan was made is held against nobody, as long as it stands there.
        standing = {(day.date, meal.index): _content(meal) for day in fresh for meal in day.meals}
        kept = tuple(one for one in self.request.locked if standing[one.date, one.meal.index] == _content(one.meal))
        places = {(one.date, one.meal.index) for one in kept}
        marked = tuple(
            replace(day, meals=tuple(replace(one, locked=(day.date, one.index) in places) for one in day.meals))
            for day in fresh
        )
        whole = content.read_meal_plan(content.days_json(marked), self.plan.provenance or {})
        if not making.verify(replace(self.request, locked=kept), whole).ok:
            return False
        # The other meals are as they were when the plan was made; the new one is held to what is known today.
        place = f"days[{[day.date for day in self.days].index(changed.date)}].meals[{self.day.meals.index(self.meal)}]"
        today = making.verify(replace(self.careful, locked=kept), whole)
        return not any(one.where.startswith(place) for one in today.violations)

    def _changed(self, option: Alternative) -> PlannedDay:
        return replace(self.day, meals=_with(self.day, option.meal), totals=option.day_totals)


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
    request = content.read_meal_request(plan.request)
    return rendering.meal_out(day, fresh, facts.Setting(request, days, service.language_of(session, subject)))


def _with_rules_of_today(session: Session, subject: UUID, request: MealPlanRequest) -> MealPlanRequest:
    """Return the plan's request with what was named since: a dish that is put on the plate now must respect it."""
    profile = profiles.get_profile(session, subject)
    if profile is None:
        return request
    allergens = tuple(sorted({*profile.diet.allergens, *request.diet.allergens}))
    return replace(
        request,
        diet=replace(request.diet, allergens=allergens),
        exclude_recipes=inputs.excluded_recipes(profile),
    )


def _content(meal: PlannedMeal) -> tuple[object, ...]:
    return meal.slot, meal.recipe, meal.servings, meal.items


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
    day: PlannedDay, old: PlannedMeal, option: Alternative, setting: facts.Setting
) -> schemas.PlanAlternative:
    meal = rendering.meal_out(day, option.meal, setting)
    assert meal.recipe_id is not None  # noqa: S101 -- an alternative is always a dish of the catalogue
    return schemas.PlanAlternative(
        recipe_id=meal.recipe_id,
        meal=meal,
        day_totals=rendering.totals_out(option.day_totals),
        change=rendering.totals_out(option.change),
        change_cost_eur=facts.cost_change(old, option.meal),
        on_target=option.on_target,
        close=option.close,
    )
