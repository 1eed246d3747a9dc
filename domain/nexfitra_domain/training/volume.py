"""Weekly training volume: hard sets a muscle, where a set for which the muscle only helps counts half.

Sources: counting of indirect sets as one half, Pelland et al. 2024, doi:10.51224/SRXIV.460; dose response Schoenfeld et al.
2017, doi:10.1080/02640414.2016.1210197. The starting doses and caps are the product's own rule within those findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.workouts import PlannedExercise, PlannedSet
from nexfitra_domain.vocabulary import MUSCLES, Experience, Muscle

PRIME_WEIGHT: Final = 1.0
HELPER_WEIGHT: Final = 0.5

TARGET_SETS: Final[dict[Experience, int]] = {"beginner": 6, "intermediate": 10, "advanced": 14}
"""Sets a muscle and week that a plan aims for, given the time."""

MAX_WEEKLY_SETS: Final[dict[Experience, int]] = {"beginner": 6, "intermediate": 16, "advanced": 20}
"""Sets a muscle in the first weeks that are not exceeded: beginners start with 4–6, trained people do 10–20."""

LATE_WEEKLY_SETS: Final[dict[Experience, int]] = {"beginner": 10, "intermediate": 20, "advanced": 20}
"""The same once a block has grown."""

MAX_SESSION_SETS: Final[dict[Experience, int]] = {"beginner": 8, "intermediate": 10, "advanced": 10}
"""Sets a muscle and session: more add little within one day."""


def counted_weight(weight: float) -> float:
    """Return how much of a set counts for a muscle of this weight: 1, 0.5, or 0 below one half."""
    if weight >= PRIME_WEIGHT:
        return 1.0
    return 0.5 if weight >= HELPER_WEIGHT else 0.0


def is_hard_set(planned: PlannedSet) -> bool:
    """Return whether the set counts as training volume: every kind but warm-ups and distance."""
    return planned.kind not in ("warmup", "distance")


def muscle_sets(exercise: Exercise, sets: int) -> dict[Muscle, float]:
    """Return what ``sets`` hard sets of ``exercise`` give each muscle. Conditioning gives none."""
    if exercise.pattern == "conditioning":
        return {}
    counted = {muscle: counted_weight(weight) * sets for muscle, weight in exercise.muscles.items()}
    return {muscle: count for muscle, count in counted.items() if count > 0}


def weekly_volume(planned: Iterable[PlannedExercise], exercises: Mapping[str, Exercise]) -> dict[Muscle, float]:
    """Return hard sets a muscle over ``planned``, in the order of the vocabulary, without muscles that get none.

    Raise ``KeyError`` for a slug that ``exercises`` does not have.
    """
    total: dict[Muscle, float] = defaultdict(float)
    for item in planned:
        hard = sum(1 for each in item.sets if is_hard_set(each))
        for muscle, count in muscle_sets(exercises[item.exercise], hard).items():
            total[muscle] += count
    return {muscle: total[muscle] for muscle in MUSCLES if total[muscle] > 0}
