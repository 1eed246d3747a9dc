"""Plans of other lengths and of other days, what each week of training adds up to, and why a session is short."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from people import Person

PLANS = "/api/v1/plans"
EXERCISES = {str(catalog_uuid("exercise", slug)): one for slug, one in load_catalog().exercises.items()}
Json = dict[str, Any]
Made = Callable[..., Json]


def _days_on(start: str, days: int) -> str:
    return (dt.date.fromisoformat(start) + dt.timedelta(days=days)).isoformat()


@pytest.mark.parametrize("days", [1, 28])
def test_meals_for_a_day_and_for_four_weeks(planner: Person, made: Made, start: str, days: int) -> None:
    plan = made(planner, days=days)
    assert (plan["status"], len(plan["days"])) == ("ready", days)
    assert (plan["start"], plan["end"]) == (start, _days_on(start, days - 1))


@pytest.mark.parametrize("length", [{"days": 0}, {"days": 29}, {"kind": "workout", "weeks": 0}])
def test_lengths_that_are_not_planned(client: FlaskClient, planner: Person, start: str, length: Json) -> None:
    body = {"kind": "meal", "start": start, **length}
    assert client.post(PLANS, json=body, headers=planner.headers).status_code == 422


def test_twelve_weeks_say_what_each_of_them_adds_up_to(planner: Person, made: Made) -> None:
    plan = made(planner, kind="workout", weeks=12)
    assert [week["index"] for week in plan["weeks"]] == list(range(1, 13))
    assert plan["weeks"][0]["volume"] == plan["volume"]
    for week in plan["weeks"]:
        counted: dict[str, float] = {}
        for session in week["sessions"]:
            for one in session["exercises"]:
                hard = sum(planned["kind"] not in ("warmup", "distance") for planned in one["sets"])
                exercise = EXERCISES[one["exercise_id"]]
                for muscle, weight in exercise.muscles.items() if exercise.pattern != "conditioning" else ():
                    share = 1.0 if weight >= 1 else 0.5 if weight >= 0.5 else 0.0
                    counted[muscle] = counted.get(muscle, 0.0) + share * hard
        assert week["volume"] == {muscle: sets for muscle, sets in counted.items() if sets > 0}
    easy = [week for week in plan["weeks"] if week["deload"]]
    assert easy
    assert all(sum(week["volume"].values()) < sum(plan["volume"].values()) for week in easy)


def test_a_session_says_why_it_is_shorter_than_asked(
    client: FlaskClient, person: Person, profile: Json, made: Made
) -> None:
    profile["training"] |= {"minutes_per_session": 120, "days_per_week": 5, "experience": "beginner"}
    profile["training"] |= {
        "goal": "hypertrophy",
        "equipment": ["dumbbells", "bench", "cable", "machine"],
        "limits": [],
    }
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    plan = made(person, kind="workout", weeks=8)
    told = {(week["deload"], one["short"]) for week in plan["weeks"] for one in week["sessions"]}
    assert (False, "volume") in told
    assert {why for deload, why in told if deload} == {"deload"}
    for week in plan["weeks"]:
        for one in week["sessions"]:
            assert one["minutes_wanted"] == 120
            assert (one["short"] is None) == (one["minutes"] >= 96)


def test_a_session_of_the_length_that_was_asked_says_nothing(
    client: FlaskClient, person: Person, profile: Json, made: Made
) -> None:
    profile["training"] |= {
        "minutes_per_session": 45,
        "experience": "intermediate",
        "equipment": ["dumbbells", "bench"],
    }
    profile["training"] |= {"goal": "hypertrophy", "limits": []}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    plan = made(person, kind="workout", weeks=1)
    assert {one["short"] for week in plan["weeks"] for one in week["sessions"]} == {None}


def test_a_plan_that_begins_later_is_named_beside_the_one_that_holds(
    client: FlaskClient, planner: Person, made: Made, start: str
) -> None:
    later = made(planner, start=_days_on(start, 7))
    assert client.get(f"{PLANS}/current", headers=planner.headers).json["ahead"] == []  # it is what is shown
    made(planner, start=_days_on(start, 14), seed=3)
    held = made(planner)
    current = client.get(f"{PLANS}/current", headers=planner.headers).json
    assert current["meal"]["id"] == held["id"]
    assert [(one["id"], one["kind"], one["start"]) for one in current["ahead"]] == [
        (later["id"], "meal", later["start"])
    ]
