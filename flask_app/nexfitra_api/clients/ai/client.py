"""Calls of the AI service. A person waits at the other end, so every call has a budget, retries included."""

import time
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import httpx
import structlog
from nexfitra_domain.contract import GeneratedMealPlan, GeneratedWorkoutPlan, MealPlanRequest, WorkoutPlanRequest
from pydantic import TypeAdapter, ValidationError

from nexfitra_api.clients.ai.breaker import Breaker
from nexfitra_api.clients.ai.tokens import service_token

T = TypeVar("T")
log = structlog.get_logger(__name__)

CONNECT_S: Final = 0.3
MIN_TRY_S: Final = 0.15
"""With less than this left another attempt is pointless."""
ATTEMPTS: Final = 2
PAUSE_S: Final = 0.05
MAX_ANSWER_BYTES: Final = 4 * 1024 * 1024
_RETRIED: Final = frozenset({429, 502, 503, 504})
_FINAL_CODES: Final = frozenset({"engine_unknown"})
"""What the caller asked for does not exist: another way of computing it would hide that."""


@dataclass(frozen=True, slots=True)
class _Engine:
    id: str


@dataclass(frozen=True, slots=True)
class _Engines:
    items: tuple[_Engine, ...]


ENGINES_BUDGET_S: Final = 0.5
"""Somebody waits for the answer to a form."""
_ENGINES: Final = TypeAdapter(_Engines)
_MEALS: Final = TypeAdapter(GeneratedMealPlan)
_WORKOUTS: Final = TypeAdapter(GeneratedWorkoutPlan)
_MEAL_REQUEST: Final = TypeAdapter(MealPlanRequest)
_WORKOUT_REQUEST: Final = TypeAdapter(WorkoutPlanRequest)


class AiUnavailable(Exception):
    """The service did not give a usable answer in time; ``reason`` is a short code for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AiRefused(Exception):
    """The service says no, and would say so again; ``code`` is its problem's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AiClient:
    """One a process: it keeps connections and the breaker's memory. Safe to use from several threads.

    ``budget_s`` is from first byte to last, retries included: it leaves the worker time for its own solver within 2.5 s.
    """

    def __init__(
        self,
        base_url: str,
        secret: str,
        *,
        budget_s: float = 1.4,
        breaker: Breaker | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._secret = secret
        self._budget_s = budget_s
        self._breaker = breaker or Breaker()
        limits = httpx.Limits(max_connections=16, max_keepalive_connections=8, keepalive_expiry=30)
        self._http = httpx.Client(base_url=base_url, limits=limits, transport=transport, trust_env=False)

    def make_meal_plan(self, request: MealPlanRequest, request_id: str) -> GeneratedMealPlan:
        """Return a plan. Raises ``AiUnavailable`` or ``AiRefused``."""
        body = _MEAL_REQUEST.dump_json(request)
        return self._call("POST", "/v1/meal-plans", body, _MEALS, request_id, self._budget_s)

    def make_workout_plan(self, request: WorkoutPlanRequest, request_id: str) -> GeneratedWorkoutPlan:
        """Return a schedule. Raises ``AiUnavailable`` or ``AiRefused``."""
        body = _WORKOUT_REQUEST.dump_json(request)
        return self._call("POST", "/v1/workout-plans", body, _WORKOUTS, request_id, self._budget_s)

    def engine_ids(self, request_id: str) -> frozenset[str]:
        """Return the ids of the engines there are. Raises ``AiUnavailable`` or ``AiRefused``."""
        budget_s = min(ENGINES_BUDGET_S, self._budget_s)
        found = self._call("GET", "/v1/engines", None, _ENGINES, request_id, budget_s)
        return frozenset(engine.id for engine in found.items)

    def close(self) -> None:
        """Close the kept connections."""
        self._http.close()

    def _call(
        self, method: str, path: str, body: bytes | None, answer: TypeAdapter[T], request_id: str, budget_s: float
    ) -> T:
        if not self._breaker.allow():
            raise AiUnavailable("breaker_open")
        healthy = False
        try:
            made = self._tries(method, path, body, answer, request_id, budget_s)
            healthy = True
        except AiRefused:
            healthy = True  # it is alive and says what is wrong
            raise
        finally:
            (self._breaker.succeeded if healthy else self._breaker.failed)()
        return made

    def _tries(
        self, method: str, path: str, body: bytes | None, answer: TypeAdapter[T], request_id: str, budget_s: float
    ) -> T:
        deadline = time.monotonic() + budget_s
        reason = "timeout"
        for attempt in range(ATTEMPTS):
            left = deadline - time.monotonic()
            if attempt and left < MIN_TRY_S:
                break
            try:
                status, raw = self._once(method, path, body, request_id, left, deadline)
            except httpx.TimeoutException:
                raise AiUnavailable("timeout") from None
            except httpx.HTTPError as error:
                reason = type(error).__name__
            else:
                if status not in _RETRIED:
                    return _read(status, raw, answer)
                reason = f"status_{status}"
            time.sleep(PAUSE_S)
        raise AiUnavailable(reason)

    def _once(
        self, method: str, path: str, body: bytes | None, request_id: str, left: float, deadline: float
    ) -> tuple[int, bytes]:
        headers = {
            "Authorization": f"Bearer {service_token(self._secret, 'generate')}",
            "Content-Type": "application/json",
            "X-Request-ID": request_id,
        }
        timeout = httpx.Timeout(left, connect=min(CONNECT_S, left))
        parts, size = [], 0
        with self._http.stream(method, path, content=body, headers=headers, timeout=timeout) as response:
            for part in response.iter_bytes():
                size += len(part)
                # httpx limits the pause between bytes, not the whole: a trickle must not outlast the budget.
                if time.monotonic() > deadline or size > MAX_ANSWER_BYTES:
                    raise AiUnavailable("answer_too_slow" if size <= MAX_ANSWER_BYTES else "answer_too_large")
                parts.append(part)
        return response.status_code, b"".join(parts)


def _read(status: int, raw: bytes, answer: TypeAdapter[T]) -> T:
    if status == 200:
        try:
            return answer.validate_json(raw)
        except ValidationError as error:
            log.error("ai_answer_unreadable", errors=error.error_count())
            raise AiUnavailable("answer_unreadable") from None
    code = _problem_code(raw)
    log.warning("ai_refused", status=status, code=code)
    if code in _FINAL_CODES:
        raise AiRefused(code)
    raise AiUnavailable(code)


def _problem_code(raw: bytes) -> str:
    try:
        problem: Any = TypeAdapter(dict[str, Any]).validate_json(raw)
    except ValidationError:
        return "problem_unreadable"
    code = problem.get("code")
    return code if isinstance(code, str) else "problem_unreadable"
