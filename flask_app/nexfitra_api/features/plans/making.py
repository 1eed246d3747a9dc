"""Making a plan: the AI service first, the solver of this very process where that does not help, the verifier always.

Nothing here touches the database: a plan is computed without holding a connection.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

import structlog
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import (
    GeneratedMealPlan,
    GeneratedWorkoutPlan,
    MealPlan,
    MealPlanRequest,
    Verification,
    WorkoutPlan,
    WorkoutPlanRequest,
)
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.workouts import plan_workouts
from nexfitra_domain.verification import verify_meal_plan, verify_workout_plan

from nexfitra_api.clients.ai import AiRefused, AiUnavailable
from nexfitra_api.features.plans.content import AnyPlan, Request

SOLVER: Final = "solver"
log = structlog.get_logger(__name__)

Progress = Callable[[str], None]
"""Told the step that begins: "generate", "fallback", "verify"."""


class PlanMaker(Protocol):
    """What makes plans elsewhere (the AI service)."""

    def make_meal_plan(self, request: MealPlanRequest, request_id: str) -> GeneratedMealPlan:
        """Return a plan; raises ``AiUnavailable`` or ``AiRefused``."""

    def make_workout_plan(self, request: WorkoutPlanRequest, request_id: str) -> GeneratedWorkoutPlan:
        """Return a schedule; raises ``AiUnavailable`` or ``AiRefused``."""


class CannotMake(Exception):
    """There is no plan to show; ``code`` is stable and told to the person's client."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Made:
    """A plan that may be shown, or an explained refusal ("infeasible")."""

    plan: AnyPlan
    verification: Verification
    fallback: bool
    duration_ms: int

    def provenance(self) -> dict[str, Any]:
        """Return what the API tells about where the plan comes from."""
        origin = self.plan.provenance
        return {
            "engine": origin.engine,
            "model_version": origin.model_version,
            "seed": origin.seed,
            "catalog_version": origin.catalog_version,
            "fallback": self.fallback,
            "duration_ms": self.duration_ms,
        }


def make(request: Request, maker: PlanMaker, request_id: str, progress: Progress) -> Made:
    """Return a verified plan. Raises ``CannotMake`` where nobody makes one that keeps every hard rule."""
    started = time.perf_counter()
    progress("generate")
    answer = _ask(request, maker, request_id)
    if answer is not None:
        plan, fallback = answer
        progress("verify")
        verdict = verify(request, plan)
        if verdict.ok:
            return Made(plan, verdict, fallback, _ms(started))
        log.error(
            "plan_breaks_rules", engine=plan.provenance.engine, rules=sorted({v.rule for v in verdict.violations})
        )
    progress("fallback")
    plan = _solve(request)
    progress("verify")
    verdict = verify(request, plan)
    if not verdict.ok:
        log.error("plan_breaks_rules", engine=SOLVER, rules=sorted({v.rule for v in verdict.violations}))
        raise CannotMake("plan_rejected")
    return Made(plan, verdict, True, _ms(started))


def make_here(request: Request) -> Made:
    """Return a verified plan of this process's own solver, which nobody was asked before. Raises ``CannotMake``."""
    started = time.perf_counter()
    plan = _solve(request)
    verdict = verify(request, plan)
    if not verdict.ok:
        raise CannotMake("plan_rejected")
    return Made(plan, verdict, False, _ms(started))


def verify(request: Request, plan: AnyPlan) -> Verification:
    """Return the independent verdict; a refusal holds nothing that could break a rule."""
    if plan.status != "ready":
        return Verification(ok=True)
    if isinstance(request, MealPlanRequest) and isinstance(plan, MealPlan):
        return verify_meal_plan(request, plan, load_catalog())
    if isinstance(request, WorkoutPlanRequest) and isinstance(plan, WorkoutPlan):
        return verify_workout_plan(request, plan, load_catalog())
    raise TypeError("the plan is of another kind than the request")


def _ask(request: Request, maker: PlanMaker, request_id: str) -> tuple[AnyPlan, bool] | None:
    try:
        made: GeneratedMealPlan | GeneratedWorkoutPlan
        if isinstance(request, MealPlanRequest):
            made = maker.make_meal_plan(request, request_id)
        else:
            made = maker.make_workout_plan(request, request_id)
    except AiUnavailable as error:
        log.warning("ai_unavailable", reason=error.reason)
        return None
    except AiRefused as error:
        raise CannotMake(error.code) from error
    origin = made.plan.provenance
    if (origin.seed, origin.catalog_version) != (request.seed, request.catalog_version):
        log.error("ai_answered_something_else", engine=origin.engine)
        return None
    return made.plan, made.fallback


def _solve(request: Request) -> AnyPlan:
    # Named as the AI service names it, so that both make the same plan from the same wish.
    wanted = replace(request, engine=SOLVER)
    try:
        if isinstance(wanted, MealPlanRequest):
            return plan_meals(wanted, load_catalog())
        return plan_workouts(wanted, load_catalog())
    except ValueError as error:
        # The planner's own refusals (another catalogue, a lock outside the plan): no engine could do better.
        log.warning("planner_refused", error=type(error).__name__)
        raise CannotMake(_REFUSALS.get(type(error).__name__, "planner_refused")) from error


_REFUSALS: Final = {"CatalogMismatch": "catalog_changed", "InvalidLock": "lock_invalid"}


def _ms(started: float) -> int:
    return round((time.perf_counter() - started) * 1_000)
