"""Macros: rules of protein, the split of energy, and reference weights."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.macros import atwater_kcal, macro_targets, reference_weight_kg
from nexfitra_domain.person import Person


def man(**changes):
    return Person(dt.date(1990, 1, 1), "male", **({"height_cm": 180.0, "weight_kg": 80.0} | changes))


def test_atwater():
    assert atwater_kcal(10, 10, 10, 10) == 240


@pytest.mark.parametrize(
    ("changes", "kg"),
    [
        ({}, 80),
        ({"weight_kg": 81.0}, 81),
        ({"weight_kg": 120.0}, 81),
        ({"weight_kg": 120.0, "body_fat_pct": 20.0}, 96),
        ({"weight_kg": 120.0, "body_fat_pct": 45.0}, 81),
    ],
)
def test_reference_weight(changes, kg):
    assert reference_weight_kg(man(**changes)) == pytest.approx(kg)


@given(st.floats(100, 250), st.floats(25, 349), st.none() | st.floats(3, 70), st.floats(0, 1))
def test_reference_weight_never_falls(cm, kg, fat, more):
    lighter = reference_weight_kg(man(height_cm=cm, weight_kg=kg, body_fat_pct=fat))
    assert reference_weight_kg(man(height_cm=cm, weight_kg=kg + more, body_fat_pct=fat)) >= lighter - 1e-9


@pytest.mark.parametrize(
    ("changes", "age", "deficit", "grams"),
    [
        ({}, 35, False, 80),
        ({}, 35, True, 96),
        ({}, 65, False, 96),
        ({"training_days_per_week": 1}, 35, False, 80),
        ({"training_days_per_week": 2}, 35, False, 128),
        ({"training_days_per_week": 4, "body_fat_pct": 12.0}, 35, True, 162),
        ({"training_days_per_week": 4, "body_fat_pct": 12.0}, 35, False, 128),
    ],
)
def test_protein(changes, age, deficit, grams):
    assert macro_targets(man(**changes), age, 2000, deficit=deficit).protein_g == grams


def test_protein_is_at_least_fifteen_percent_of_energy():
    macros = macro_targets(man(weight_kg=60.0), 30, 4000, deficit=False)
    assert macros.protein_g == 150
    assert "protein.share" in [reason.key for reason in macros.reasons]


def test_fat_gives_way_to_carbohydrate_but_not_below_its_floor():
    macros = macro_targets(man(training_days_per_week=4), 35, 1800, deficit=True)
    assert macros.protein_g == 128
    assert macros.fat_g == 53  # 45 % carbohydrate leaves 478 kcal
    low = macro_targets(man(training_days_per_week=4), 35, 1500, deficit=True)
    assert low.fat_g == 48  # 0.6 x 80
    assert "fat.floor" in [reason.key for reason in low.reasons]
