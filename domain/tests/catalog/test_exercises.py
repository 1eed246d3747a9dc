"""The exercise rows: their schema, and what the planner and a person with a limit rely on."""

import json
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.model import LoadTag
from nexfitra_domain.training.limits import LIMIT_RULES
from nexfitra_domain.vocabulary import EQUIPMENT, MUSCLES, PATTERNS, REGIONS

EXERCISES = load_catalog().exercises
FOLDER = files("nexfitra_domain.catalog")
SCHEMA = json.loads((FOLDER / "schema" / "exercises.schema.json").read_text(encoding="utf-8"))

OUTFITS = [(), ("dumbbells",), ("bands",), ("barbell", "rack", "bench"), ("machine", "cable"), ("kettlebell",)]
"""What people usually have; the body is always there as well."""

GAPS = {
    (region, outfit, pattern)
    for region, patterns in {
        # Every press loads the elbow; without a band, cable or barbell every press upwards goes overhead.
        "elbow": ("horizontal_push", "vertical_push"),
    }.items()
    for outfit in OUTFITS
    for pattern in patterns
} | {
    *(("shoulder", outfit, "vertical_push") for outfit in [(), ("dumbbells",), ("kettlebell",)]),
    ("wrist", (), "vertical_push"),
}
"""Patterns that nothing safe is left of: the planner takes another pattern there."""

outfits = pytest.mark.parametrize("outfit", OUTFITS, ids=lambda outfit: "+".join(outfit) or "body")
each = pytest.mark.parametrize("slug", sorted(EXERCISES))


def doable(outfit):
    return [e for e in EXERCISES.values() if any(set(choice) <= set(outfit) for choice in e.equipment)]


def test_schema_knows_the_vocabularies():
    row = SCHEMA["items"]["properties"]
    assert list(row["muscles"]["properties"]) == list(MUSCLES)
    assert row["equipment"]["items"]["items"]["enum"] == list(EQUIPMENT)
    assert row["pattern"]["enum"] == list(PATTERNS)
    assert row["load_tags"]["items"]["enum"] == list(get_args(LoadTag))


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_no_two_names_or_synonyms_are_alike(language):
    # A hyphen is no difference to a person who searches.
    words = Counter(
        word.casefold().replace("-", " ")
        for e in EXERCISES.values()
        for word in (e.name[language], *e.synonyms[language])
    )
    assert [word for word, times in words.items() if times > 1] == []


def test_there_are_enough():
    assert len(EXERCISES) >= 400


@each
def test_substitutes_exist_and_keep_the_pattern(slug):
    exercise = EXERCISES[slug]
    assert slug not in exercise.substitutes
    for other in exercise.substitutes:
        assert EXERCISES[other].pattern == exercise.pattern
        # Carries and conditioning are replaced for what they do, not for the muscles they happen to use.
        same_muscles = EXERCISES[other].muscles.keys() & exercise.muscles.keys()
        assert same_muscles or exercise.pattern in ("carry", "conditioning")


@pytest.mark.parametrize("slug", sorted(e.id for e in EXERCISES.values() if e.pattern != "isolation"))
def test_a_limited_region_finds_a_safe_substitute_where_the_pattern_has_one(slug):
    exercise = EXERCISES[slug]
    for region in REGIONS:
        bad = LIMIT_RULES[region].forbidden
        if not exercise.load_tags & bad:
            continue
        muscles = exercise.muscles.keys()
        safe = [
            e
            for e in EXERCISES.values()
            if e.pattern == exercise.pattern and not e.load_tags & bad and muscles & e.muscles.keys()
        ]
        assert not safe or any(not EXERCISES[other].load_tags & bad for other in exercise.substitutes), region


@each
def test_flags_agree_with_each_other(slug):
    exercise = EXERCISES[slug]
    assert not (exercise.pattern == "isolation" and exercise.compound)
    if exercise.pattern == "conditioning":
        assert exercise.timed
        assert all(weight < 0.5 for weight in exercise.muscles.values()), "conditioning counts no sets"
    else:
        assert any(weight >= 0.5 for weight in exercise.muscles.values())
    if () in exercise.equipment and exercise.pattern != "isolation":
        assert exercise.bodyweight


@each
def test_energy_is_plausible_for_its_kind(slug):
    exercise = EXERCISES[slug]
    section = exercise.met_code[:2]
    assert section in {"02", "11", "12", "15", "17"}, "conditioning, carrying, running, boxing, walking"
    assert 2 <= exercise.met <= {"conditioning": 12, "hinge": 9}.get(exercise.pattern, 6)


def test_one_code_has_one_met():
    pairs = {(e.met_code, e.met) for e in EXERCISES.values()}
    assert len(pairs) == len({code for code, _ in pairs})


@outfits
def test_every_muscle_and_pattern_can_be_trained_with(outfit):
    found = doable(outfit)
    assert {e.pattern for e in found} == set(PATTERNS)
    assert {muscle for e in found for muscle, weight in e.muscles.items() if weight >= 0.5} == set(MUSCLES)


@outfits
@pytest.mark.parametrize("region", REGIONS)
def test_every_pattern_is_left_when_a_region_hurts(region, outfit):
    left = {e.pattern for e in doable(outfit) if not e.load_tags & LIMIT_RULES[region].forbidden}
    missing = {pattern for pattern in PATTERNS if pattern not in left}
    assert missing == {pattern for pattern in PATTERNS if (region, outfit, pattern) in GAPS}


def test_tags_that_follow_from_the_movement():
    for exercise in EXERCISES.values():
        if "hanging" in exercise.load_tags:
            assert {"overhead", "grip"} <= exercise.load_tags, exercise.id
        if exercise.pattern in ("horizontal_push", "vertical_push"):
            assert "elbow_extension_loaded" in exercise.load_tags, exercise.id
        if any("jump" in step.casefold() for step in (exercise.name["en"], *exercise.instructions)):
            assert "impact" in exercise.load_tags, exercise.id
