"""What the AI service answers to a request for a plan: the plan, the verifier's verdict and how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from annotated_types import Ge, Len

from nexfitra_domain.contract.common import Verification
from nexfitra_domain.contract.meals import MealPlan
from nexfitra_domain.contract.workouts import WorkoutPlan


@dataclass(frozen=True, slots=True)
class GeneratedMealPlan:
    """A meal plan with the circumstances of its making; only ``plan`` is repeatable content.

    ``fallback`` is true where another engine than the wanted one made it. ``steps`` is milliseconds by step of the engine.
    """

    generation_id: Annotated[str, Len(36, 36)]
    plan: MealPlan
    verification: Verification
    fallback: bool
    duration_ms: Annotated[int, Ge(0)]
    steps: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GeneratedWorkoutPlan:
    """A workout plan with the circumstances of its making; see ``GeneratedMealPlan``."""

    generation_id: Annotated[str, Len(36, 36)]
    plan: WorkoutPlan
    verification: Verification
    fallback: bool
    duration_ms: Annotated[int, Ge(0)]
    steps: Mapping[str, float] = field(default_factory=dict)
