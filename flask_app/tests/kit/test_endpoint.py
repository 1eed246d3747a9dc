"""The edge of every route: one transaction, typed answers, problems that give nothing away."""

import io
import json
from collections.abc import Iterator
from typing import Annotated, Any
from uuid import UUID

import jwt
import pytest
import sqlalchemy as sa
from flask import Flask, Response
from flask.testing import FlaskClient
from people import Person
from pydantic import Field
from werkzeug.exceptions import RequestURITooLarge

from nexfitra_api.app_factory import create_app
from nexfitra_api.kit import auth, openapi, problems
from nexfitra_api.kit.db import db, local_setting, session
from nexfitra_api.kit.endpoint import Reply, endpoint, feature_blueprint
from nexfitra_api.kit.errors import Conflict, Forbidden
from nexfitra_api.kit.openapi import SchemaNameClash
from nexfitra_api.kit.schemas import In, Out, Query
from nexfitra_api.kit.settings import Settings

lab = feature_blueprint("accounts")
lab.name = "lab"


class LabIn(In):
    number: float
    count: int = 0
    text: Annotated[str, Field(max_length=20)] = ""


class LabOut(Out):
    number: Annotated[float, Field(ge=0)]


class LabQuery(Query):
    numbers: list[int] = []  # noqa: RUF012
    flag: bool = False


def remember(key: str) -> None:
    session().execute(sa.text("insert into login_throttles values (:key, 1, now(), null)"), {"key": key})


@endpoint(lab, "POST", "/lab/echo", operation_id="lab_echo", body=LabIn, response=LabOut, level="none")
def echo(body: LabIn) -> LabOut:
    return LabOut.model_construct(number=body.number)


@endpoint(lab, "GET", "/lab/query", operation_id="lab_query", query=LabQuery, response=LabOut, level="none")
def query_sum(query: LabQuery) -> Reply:
    return Reply(LabOut(number=sum(query.numbers)), headers={"X-Flag": str(query.flag)})


@endpoint(lab, "POST", "/lab/fail/<kind>", operation_id="lab_fail", level="none", errors=(Conflict,))
def fail(kind: str) -> None:
    remember(kind)
    if kind == "domain":
        raise Conflict("a detail")
    if kind == "kept":
        raise Conflict(keep_changes=True)
    if kind == "bug":
        raise RuntimeError("the secret password is swordfish")
    if kind == "integrity":
        remember(kind)
    if kind == "data":
        session().execute(sa.text("select 1/0"))
    if kind == "rls":
        session().execute(
            sa.text(
                "insert into sessions (id, subject_id, refresh_id, rotated_at, created_at, expires_at, "
                "user_agent) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), "
                "now(), now(), '')"
            )
        )


@endpoint(lab, "GET", "/lab/things/<uuid:thing>", operation_id="lab_thing", response=LabOut)
def thing(thing: UUID) -> LabOut:
    return LabOut(number=thing.version or 0)


@endpoint(lab, "GET", "/lab/admin", operation_id="lab_admin", level="admin")
def admin() -> None:
    return None


@endpoint(lab, "GET", "/lab/stream", operation_id="lab_stream", level="none", media="text/event-stream")
def stream() -> Response:
    local_setting("anything", "x")

    def lines() -> Iterator[str]:
        yield "data: 1\n\n"
        yield "data: 2\n\n"

    return Response(lines(), content_type="text/event-stream")


@pytest.fixture(scope="module")
def session_app(settings: Settings) -> Flask:
    """The application with the laboratory's routes."""
    app = create_app(settings)
    app.register_blueprint(lab)
    return app


def stored(app: Flask, key: str) -> bool:
    with app.app_context():
        return db.session.scalar(sa.text("select count(*) from login_throttles where key = :key"), {"key": key}) == 1


def test_an_answer_that_breaks_its_schema_is_our_fault_and_shown_to_nobody(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.post("/api/v1/lab/echo", json={"number": 1.5}).json == {"number": 1.5}
    answer = client.post("/api/v1/lab/echo", json={"number": -987.25})
    assert (answer.status_code, answer.json["code"]) == (500, "internal_error")
    assert answer.content_type == "application/problem+json"
    assert "987.25" not in answer.get_data(as_text=True)
    assert "response_breaks_its_schema" in caplog.text
    assert "987.25" not in caplog.text


@pytest.mark.parametrize(
    ("kind", "status", "code", "kept"),
    [
        ("fine", 204, None, True),
        ("domain", 409, "conflict", False),
        ("kept", 409, "conflict", True),
        ("bug", 500, "internal_error", False),
        ("integrity", 409, "conflict", False),
        ("data", 422, "invalid", False),
        ("rls", 404, "not_found", False),
    ],
)
def test_one_request_is_one_transaction(
    app: Flask, client: FlaskClient, kind: str, status: int, code: str | None, kept: bool
) -> None:
    answer = client.post(f"/api/v1/lab/fail/{kind}")
    assert answer.status_code == status
    if code is not None:
        assert answer.json["code"] == code
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]
    else:
        assert answer.get_data() == b""
    assert "swordfish" not in answer.get_data(as_text=True)
    assert stored(app, kind) is kept


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ('{"number": 1}', 200),
        ('{"number": 1.0}', 200),
        ('{"number": "1"}', 422),
        ('{"number": true}', 422),
        ('{"number": null}', 422),
        ('{"number": 1, "count": 1.0}', 422),
        ('{"number": 1, "count": 9223372036854775808}', 422),
        ('{"number": 1, "text": "' + "é" * 20 + '"}', 200),
        ('{"number": 1, "text": "' + "x" * 21 + '"}', 422),
        ('{"number": 1, "text": "\\udc00"}', 422),
        ('{"number": 1, "other": 1}', 422),
        ('{"number": 1, "number": 2}', 200),
        ('{"number": -1e999}', 422),
        ("{'number': 1}", 400),
        ('{"number": 1}}', 400),
        ("\ufeff{}", 400),
        ("", 400),
    ],
)
def test_bodies_are_read_strictly(client: FlaskClient, raw: str, status: int) -> None:
    answer = client.post("/api/v1/lab/echo", data=raw.encode(), content_type="application/json; charset=utf-8")
    assert answer.status_code == status, answer.json


def test_a_hostile_body_buys_no_huge_answer(client: FlaskClient) -> None:
    raw = '{"number": [' + ",".join(["NaN"] * 10_000) + "]}"
    answer = client.post("/api/v1/lab/echo", data=raw, content_type="application/json")
    assert (answer.status_code, len(answer.json["errors"])) == (422, 50)


def test_a_made_up_method_is_no_time_series_of_its_own(client: FlaskClient, metrics_headers: dict[str, str]) -> None:
    assert client.open("/api/v1/lab/echo", method="BREW1").status_code == 405
    metrics = client.get("/metrics", headers=metrics_headers).get_data(as_text=True)
    assert "BREW1" not in metrics
    assert 'method="other"' in metrics


def test_a_body_without_length_is_limited_too(client: FlaskClient) -> None:
    big = json.dumps({"number": 1, "text": "x" * 2_000_000}).encode()
    answer = client.post(
        "/api/v1/lab/echo",
        input_stream=io.BytesIO(big),
        content_type="application/json",
        environ_base={"wsgi.input_terminated": True},
    )
    assert (answer.status_code, answer.json["code"]) == (413, "payload_too_large")


def test_queries_convert_and_repeat_only_where_they_may(client: FlaskClient) -> None:
    answer = client.get("/api/v1/lab/query?numbers=1&numbers=2&flag=true")
    assert (answer.json, answer.headers["X-Flag"]) == ({"number": 3}, "True")
    for bad in ("flag=1&flag=0", "numbers=x", "other=1", "flag=%00", "numbers=1%00", "flag=maybe", "%00=1"):
        assert client.get(f"/api/v1/lab/query?{bad}").status_code == 422, bad


def test_paths_that_do_not_parse_are_not_found(client: FlaskClient, person: Person) -> None:
    for thing_id in ("1", "x" * 1000, "00000000-0000-0000-0000-00000000000g", "%00", "%F0%9F%8D%95"):
        answer = client.get(f"/api/v1/lab/things/{thing_id}", headers=person.headers)
        assert (answer.status_code, answer.json["code"]) == (404, "not_found")
    good = client.get("/api/v1/lab/things/018f0000-0000-7000-8000-000000000000", headers=person.headers)
    assert good.json == {"number": 7}


def test_unknown_paths_and_methods(client: FlaskClient) -> None:
    for path in ("/api", "/api/v1", "/api/v1/nothing", "/api/v2/me", "/api/v1/me/", "/api/v1//me"):
        answer = client.get(path)
        assert answer.status_code in (401, 404, 308), path
    wrong = client.delete("/api/v1/lab/echo")
    assert (wrong.status_code, wrong.json["code"], wrong.headers["Allow"]) == (405, "method_not_allowed", "POST")
    assert client.open("/api/v1/lab/echo", method="OPTIONS").status_code == 405
    assert client.open("/api/v1/lab/echo", method="TRACE").status_code == 405


def test_an_address_that_is_too_long_has_a_code_of_its_own() -> None:
    made = problems.from_http(RequestURITooLarge())
    assert (made.status, made.code) == (414, "address_too_long")


def test_roles_open_doors(client: FlaskClient, app: Flask, person: Person) -> None:
    answer = client.get("/api/v1/lab/admin", headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (403, "forbidden")

    claims = jwt.decode(person.access_token, options={"verify_signature": False})
    with app.app_context():
        token = auth.access_token(person.id, UUID(claims["sid"]), ("member", "admin"), fresh=False)
    assert client.get("/api/v1/lab/admin", headers={"Authorization": f"Bearer {token}"}).status_code == 204


def test_an_open_stream_holds_no_database_connection(settings: Settings) -> None:
    app = create_app(settings, pool_size=1)
    app.register_blueprint(lab)
    client = app.test_client()
    with client.get("/api/v1/lab/stream", buffered=False) as answer:
        chunks = answer.iter_encoded()
        assert next(chunks) == b"data: 1\n\n"
        with app.app_context():
            assert db.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # the pool is a QueuePool
        assert client.get("/readyz").status_code == 200
        assert next(chunks) == b"data: 2\n\n"


def test_the_pool_holds_one_connection_a_thread(settings: Settings) -> None:
    app = create_app(settings)
    with app.app_context():
        pool: Any = db.engine.pool
        assert (pool.size(), pool._max_overflow) == (settings.web_threads, 0)


def test_an_error_of_the_database_tells_the_log_no_values(app: Flask) -> None:
    with app.app_context(), pytest.raises(sa.exc.DBAPIError) as caught:
        session().execute(sa.text("select cast(:secret as text), 1 / 0"), {"secret": "swordfish"})
    assert "swordfish" not in str(caught.value)


def test_a_name_can_have_one_meaning_only() -> None:
    class Problem(Out):
        other: int

    with pytest.raises(SchemaNameClash):
        openapi.remember(Problem)


def test_an_operation_id_is_used_once() -> None:
    with pytest.raises(SchemaNameClash):
        openapi.describe("lab_echo", errors=(Forbidden,), security="none", media=None)


def test_a_database_that_is_away_is_no_secret(settings: Settings) -> None:
    away = settings.model_copy(update={"database_url": "postgresql+psycopg://u:hunter2@127.0.0.1:9/none"})
    client = create_app(away).test_client()
    answer = client.post("/api/v1/auth/login", json={"email": "a@example.com", "password": "some password"})
    assert (answer.status_code, answer.json["code"]) == (503, "unavailable")
    assert "hunter2" not in answer.get_data(as_text=True)
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
