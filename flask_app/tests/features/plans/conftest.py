"""Somebody with a profile, and jobs that run at once inside the test's transaction."""

import copy
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from nexfitra_domain.contract import (
    GeneratedMealPlan,
    GeneratedWorkoutPlan,
    MealPlanRequest,
    Verification,
    WorkoutPlanRequest,
)
from people import Person
from profile_data import PROFILE

from nexfitra_api.clients.ai import AiUnavailable
from nexfitra_api.features.plans import engines, jobs
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.jobs import JobCall

Json = dict[str, Any]
PLANS = "/api/v1/plans"


class FakeAi:
    """An AI service that does what ``answer`` says: a function of the request, or an exception."""

    def __init__(self) -> None:
        self.answer: Callable[[Any], Any] | BaseException = AiUnavailable("down")
        self.asked: list[Any] = []
        self.engines: frozenset[str] | None = None

    def engine_ids(self, request_id: str) -> frozenset[str]:
        if self.engines is None:
            raise AiUnavailable("down")
        return self.engines

    def make_meal_plan(self, request: MealPlanRequest, request_id: str) -> GeneratedMealPlan:
        made: GeneratedMealPlan = self._make(request)
        return made

    def make_workout_plan(self, request: WorkoutPlanRequest, request_id: str) -> GeneratedWorkoutPlan:
        made: GeneratedWorkoutPlan = self._make(request)
        return made

    def _make(self, request: Any) -> Any:
        self.asked.append(request)
        if isinstance(self.answer, BaseException):
            raise self.answer
        kind = GeneratedMealPlan if isinstance(request, MealPlanRequest) else GeneratedWorkoutPlan
        return kind("0" * 36, self.answer(request), Verification(ok=True), False, 12)


@pytest.fixture
def ai(app: Flask) -> Iterator[FakeAi]:
    """The AI service of the worker; down unless the test says otherwise."""
    fake = FakeAi()
    app.extensions[engines.CLIENT_KEY] = fake
    yield fake
    del app.extensions[engines.CLIENT_KEY]


@pytest.fixture
def start() -> str:
    """Today."""
    return now().date().isoformat()


@pytest.fixture
def profile() -> Json:
    """A profile to change."""
    return copy.deepcopy(PROFILE)


@pytest.fixture
def planner(client: FlaskClient, person: Person, profile: Json) -> Person:
    """Somebody with a profile."""
    answer = client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    assert answer.status_code == 200, answer.text
    return person


@pytest.fixture
def run_job(app: Flask, ai: FakeAi) -> Callable[[Person, str], None]:
    """Return a function that runs the job of a plan as the worker would."""

    def run(who: Person, plan_id: str) -> None:
        with app.app_context():
            jobs.make_plan(JobCall(who.id, who.id, "request-of-a-test", 0, {"plan_id": plan_id}))

    return run


@pytest.fixture
def ask(client: FlaskClient, start: str) -> Callable[..., UUID]:
    """Return a function that asks for a plan and gives back its id."""

    def post(who: Person, **wish: Any) -> UUID:
        body = {"kind": "meal", "start": start, "days": 3, "seed": 7, **wish}
        answer = client.post(PLANS, json=body, headers=who.headers)
        assert answer.status_code == 202, answer.text
        assert answer.json["status"] == "queued"
        return UUID(answer.json["id"])

    return post


@pytest.fixture
def made(client: FlaskClient, ask: Callable[..., UUID], run_job: Callable[[Person, str], None]) -> Callable[..., Json]:
    """Return a function that has a plan made and gives it back as the API shows it."""

    def make(who: Person, **wish: Any) -> Json:
        plan_id = str(ask(who, **wish))
        run_job(who, plan_id)
        shown: Json = client.get(f"{PLANS}/{plan_id}", headers=who.headers).json
        return shown

    return make
