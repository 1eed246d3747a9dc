"""Energy against the published equations, worked by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain import energy
from nexfitra_domain.person import Person
from nexfitra_domain.vocabulary import ACTIVITIES, SEXES


@pytest.mark.parametrize(
    ("sex", "age", "cm", "kg", "activity", "kcal"),
    [
        ("male", 35, 180, 80, "inactive", 753.07 - 379.05 + 1170 + 1128),
        ("male", 35, 180, 80, "low_active", 581.47 - 379.05 + 1494 + 1195.2),
        ("male", 35, 180, 80, "active", 1004.82 - 379.05 + 1173.6 + 1272.8),
        ("male", 35, 180, 80, "very_active", -517.88 - 379.05 + 2809.8 + 1528.8),
        ("female", 28, 165, 60, "inactive", 584.90 - 196.28 + 943.8 + 702.6),
        ("female", 28, 165, 60, "low_active", 575.77 - 196.28 + 1089 + 728.4),
        ("female", 28, 165, 60, "active", 710.25 - 196.28 + 1079.1 + 740.4),
        ("female", 28, 165, 60, "very_active", 511.83 - 196.28 + 1496.55 + 753.6),
    ],
)
def test_eer_2023_matches_the_printed_equation(sex, age, cm, kg, activity, kcal):
    assert energy.eer_2023_kcal(sex, age, cm, kg, activity) == pytest.approx(kcal)


def test_eer_2023_of_a_small_man_does_not_fall_with_activity():
    active = energy.eer_2023_kcal("male", 40, 150, 45, "active")
    assert active == pytest.approx(1004.82 - 433.2 + 978 + 715.95)
    assert energy.eer_2023_kcal("male", 40, 150, 45, "very_active") == active


def test_eighteen_uses_the_adult_equation():
    difference = energy.eer_2023_kcal("male", 18, 180, 80, "active") - energy.eer_2023_kcal(
        "male", 19, 180, 80, "active"
    )
    assert difference == pytest.approx(10.83)


@given(
    st.sampled_from(SEXES), st.integers(18, 120), st.floats(100, 250), st.floats(25, 349), st.floats(0, 1),
)  # fmt: skip
def test_eer_2023_rises_with_activity_and_weight(sex, age, cm, kg, more):
    values = [energy.eer_2023_kcal(sex, age, cm, kg, activity) for activity in ACTIVITIES]
    assert values == sorted(values)
    heavier = [energy.eer_2023_kcal(sex, age, cm, kg + more, activity) for activity in ACTIVITIES]
    assert all(after >= before for before, after in zip(values, heavier, strict=True))


@pytest.mark.parametrize(("sex", "kcal"), [("male", 1780), ("female", 1614)])
def test_mifflin(sex, kcal):
    assert energy.mifflin_kcal(sex, 30, 180, 80) == kcal


def test_lean_mass_equations():
    assert energy.katch_mcardle_kcal(60) == pytest.approx(1666)
    assert energy.cunningham_kcal(60) == pytest.approx(1820)


@pytest.mark.parametrize(
    ("sex", "age", "kcal"),
    [
        ("male", 29, 16.0 * 70 + 545),
        ("male", 30, 14.2 * 70 + 593),
        ("male", 59, 14.2 * 70 + 593),
        ("male", 60, 13.5 * 70 + 514),
        ("female", 18, 13.1 * 70 + 558),
        ("female", 45, 9.74 * 70 + 694),
        ("female", 90, 10.1 * 70 + 569),
    ],
)
def test_henry(sex, age, kcal):
    assert energy.henry_kcal(sex, age, 70) == pytest.approx(kcal)


def test_lean_mass_estimate_by_hand():
    # 100 kg at 200 cm is BMI 25: 927000 / (6680 + 5400) and 927000 / (8780 + 6100)
    assert energy.lean_mass_estimate_kg("male", 200, 100) == pytest.approx(76.738, abs=1e-3)
    assert energy.lean_mass_estimate_kg("female", 200, 100) == pytest.approx(62.298, abs=1e-3)
    assert energy.lean_mass_estimate_kg("male", 200, 30) == pytest.approx(28.5)


@given(st.sampled_from(SEXES), st.floats(100, 250), st.floats(25, 349), st.floats(0, 1))
def test_lean_mass_estimate_is_below_weight_and_never_falls(sex, cm, kg, more):
    lean = energy.lean_mass_estimate_kg(sex, cm, kg)
    assert 0 < lean < kg
    assert energy.lean_mass_estimate_kg(sex, cm, kg + more) >= lean - 1e-9


def person(**changes):
    return Person(dt.date(1990, 6, 1), "male", 180, 80, **changes)


def test_maintenance_by_each_method():
    by = {
        method: energy.maintenance(person(energy_method=method, body_fat_pct=25, activity="active"), 30).kcal
        for method in ("mifflin", "katch_mcardle", "cunningham", "henry")
    }
    assert by == pytest.approx(
        {"mifflin": 1780 * 1.55, "katch_mcardle": 1666 * 1.55, "cunningham": 1820 * 1.55, "henry": 1729 * 1.55}
    )


def test_lean_mass_methods_need_body_fat():
    assert energy.maintenance(person(energy_method="cunningham"), 30).method == "eer_2023"
