"""The interface of an engine, and the names of the steps on the way to a plan."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal, Protocol, get_args

from nexfitra_domain.contract import MealPlan, MealPlanRequest, WorkoutPlan, WorkoutPlanRequest

EngineKind = Literal["solver", "retrieval", "generative"]
Step = Literal["propose", "bind", "portions", "choose", "verify", "explain"]
STEPS: Final[tuple[Step, ...]] = get_args(Step)
"""propose: candidate meals or sessions · bind: to rows of the catalogue · portions: amounts and loads · choose: the best
combination · verify: independently · explain: reasons, or which wishes collide."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether an engine can serve now, and if not, why."""

    ready: bool
    reason: str = ""


class StepClock:
    """Notes how long each step took (ms). A step that is entered twice adds up."""

    def __init__(self) -> None:
        self._ms: dict[str, float] = {}

    @contextmanager
    def step(self, name: Step) -> Iterator[None]:
        """Time the block as ``name``."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self._ms[name] = self._ms.get(name, 0.0) + (time.perf_counter() - started) * 1_000

    def read(self) -> dict[str, float]:
        """Return milliseconds by step, in the order of the steps, rounded to a tenth."""
        return {name: round(self._ms[name], 1) for name in STEPS if name in self._ms}


class Engine(Protocol):
    """Something that makes plans. The same request to the same version gives the same plan, byte for byte."""

    @property
    def id(self) -> str:
        """Stable name, as requests and provenance carry it."""

    @property
    def kind(self) -> EngineKind:
        """How it works."""

    @property
    def version(self) -> str:
        """Changes whenever equal requests may give other plans."""

    def readiness(self) -> Readiness:
        """Say whether it can serve now; cheap enough to be asked for every request."""

    def metrics(self) -> Mapping[str, float]:
        """Return figures about the engine itself (sizes, counts), not about its runs."""

    def plan_meals(self, request: MealPlanRequest, clock: StepClock) -> MealPlan:
        """Make a week of meals, timing its steps on ``clock``; infeasible requests are answered, not raised."""

    def plan_workouts(self, request: WorkoutPlanRequest, clock: StepClock) -> WorkoutPlan:
        """Make a training schedule, timing its steps on ``clock``; infeasible requests are answered, not raised."""
