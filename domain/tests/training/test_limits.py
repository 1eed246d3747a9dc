"""What limits forbid and rank down."""

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.workouts import Limit
from nexfitra_domain.training.limits import LIMIT_RULES, allowed, forbidden_tags, ranked_down_tags
from nexfitra_domain.vocabulary import REGIONS

EXERCISES = load_catalog().exercises


def test_every_region_has_a_rule_with_a_basis():
    assert set(LIMIT_RULES) == set(REGIONS)
    for region, rule in LIMIT_RULES.items():
        assert rule.region == region
        assert rule.forbidden
        assert not rule.forbidden & rule.ranked_down
        assert "judgement" in rule.basis


@pytest.mark.parametrize(
    ("region", "tags"),
    [
        ("knee", {"impact", "deep_knee_flexion"}),
        ("shoulder", {"overhead", "behind_neck", "deep_shoulder_extension"}),
        ("lower_back", {"loaded_spinal_flexion", "axial_load"}),
        ("wrist", {"loaded_wrist_extension"}),
    ],
)
def test_the_stated_rows(region, tags):
    assert tags <= forbidden_tags([Limit(region, "acute")])


def test_chronic_limits_forbid_nothing_but_rank_down():
    chronic = [Limit("knee", "chronic")]
    assert forbidden_tags(chronic) == frozenset()
    assert {"impact", "deep_knee_flexion"} <= ranked_down_tags(chronic)


def test_blood_pressure_forbids_breath_holding():
    assert forbidden_tags([], hypertension=True) == {"breath_holding"}
    assert not allowed(EXERCISES["back-squat"], [], hypertension=True)
    assert allowed(EXERCISES["back-squat"], [])


@pytest.mark.parametrize(
    ("region", "no", "yes"),
    [
        ("knee", "back-squat", "sit-to-stand"),
        ("shoulder", "overhead-press", "landmine-press"),
        ("shoulder", "dip", "floor-press"),
        ("lower_back", "deadlift", "hip-thrust"),
        ("wrist", "push-up", "fist-push-up"),
        ("ankle", "jog", "bike-easy"),
        ("hip", "hanging-knee-raise", "plank"),
        ("elbow", "biceps-curl", "lateral-raise"),
    ],
)
def test_examples(region, no, yes):
    limit = [Limit(region, "acute")]
    assert not allowed(EXERCISES[no], limit)
    assert allowed(EXERCISES[yes], limit)
