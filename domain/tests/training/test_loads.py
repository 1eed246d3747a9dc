"""Rounding to loads that can be built."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.training.loads import BUILDABLE_KG, buildable_loads_kg, round_load_kg, usable_equipment

EXERCISES = load_catalog().exercises
GYM = ("barbell", "rack", "bench", "dumbbells", "machine", "kettlebell")


@pytest.mark.parametrize(
    ("slug", "wanted", "rounded"),
    [
        ("bench-press", 61.1, 60.0),
        ("bench-press", 61.3, 62.5),
        ("bench-press", 61.25, 60.0),  # a tie takes the lower
        ("bench-press", 19.5, 20.0),
        ("bench-press", 15.0, None),
        ("dumbbell-bench-press", 7.4, 7.0),
        ("dumbbell-bench-press", 24.0, 25.0),
        ("kettlebell-swing", 19.0, 20.0),
        ("leg-press", 133.0, 135.0),
        ("dumbbell-bench-press", 500.0, 60.0),
    ],
)
def test_nearest(slug, wanted, rounded):
    assert round_load_kg(wanted, EXERCISES[slug], GYM) == rounded


def test_body_weight_bands_and_missing_equipment_have_no_load():
    assert round_load_kg(20, EXERCISES["pull-up"], ("pull_up_bar",)) is None
    assert round_load_kg(20, EXERCISES["band-row"], ("bands",)) is None
    assert round_load_kg(60, EXERCISES["bench-press"], ("dumbbells",)) is None
    assert usable_equipment(EXERCISES["bench-press"], ("barbell", "rack")) is None


def test_the_piece_that_is_owned_decides_the_steps():
    goblet = EXERCISES["goblet-squat"]
    assert buildable_loads_kg(goblet, ("kettlebell",)) == BUILDABLE_KG["kettlebell"]
    assert buildable_loads_kg(goblet, ("dumbbells", "kettlebell")) == BUILDABLE_KG["dumbbells"]


@given(st.floats(0.5, 450), st.sampled_from(sorted(EXERCISES)))
def test_never_above_is_kept_and_every_result_can_be_built(load, slug):
    exercise = EXERCISES[slug]
    careful = round_load_kg(load, exercise, GYM, never_above=True)
    nearest = round_load_kg(load, exercise, GYM)
    loads = buildable_loads_kg(exercise, GYM)
    assert careful is None or (careful <= load + 1e-6 and careful in loads)
    assert nearest is None or all(abs(nearest - load) <= abs(other - load) + 1e-9 for other in loads)


def test_all_loads_rise():
    for loads in BUILDABLE_KG.values():
        assert list(loads) == sorted(set(loads))
        assert loads[0] > 0
