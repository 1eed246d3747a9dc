"""Whether a plan still keeps the hard rules of today: what was verified when it was made may have become wrong since."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import Limit, LockedMeal, MealPlan, MealPlanRequest, Verification
from nexfitra_domain.contract.common import Violation
from nexfitra_domain.safety import has_effect
from nexfitra_domain.targets import Targets
from nexfitra_domain.verification import verify_meal_plan, verify_workout_plan
from nexfitra_domain.vocabulary import PlanKind
from sqlalchemy.orm import Session

from nexfitra_api.features.plans import content
from nexfitra_api.features.plans.errors import PlanOutdated
from nexfitra_api.features.plans.models import Plan
from nexfitra_api.features.profiles import public as profiles

HARD_RULES: Final = frozenset({"allergen", "diet", "dislike", "unknown_ingredients"})
"""Rules of the verifier about what may be on the plate. Number of meals, kitchen and time are wishes: they may wait for the next plan."""
TRAINING_RULES: Final = frozenset({"limit", "hypertension", "low_intensity"})
"""Rules about what may harm. Days, minutes, equipment and what somebody dislikes to do may wait for the next plan, too."""
_SESSION: Final = re.compile(r"weeks\[\d+\]\.sessions\[\d+\]")
DEFICIT_TOLERANCE: Final = 0.05
"""How far a plan may lie below maintenance where no deficit is allowed: own choice, so that a kilogram more does not end a plan."""


def judge(session: Session, subject: UUID, plan: Plan) -> Verification | None:
    """Return today's verdict on a ready plan; ``None`` for any other plan and where there is no profile."""
    if plan.status != "ready":
        return None
    targets = profiles.targets_on(subject, profiles.today(subject, session), session)
    if targets is None:
        return None
    check = _meals if plan.kind == "meal" else _training
    found = (*_gates(targets, plan.kind), *check(session, subject, plan, targets))
    return Verification(ok=not found, violations=found)


def _meals(session: Session, subject: UUID, plan: Plan, targets: Targets) -> Iterator[Violation]:
    request = _request_of_today(session, subject, plan)
    if request is not None:
        whole = content.read_meal_plan(plan.content, plan.provenance or {})
        yield from _deficit(targets, whole)
        yield from _plate(request, whole)


def _training(session: Session, subject: UUID, plan: Plan, targets: Targets) -> Iterator[Violation]:
    """Yield what may harm in the sessions from today on: those of before are over."""
    profile = profiles.get_profile(session, subject)
    if profile is None:
        return
    request = content.read_workout_request(plan.request)
    rules = replace(
        request.rules,
        limits=tuple(Limit(one.region, one.severity) for one in profile.training.limits),
        low_intensity=targets.low_intensity,
        hypertension=targets.hypertension,
    )
    whole = content.read_workout_plan(plan.content, plan.provenance or {})
    today = profiles.today(subject, session)
    days = {
        f"weeks[{at}].sessions[{number}]": one.day
        for at, week in enumerate(whole.weeks)
        for number, one in enumerate(week.sessions)
    }
    for violation in verify_workout_plan(replace(request, rules=rules), whole, load_catalog()).violations:
        if violation.rule in TRAINING_RULES and _day_of(violation, days) >= today:
            yield violation


def _day_of(violation: Violation, days: Mapping[str, dt.date]) -> dt.date:
    place = _SESSION.match(violation.where)
    return days.get(place[0], dt.date.max) if place else dt.date.max


def require_valid(session: Session, subject: UUID, plan: Plan) -> Plan:
    """Return ``plan`` or raise ``PlanOutdated`` where it breaks a hard rule of today."""
    verdict = judge(session, subject, plan)
    if verdict is not None and not verdict.ok:
        raise PlanOutdated
    return plan


def still_allowed(
    session: Session, subject: UUID, plan: Plan, locked: tuple[LockedMeal, ...]
) -> tuple[LockedMeal, ...]:
    """Return the locked meals of ``plan`` that keep today's rules: the others may not be taken over into a new plan."""
    request = _request_of_today(session, subject, plan)
    if request is None or not locked:
        return locked
    whole = content.read_meal_plan(plan.content, plan.provenance or {})
    broken = {violation.where.split(".items")[0] for violation in _plate(request, whole)}
    places = {
        (day.date, meal.index): f"days[{at}].meals[{position}]"
        for at, day in enumerate(whole.days)
        for position, meal in enumerate(day.meals)
    }
    return tuple(lock for lock in locked if places[lock.date, lock.meal.index] not in broken)


def _request_of_today(session: Session, subject: UUID, plan: Plan) -> MealPlanRequest | None:
    profile = profiles.get_profile(session, subject)
    if profile is None:
        return None
    request, diet = content.read_meal_request(plan.request), profile.diet
    rules = replace(
        request.diet, style=diet.style, allergens=tuple(sorted(diet.allergens)), dislikes=tuple(diet.dislikes)
    )
    return replace(request, diet=rules)


def _plate(request: MealPlanRequest, whole: MealPlan) -> Iterator[Violation]:
    # What is no longer in the catalogue cannot be judged: with an allergy it counts as unsafe.
    rules = HARD_RULES | {"unknown_food"} if request.diet.allergens else HARD_RULES
    yield from (one for one in verify_meal_plan(request, whole, load_catalog()).violations if one.rule in rules)


def _gates(targets: Targets, kind: PlanKind) -> Iterator[Violation]:
    if not (targets.allows_meal_plan if kind == "meal" else targets.allows_workout_plan):
        for gate in targets.gates:
            yield Violation("gate", f"gates.{gate.code}", gate.text)


def _deficit(targets: Targets, whole: MealPlan) -> Iterator[Violation]:
    if targets.maintenance_kcal is None or not has_effect(targets.gates, "no_deficit"):
        return
    least = (1 - DEFICIT_TOLERANCE) * targets.maintenance_kcal
    for index, day in enumerate(whole.days):
        if day.target.energy_kcal < least:
            text = f"{day.target.energy_kcal:.0f} kcal would be a deficit, and none is planned for you."
            yield Violation("deficit", f"days[{index}].target", text)
