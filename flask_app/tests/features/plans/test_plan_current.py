"""The plans that hold today: one answer for a first screen."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from people import Person

CURRENT = "/api/v1/plans/current"
Json = dict[str, Any]


def test_anonymous_is_refused(client: FlaskClient) -> None:
    answer = client.get(CURRENT)
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


def test_without_plans_both_are_null(client: FlaskClient, person: Person) -> None:
    assert client.get(CURRENT, headers=person.headers).json == {"meal": None, "workout": None, "ahead": []}


def test_a_ready_plan_stays_until_the_next_one_is_ready(
    client: FlaskClient, planner: Person, made: Callable[..., Json], ask: Callable[..., UUID]
) -> None:
    ready = made(planner)
    ask(planner, seed=8)
    shown = client.get(CURRENT, headers=planner.headers).json
    assert shown == {"meal": ready, "workout": None, "ahead": []}


def test_a_plan_on_its_way_is_shown_where_none_is_ready(
    client: FlaskClient, planner: Person, ask: Callable[..., UUID]
) -> None:
    asked = ask(planner, kind="workout")
    shown = client.get(CURRENT, headers=planner.headers).json
    assert (shown["meal"], shown["workout"]["id"], shown["workout"]["status"]) == (None, str(asked), "queued")


def test_plans_of_others_are_not_seen(
    client: FlaskClient, planner: Person, made: Callable[..., Json], other: Person
) -> None:
    made(planner)
    assert client.get(CURRENT, headers=other.headers).json == {"meal": None, "workout": None, "ahead": []}
