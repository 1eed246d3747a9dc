"""Refreshing, signing out, and what happens to stolen tokens."""

import datetime as dt
from uuid import uuid4

import jwt
import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from people import PASSWORD, Person

REFRESH = "/api/v1/auth/refresh"
LOGOUT = "/api/v1/auth/logout"
SESSIONS = "/api/v1/auth/sessions"
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def sign_in(client: FlaskClient, person: Person) -> dict[str, str]:
    """Sign in with cookies and return the headers of the new session."""
    answer = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    assert answer.status_code == 200
    return {"Authorization": f"Bearer {answer.json['access_token']}"}


def csrf(client: FlaskClient) -> dict[str, str]:
    cookie = client.get_cookie("nexfitra_csrf")
    assert cookie is not None
    return {"X-CSRF-Token": cookie.value}


def refresh_cookie(client: FlaskClient) -> str:
    cookie = client.get_cookie("nexfitra_refresh", path="/api/v1/auth")
    assert cookie is not None
    return cookie.value


def put_back(client: FlaskClient, refresh: str, token: dict[str, str]) -> None:
    client.set_cookie("nexfitra_refresh", refresh, path="/api/v1/auth")
    client.set_cookie("nexfitra_csrf", token["X-CSRF-Token"])


def test_refresh_rotates(client: FlaskClient, person: Person) -> None:
    sign_in(client, person)
    before = refresh_cookie(client)
    answer = client.post(REFRESH, headers=csrf(client))
    assert answer.status_code == 200
    assert answer.json["user"]["id"] == str(person.id)
    assert refresh_cookie(client) != before
    me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {answer.json['access_token']}"})
    assert me.status_code == 200
    assert client.post(REFRESH, headers=csrf(client)).status_code == 200


def test_refresh_needs_cookie_and_csrf_header(client: FlaskClient, person: Person) -> None:
    assert client.post(REFRESH).json["code"] == "unauthorized"
    sign_in(client, person)
    missing = client.post(REFRESH)
    assert (missing.status_code, missing.json["code"]) == (403, "csrf_failed")
    wrong = client.post(REFRESH, headers={"X-CSRF-Token": str(uuid4())})
    assert (wrong.status_code, wrong.json["code"]) == (403, "csrf_failed")
    assert client.post(REFRESH, headers=csrf(client)).status_code == 200


def test_an_access_token_is_no_refresh_token(client: FlaskClient, person: Person) -> None:
    client.set_cookie("nexfitra_refresh", person.access_token, path="/api/v1/auth")
    claims = jwt.decode(person.access_token, options={"verify_signature": False})
    answer = client.post(REFRESH, headers={"X-CSRF-Token": claims["csrf"]})
    assert (answer.status_code, answer.json["code"]) == (401, "token_invalid")


def test_a_refresh_token_is_no_access_token(client: FlaskClient, person: Person) -> None:
    sign_in(client, person)
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {refresh_cookie(client)}"})
    assert (answer.status_code, answer.json["code"]) == (401, "token_invalid")


def test_a_second_use_ends_the_session_for_both(app: Flask, client: FlaskClient, person: Person) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        headers = sign_in(client, person)
        stolen, token = refresh_cookie(client), csrf(client)
        assert client.post(REFRESH, headers=token).status_code == 200
        clock.shift(11)
        thief = app.test_client()
        put_back(thief, stolen, token)
        answer = thief.post(REFRESH, headers=token)
        assert (answer.status_code, answer.json["code"]) == (401, "token_reused")
        assert thief.get_cookie("nexfitra_refresh", path="/api/v1/auth") is None
        owner = client.post(REFRESH, headers=csrf(client))
        assert (owner.status_code, owner.json["code"]) == (401, "session_ended")
        assert client.get("/api/v1/me", headers=headers).json["code"] == "session_ended"
    assert client.get("/api/v1/me", headers=person.headers).status_code == 200, "other sessions are untouched"


def test_two_tabs_that_refresh_at_once_both_go_on(app: Flask, client: FlaskClient, person: Person) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, person)
        before, token = refresh_cookie(client), csrf(client)
        assert client.post(REFRESH, headers=token).status_code == 200
        clock.shift(9)
        tab = app.test_client()
        put_back(tab, before, token)
        assert tab.post(REFRESH, headers=token).status_code == 200
        clock.shift(60)
        assert tab.post(REFRESH, headers=csrf(tab)).status_code == 200


def test_grace_starts_no_second_line_of_tokens(app: Flask, client: FlaskClient, person: Person) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, person)
        before, token = refresh_cookie(client), csrf(client)
        client.post(REFRESH, headers=token)
        tab = app.test_client()
        put_back(tab, before, token)
        tab.post(REFRESH, headers=token)
        rid = [jwt.decode(refresh_cookie(each), options={"verify_signature": False})["rid"] for each in (client, tab)]
        assert rid[0] == rid[1]
        clock.shift(60)
        assert tab.post(REFRESH, headers=csrf(tab)).status_code == 200
        clock.shift(60)
        assert client.post(REFRESH, headers=csrf(client)).json["code"] == "token_reused"


def test_the_token_before_the_last_has_no_grace(app: Flask, client: FlaskClient, person: Person) -> None:
    sign_in(client, person)
    oldest, token = refresh_cookie(client), csrf(client)
    client.post(REFRESH, headers=token)
    client.post(REFRESH, headers=csrf(client))
    put_back(client, oldest, token)
    assert client.post(REFRESH, headers=token).json["code"] == "token_reused"


def test_a_session_slides_and_ends(client: FlaskClient, person: Person) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, person)
        clock.shift(dt.timedelta(days=29))
        assert client.post(REFRESH, headers=csrf(client)).status_code == 200
        clock.shift(dt.timedelta(days=29))
        assert client.post(REFRESH, headers=csrf(client)).status_code == 200
        token, kept = csrf(client), refresh_cookie(client)
        clock.shift(dt.timedelta(days=31))
        put_back(client, kept, token)
        assert client.post(REFRESH, headers=token).status_code == 401


def test_an_access_token_runs_out(client: FlaskClient, person: Person) -> None:
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16)):
        answer = client.get("/api/v1/me", headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (401, "token_expired")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_signing_out_holds_at_once(client: FlaskClient, person: Person) -> None:
    headers = sign_in(client, person)
    assert client.post(LOGOUT, headers=csrf(client)).status_code == 204
    assert client.get_cookie("nexfitra_refresh", path="/api/v1/auth") is None
    assert client.get("/api/v1/me", headers=headers).json["code"] == "session_ended"
    assert client.get("/api/v1/me", headers=person.headers).status_code == 200


def test_signing_out_with_the_access_token_alone(client: FlaskClient, person: Person) -> None:
    assert client.post(LOGOUT, headers=person.headers).status_code == 204
    assert client.get("/api/v1/me", headers=person.headers).status_code == 401
    assert client.post(LOGOUT).status_code == 401


def test_signing_out_with_the_cookie_needs_the_csrf_header(client: FlaskClient, person: Person) -> None:
    headers = sign_in(client, person)
    assert client.post(LOGOUT).status_code == 401
    assert client.get("/api/v1/me", headers=headers).status_code == 200


def test_lists_own_sessions_and_ends_one(client: FlaskClient, person: Person, other: Person) -> None:
    headers = sign_in(client, person)
    listed = client.get(SESSIONS, headers=headers)
    assert listed.status_code == 200
    assert listed.json["next_cursor"] is None
    assert [item["current"] for item in listed.json["items"]].count(True) == 1
    assert len(listed.json["items"]) == 2
    first = next(item["id"] for item in listed.json["items"] if not item["current"])
    foreign = client.delete(f"{SESSIONS}/{first}", headers=other.headers)
    assert (foreign.status_code, foreign.json["code"]) == (404, "not_found")
    assert client.get("/api/v1/me", headers=person.headers).status_code == 200
    assert client.delete(f"{SESSIONS}/{first}", headers=headers).status_code == 204
    assert client.get("/api/v1/me", headers=person.headers).status_code == 401
    assert client.delete(f"{SESSIONS}/{first}", headers=headers).status_code == 404
    assert client.delete(f"{SESSIONS}/not-an-id", headers=headers).status_code == 404


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic YTpi", "Bearer " + "x" * 5000, "Bearer é.é.é", "bearer null"],
)
def test_no_or_broken_token(client: FlaskClient, header: str) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "changes",
    [
        {"sub": "not a uuid"},
        {"sid": "x"},
        {"roles": "admin"},
        {"aud": "somebody else"},
        {"iss": "somebody else"},
        {"type": "refresh"},
        {"sub": 5},
    ],
)
def test_tokens_with_other_claims(app: Flask, client: FlaskClient, person: Person, changes: dict[str, object]) -> None:
    claims = jwt.decode(person.access_token, options={"verify_signature": False})
    forged = jwt.encode({**claims, **changes}, app.config["JWT_SECRET_KEY"], algorithm="HS256")
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {forged}"})
    assert (answer.status_code, answer.json["code"]) == (401, "token_invalid")


def test_foreign_signatures_and_none(client: FlaskClient, person: Person) -> None:
    claims = jwt.decode(person.access_token, options={"verify_signature": False})
    foreign = jwt.encode(claims, "another secret of sufficient length", algorithm="HS256")
    unsigned = jwt.encode(claims, None, algorithm="none")
    for token in (foreign, unsigned, person.access_token[:-2]):
        answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json["code"]) == (401, "token_invalid")


def test_somebody_elses_session_in_ones_own_token(
    app: Flask, client: FlaskClient, person: Person, other: Person
) -> None:
    mine = jwt.decode(person.access_token, options={"verify_signature": False})
    theirs = jwt.decode(other.access_token, options={"verify_signature": False})
    mixed = jwt.encode({**mine, "sid": theirs["sid"]}, app.config["JWT_SECRET_KEY"], algorithm="HS256")
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {mixed}"})
    assert (answer.status_code, answer.json["code"]) == (401, "session_ended")
