"""What the judge holds against an exercise: loads that a painful region must not take. Its own table, not the planner's.

The rows are the product's stated minimum for knee, shoulder, low back and wrist, and one plain row for each other region;
all of it is judgement, and no medical advice.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from nexfitra_domain.catalog.model import LoadTag
from nexfitra_domain.contract.workouts import Limit
from nexfitra_domain.vocabulary import Region

FORBIDDEN: Final[Mapping[Region, frozenset[LoadTag]]] = {
    "neck": frozenset({"neck_load", "behind_neck"}),
    "shoulder": frozenset({"overhead", "behind_neck", "deep_shoulder_extension"}),
    "elbow": frozenset({"elbow_extension_loaded", "elbow_flexion_loaded"}),
    "wrist": frozenset({"loaded_wrist_extension"}),
    "upper_back": frozenset({"loaded_spinal_rotation"}),
    "lower_back": frozenset({"loaded_spinal_flexion", "axial_load"}),
    "hip": frozenset({"hip_flexion_loaded"}),
    "knee": frozenset({"impact", "deep_knee_flexion"}),
    "ankle": frozenset({"impact", "ankle_load"}),
    "foot": frozenset({"impact"}),
}
"""Load tags that an acute limit of a region forbids. Judgement."""

BREATH: Final[LoadTag] = "breath_holding"
"""With high blood pressure, holding the breath under load is left out."""
HYPERTENSION_LIMIT_SHARE: Final = 0.80
"""Of the one-repetition maximum, with high blood pressure."""
HYPERTENSION_LEAST_REPS: Final = 8
"""Repetitions and repetitions in reserve that 80 % of the maximum just allow (Haff & Triplett 2016: 8 at 80 %)."""

LIGHT_LEAST_RIR: Final = 3.0
LIGHT_MAX_MET: Final = 6.0
LIGHT_FORBIDDEN: Final[frozenset[LoadTag]] = frozenset({BREATH, "impact"})
"""Light training holds no breath and lands no jump, keeps three repetitions in reserve and stays below vigorous effort (6 MET, WHO 2020). Judgement."""


def forbidden_tags(limits: Iterable[Limit]) -> frozenset[LoadTag]:
    """Return the load tags that acute limits forbid; chronic limits forbid none."""
    return frozenset[LoadTag]().union(*(FORBIDDEN[limit.region] for limit in limits if limit.severity == "acute"))
