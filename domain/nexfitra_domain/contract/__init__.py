"""The messages between the business API, the worker and the AI service: frozen dataclasses, one definition for both sides.

FastAPI takes them as bodies; Flask and the worker read them through pydantic's ``TypeAdapter``. The solver of this
package takes and returns the same objects, so "AI service" and "fallback" differ by transport only.
"""

from nexfitra_domain.contract.common import (
    CONTRACT_VERSION,
    Conflict,
    EngineProvenance,
    Explanation,
    MacroTotals,
    Param,
    Phrase,
    Verification,
    Violation,
)
from nexfitra_domain.contract.generation import GeneratedMealPlan, GeneratedWorkoutPlan
from nexfitra_domain.contract.meals import (
    DayTarget,
    DietRules,
    LockedMeal,
    MealPlace,
    MealPlan,
    MealPlanRequest,
    PantryItem,
    PlannedDay,
    PlannedItem,
    PlannedMeal,
    WeekGoal,
)
from nexfitra_domain.contract.workouts import (
    Limit,
    PlannedExercise,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
    TrainingRules,
    WorkoutPlan,
    WorkoutPlanRequest,
)

__all__ = [
    "CONTRACT_VERSION",
    "Conflict",
    "DayTarget",
    "DietRules",
    "EngineProvenance",
    "Explanation",
    "GeneratedMealPlan",
    "GeneratedWorkoutPlan",
    "Limit",
    "LockedMeal",
    "MacroTotals",
    "MealPlace",
    "MealPlan",
    "MealPlanRequest",
    "PantryItem",
    "Param",
    "Phrase",
    "PlannedDay",
    "PlannedExercise",
    "PlannedItem",
    "PlannedMeal",
    "PlannedSession",
    "PlannedSet",
    "PlannedWeek",
    "TrainingRules",
    "Verification",
    "Violation",
    "WeekGoal",
    "WorkoutPlan",
    "WorkoutPlanRequest",
]
