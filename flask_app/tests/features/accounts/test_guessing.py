"""Password guessing: whoever guesses waits, and nobody can make the owner wait (decision 18)."""

from collections.abc import Callable, Iterator
from typing import Any

import jwt
import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from people import PASSWORD, Person
from werkzeug.test import TestResponse

from nexfitra_api.features.accounts import devices, throttle

LOGIN = "/api/v1/auth/login"
ATTACKER, HOME, CAFE = "203.0.113.66", "198.51.100.7", "192.0.2.44"
DAY_S, LONGEST_S = 86_400, 15 * 60


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Time that stands still until it is moved."""
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False) as traveller:
        yield traveller


def attempt(app: Flask, email: str, password: str, address: str, device: FlaskClient | None = None) -> TestResponse:
    """Try to sign in from ``address``; without ``device`` from a browser that has never been here."""
    client = device if device is not None else app.test_client()
    body = {"email": email, "password": password}
    return client.post(LOGIN, json=body, environ_base={"REMOTE_ADDR": address})


def guess(app: Flask, email: str, address: str, times: int = 1) -> list[int]:
    return [attempt(app, email, "not my password", address).status_code for _ in range(times)]


def spread(app: Flask, email: str, tries: int) -> list[int]:
    """Guess from as many addresses as there are tries."""
    return [code for number in range(tries) for code in guess(app, email, f"10.9.{number // 200}.{number % 200 + 1}")]


@pytest.fixture
def known(app: Flask, person: Person) -> FlaskClient:
    """The owner's own browser: it has signed in once."""
    browser = app.test_client()
    assert attempt(app, person.email, PASSWORD, HOME, browser).status_code == 200
    return browser


def test_the_attacker_waits_longer_and_longer(app: Flask, person: Person, clock: time_machine.Traveller) -> None:
    assert guess(app, person.email, ATTACKER, 5) == [401] * 5
    waits = []
    for _ in range(8):
        refused = attempt(app, person.email, PASSWORD, ATTACKER)  # even the right one is not looked at
        assert (refused.status_code, refused.json["code"]) == (429, "too_many_attempts")
        assert refused.content_type == "application/problem+json"
        waits.append(int(refused.headers["Retry-After"]))
        clock.shift(waits[-1])
        assert guess(app, person.email, ATTACKER) == [401]
    assert waits == sorted(waits)
    assert waits[0] <= 31
    assert waits[1] >= 2 * (waits[0] - 1)
    assert waits[-1] <= LONGEST_S + 1


def test_the_owner_gets_in_from_a_known_device_meanwhile(app: Flask, person: Person, known: FlaskClient) -> None:
    spread(app, person.email, 60)
    guess(app, person.email, HOME, 6)  # even from the owner's own network
    assert attempt(app, person.email, PASSWORD, HOME).status_code == 429
    assert attempt(app, person.email, PASSWORD, HOME, known).status_code == 200
    assert attempt(app, person.email, PASSWORD, CAFE, known).status_code == 200


def test_the_owner_gets_in_from_a_new_device_while_one_address_attacks(
    app: Flask, person: Person, clock: time_machine.Traveller
) -> None:
    """Two days of guessing from one address, as fast as it is let, never reach the limit of the account."""
    tried = 0
    for _ in range(150):
        answer = attempt(app, person.email, "not my password", ATTACKER)
        if answer.status_code == 429:
            clock.shift(int(answer.headers["Retry-After"]))
        else:
            tried += 1
    assert tried > throttle.FREE_TRIES_EVERYWHERE
    assert attempt(app, person.email, PASSWORD, CAFE).status_code == 200


def test_guessing_from_many_addresses_is_slowed_down(app: Flask, person: Person, clock: time_machine.Traveller) -> None:
    codes = spread(app, person.email, 80)
    assert codes == [401] * 50 + [429] * 30
    refused = attempt(app, person.email, PASSWORD, CAFE)
    assert (refused.status_code, refused.json["code"]) == (429, "too_many_attempts")
    assert 1 <= int(refused.headers["Retry-After"]) <= 31
    for _ in range(10):
        clock.shift(LONGEST_S + 1)
        assert spread(app, person.email, 5) == [401] + [429] * 4
    assert int(attempt(app, person.email, PASSWORD, CAFE).headers["Retry-After"]) > 600
    clock.shift(LONGEST_S + 1)
    assert attempt(app, person.email, PASSWORD, CAFE).status_code == 200


def test_other_accounts_do_not_wait(app: Flask, person: Person, other: Person) -> None:
    spread(app, person.email, 60)
    assert attempt(app, other.email, PASSWORD, CAFE).status_code == 200


def test_one_customer_of_ipv6_is_one_network(app: Flask, person: Person) -> None:
    assert [guess(app, person.email, f"2001:db8:1:2{number}::{number}")[0] for number in range(6)] == [401] * 5 + [429]
    assert attempt(app, person.email, PASSWORD, "2001:db8:2::1").status_code == 200
    guess(app, person.email, "::ffff:203.0.113.66", 5)
    assert guess(app, person.email, ATTACKER) == [429]


def test_an_unknown_address_behaves_alike(app: Flask, person: Person, clock: time_machine.Traveller) -> None:
    def story(email: str) -> list[Any]:
        seen: list[Any] = []
        for address in [ATTACKER] * 8 + [f"10.8.0.{number}" for number in range(1, 60)] + [CAFE]:
            answer = attempt(app, email, "not my password", address)
            told = {**answer.json, "request_id": None}
            headers = {name for name, _ in answer.headers}
            seen.append((answer.status_code, told, answer.headers.get("Retry-After"), headers))
        return seen

    assert story(person.email) == story("nobody@example.com")


def test_a_known_device_is_slowed_down_too_and_alone(app: Flask, person: Person, known: FlaskClient) -> None:
    codes = [attempt(app, person.email, "not my password", HOME, known).status_code for _ in range(6)]
    assert codes == [401] * 5 + [429]
    assert attempt(app, person.email, PASSWORD, CAFE, known).status_code == 429  # another address does not help
    assert attempt(app, person.email, PASSWORD, HOME).status_code == 200  # and nobody else waits for it


def test_a_device_is_known_to_the_accounts_that_it_signed_in_to(
    app: Flask, person: Person, other: Person, known: FlaskClient
) -> None:
    spread(app, other.email, 60)
    assert attempt(app, other.email, PASSWORD, HOME, known).status_code == 429
    clean = app.test_client()
    assert attempt(app, person.email, PASSWORD, HOME, clean).status_code == 200


def test_a_household_shares_a_browser(app: Flask, person: Person, register: Callable[..., Person]) -> None:
    browser, mate = app.test_client(), register()
    for who in (person, mate):
        assert attempt(app, who.email, PASSWORD, HOME, browser).status_code == 200
    for who in (person, mate):
        spread(app, who.email, 60)
        assert attempt(app, who.email, PASSWORD, HOME, browser).status_code == 200


def test_the_cookie_is_out_of_reach_and_lasts(app: Flask, person: Person) -> None:
    answer = attempt(app, person.email, PASSWORD, HOME)
    sent = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("nexfitra_device="))
    for part in ("HttpOnly", "SameSite=Strict", "Path=/api/v1", f"Max-Age={400 * DAY_S}"):
        assert part in sent
    assert person.email not in sent
    refused = attempt(app, person.email, "not my password", HOME)
    assert refused.headers.getlist("Set-Cookie") == []


@pytest.mark.parametrize("forged", ["", "x", "a.b.c", "other key", "no audience", "old", "no accounts", "no id"])
def test_a_forged_cookie_is_no_cookie(app: Flask, person: Person, forged: str) -> None:
    secret = app.config["SETTINGS"].jwt_secret.get_secret_value()
    good = {"aud": "nexfitra-device", "exp": 4_000_000_000, "accounts": {str(person.id): "number"}}
    claims = {
        "no audience": {**good, "aud": "nexfitra-web"},
        "old": {**good, "exp": 1},
        "no accounts": {**good, "accounts": [str(person.id)]},
        "no id": {**good, "accounts": {"me": "number"}},
    }
    made = jwt.encode(claims.get(forged, good), "x" * 32 if forged == "other key" else secret, "HS256")
    browser = app.test_client()
    browser.set_cookie(devices.COOKIE, made if " " in forged or forged == "old" else forged, path="/api/v1")
    spread(app, person.email, 60)
    assert attempt(app, person.email, PASSWORD, HOME, browser).status_code == 429


def test_the_cookie_opens_nothing_by_itself(app: Flask, person: Person, known: FlaskClient) -> None:
    cookie = known.get_cookie(devices.COOKIE, path="/api/v1")
    assert cookie is not None
    client = app.test_client()
    client.set_cookie(devices.COOKIE, cookie.value, path="/api/v1")
    assert client.get("/api/v1/me").status_code == 401
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {cookie.value}"}).status_code == 401
    assert attempt(app, person.email, "not my password", HOME, client).status_code == 401


def test_an_erased_account_is_taken_off_the_device(app: Flask, person: Person, known: FlaskClient) -> None:
    assert known.delete("/api/v1/me", headers=person.headers).status_code == 204
    cookie = known.get_cookie(devices.COOKIE, path="/api/v1")
    assert cookie is not None
    secret = app.config["SETTINGS"].jwt_secret.get_secret_value()
    assert jwt.decode(cookie.value, secret, ["HS256"], audience="nexfitra-device")["accounts"] == {}


def test_guessers_outside_do_not_keep_a_signed_in_person_from_a_new_password(
    app: Flask, client: FlaskClient, person: Person
) -> None:
    spread(app, person.email, 60)
    guess(app, person.email, "127.0.0.1", 6)
    change = {"password": "another good one", "current_password": PASSWORD}
    assert client.patch("/api/v1/me", json=change, headers=person.headers).status_code == 200
