"""Workout requests for planner tests, and a Hypothesis strategy over what people may ask for."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.workouts import Limit, TrainingRules, WorkoutPlanRequest
from nexfitra_domain.vocabulary import EQUIPMENT, MUSCLES, REGIONS

CATALOG = load_catalog()
START = dt.date(2026, 3, 2)
GYM = ("barbell", "rack", "bench", "dumbbells", "machine", "cable", "pull_up_bar")


def ask(*, weeks: int = 1, seed: int = 1, known: dict[str, float] | None = None, **rules: Any) -> WorkoutPlanRequest:
    """Return a request for an intermediate lifter in a gym, changed by ``rules``."""
    usual: dict[str, Any] = {
        "experience": "intermediate",
        "goal": "hypertrophy",
        "days_per_week": 3,
        "minutes_per_session": 60,
        "age_years": 35,
        "equipment": GYM,
    }
    return WorkoutPlanRequest(
        START, weeks, TrainingRules(**(usual | rules)), seed, CATALOG.version, known_1rm_kg=known or {}
    )


@st.composite
def requests(draw: st.DrawFn) -> WorkoutPlanRequest:
    """Draw any valid request over the shipped catalogue."""
    limits = st.builds(Limit, st.sampled_from(REGIONS), st.sampled_from(["acute", "chronic"]))
    days = draw(st.integers(1, 7))
    weekdays = draw(st.permutations(range(7)))[:days] if draw(st.booleans()) else ()
    slugs = st.lists(st.sampled_from(sorted(CATALOG.exercises)), unique=True, max_size=20)
    rules = TrainingRules(
        experience=draw(st.sampled_from(["beginner", "intermediate", "advanced"])),
        goal=draw(st.sampled_from(["strength", "hypertrophy", "general", "endurance"])),
        days_per_week=days,
        minutes_per_session=draw(st.integers(10, 120)),
        age_years=draw(st.integers(18, 95)),
        equipment=tuple(draw(st.lists(st.sampled_from(EQUIPMENT), unique=True))),
        limits=tuple(draw(st.lists(limits, max_size=4))),
        low_intensity=draw(st.booleans()),
        hypertension=draw(st.booleans()),
        weekdays=tuple(weekdays),
        priority_muscles=tuple(draw(st.lists(st.sampled_from(MUSCLES), unique=True, max_size=3))),
        favourites=tuple(draw(slugs)),
        dislikes=tuple(draw(slugs)),
        cardio=draw(st.booleans()),
    )
    known = draw(st.dictionaries(st.sampled_from(sorted(CATALOG.exercises)), st.floats(2, 300), max_size=30))
    seed = draw(st.integers(0, 2**63))
    return WorkoutPlanRequest(START, draw(st.integers(1, 16)), rules, seed, CATALOG.version, known_1rm_kg=known)
