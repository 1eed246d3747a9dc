"""From stored content to what the API shows: ids instead of slugs, names in the reader's language."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from uuid import UUID

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.model import Language
from nexfitra_domain.contract import (
    Conflict,
    MacroTotals,
    MealPlace,
    PlannedDay,
    PlannedExercise,
    PlannedItem,
    PlannedMeal,
    PlannedWeek,
    TrainingRules,
    Verification,
)

from nexfitra_api.features.plans import content, facts, schemas, training_facts
from nexfitra_api.features.plans.errors import PlanOutdated
from nexfitra_api.features.plans.explaining import explanations_out
from nexfitra_api.features.plans.models import Plan
from nexfitra_api.kit.language import in_language


def summary(plan: Plan) -> schemas.PlanSummary:
    """Return a plan without its content."""
    return schemas.PlanSummary.model_validate(
        {
            "id": plan.id,
            "kind": plan.kind,
            "status": plan.status,
            "start": plan.start,
            "end": last_day(plan),
            "created_at": plan.created_at,
            "edited_at": plan.edited_at,
            "replaces_id": plan.replaces_id,
            "error_code": plan.error_code,
            "provenance": plan.provenance,
            "verification": plan.verification,
        }
    )


def full(plan: Plan, language: Language, verdict: Verification | None, eaters: int) -> schemas.PlanOut:
    """Return a plan with everything in it; of one that today's ``verdict`` refuses only the verdict.

    Its amounts are one person's portions; ``eaters`` is for how many the person cooks.
    """
    told, stored = dict(summary(plan)), plan.content or {}
    if verdict is not None and not verdict.ok:
        told |= {"error_code": PlanOutdated.code, "verification": _verification_out(verdict)}
        stored = {}
    return schemas.PlanOut(
        **told,
        days=_days_out(plan, content.read_days(stored), language),
        weeks=_weeks_out(plan, content.read_weeks(stored), language),
        volume=stored.get("volume", {}),
        eaters=eaters,
        conflicts=[conflict_out(found, language) for found in content.read_conflicts(plan.conflicts)],
    )


def _verification_out(verdict: Verification) -> schemas.PlanVerification:
    violations = [schemas.PlanViolation(**asdict(violation)) for violation in verdict.violations]
    return schemas.PlanVerification(ok=verdict.ok, violations=violations)


def conflict_out(found: Conflict, language: Language) -> schemas.PlanConflict:
    """Return a conflict."""
    return schemas.PlanConflict(
        wishes=list(found.wishes),
        text=found.text,
        text_parts=explanations_out(found.text_parts, language),
        relaxation=found.relaxation,
        relaxation_parts=explanations_out(found.relaxation_parts, language),
    )


def last_day(plan: Plan) -> dt.date:
    """Return the last day that a plan is for."""
    days = len(plan.request["targets"]) if plan.kind == "meal" else 7 * int(plan.request["weeks"])
    return plan.start + dt.timedelta(days=days - 1)


def _days_out(plan: Plan, days: tuple[PlannedDay, ...], language: Language) -> list[schemas.PlanDay]:
    request = content.read_meal_request(plan.request) if days else None
    setting = None if request is None else facts.Setting(request, days, language)
    return [] if setting is None else [day_out(day, setting) for day in days]


def _weeks_out(plan: Plan, weeks: tuple[PlannedWeek, ...], language: Language) -> list[schemas.PlanWeek]:
    rules = content.read_workout_request(plan.request).rules if weeks else None
    return [week_out(week, language, rules) for week in weeks]


def day_out(day: PlannedDay, setting: facts.Setting) -> schemas.PlanDay:
    """Return a day of meals."""
    return schemas.PlanDay(
        date=day.date,
        target=schemas.PlanTarget(**asdict(day.target)),
        totals=totals_out(day.totals),
        meals=[meal_out(day, meal, setting) for meal in day.meals],
    )


def meal_out(day: PlannedDay, meal: PlannedMeal, setting: facts.Setting) -> schemas.PlanMeal:
    """Return a meal of ``day``, or one that could stand there; one without a recipe is called after its foods."""
    language = setting.language
    items = [_item_out(item, language) for item in meal.items]
    recipe = load_catalog().recipes.get(meal.recipe) if meal.recipe else None
    named = in_language(recipe.title, language) if recipe else meal.recipe
    return schemas.PlanMeal(
        id=content.meal_id(day.date, meal.index),
        slot=meal.slot,
        recipe_id=catalog_uuid("recipe", meal.recipe) if meal.recipe else None,
        title=named or ", ".join(item.name for item in items),
        minutes=recipe.minutes if recipe else None,
        servings=meal.servings,
        items=items,
        totals=totals_out(meal.totals),
        locked=meal.locked,
        marks=facts.marks_of(meal),
        leftover_of=_leftover_out(meal.leftover_of),
        why=facts.why_of(meal, day, setting),
    )


def _leftover_out(place: MealPlace | None) -> schemas.PlanLeftover | None:
    if place is None:
        return None
    # Only what was cooked for dinner is eaten again.
    return schemas.PlanLeftover(meal_id=content.meal_id(place.date, place.index), date=place.date, slot="dinner")


def totals_out(totals: MacroTotals) -> schemas.PlanTotals:
    """Return sums."""
    return schemas.PlanTotals(**asdict(totals))


def food_name(slug: str, language: Language) -> str:
    """Return a food's name; its slug where the catalogue has lost it since."""
    food = load_catalog().foods.get(slug)
    return in_language(food.name, language) if food else slug


def week_out(week: PlannedWeek, language: Language, rules: TrainingRules | None = None) -> schemas.PlanWeek:
    """Return a week of training; ``rules`` are those that it was asked for with."""
    sessions = [
        schemas.PlanSession(
            id=content.session_id(week.index, session.index),
            day=session.day,
            title=session.title,
            minutes=session.minutes,
            minutes_wanted=None if rules is None else rules.minutes_per_session,
            short=None if rules is None else training_facts.short_reason(session, week, rules),
            exercises=[_exercise_out(exercise, language) for exercise in session.exercises],
        )
        for session in week.sessions
    ]
    volume = {str(muscle): sets for muscle, sets in training_facts.volume_of(week).items()}
    return schemas.PlanWeek(index=week.index, deload=week.deload, volume=volume, sessions=sessions)


def recipe_slug(recipe_id: UUID) -> str | None:
    """Return the slug of a recipe of the catalogue."""
    catalog = load_catalog()
    return _slugs(catalog.version).get(recipe_id)


@lru_cache(maxsize=2)
def _slugs(_catalog_version: str) -> Mapping[UUID, str]:
    return {catalog_uuid("recipe", slug): slug for slug in load_catalog().recipes}


def _item_out(item: PlannedItem, language: Language) -> schemas.PlanItem:
    return schemas.PlanItem(
        food_id=catalog_uuid("food", item.food), name=food_name(item.food, language), grams=item.grams
    )


def _exercise_out(planned: PlannedExercise, language: Language) -> schemas.PlanExercise:
    exercise = load_catalog().exercises.get(planned.exercise)
    return schemas.PlanExercise(
        exercise_id=catalog_uuid("exercise", planned.exercise),
        name=in_language(exercise.name, language) if exercise else planned.exercise,
        sets=[schemas.PlanSet(**asdict(one)) for one in planned.sets],
        superset=planned.superset,
        why=planned.why,
        why_parts=explanations_out(planned.why_parts, language),
    )
