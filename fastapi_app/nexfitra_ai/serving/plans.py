"""Plans on demand. The routes are plain functions: they wait in a thread while worker processes compute."""

from typing import Annotated, Final, cast

from fastapi import APIRouter, Depends
from nexfitra_domain.contract import GeneratedMealPlan, GeneratedWorkoutPlan, MealPlanRequest, WorkoutPlanRequest

from nexfitra_ai.kit.bodies import JsonBody
from nexfitra_ai.kit.telemetry import request_id_var
from nexfitra_ai.serving.context import ContextDep, GenerateCaller
from nexfitra_ai.serving.errors import problems
from nexfitra_ai.serving.openapi import json_body

MAX_BYTES: Final = 512 * 1024
"""28 days with every meal locked are about 200 kB."""

_ERRORS: Final = problems(401, 403, 404, 409, 413, 415, 422, 503)

router = APIRouter(tags=["plans"], prefix="/v1")
meal_body = JsonBody(MealPlanRequest, max_bytes=MAX_BYTES)
workout_body = JsonBody(WorkoutPlanRequest, max_bytes=MAX_BYTES)


@router.post("/meal-plans", operation_id="createMealPlan", responses=_ERRORS, openapi_extra=json_body(MealPlanRequest))
def create_meal_plan(
    _caller: GenerateCaller, context: ContextDep, request: Annotated[MealPlanRequest, Depends(meal_body)]
) -> GeneratedMealPlan:
    """Make a verified meal plan, or say which wishes collide."""
    return cast("GeneratedMealPlan", context.generation.generate(request, request_id_var.get()))


@router.post(
    "/workout-plans", operation_id="createWorkoutPlan", responses=_ERRORS, openapi_extra=json_body(WorkoutPlanRequest)
)
def create_workout_plan(
    _caller: GenerateCaller, context: ContextDep, request: Annotated[WorkoutPlanRequest, Depends(workout_body)]
) -> GeneratedWorkoutPlan:
    """Make a verified training schedule, or say which wishes collide."""
    return cast("GeneratedWorkoutPlan", context.generation.generate(request, request_id_var.get()))
