"""A person at a running stack, as the measurements use it: an account, a profile, and how long a plan takes."""

import datetime as dt
import os
import secrets
import time
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import httpx
from nexfitra_domain.catalog import load_catalog
from profiles import Profile, core_profiles

Json = dict[str, Any]
PATIENCE_S: Final = 60.0
EQUIPMENT: Final[tuple[list[str], ...]] = (
    [],
    ["dumbbells"],
    ["dumbbells", "bench", "pull_up_bar"],
    ["barbell", "plates", "rack", "bench"],
)


def stack_url() -> str:
    """The address of the stack around this process; SystemExit where there is none."""
    url = os.environ.get("NEXFITRA_URL")
    if not url:
        raise SystemExit("run this as `nexfitra-run with-stack -- python …`: NEXFITRA_URL is not set")
    return url


def profile_bodies(count: int, seed: int) -> list[Json]:
    """Invented people as `PUT /me/profile` takes them, the same ones for the same seed."""
    return [_body(profile, Random(seed * 1_000 + profile.number)) for profile in _people(count, seed)]  # noqa: S311 - not a secret


def _people(count: int, seed: int) -> list[Profile]:
    return core_profiles(count, seed, load_catalog().version)


def _body(profile: Profile, rng: Random) -> Json:
    person, diet = profile.person, profile.request.diet
    return {
        "birth_date": person.birth_date.isoformat(),
        "sex": person.sex,
        "height_cm": person.height_cm,
        "weight_kg": person.weight_kg,
        "activity": person.activity,
        "goal": {"kind": person.goal.kind},
        "diet": {
            "style": diet.style,
            "allergens": list(diet.allergens),
            "dislikes": list(diet.dislikes),
            "meals_per_day": diet.meals_per_day,
            "max_cooking_minutes": diet.max_cooking_minutes,
            "kitchen": list(diet.kitchen),
        },
        "training": {
            "experience": rng.choice(("beginner", "intermediate", "advanced")),
            "goal": rng.choice(("strength", "hypertrophy", "general", "endurance")),
            "days_per_week": rng.choice((2, 3, 4, 5)),
            "minutes_per_session": rng.choice((30, 45, 60, 75)),
            "equipment": rng.choice(EQUIPMENT),
            "limits": [],
        },
        "screening": {},
        "units": "metric",
        "locale": "en",
        "timezone": "Europe/Vienna",
    }


@dataclass(frozen=True)
class Plan:
    """One plan as it was made: `seconds` from sending `POST /plans` until the stream said `done`."""

    kind: str
    seconds: float
    status: str
    fallback: bool
    engine_ms: int


class Client:
    """Somebody who is signed in at the stack."""

    def __init__(self, url: str, profile: Json) -> None:
        self.http = httpx.Client(base_url=f"{url}/api/v1", timeout=PATIENCE_S)
        body = {
            "email": f"{secrets.token_hex(8)}@example.com",
            "password": secrets.token_urlsafe(16),
            "name": "Measured",
        }
        self.account = body
        answer = self.http.post("/auth/register", json=body).raise_for_status()
        self.http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        self.http.put("/me/profile", json=profile).raise_for_status()

    def plan(self, kind: str, seed: int) -> Plan:
        """Ask for a plan and wait for it; RuntimeError where it fails."""
        start = dt.datetime.now(dt.UTC).date().isoformat()
        began = time.perf_counter()
        accepted = self.http.post("/plans", json={"kind": kind, "start": start, "seed": seed}).raise_for_status()
        plan_id = accepted.json()["id"]
        self._wait(plan_id)
        seconds = time.perf_counter() - began
        made = self.http.get(f"/plans/{plan_id}").raise_for_status().json()
        origin = made["provenance"]
        return Plan(kind, seconds, made["status"], origin["fallback"], origin["duration_ms"])

    def _wait(self, plan_id: str) -> None:
        with self.http.stream("GET", f"/plans/{plan_id}/events") as stream:
            for line in stream.iter_lines():
                if line == "event: done":
                    return
                if line == "event: failed":
                    raise RuntimeError(f"plan {plan_id} failed")
        raise RuntimeError(f"plan {plan_id} was not done within {PATIENCE_S:.0f} s")
