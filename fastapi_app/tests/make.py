"""Tokens, requests and fake engines for the tests."""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import (
    EngineProvenance,
    MealPlan,
    MealPlanRequest,
    Verification,
    Violation,
    WorkoutPlan,
    WorkoutPlanRequest,
)

from nexfitra_ai.engines.base import EngineKind, Readiness, StepClock
from nexfitra_ai.generation.pool import Request
from nexfitra_ai.generation.run import EngineRun

SECRET = "a-test-secret-that-is-long-enough-for-hs256"
METRICS_TOKEN = "what-the-prometheus-of-the-tests-sends"
METRICS_HEADERS = {"Authorization": f"Bearer {METRICS_TOKEN}"}


def token(scope: str = "generate", secret: str = SECRET, **claims: Any) -> str:
    """A service token; any claim can be overridden, ``None`` leaves it out."""
    now = int(time.time())
    body = {"iss": "nexfitra-api", "aud": "nexfitra-ai", "sub": "worker", "iat": now, "exp": now + 60, "scope": scope}
    return jwt.encode({k: v for k, v in {**body, **claims}.items() if v is not None}, secret, algorithm="HS256")


def bearer(scope: str = "generate", **claims: Any) -> dict[str, str]:
    """Headers with such a token."""
    return {"Authorization": f"Bearer {token(scope, **claims)}"}


def meal_request(**changes: Any) -> dict[str, Any]:
    """A valid body of ``POST /v1/meal-plans``."""
    target = {"energy_kcal": 2000, "protein_g": 120, "fat_g": 67, "carbohydrate_g": 230, "fibre_g": 28}
    body = {
        "start": "2026-11-23",
        "targets": [target] * 3,
        "diet": {"style": "omnivore", "allergens": ["peanuts"]},
        "seed": 7,
        "catalog_version": load_catalog().version,
    }
    return {**body, **changes}


def workout_request(**changes: Any) -> dict[str, Any]:
    """A valid body of ``POST /v1/workout-plans``."""
    rules = {
        "experience": "beginner",
        "goal": "general",
        "days_per_week": 3,
        "minutes_per_session": 45,
        "age_years": 35,
    }
    body = {"start": "2026-11-23", "weeks": 2, "rules": rules, "seed": 7, "catalog_version": load_catalog().version}
    return {**body, **changes}


@dataclass
class FakeEngine:
    """An engine that is never asked for a plan itself: the tests give the pool a function instead."""

    id: str
    ready: bool = True
    kind: EngineKind = "solver"
    version: str = "9"

    def readiness(self) -> Readiness:
        return Readiness(self.ready, "" if self.ready else "no model here")

    def metrics(self) -> Mapping[str, float]:
        return {"rows": 3.0}

    def plan_meals(self, request: MealPlanRequest, clock: StepClock) -> MealPlan:
        raise AssertionError("the pool runs a function of the test")

    def plan_workouts(self, request: WorkoutPlanRequest, clock: StepClock) -> WorkoutPlan:
        raise AssertionError("the pool runs a function of the test")


def empty_plan(engine_id: str, request: Request) -> MealPlan | WorkoutPlan:
    """A plan without content, made out to ``engine_id``."""
    provenance = EngineProvenance(engine_id, "9", request.seed, request.catalog_version)
    if isinstance(request, MealPlanRequest):
        return MealPlan("ready", provenance)
    return WorkoutPlan("ready", provenance)


def ready_run(engine_id: str, request: Request) -> EngineRun:
    """A run that succeeds."""
    return EngineRun(empty_plan(engine_id, request), Verification(ok=True), {"choose": 1.5})


def rejected_run(engine_id: str, request: Request) -> EngineRun:
    """A run whose plan breaks a hard rule."""
    broken = Violation("allergen", "days[0].meals[0]", "peanuts")
    return EngineRun(empty_plan(engine_id, request), Verification(ok=False, violations=(broken,)), {})


MONDAY = dt.date(2026, 11, 23)
