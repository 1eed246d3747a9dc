"""Schemathesis reads the business API's own document and tries to break every operation of it.

Three questions, each asked of all operations that it can be asked of:

- ``test_operation_holds_what_its_document_says``: every operation, with everything made up, ids too: boundaries, malformed and
  well-formed requests by somebody who has an account and nothing else. Ids lead nowhere here.
- ``test_operation_keeps_its_contract_on_things_that_exist``: the operations with ids, with ids that lead somewhere, by somebody with a
  profile, plans, a diary and workouts: what the first question stops at with 404 is reached here.
- ``test_nothing_of_somebody_else_is_reached``: the same ids with a stranger's token.

No answer may be a 500 or undocumented, and every error is a problem with a code. Left out are checks that contradict how we work: what
a schema cannot say (time zones, floors, safety gates) is refused with 422, unknown paths below a known one are 404, and asking again
without the token is done for each route by tests of our own. Examples are derandomised and bounded.
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
"""A schema cannot say everything that is refused; ``ignored_auth`` asks again without the token and cannot know the cookie."""
NOT_HERE = {"/api/v1/auth/sessions/{session_id}", "/api/v1/foods/barcode/{gtin}"}
"""Not asked with ids that exist: ending the session would end the test, and no food of the catalogue has a barcode."""
ENDS_THE_SESSION = {"logout", "delete_me", "end_session", "refresh"}
"""Asked without the token: with it the first example would be the last."""


def _limits(examples: int) -> hypothesis_settings:
    return hypothesis_settings(
        max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
    )


LIMITS = _limits(8)


def _document_only() -> Flask:
    """The application without a database: enough to know its routes while pytest collects."""
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    return create_app(
        Settings(NEXFITRA_ENV="test", database_url=nowhere, jwt_secret="x" * 32, service_token_secret="x" * 32)
    )


PLAIN = {"Accept-Encoding": "identity"}
"""The in-process client does not unpack what is sent packed."""
SCHEMA = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", _document_only())
EVERY_OPERATION: dict[str, Any] = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations()}
OPERATIONS = {
    label: operation
    for label, operation in EVERY_OPERATION.items()
    if "{" in operation.path and operation.path not in NOT_HERE
}
"""Those with ids."""


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

    def register(self) -> str:
        """Make an account; returns the person's id."""
        account = {"email": f"{secrets.token_hex(8)}@example.com", "password": PASSWORD, "name": "Machine"}
        granted = self.ask("POST", "/auth/register", account)
        self.headers = {"Authorization": f"Bearer {granted['access_token']}"}
        person: str = granted["user"]["id"]
        return person

    def begin(self) -> None:
        """Register, and have one of everything."""
        person = self.register()
        self.ask("PUT", "/me/profile", {**PROFILE, "timezone": "UTC"})
        meal_plan = self._plan(person, "meal")
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
def app_with_catalogue(settings: Settings) -> Flask:
    """The application; what is written here stays in this worker's database while the module runs, as on a real server."""
    app = create_app(settings)
    app.extensions[engines.CLIENT_KEY] = NoAi()
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        sync_catalog(db.session(), load_catalog())
        db.session().commit()
    return app


@pytest.fixture(scope="module")
def newcomer(app_with_catalogue: Flask) -> Iterator[Life]:
    """Somebody with an account and nothing else."""
    made = Life(app_with_catalogue)
    made.register()
    yield made
    app_with_catalogue.test_client().delete(f"{API}/me", headers=made.headers)


@pytest.fixture(scope="module")
def life(app_with_catalogue: Flask) -> Iterator[Life]:
    """Somebody with a history."""
    made = Life(app_with_catalogue)
    made.begin()
    yield made
    app_with_catalogue.test_client().delete(f"{API}/me", headers=made.headers)


def _holds(case: schemathesis.Case, app: Flask, headers: dict[str, str]) -> int:
    """Send a case, hold the answer to the document, and return its status."""
    # A stream's schema is of its text; the checker would hold each event to it.
    stream = case.operation.path.endswith("/events")
    left_out = [*NOT_OURS, checks.response_schema_conformance] if stream else NOT_OURS
    answer = case.call_and_validate(app=app, headers=PLAIN | headers, excluded_checks=left_out)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == ["application/problem+json"]
        assert case.method == "HEAD" or answer.json()["code"]
    return answer.status_code


@SCHEMA.parametrize()
@_limits(20)
def test_operation_holds_what_its_document_says(case: schemathesis.Case, newcomer: Life) -> None:
    ends = case.operation.definition.raw["operationId"] in ENDS_THE_SESSION
    _holds(case, newcomer.app, {} if ends else newcomer.headers)


def test_every_operation_of_the_document_is_asked() -> None:
    written: Json = SCHEMA.raw_schema
    methods = ("get", "put", "post", "patch", "delete")
    documented = {
        f"{method.upper()} {path}" for path, item in written["paths"].items() for method in item if method in methods
    }
    assert documented == EVERY_OPERATION.keys()
    assert {label for label in documented if "{" in label} - OPERATIONS.keys() == {
        label for label in documented if label.split(" ")[1] in NOT_HERE
    }


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
        pytest.skip("takes nothing but ids, which are made up for every operation above")
    found: list[int] = []
    life.write()

    def check(case: schemathesis.Case) -> None:
        if label.startswith("DELETE"):
            life.write()
        _lead_somewhere(case, life, mode)
        found.append(_holds(case, life.app, life.headers))

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
    stranger.register()

    def check(case: schemathesis.Case) -> None:
        _lead_somewhere(case, life, GenerationMode.POSITIVE)
        answer = case.call(app=life.app, headers=PLAIN | stranger.headers)
        assert answer.status_code in (404, 422), answer.text

    before = life.ask("GET", f"/diary/{life.day}"), life.ask("GET", f"/workouts/{life.ids['workout_id']}")
    LIMITS(given(OPERATIONS[label].as_strategy(generation_mode=GenerationMode.POSITIVE))(check))()
    after = life.ask("GET", f"/diary/{life.day}"), life.ask("GET", f"/workouts/{life.ids['workout_id']}")
    assert after == before
    stranger.ask("DELETE", "/me")
