"""Progress: from what was logged to weight, strength and volume."""

from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from people import Person

SPAN = {"from": "2026-02-01", "to": "2026-04-01"}


def weigh(client: FlaskClient, person: Person, day: str, kg: float) -> None:
    body = {"kind": "weight", "value": kg, "unit": "kg", "at": f"{day}T07:00:00Z"}
    assert client.put(f"/api/v1/measurements/{uuid4()}", json=body, headers=person.headers).status_code == 200


def progress(client: FlaskClient, person: Person, what: str) -> Any:
    answer = client.get(f"/api/v1/progress/{what}", query_string=SPAN, headers=person.headers)
    assert answer.status_code == 200, answer.text
    return answer.json


@pytest.mark.parametrize("what", ["weight", "strength", "volume"])
def test_needs_a_sign_in_and_a_span(client: FlaskClient, person: Person, what: str) -> None:
    assert client.get(f"/api/v1/progress/{what}").status_code == 401
    backwards = {"from": "2026-03-02", "to": "2026-03-01"}
    assert client.get(f"/api/v1/progress/{what}", query_string=backwards, headers=person.headers).status_code == 422


def test_nothing_logged_is_an_empty_answer(client: FlaskClient, person: Person) -> None:
    assert progress(client, person, "weight") == {"points": [], "rate_kg_per_week": None, "goal_kg": None}
    assert progress(client, person, "strength") == {"items": []}
    assert progress(client, person, "volume") == {"weeks": []}


def test_weight_shows_points_and_trend_of_this_person_only(client: FlaskClient, person: Person, other: Person) -> None:
    weigh(client, person, "2026-03-01", 80)
    weigh(client, person, "2026-03-02", 81)
    weigh(client, other, "2026-03-02", 120)
    points = progress(client, person, "weight")["points"]
    assert [(point["weight_kg"], point["trend_kg"]) for point in points] == [(80, 80), (81, pytest.approx(80.1))]


def test_the_trend_does_not_depend_on_where_the_span_begins(client: FlaskClient, person: Person) -> None:
    for day, kg in (("2026-01-20", 90), ("2026-03-01", 80), ("2026-03-02", 81)):
        weigh(client, person, day, kg)
    points = progress(client, person, "weight")["points"]
    assert [point["date"] for point in points] == ["2026-03-01", "2026-03-02"]
    assert points[0]["trend_kg"] > 80


def test_strength_and_volume_count_hard_sets_once(client: FlaskClient, person: Person) -> None:
    row = next(row for row in load_catalog().exercises.values() if 0.5 in row.muscles.values() and not row.timed)
    key = str(catalog_uuid("exercise", row.id))
    workout = uuid4()
    for index, (kind, reps, load) in enumerate((("warmup", 5, 60), ("working", 5, 100), ("working", 3, 105))):
        body = {
            "exercise_id": key, "index": index, "kind": kind, "reps": reps, "load_kg": load, "done_at": "2026-03-04T17:00:00Z",
        }  # fmt: skip
        client.put(f"/api/v1/workouts/{workout}/sets/{uuid4()}", json=body, headers=person.headers)
    (series,) = progress(client, person, "strength")["items"]
    assert (series["exercise_id"], series["points"]) == (
        key,
        [{"date": "2026-03-04", "e1rm_kg": pytest.approx(114.58)}],
    )
    (week,) = progress(client, person, "volume")["weeks"]
    assert week["week"] == "2026-03-02"
    for muscle, share in row.muscles.items():
        expected = 2.0 if share == 1 else 1.0 if share >= 0.5 else 0.0
        assert week["sets"].get(muscle, 0.0) == expected, muscle
