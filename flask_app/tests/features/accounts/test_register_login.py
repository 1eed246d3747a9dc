"""Registration and sign-in."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from people import PASSWORD, Person

from nexfitra_api.features.accounts import passwords

REGISTER = "/api/v1/auth/register"
LOGIN = "/api/v1/auth/login"
ME = "/api/v1/me"


def body(**changes: Any) -> dict[str, Any]:
    return {"email": "Robin@Example.com", "password": PASSWORD, "name": "Robin", **changes}


def test_register_gives_a_token_that_works(client: FlaskClient) -> None:
    answer = client.post(REGISTER, json=body(name="  Robin 🏋️ "))
    assert answer.status_code == 201
    assert answer.json["user"] == {
        "id": answer.json["user"]["id"],
        "email": "Robin@example.com",
        "name": "Robin 🏋️",
        "roles": ["member"],
    }
    assert answer.json["expires_in"] == 900
    me = client.get(ME, headers={"Authorization": f"Bearer {answer.json['access_token']}"})
    assert me.status_code == 200
    assert me.json["name"] == "Robin 🏋️"
    assert "password" not in answer.get_data(as_text=True)


def test_the_refresh_token_is_out_of_reach_of_scripts(client: FlaskClient) -> None:
    cookies = client.post(REGISTER, json=body()).headers.getlist("Set-Cookie")
    refresh = next(cookie for cookie in cookies if cookie.startswith("nexfitra_refresh="))
    for part in ("HttpOnly", "SameSite=Strict", "Path=/api/v1/auth", "Max-Age=2591"):
        assert part in refresh
    csrf = next(cookie for cookie in cookies if cookie.startswith("nexfitra_csrf="))
    assert "HttpOnly" not in csrf
    assert "SameSite=Strict" in csrf


def test_an_address_can_be_taken_once_whatever_its_case(client: FlaskClient) -> None:
    assert client.post(REGISTER, json=body()).status_code == 201
    again = client.post(REGISTER, json=body(email="ROBIN@EXAMPLE.COM"))
    assert (again.status_code, again.json["code"]) == (409, "email_taken")
    assert again.content_type == "application/problem+json"
    assert not again.headers.getlist("Set-Cookie")


@pytest.mark.parametrize("email", ["me@box.local", "a@b.test", "größe@example.com", " padded@example.com "])
def test_addresses_of_a_home_network_are_addresses(client: FlaskClient, email: str) -> None:
    assert client.post(REGISTER, json=body(email=email)).status_code == 201


@pytest.mark.parametrize(
    ("changes", "loc"),
    [
        ({"email": "no address"}, "body.email"),
        ({"email": "a@"}, "body.email"),
        ({"email": "a" * 300 + "@example.com"}, "body.email"),
        ({"email": 5}, "body.email"),
        ({"email": "a\u0000b@example.com"}, "body.email"),
        ({"name": ""}, "body.name"),
        ({"name": "   "}, "body.name"),
        ({"name": "x" * 121}, "body.name"),
        ({"name": None}, "body.name"),
        ({"password": "short"}, "body.password"),
        ({"password": "x" * 129}, "body.password"),
        ({"password": ["a"]}, "body.password"),
        ({"roles": ["admin"]}, "body.roles"),
    ],
)
def test_refuses_what_is_no_account(client: FlaskClient, changes: dict[str, Any], loc: str) -> None:
    answer = client.post(REGISTER, json=body(**changes))
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert [error["loc"] for error in answer.json["errors"]] == [loc]


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("password1!", "password_common"),
        ("12345678", "password_common"),
        ("aaaaaaaaaaaa", "password_common"),
        ("Qwertzuiop", "password_common"),
        ("abcdefghij", "password_common"),
        ("contraseña1", "password_common"),
        ("        ", "password_too_short"),
        ("robin@example.com", "password_personal"),
    ],
)
def test_refuses_poor_passwords(client: FlaskClient, password: str, code: str) -> None:
    answer = client.post(REGISTER, json=body(password=password))
    assert answer.status_code == 422
    assert answer.json["errors"] == [
        {"loc": "body.password", "code": code, "msg": answer.json["errors"][0]["msg"], "params": {}}
    ]


@pytest.mark.parametrize(
    "password", ["tr0ub4dor", "наш длинный пароль", "🐎🔋📎🐎🔋📎🐎🔋", "a b c d e f g h i j k x" * 4]
)
def test_takes_any_kind_of_characters(client: FlaskClient, password: str) -> None:
    assert client.post(REGISTER, json=body(password=password)).status_code == 201
    assert client.post(LOGIN, json={"email": "robin@example.com", "password": password}).status_code == 200


def test_login_takes_the_address_in_any_case(client: FlaskClient, person: Person) -> None:
    answer = client.post(LOGIN, json={"email": person.email.upper(), "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json["user"]["id"] == str(person.id)


def test_a_wrong_password_and_an_unknown_address_look_the_same(client: FlaskClient, person: Person) -> None:
    wrong = client.post(LOGIN, json={"email": person.email, "password": "not my password"})
    unknown = client.post(LOGIN, json={"email": "nobody@example.com", "password": "not my password"})
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    hidden = {"request_id": None}
    assert {**wrong.json, **hidden} == {**unknown.json, **hidden}
    assert wrong.json["code"] == "bad_credentials"


def test_an_unknown_address_costs_a_hash_too(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = passwords._HASHER.verify

    def spy(password: str, hashed: str) -> bool:
        seen.append(hashed)
        return real(password, hashed)

    monkeypatch.setattr(passwords._HASHER, "verify", spy)
    client.post(LOGIN, json={"email": "nobody@example.com", "password": "not my password"})
    assert len(seen) == 1
    assert seen[0].startswith("$argon2id$")


def test_guessing_is_slowed_down_for_known_and_unknown_addresses(client: FlaskClient, person: Person) -> None:
    for email in (person.email, "nobody@example.com"):
        wrong = {"email": email, "password": "not my password"}
        assert [client.post(LOGIN, json=wrong).status_code for _ in range(5)] == [401] * 5
        locked = client.post(LOGIN, json=wrong)
        assert (locked.status_code, locked.json["code"]) == (429, "too_many_attempts")
        assert 1 <= int(locked.headers["Retry-After"]) <= 31
    right = {"email": person.email, "password": PASSWORD}
    assert client.post(LOGIN, json=right).status_code == 429
    elsewhere = client.post(LOGIN, json=right, environ_base={"REMOTE_ADDR": "10.1.1.1"})
    assert elsewhere.status_code == 200


def test_the_lock_ends_and_grows(client: FlaskClient, person: Person) -> None:
    wrong = {"email": person.email, "password": "not my password"}
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False) as clock:
        for _ in range(5):
            client.post(LOGIN, json=wrong)
        clock.shift(31)
        assert client.post(LOGIN, json=wrong).status_code == 401
        assert int(client.post(LOGIN, json=wrong).headers["Retry-After"]) > 31
        clock.shift(61)
        assert client.post(LOGIN, json={"email": person.email, "password": PASSWORD}).status_code == 200


def test_a_closed_server_takes_nobody(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = app.config["SETTINGS"].model_copy(update={"registration_open": False})
    monkeypatch.setitem(app.config, "SETTINGS", closed)
    answer = client.post(REGISTER, json=body())
    assert (answer.status_code, answer.json["code"]) == (403, "registration_closed")
    assert client.get("/api/v1/meta").json["registration_open"] is False


def test_a_password_hashed_with_older_parameters_is_hashed_anew(
    client: FlaskClient, register: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    person = register()
    made: list[str] = []
    real = passwords.hash_password
    monkeypatch.setattr(passwords, "needs_rehash", lambda hashed: True)
    monkeypatch.setattr(passwords, "hash_password", lambda password: made.append(password) or real(password))
    assert client.post(LOGIN, json={"email": person.email, "password": PASSWORD}).status_code == 200
    assert made == [PASSWORD]


def test_guesses_sent_at_the_same_moment_count_like_guesses_one_by_one(
    app: Flask, client: FlaskClient, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one guess is being hashed, others of the same moment fail and lock the address."""
    verify = passwords.verify_password

    def slowly(password: str, hashed: str | None) -> bool:
        monkeypatch.setattr(passwords, "verify_password", verify)
        for _ in range(5):
            app.test_client().post("/api/v1/auth/login", json={"email": person.email, "password": "wrong one"})
        return verify(password, hashed)

    monkeypatch.setattr(passwords, "verify_password", slowly)
    answer = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    assert (answer.status_code, answer.json["code"]) == (429, "too_many_attempts")
