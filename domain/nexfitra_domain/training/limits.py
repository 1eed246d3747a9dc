"""Which load tags a painful or injured region forbids (acute) or ranks down (chronic), and why.

The knee, shoulder, low-back and wrist rows follow the product's own mapping; all rows are judgement of the authors and no
medical advice: a person with pain is told to see a clinician. Where a general principle stands behind a row its source is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from nexfitra_domain.catalog.model import Exercise, LoadTag
from nexfitra_domain.contract.workouts import Limit
from nexfitra_domain.vocabulary import Region

JUDGEMENT: Final = "judgement"


@dataclass(frozen=True, slots=True)
class LimitRule:
    """One region. ``forbidden`` is left out while the limit is acute; ``ranked_down`` (and ``forbidden``) cost points otherwise.

    ``basis`` is a citation or "judgement".
    """

    region: Region
    forbidden: frozenset[LoadTag]
    ranked_down: frozenset[LoadTag]
    basis: str


def _rule(region: Region, forbidden: tuple[LoadTag, ...], ranked_down: tuple[LoadTag, ...], basis: str) -> LimitRule:
    return LimitRule(region, frozenset(forbidden), frozenset(ranked_down), basis)


LIMIT_RULES: Final[dict[Region, LimitRule]] = {
    rule.region: rule
    for rule in (
        _rule("neck", ("neck_load", "behind_neck", "axial_load"), ("overhead", "loaded_spinal_rotation"), JUDGEMENT),
        _rule(
            "shoulder",
            ("overhead", "behind_neck", "deep_shoulder_extension", "hanging"),
            ("loaded_wrist_extension",),
            "judgement; the positions named as risky by Kolber et al. 2010, doi:10.1519/JSC.0b013e3181dc4330",
        ),
        _rule("elbow", ("elbow_extension_loaded", "elbow_flexion_loaded", "hanging"), ("grip",), JUDGEMENT),
        _rule("wrist", ("loaded_wrist_extension", "hanging"), ("grip",), JUDGEMENT),
        _rule(
            "upper_back",
            ("loaded_spinal_rotation", "axial_load", "hanging"),
            ("loaded_spinal_flexion", "overhead"),
            JUDGEMENT,
        ),
        _rule(
            "lower_back",
            ("loaded_spinal_flexion", "axial_load", "loaded_spinal_rotation"),
            ("impact", "hip_flexion_loaded"),
            "judgement; load of flexed and twisted lumbar discs after McGill, Low Back Disorders, 3rd ed. 2015",
        ),
        _rule("hip", ("hip_flexion_loaded", "impact"), ("deep_knee_flexion", "balance"), JUDGEMENT),
        _rule(
            "knee",
            ("impact", "deep_knee_flexion"),
            ("balance",),
            "judgement; knee-joint force rises with loaded flexion, Escamilla 2001, doi:10.1097/00005768-200101000-00020",
        ),
        _rule("ankle", ("impact", "ankle_load", "balance"), ("deep_knee_flexion",), JUDGEMENT),
        _rule("foot", ("impact", "ankle_load"), ("balance",), JUDGEMENT),
    )
}

HYPERTENSION_FORBIDDEN: Final[frozenset[LoadTag]] = frozenset({"breath_holding"})
"""Holding one's breath under load makes blood pressure spike: MacDougall et al. 1985, doi:10.1152/jappl.1985.58.3.785."""

HYPERTENSION_MAX_PERCENT_1RM: Final = 80.0
"""No set above this share of the one-repetition maximum with high blood pressure. Judgement after the same study."""


def forbidden_tags(limits: Iterable[Limit], hypertension: bool = False) -> frozenset[LoadTag]:
    """Return every load tag that no planned exercise may carry."""
    tags = set(HYPERTENSION_FORBIDDEN) if hypertension else set[LoadTag]()
    for limit in limits:
        if limit.severity == "acute":
            tags |= LIMIT_RULES[limit.region].forbidden
    return frozenset(tags)


def ranked_down_tags(limits: Iterable[Limit]) -> frozenset[LoadTag]:
    """Return every load tag that makes an exercise a worse choice without forbidding it."""
    tags: set[LoadTag] = set()
    for limit in limits:
        rule = LIMIT_RULES[limit.region]
        tags |= rule.ranked_down if limit.severity == "acute" else rule.forbidden | rule.ranked_down
    return frozenset(tags)


def allowed(exercise: Exercise, limits: Iterable[Limit], hypertension: bool = False) -> bool:
    """Return whether no acute limit (and no blood-pressure rule) forbids the exercise."""
    return not exercise.load_tags & forbidden_tags(limits, hypertension)
