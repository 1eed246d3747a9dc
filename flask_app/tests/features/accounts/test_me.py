"""One's own account: reading, changing, taking along, erasing; and the operator's command for roles."""

import datetime as dt

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient
from people import PASSWORD, Person
from profile_data import PROFILE

from nexfitra_api import cli
from nexfitra_api.cli import main
from nexfitra_api.features.accounts import service
from nexfitra_api.kit.db import db, subject_scope

ME = "/api/v1/me"


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ME), ("PATCH", ME), ("DELETE", ME), ("GET", f"{ME}/export"), ("GET", "/api/v1/auth/sessions")],
)
def test_strangers_are_asked_to_sign_in(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method, json={})
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


def test_the_name_changes_without_a_password(client: FlaskClient, person: Person) -> None:
    answer = client.patch(ME, json={"name": "Ada 🚴"}, headers=person.headers)
    assert (answer.status_code, answer.json["name"]) == (200, "Ada 🚴")
    assert client.get(ME, headers=person.headers).json == answer.json


def test_address_and_password_need_the_current_password(client: FlaskClient, person: Person) -> None:
    for change in ({"email": "new@example.com"}, {"password": "another good one"}):
        for given in ({}, {"current_password": "wrong one"}):
            answer = client.patch(ME, json={**change, **given}, headers=person.headers)
            assert (answer.status_code, answer.json["code"]) == (403, "wrong_password")
    assert client.get(ME, headers=person.headers).json["email"] == person.email


def test_the_current_password_cannot_be_guessed_without_end(client: FlaskClient, person: Person) -> None:
    wrong = {"email": "new@example.com", "current_password": "wrong one"}
    statuses = [client.patch(ME, json=wrong, headers=person.headers).status_code for _ in range(6)]
    assert statuses == [403] * 5 + [429]


@pytest.mark.parametrize(
    ("given", "loc", "code", "said"),
    [
        (
            {"password": "x", "current_password": PASSWORD},
            "password",
            "password_too_short",
            "Use at least 8 characters",
        ),
        (
            {"password": "x" * 129, "current_password": PASSWORD},
            "password",
            "password_too_long",
            "Use at most 128 characters",
        ),
        ({"password": "another good one", "current_password": ""}, "current_password", "required", "This is needed"),
    ],
)
def test_the_length_of_a_password_is_said_in_characters(
    client: FlaskClient, person: Person, given: dict[str, str], loc: str, code: str, said: str
) -> None:
    answer = client.patch(ME, json=given, headers=person.headers)
    assert answer.status_code == 422
    assert answer.json["errors"] == [{"loc": f"body.{loc}", "code": code, "msg": said, "params": {}}]


def test_a_new_password_ends_the_other_sessions(client: FlaskClient, person: Person) -> None:
    login = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    here = {"Authorization": f"Bearer {login.json['access_token']}"}
    change = {"password": "another good one", "current_password": PASSWORD}
    assert client.patch(ME, json=change, headers=here).status_code == 200
    assert client.get(ME, headers=here).status_code == 200
    assert client.get(ME, headers=person.headers).status_code == 401
    old = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    new = client.post("/api/v1/auth/login", json={"email": person.email, "password": "another good one"})
    assert (old.status_code, new.status_code) == (401, 200)


def test_nobody_can_take_a_used_address(client: FlaskClient, person: Person, other: Person) -> None:
    change = {"email": other.email.upper(), "current_password": PASSWORD}
    for more in ({}, {"password": "another good one"}):
        answer = client.patch(ME, json={**change, **more}, headers=person.headers)
        assert (answer.status_code, answer.json["code"]) == (409, "email_taken")
    assert client.get(ME, headers=person.headers).json["email"] == person.email


@pytest.mark.parametrize("change", [{"roles": ["admin"]}, {"id": "x"}, {"name": 5}, {"name": "x" * 121}, [], "x"])
def test_refuses_other_changes(client: FlaskClient, person: Person, change: object) -> None:
    answer = client.patch(ME, json=change, headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_the_export_holds_everything_and_nothing_of_others(client: FlaskClient, person: Person, other: Person) -> None:
    for who in (person, other):
        assert client.put(f"{ME}/profile", json=PROFILE, headers=who.headers).status_code == 200
    answer = client.get(f"{ME}/export", headers=person.headers)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.json["account"]["email"] == person.email
    assert answer.json["data"]["profiles"]["profile"]["timezone"] == "Europe/Vienna"
    assert len(answer.json["sessions"]) == 1
    text = answer.get_data(as_text=True)
    assert str(other.id) not in text
    assert "argon2" not in text


def test_erasing_takes_everything_along(app: Flask, client: FlaskClient, person: Person, other: Person) -> None:
    client.put(f"{ME}/profile", json=PROFILE, headers=person.headers)
    assert client.delete(ME, headers=person.headers).status_code == 204
    assert client.get(ME, headers=person.headers).status_code == 401
    assert client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD}).status_code == 401
    assert client.get(ME, headers=other.headers).status_code == 200
    with app.app_context(), subject_scope(person.id, person.id) as session:
        tables = (
            name
            for (name,) in session.execute(
                sa.text(
                    "select table_name from information_schema.columns where column_name = 'subject_id' and table_schema = 'public'"
                )
            )
        )
        for table in tables:
            count = session.scalar(
                sa.text(f'select count(*) from "{table}" where subject_id = :subject'),  # noqa: S608 -- names from the schema
                {"subject": person.id},
            )
            assert count == 0, table


def test_erasing_needs_a_fresh_sign_in(client: FlaskClient, person: Person) -> None:
    client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    cookie = client.get_cookie("nexfitra_csrf")
    assert cookie is not None
    refreshed = client.post("/api/v1/auth/refresh", headers={"X-CSRF-Token": cookie.value})
    headers = {"Authorization": f"Bearer {refreshed.json['access_token']}"}
    answer = client.delete(ME, headers=headers)
    assert (answer.status_code, answer.json["code"]) == (403, "fresh_login_required")
    assert client.get(ME, headers=headers).status_code == 200


def test_roles_are_given_by_the_operator_only(app: Flask, client: FlaskClient, person: Person) -> None:
    with app.app_context():
        assert service.set_roles(person.email.upper(), ("member", "admin"))
        db.session.commit()
    assert client.get(ME, headers=person.headers).json["code"] == "session_ended"
    login = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    assert login.json["user"]["roles"] == ["member", "admin"]
    with app.app_context():
        assert not service.set_roles("nobody@example.com", ("member",))


def test_the_operator_can_give_a_new_password(
    monkeypatch: pytest.MonkeyPatch, app: Flask, client: FlaskClient, person: Person
) -> None:
    monkeypatch.setattr(cli, "_app", lambda pool_size: app)

    def reset(email: str, typed: str) -> Result:
        return CliRunner().invoke(main, ["accounts", "reset-password", email], input=f"{typed}\n{typed}\n")

    assert "at least 8 characters" in reset(person.email, "short").output
    assert "nobody has registered" in reset("nobody@example.com", "another good one").output
    assert client.get(ME, headers=person.headers).status_code == 200
    done = reset(person.email.upper(), "another good one")
    assert (done.exit_code, "another good one" in done.output) == (0, False)
    assert client.get(ME, headers=person.headers).json["code"] == "session_ended"
    old = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    new = client.post("/api/v1/auth/login", json={"email": person.email, "password": "another good one"})
    assert (old.status_code, new.status_code) == (401, 200)


def test_the_role_command_names_its_arguments() -> None:
    shown = CliRunner().invoke(main, ["accounts", "role", "--help"])
    assert shown.exit_code == 0
    assert "EMAIL" in shown.output


def test_created_at_is_a_moment_with_a_zone(client: FlaskClient, person: Person) -> None:
    created = dt.datetime.fromisoformat(client.get(ME, headers=person.headers).json["created_at"])
    assert created.tzinfo is not None
