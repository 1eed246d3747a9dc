"""Making a plan: by the AI service, by the own solver, never past the verifier, and the same again."""

import datetime as dt
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import EngineProvenance, MealPlan, MealPlanRequest, Verification
from nexfitra_domain.explain import conflict as told_conflict
from nexfitra_domain.explain import phrase, sentence, tell
from nexfitra_domain.planning.meals import plan_meals
from people import Person

from nexfitra_api.clients.ai import AiRefused
from nexfitra_api.features.plans import jobs, lifecycle, making, repository
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.db import db, subject_scope
from nexfitra_api.kit.jobs import JobCall

from .conftest import FakeAi

PLANS = "/api/v1/plans"
Json = dict[str, Any]
Made = Callable[..., Json]


def _decoder(request: MealPlanRequest) -> MealPlan:
    plan = plan_meals(replace(request, engine="solver"), load_catalog())
    return replace(plan, provenance=replace(plan.provenance, engine="decoder", model_version="7"))


def _with_peanuts(request: MealPlanRequest) -> MealPlan:
    """A plan with a dish that the person is allergic to."""
    loose = replace(request, engine="solver", diet=replace(request.diet, allergens=()))
    plan = plan_meals(loose, load_catalog())
    food = next(slug for slug, row in sorted(load_catalog().foods.items()) if "peanuts" in row.allergens)
    day, *others = plan.days
    meal, *rest = day.meals
    bad = replace(meal, items=(*meal.items[:-1], replace(meal.items[-1], food=food)))
    return replace(plan, days=(replace(day, meals=(bad, *rest)), *others))


def test_meal_plan_has_the_shape_of_the_api(planner: Person, made: Made) -> None:
    plan = made(planner)
    assert plan["status"] == "ready"
    assert plan["verification"] == {"ok": True, "violations": []}
    assert [day["date"] for day in plan["days"]] == [
        (dt.date.fromisoformat(plan["start"]) + dt.timedelta(days=n)).isoformat() for n in range(3)
    ]
    for day in plan["days"]:
        assert len(day["meals"]) == 4
        assert abs(day["totals"]["energy_kcal"] - day["target"]["energy_kcal"]) <= 0.1 * day["target"]["energy_kcal"]
        summed = sum(meal["totals"]["energy_kcal"] for meal in day["meals"])
        assert summed == pytest.approx(day["totals"]["energy_kcal"], abs=0.1)
    meal = plan["days"][0]["meals"][0]
    assert set(meal) >= {"id", "slot", "recipe_id", "title", "servings", "items", "totals", "locked"}
    UUID(meal["items"][0]["food_id"])


def test_workout_plan_has_the_shape_of_the_api(planner: Person, made: Made) -> None:
    plan = made(planner, kind="workout", weeks=2)
    assert plan["status"] == "ready"
    assert [week["index"] for week in plan["weeks"]] == [1, 2]
    session = plan["weeks"][0]["sessions"][0]
    assert session["exercises"][0]["sets"][0]["rest_s"] >= 0
    UUID(session["exercises"][0]["exercise_id"])
    assert all(value > 0 for value in plan["volume"].values())
    assert plan["days"] == []


def test_workout_plan_follows_weekdays_and_leaves_out_disliked_exercises(
    client: FlaskClient, planner: Person, made: Made, profile: Json
) -> None:
    before = made(planner, kind="workout", weeks=1)["weeks"][0]["sessions"][0]["exercises"]
    disliked = [exercise["exercise_id"] for exercise in before]
    wishes = {"days_per_week": 2, "weekdays": [5, 6], "disliked_exercises": disliked, "cardio": True}
    body = {**profile, "training": {**profile["training"], **wishes}}
    kept = client.put("/api/v1/me/profile", json=body, headers=planner.headers)
    assert kept.json["training"]["disliked_exercises"] == disliked
    sessions = made(planner, kind="workout", weeks=1)["weeks"][0]["sessions"]
    assert {dt.date.fromisoformat(one["day"]).weekday() for one in sessions} == {5, 6}
    planned = {exercise["exercise_id"] for one in sessions for exercise in one["exercises"]}
    assert not planned & set(disliked)


def test_without_the_ai_service_the_own_solver_says_so(planner: Person, made: Made) -> None:
    provenance = made(planner)["provenance"]
    assert (provenance["engine"], provenance["fallback"], provenance["seed"]) == ("solver", True, 7)
    assert provenance["catalog_version"] == load_catalog().version


def test_answer_of_the_ai_service_is_taken(planner: Person, made: Made, ai: FakeAi) -> None:
    ai.answer = _decoder
    provenance = made(planner)["provenance"]
    assert (provenance["engine"], provenance["model_version"], provenance["fallback"]) == ("decoder", "7", False)


def test_plan_that_breaks_a_rule_is_never_shown(planner: Person, made: Made, ai: FakeAi) -> None:
    ai.answer = _with_peanuts
    plan = made(planner)
    assert (plan["status"], plan["provenance"]["engine"], plan["provenance"]["fallback"]) == ("ready", "solver", True)
    assert plan["verification"]["ok"] is True


def test_nothing_is_shown_where_every_plan_breaks_a_rule(
    planner: Person, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "verify", lambda request, plan: Verification(ok=False))
    plan = made(planner)
    assert (plan["status"], plan["error_code"], plan["days"]) == ("failed", "plan_rejected", [])


def test_answer_to_another_question_is_refused(planner: Person, made: Made, ai: FakeAi) -> None:
    ai.answer = lambda request: replace(
        _decoder(request), provenance=EngineProvenance("decoder", "7", request.seed + 1, request.catalog_version)
    )
    assert made(planner)["provenance"]["engine"] == "solver"


def test_an_engine_that_is_not_there_is_refused_at_once(
    client: FlaskClient, planner: Person, ai: FakeAi, made: Made, start: str
) -> None:
    ai.engines = frozenset({"solver", "decoder"})
    wish = {"kind": "meal", "start": start, "days": 2, "seed": 7}
    refused = [{"loc": "body.engine", "code": "engine_unknown", "msg": "There is no such engine", "params": {}}]
    answer = client.post("/api/v1/plans", json={**wish, "engine": "oracle"}, headers=planner.headers)
    assert (answer.status_code, answer.json["errors"]) == (422, refused)
    ai.answer = _decoder
    plan = made(planner, engine="decoder")
    assert plan["status"] == "ready"
    path = f"/api/v1/plans/{plan['id']}/regenerate"
    answer = client.post(path, json={"engine": "oracle"}, headers=planner.headers)
    assert (answer.status_code, answer.json["errors"]) == (422, refused)
    assert len(client.get("/api/v1/plans", headers=planner.headers).json["items"]) == 1


def test_without_the_service_any_engine_is_taken_and_the_solver_steps_in(planner: Person, made: Made) -> None:
    plan = made(planner, engine="oracle")
    assert (plan["status"], plan["provenance"]["engine"], plan["provenance"]["fallback"]) == ("ready", "solver", True)


def test_unknown_engine_fails(planner: Person, made: Made, ai: FakeAi) -> None:
    ai.answer = AiRefused("engine_unknown")
    plan = made(planner, engine="oracle")
    assert (plan["status"], plan["error_code"], plan["provenance"]) == ("failed", "engine_unknown", None)


def test_crash_fails_the_plan_and_not_the_worker(planner: Person, made: Made, ai: FakeAi) -> None:
    ai.answer = RuntimeError("bug")
    plan = made(planner)
    assert (plan["status"], plan["error_code"]) == ("failed", "internal_error")


def test_infeasible_is_explained(planner: Person, made: Made, ai: FakeAi) -> None:
    collide = sentence("conflict.alone", phrase("wish.dislikes"), date="2026-08-03")
    conflict = told_conflict(("diet.dislikes",), tell(collide), tell(sentence("change.allow_word", word="tofu")))
    ai.answer = lambda request: MealPlan(
        "infeasible", EngineProvenance("solver", "1", request.seed, request.catalog_version), conflicts=(conflict,)
    )
    plan = made(planner)
    assert (plan["status"], plan["days"]) == ("infeasible", [])
    assert plan["conflicts"] == [
        {
            "wishes": ["diet.dislikes"],
            "text": "No day of the catalogue's dishes fits 2026-08-03: your list of disliked foods cannot be met.",
            "text_parts": [
                {
                    "key": "conflict.alone",
                    "params": {"date": "2026-08-03"},
                    "parts": [{"key": "wish.dislikes", "params": {}}],
                }
            ],
            "relaxation": 'Allow "tofu" again.',
            "relaxation_parts": [{"key": "change.allow_word", "params": {"word": "tofu"}, "parts": []}],
        }
    ]


@pytest.mark.parametrize("kind", ["meal", "workout"])
def test_same_wish_makes_the_same_content_byte_for_byte(planner: Person, made: Made, ai: FakeAi, kind: str) -> None:
    one = made(planner, kind=kind, weeks=2)
    two = made(planner, kind=kind, weeks=2)
    keys = ("days", "weeks", "volume", "conflicts")
    assert json.dumps([one[key] for key in keys]) == json.dumps([two[key] for key in keys])
    assert one["id"] != two["id"]
    volatile = {"duration_ms"}
    assert {k: v for k, v in one["provenance"].items() if k not in volatile} == {
        k: v for k, v in two["provenance"].items() if k not in volatile
    }


def test_another_seed_makes_another_plan(planner: Person, made: Made) -> None:
    assert made(planner, seed=1)["days"] != made(planner, seed=2)["days"]


def test_seed_is_drawn_and_told(planner: Person, made: Made) -> None:
    seed = made(planner, seed=None)["provenance"]["seed"]
    assert made(planner, seed=seed)["provenance"]["seed"] == seed


def test_job_that_runs_twice_changes_nothing(
    client: FlaskClient, planner: Person, made: Made, run_job: Callable[[Person, str], None]
) -> None:
    plan = made(planner)
    run_job(planner, plan["id"])
    assert client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json == plan


def test_job_of_a_dead_worker_is_finished_by_the_next(
    client: FlaskClient, planner: Person, ask: Callable[..., UUID], ai: FakeAi, run_job: Callable[[Person, str], None]
) -> None:
    plan_id = str(ask(planner))
    ai.answer = KeyboardInterrupt("killed")  # what ends a process is no Exception
    with pytest.raises(KeyboardInterrupt):
        run_job(planner, plan_id)
    assert client.get(f"{PLANS}/{plan_id}", headers=planner.headers).json["status"] == "running"
    ai.answer = _decoder
    run_job(planner, plan_id)
    assert client.get(f"{PLANS}/{plan_id}", headers=planner.headers).json["status"] == "ready"


def test_lost_plan_fails_when_its_time_is_over(
    client: FlaskClient, planner: Person, ask: Callable[..., UUID], run_job: Callable[[Person, str], None]
) -> None:
    plan_id = str(ask(planner))
    with time_machine.travel(now() + dt.timedelta(seconds=lifecycle.DEADLINE_S + 1), tick=False):
        shown = client.get(f"{PLANS}/{plan_id}", headers=planner.headers).json
        assert (shown["status"], shown["error_code"]) == ("failed", "plan_timed_out")
        run_job(planner, plan_id)  # a worker that comes too late
        assert client.get(f"{PLANS}/{plan_id}", headers=planner.headers).json == shown


def test_job_sees_only_its_own_subject(
    app: Flask, client: FlaskClient, planner: Person, other: Person, ask: Callable[..., UUID], ai: FakeAi
) -> None:
    plan_id = str(ask(planner))
    with app.app_context():
        jobs.make_plan(JobCall(other.id, other.id, "request-of-a-test", 0, {"plan_id": plan_id}))
    assert client.get(f"{PLANS}/{plan_id}", headers=planner.headers).json["status"] == "queued"
    assert ai.asked == []


def test_titles_follow_the_language_of_the_profile(
    client: FlaskClient, person: Person, profile: Json, made: Made
) -> None:
    titles = {}
    for locale in ("en", "de"):
        client.put("/api/v1/me/profile", json={**profile, "locale": locale}, headers=person.headers)
        titles[locale] = made(person)["days"][0]["meals"][0]["title"]
    recipes = load_catalog().recipes.values()
    assert titles["en"] in {recipe.title["en"] for recipe in recipes}
    assert titles["de"] in {recipe.title["de"] for recipe in recipes}


def test_an_erasure_while_a_plan_is_made_waits_and_then_takes_all(
    session_app: Flask, profile: Json, start: str
) -> None:
    """Committed for real, since two transactions wait for each other here; the erasure cleans up."""
    client = session_app.test_client()
    account = {"email": "leaves.early@example.com", "password": "correct horse battery", "name": "Lee"}
    made = client.post("/api/v1/auth/register", json=account).json
    headers, subject = {"Authorization": f"Bearer {made['access_token']}"}, UUID(made["user"]["id"])
    client.put("/api/v1/me/profile", json=profile, headers=headers)
    body = {"kind": "meal", "start": start, "days": 1}
    plan_id = UUID(client.post("/api/v1/plans", json=body, headers=headers).json["id"])
    with ThreadPoolExecutor(1) as pool, session_app.app_context():
        with subject_scope(subject, subject) as session:
            plan = repository.get(session, subject, plan_id, lock=True)
            assert plan is not None
            erasing = pool.submit(lambda: session_app.test_client().delete("/api/v1/me", headers=headers).status_code)
            waiting = sa.text("select count(*) from pg_locks where not granted")
            while db.session.execute(waiting).scalar_one() == 0 and not erasing.done():
                time.sleep(0.02)
            lifecycle.tell(session, plan, "progress", lifecycle.step("verify"))
        assert erasing.result() == 204
        db.session.execute(sa.text("delete from procrastinate_jobs"))
        db.session.commit()
        with subject_scope(subject, subject) as session:
            assert repository.get(session, subject, plan_id) is None
