"""Feedback and evaluations."""

import uuid

from fastapi.testclient import TestClient

from . import make

Headers = dict[str, str]


def test_feedback_on_a_generation(client: TestClient, generate_headers: Headers) -> None:
    plan = client.post("/v1/meal-plans", json=make.meal_request(), headers=generate_headers).json()
    body = {"generation_id": plan["generation_id"], "rating": -1, "reasons": ["too_salty"], "item": "days[0].meals[1]"}
    answer = client.post("/v1/feedback", json=body, headers=generate_headers)
    assert answer.status_code == 201
    uuid.UUID(answer.json()["id"])


def test_feedback_on_nothing(client: TestClient, generate_headers: Headers) -> None:
    body = {"generation_id": str(uuid.uuid4()), "rating": 1}
    answer = client.post("/v1/feedback", json=body, headers=generate_headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "generation_unknown")


def test_feedback_takes_codes_only(client: TestClient, generate_headers: Headers) -> None:
    body = {"generation_id": str(uuid.uuid4()), "rating": 2, "reasons": ["My name is\u0000 Ann"]}
    answer = client.post("/v1/feedback", json=body, headers=generate_headers)
    assert {e["loc"] for e in answer.json()["errors"]} == {"body.rating", "body.reasons.0"}


def test_evaluations_are_empty_until_there_are_some(client: TestClient, generate_headers: Headers) -> None:
    answer = client.get("/v1/evaluations", headers=generate_headers)
    assert answer.json() == {"items": [], "next_cursor": None}
    assert client.get("/v1/evaluations?limit=0", headers=generate_headers).status_code == 422
