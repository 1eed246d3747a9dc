"""Schemathesis on things that exist: every operation with an id, by somebody with a profile, plans, a diary and workouts.

``test_schemathesis`` makes up the ids too, so most of its cases end at 404; here the ids lead somewhere, and well-formed as well as
malformed requests reach the code behind them. Examples are derandomised and bounded.
"""

import datetime as dt
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from nexfitra_domain.catalog import load_catalog
from people import PASSWORD
from profile_data import PROFILE
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi import checks

from nexfitra_api.app_factory import create_app
from nexfitra_api.clients.ai import AiUnavailable
from nexfitra_api.features.catalog.sync import sync_catalog
from nexfitra_api.features.plans import engines, jobs
from nexfitra_api.kit import db
from nexfitra_api.kit.jobs import JobCall
from nexfitra_api.kit.settings import Settings

Json = dict[str, Any]
API = "/api/v1"
NOT_OURS = [checks.positive_data_acceptance, checks.ignored_auth]
"""As in ``test_schemathesis``: a schema cannot say everything that is refused, and tokens have tests of their own."""
NOT_HERE = {"/api/v1/auth/sessions/{session_id}", "/api/v1/foods/barcode/{gtin}"}
"""Ending the session would end the test; no food of the catalogue has a barcode."""
LIMITS = hypothesis_settings(
    max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


def _document_only() -> Flask:
    """The application without a database: enough to know its routes while pytest collects."""
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    return create_app(
        Settings(NEXFITRA_ENV="test", database_url=nowhere, jwt_secret="x" * 32, service_token_secret="x" * 32)
    )


PLAIN = {"Accept-Encoding": "identity"}
"""The in-process client does not unpack what is sent packed."""
SCHEMA = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", _document_only())
OPERATIONS: dict[str, Any] = {
    found.ok().label: found.ok()
    for found in SCHEMA.get_all_operations()
    if "{" in found.ok().path and found.ok().path not in NOT_HERE
}


class NoAi:
    """The AI service of the tests: away, so that the solver of this process makes the plans."""

    def make_meal_plan(self, request: Any, request_id: str) -> Any:
        raise AiUnavailable("down")

    make_workout_plan = make_meal_plan

    def engine_ids(self, request_id: str) -> frozenset[str]:
        raise AiUnavailable("down")


@dataclass
class Life:
    """Somebody and the ids of what is theirs, by the name of the parameter."""

    app: Flask
    headers: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    day: str = field(default_factory=lambda: dt.datetime.now(dt.UTC).date().isoformat())

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Send one request that must succeed."""
        answer = self.app.test_client().open(API + path, method=method, json=body, headers=self.headers)
        assert answer.status_code < 300, f"{method} {path}: {answer.get_data(as_text=True)}"
        return answer.json

    def begin(self) -> None:
        """Register, and have one of everything."""
        account = {"email": f"{secrets.token_hex(8)}@example.com", "password": PASSWORD, "name": "Machine"}
        granted = self.ask("POST", "/auth/register", account)
        self.headers = {"Authorization": f"Bearer {granted['access_token']}"}
        self.ask("PUT", "/me/profile", {**PROFILE, "timezone": "UTC"})
        meal_plan = self._plan(granted["user"]["id"], "meal")
        self.ids = {
            "plan_id": meal_plan["id"],
            "meal_id": meal_plan["days"][0]["meals"][0]["id"],
            "food_id": meal_plan["days"][0]["meals"][0]["items"][0]["food_id"],
            "recipe_id": self.ask("GET", "/recipes?limit=1")["items"][0]["id"],
            "exercise_id": self.ask("GET", "/exercises?limit=1")["items"][0]["id"],
            "day": self.day,
            **{f"{name}_id": str(uuid4()) for name in ("entry", "workout", "set", "measurement")},
        }
        self.write()

    def _plan(self, person: str, kind: str) -> Json:
        asked = self.ask("POST", "/plans", {"kind": kind, "start": self.day, "days": 2, "seed": 3})
        with self.app.app_context():
            jobs.make_plan(JobCall(UUID(person), UUID(person), "request-of-a-test", 0, {"plan_id": asked["id"]}))
        made: Json = self.ask("GET", f"/plans/{asked['id']}")
        assert made["status"] == "ready"
        return made

    def write(self) -> None:
        """Write (again) what the cases before this one may have deleted."""
        at, ids = f"{self.day}T10:00:00Z", self.ids
        self.ask(
            "PUT", f"/diary/entries/{ids['entry_id']}", {"date": self.day, "meal": "lunch", "quick": {"energy_kcal": 1}}
        )
        self.ask("PUT", f"/workouts/{ids['workout_id']}", {"started_at": at})
        done = {"exercise_id": ids["exercise_id"], "index": 0, "reps": 5, "done_at": at}
        self.ask("PUT", f"/workouts/{ids['workout_id']}/sets/{ids['set_id']}", done)
        weighed = {"kind": "weight", "value": 70, "unit": "kg", "at": at}
        self.ask("PUT", f"/measurements/{ids['measurement_id']}", weighed)


@pytest.fixture(scope="module")
def life(settings: Settings) -> Iterator[Life]:
    """Somebody with a history; it stays in this worker's database while the module runs, as on a real server."""
    app = create_app(settings)
    app.extensions[engines.CLIENT_KEY] = NoAi()
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        sync_catalog(db.session(), load_catalog())
        db.session().commit()
    made = Life(app)
    made.begin()
    yield made
    app.test_client().delete(f"{API}/me", headers=made.headers)


def _lead_somewhere(case: schemathesis.Case, life: Life, mode: GenerationMode) -> None:
    """Put ids that exist into the path, and into a well-formed body; a path that is meant to be wrong stays wrong."""
    assert case.meta is not None
    path = case.meta.components.get(ParameterLocation.PATH)
    if path is None or path.mode is GenerationMode.POSITIVE:
        case.path_parameters = {name: life.ids[name] for name in case.path_parameters}
    if mode is GenerationMode.POSITIVE and isinstance(case.body, dict):
        known = {**life.ids, "meal_ids": [life.ids["meal_id"]], "date": life.day}
        case.body = {name: known.get(name, value) if value is not None else None for name, value in case.body.items()}
        # A revision from the future would let nobody write any more.
        case.body.pop("revision", None)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["valid", "invalid"])
@pytest.mark.parametrize("label", OPERATIONS)
def test_operation_keeps_its_contract_on_things_that_exist(life: Life, label: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[label]
    if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query):
        pytest.skip("takes nothing but ids, which test_schemathesis makes up")
    found: list[int] = []
    life.write()

    def check(case: schemathesis.Case) -> None:
        if label.startswith("DELETE"):
            life.write()
        _lead_somewhere(case, life, mode)
        # A stream's schema is of its text; the checker would hold each event to it.
        left_out = [*NOT_OURS, checks.response_schema_conformance] if label.endswith("/events") else NOT_OURS
        answer = case.call_and_validate(app=life.app, headers=PLAIN | life.headers, excluded_checks=left_out)
        found.append(answer.status_code)

    LIMITS(given(operation.as_strategy(generation_mode=mode))(check))()
    if mode is GenerationMode.POSITIVE:
        assert any(status != 404 for status in found), "the ids led nowhere"


@pytest.mark.parametrize("label", OPERATIONS)
def test_nothing_of_somebody_else_is_reached(life: Life, label: str) -> None:
    """With another person's token the same ids lead nowhere, whatever else is sent; catalogue and own days are everybody's."""
    if not {"plan_id", "entry_id", "workout_id", "measurement_id"} & {
        p.name for p in OPERATIONS[label].path_parameters
    }:
        pytest.skip("not somebody's own")
    stranger = Life(life.app)
    account = {"email": f"{secrets.token_hex(8)}@example.com", "password": PASSWORD, "name": "Stranger"}
    stranger.headers = {"Authorization": f"Bearer {stranger.ask('POST', '/auth/register', account)['access_token']}"}

    def check(case: schemathesis.Case) -> None:
        _lead_somewhere(case, life, GenerationMode.POSITIVE)
        answer = case.call(app=life.app, headers=PLAIN | stranger.headers)
        assert answer.status_code in (404, 422), answer.text

    before = life.ask("GET", f"/diary/{life.day}"), life.ask("GET", f"/workouts/{life.ids['workout_id']}")
    LIMITS(given(OPERATIONS[label].as_strategy(generation_mode=GenerationMode.POSITIVE))(check))()
    after = life.ask("GET", f"/diary/{life.day}"), life.ask("GET", f"/workouts/{life.ids['workout_id']}")
    assert after == before
    stranger.ask("DELETE", "/me")
