"""Generation: which engine, its fallbacks, the verdict, and the record of all of it."""

import hashlib
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, Protocol

from nexfitra_domain.contract import (
    GeneratedMealPlan,
    GeneratedWorkoutPlan,
    MealPlan,
    MealPlanRequest,
    Verification,
    WorkoutPlanRequest,
)
from pydantic import TypeAdapter

from nexfitra_ai.engines.base import Engine
from nexfitra_ai.generation.run import EngineRun
from nexfitra_ai.kit.bodies import canonical_json
from nexfitra_ai.kit.db import Database
from nexfitra_ai.kit.problems import Conflict, Invalid, NotFound, ServiceError, Unavailable
from nexfitra_ai.kit.telemetry import Metrics, log
from nexfitra_ai.registry import store
from nexfitra_ai.registry.models import Generation

Request = MealPlanRequest | WorkoutPlanRequest
Generated = GeneratedMealPlan | GeneratedWorkoutPlan
Outcome = Literal["ready", "infeasible", "rejected", "failed"]

AUTO: Final = "auto"
MAX_ATTEMPTS: Final = 3
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2199
"""The business API's own limits for dates; the days after a start must stay within the calendar."""
_REQUEST_JSON: Final[TypeAdapter[Any]] = TypeAdapter(Request)


class Runner(Protocol):
    """Runs an engine somewhere and waits for it."""

    def run(self, engine_id: str, request: Request) -> EngineRun:
        """Return what the engine made; raises what the engine raised, or ``ServiceError``."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    id: uuid.UUID
    engine: str
    outcome: Outcome
    ms: int
    run: EngineRun | None
    error: ServiceError | None


def request_hash(request: Request) -> str:
    """Return the SHA-256 of the canonical JSON of a request."""
    return hashlib.sha256(canonical_json(_REQUEST_JSON.dump_python(request, mode="json"))).hexdigest()


class GenerationService:
    """Makes plans with the chosen engine, or with the next one of the chain where that fails."""

    def __init__(
        self,
        db: Database,
        engines: Mapping[str, Engine],
        runner: Runner,
        catalog_version: Callable[[], str],
        metrics: Metrics,
    ) -> None:
        self._db = db
        self.engines = engines
        self._runner = runner
        self._catalog_version = catalog_version
        self._metrics = metrics

    def generate(self, request: Request, correlation_id: str) -> Generated:
        """Return a verified plan, or an explained refusal of the planner ("infeasible").

        Raises ``Conflict`` (``catalog_mismatch``, ``engine_not_ready``), ``NotFound`` (``engine_unknown``), ``Invalid`` (``lock_invalid``, ``start_out_of_range``) or
        ``Unavailable`` (``no_valid_plan``, or what the last engine of the chain met).
        """
        if request.catalog_version != self._catalog_version():
            raise Conflict("catalog_mismatch", "This service holds another version of the catalogue.")
        if not EARLIEST_YEAR <= request.start.year <= LATEST_YEAR:
            raise Invalid("start_out_of_range", f"The start must lie between {EARLIEST_YEAR} and {LATEST_YEAR}.")
        wanted, attempt = None, None
        for engine_id in self._chain(request.engine):
            wanted = wanted or engine_id
            attempt = self._attempt(engine_id, request)
            self._record(attempt, request, correlation_id, fallback=engine_id != wanted)
            if attempt.run is not None and attempt.outcome in ("ready", "infeasible"):
                return _answer(attempt.id, attempt.run, attempt.ms, fallback=engine_id != wanted)
        if attempt is not None and attempt.error is not None:
            raise attempt.error
        raise Unavailable("no_valid_plan", "No engine made a plan that passes verification.")

    def _chain(self, wanted: str) -> Iterator[str]:
        with self._db.transaction() as session:
            choice = store.engine_choice(session)
        first = choice.default if wanted == AUTO else wanted
        engine = self.engines.get(first)
        if engine is None and wanted != AUTO:
            raise NotFound("engine_unknown", "There is no such engine.")
        if wanted != AUTO and engine is not None and not engine.readiness().ready:
            raise Conflict("engine_not_ready", "This engine cannot serve now.")
        ids = dict.fromkeys((first, *choice.fallback))
        ready = [i for i in ids if i in self.engines and self.engines[i].readiness().ready]
        if not ready:
            raise Unavailable("engine_not_ready", "No engine can serve now.", headers={"Retry-After": "5"})
        yield from ready[:MAX_ATTEMPTS]

    def _attempt(self, engine_id: str, request: Request) -> _Attempt:
        attempt_id, started = uuid.uuid4(), time.perf_counter()
        run: EngineRun | None = None
        error: ServiceError | None = None
        outcome: Outcome = "failed"
        try:
            # "auto" and the engine's own name are the same request to the engine: the same plan.
            run = self._runner.run(engine_id, replace(request, engine=engine_id))
            outcome = run.plan.status if run.verification.ok else "rejected"
        except Invalid:
            raise
        except ServiceError as raised:
            error = raised
        except Exception:  # noqa: BLE001  # whatever an engine trips over, the next one of the chain gets its turn
            log.exception("engine_failed", engine=engine_id)
            error = Unavailable("engine_failed", "The engine failed on this request.")
        if outcome == "rejected" and run is not None:
            log.error("plan_rejected", engine=engine_id, rules=sorted({v.rule for v in run.verification.violations}))
        ms = round((time.perf_counter() - started) * 1_000)
        return _Attempt(attempt_id, engine_id, outcome, ms, run, error)

    def _record(self, attempt: _Attempt, request: Request, correlation_id: str, *, fallback: bool) -> None:
        kind = "meal" if isinstance(request, MealPlanRequest) else "workout"
        verdict = attempt.run.verification if attempt.run else None
        generation = Generation(
            id=attempt.id,
            kind=kind,
            request_hash=request_hash(request),
            engine=attempt.engine,
            model_version=attempt.run.plan.provenance.model_version
            if attempt.run
            else self.engines[attempt.engine].version,
            seed=request.seed,
            catalog_version=request.catalog_version,
            status=attempt.outcome,
            error_code=attempt.error.code if attempt.error else None,
            fallback=fallback,
            duration_ms=attempt.ms,
            steps=dict(attempt.run.steps) if attempt.run else {},
            verification_ok=verdict.ok if verdict else None,
            violations=_places(verdict),
            correlation_id=correlation_id,
        )
        with self._db.transaction() as session:
            store.record_generation(session, generation)
        self._metrics.generations.labels(kind, attempt.engine, attempt.outcome).inc()


def _places(verdict: Verification | None) -> list[dict[str, str]]:
    return [{"rule": v.rule, "where": v.where} for v in verdict.violations] if verdict else []


def _answer(generation_id: uuid.UUID, run: EngineRun, ms: int, *, fallback: bool) -> Generated:
    if isinstance(run.plan, MealPlan):
        return GeneratedMealPlan(str(generation_id), run.plan, run.verification, fallback, ms, run.steps)
    return GeneratedWorkoutPlan(str(generation_id), run.plan, run.verification, fallback, ms, run.steps)
