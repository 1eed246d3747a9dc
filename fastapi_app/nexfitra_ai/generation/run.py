"""One engine run: plan, then the independent verdict. Runs inside a worker process."""

from collections.abc import Mapping
from dataclasses import dataclass

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import MealPlan, MealPlanRequest, Verification, WorkoutPlan, WorkoutPlanRequest
from nexfitra_domain.verification import verify_meal_plan, verify_workout_plan

from nexfitra_ai.engines.base import Engine, StepClock


@dataclass(frozen=True, slots=True)
class EngineRun:
    """What one engine made of one request; ``steps`` is milliseconds by step."""

    plan: MealPlan | WorkoutPlan
    verification: Verification
    steps: Mapping[str, float]


def run_engine(engine: Engine, request: MealPlanRequest | WorkoutPlanRequest) -> EngineRun:
    """Make and verify a plan. An infeasible answer has nothing to verify and counts as sound."""
    clock = StepClock()
    verdict = Verification(ok=True)
    if isinstance(request, MealPlanRequest):
        meals = engine.plan_meals(request, clock)
        if meals.status == "ready":
            with clock.step("verify"):
                verdict = verify_meal_plan(request, meals, load_catalog())
        return EngineRun(meals, verdict, clock.read())
    workouts = engine.plan_workouts(request, clock)
    if workouts.status == "ready":
        with clock.step("verify"):
            verdict = verify_workout_plan(request, workouts, load_catalog())
    return EngineRun(workouts, verdict, clock.read())
