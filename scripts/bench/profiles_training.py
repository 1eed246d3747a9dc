"""What the invented people of the meal benchmark wish for in training; drawn apart from their meals."""

from collections.abc import Sequence
from random import Random
from typing import Final, get_args

from nexfitra_domain.contract.workouts import Limit, TrainingRules, WorkoutPlanRequest
from nexfitra_domain.vocabulary import EQUIPMENT, REGIONS, Equipment, Experience, TrainingGoal
from profiles import START, Profile, aspect

TRAINING_VERSION: Final = "training-1"
WEEKS: Final = 4
PLACES: Final[tuple[tuple[Equipment, ...], ...]] = (
    (),
    ("bands",),
    ("dumbbells",),
    ("dumbbells", "bench", "pull_up_bar"),
    ("kettlebell", "bands"),
    ("barbell", "plates", "rack", "bench"),
    ("barbell", "plates", "rack", "bench", "dumbbells", "pull_up_bar", "cable", "machine", "cardio_machine"),
    EQUIPMENT,
)
"""From nothing at home to a full gym."""
EXPERIENCES: Final[tuple[Experience, ...]] = get_args(Experience)
GOALS: Final[tuple[TrainingGoal, ...]] = get_args(TrainingGoal)


def training_requests(profiles: Sequence[Profile], seed: int, catalog_version: str) -> list[WorkoutPlanRequest]:
    """Return one request of four weeks a person."""
    return [
        _request(profile, aspect(seed, TRAINING_VERSION, profile.number, "training"), catalog_version)
        for profile in profiles
    ]


def _request(profile: Profile, rng: Random, catalog_version: str) -> WorkoutPlanRequest:
    person = profile.person
    limits = [
        Limit(region, rng.choice(("acute", "chronic")))
        for region in rng.sample(REGIONS, rng.choice((0, 0, 0, 1, 1, 2)))
    ]
    rules = TrainingRules(
        experience=rng.choice(EXPERIENCES),
        goal=rng.choice(GOALS),
        days_per_week=person.training_days_per_week or rng.randint(1, 6),
        minutes_per_session=rng.choice((15, 30, 30, 45, 45, 60, 60, 75, 90, 120)),
        age_years=person.age_on(START),
        equipment=rng.choice(PLACES),
        limits=tuple(limits),
        low_intensity=rng.random() < 0.08,
        hypertension=rng.random() < 0.12,
    )
    return WorkoutPlanRequest(START, WEEKS, rules, profile.number, catalog_version)
