"""Two phones, one account, a thousand orders of arrival: what is stored in the end depends on revisions alone."""

import random
from typing import Any
from uuid import UUID, uuid5

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from people import Person

from nexfitra_api.features.diary.models import DiaryEntry
from nexfitra_api.features.training.models import Workout, WorkoutSet
from nexfitra_api.kit import db

SPACE = UUID("5b1c7e0a-93a5-4f0e-9d0c-000000000000")
BATCHES = 10
PER_BATCH = 100
Op = tuple[str, str, dict[str, Any] | None, str]
"""(method, kind of thing, body, revision)"""


def phones(rng: random.Random, exercise_id: str) -> list[list[Op]]:
    """Return what each of two phones writes, in its own order: the same entry and set are edited and deleted by both."""
    made = []
    for node in ("0000000a", "0000000b"):
        ops: list[Op] = []
        clock = 0
        for _ in range(3):
            clock += rng.randint(0, 1)  # two writes may carry the same revision, as a broken clock would
            revision = f"176000000000{clock}-0000-{node if rng.random() < 0.8 else '0000000c'}"
            kind = rng.choice(["entry", "set"])
            if rng.random() < 0.3:
                ops.append(("DELETE", kind, None, revision))
            elif kind == "entry":
                quick = {"energy_kcal": rng.randint(1, 5) * 100}
                ops.append(("PUT", kind, {"date": "2026-03-01", "meal": "lunch", "quick": quick}, revision))
            else:
                body = {
                    "exercise_id": exercise_id, "index": 0, "reps": rng.randint(1, 9), "load_kg": 50.0,
                    "done_at": f"2026-03-01T1{rng.randint(0, 9)}:00:00Z",
                }  # fmt: skip
                ops.append(("PUT", kind, body, revision))
        made.append(ops)
    return made


def interleave(rng: random.Random, first: list[Op], second: list[Op]) -> list[Op]:
    """Return an arrival order in which each phone keeps its own order, with a replay of some writes at the end."""
    left, right, merged = list(first), list(second), []
    while left or right:
        merged.append((left if left and (not right or rng.random() < 0.5) else right).pop(0))
    return merged + rng.sample(merged, 1)


def play(client: FlaskClient, person: Person, order: list[Op]) -> list[Any]:
    """Send the writes in this order to an account without rows; return what is stored in the end."""
    with client.application.app_context():
        db.set_identity(person.id, person.id)
        for model in (DiaryEntry, WorkoutSet, Workout):
            db.session().execute(sa.delete(model))
        db.session().commit()
    entry, workout, one = (uuid5(SPACE, name) for name in ("entry", "workout", "set"))
    urls = {"entry": f"/api/v1/diary/entries/{entry}", "set": f"/api/v1/workouts/{workout}/sets/{one}"}
    last: dict[str, Any] = {}
    for method, kind, body, revision in order:
        if body is None:
            answer = client.open(urls[kind], method=method, query_string={"revision": revision}, headers=person.headers)
        else:
            answer = client.open(urls[kind], method=method, json=body | {"revision": revision}, headers=person.headers)
        assert answer.status_code == 200, answer.text
        last[kind] = {"revision": answer.json["revision"], "stored": answer.json.get("entry") or answer.json.get("set")}
    shown = client.get(f"/api/v1/workouts/{workout}", headers=person.headers).json
    return [last.get("entry"), last.get("set"), shown.get("started_at"), len(shown.get("sets", []))]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_order_of_arrival_ends_in_the_same_state(
    client: FlaskClient, person: Person, exercise_id: str, batch: int
) -> None:
    for number in range(batch * PER_BATCH, (batch + 1) * PER_BATCH, 2):
        rng = random.Random(number)
        first, second = phones(rng, exercise_id)
        ends = [play(client, person, interleave(rng, first, second)) for _ in range(2)]
        assert ends[0] == ends[1], f"seed {number}"
