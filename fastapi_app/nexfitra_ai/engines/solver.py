"""The engine that needs no model: candidates by rules, portions by linear programming, days by a small integer program."""

from collections.abc import Mapping

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import MealPlan, MealPlanRequest, WorkoutPlan, WorkoutPlanRequest
from nexfitra_domain.planning.frames import InvalidLock
from nexfitra_domain.planning.meals import PLANNER_VERSION as MEALS_VERSION
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.workouts import PLANNER_VERSION as WORKOUTS_VERSION
from nexfitra_domain.planning.workouts import plan_workouts

from nexfitra_ai.engines.base import EngineKind, Readiness, StepClock
from nexfitra_ai.kit.problems import Invalid


class SolverEngine:
    """Wraps ``nexfitra_domain.planning``; the worker of the business API falls back to the very same functions."""

    id = "solver"
    kind: EngineKind = "solver"
    version = f"{MEALS_VERSION}+{WORKOUTS_VERSION}"

    def readiness(self) -> Readiness:
        """Ready where the catalogue holds something to plan with."""
        catalog = load_catalog()
        ready = bool(catalog.recipes and catalog.exercises)
        return Readiness(ready, "" if ready else "The catalogue is empty.")

    def metrics(self) -> Mapping[str, float]:
        """Return how much there is to choose from."""
        catalog = load_catalog()
        return {"recipes": float(len(catalog.recipes)), "exercises": float(len(catalog.exercises))}

    def plan_meals(self, request: MealPlanRequest, clock: StepClock) -> MealPlan:
        """Make a week of meals. The domain's planner proposes, portions and chooses in one call, timed as "choose"."""
        try:
            with clock.step("choose"):
                return plan_meals(request, load_catalog())
        except InvalidLock as error:
            # The caller's mistake, whichever engine is asked.
            raise Invalid("lock_invalid", str(error)) from error

    def plan_workouts(self, request: WorkoutPlanRequest, clock: StepClock) -> WorkoutPlan:
        """Make a training schedule, timed as "choose"."""
        with clock.step("choose"):
            return plan_workouts(request, load_catalog())
