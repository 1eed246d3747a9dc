"""Inputs are checked once, at the edge of the science."""

import datetime as dt
import math

import pytest
from nexfitra_domain.person import Goal, InvalidPersonError, Person, Screening, bmi, weight_at_bmi


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("height_cm", {"height_cm": 99.9}),
        ("height_cm", {"height_cm": math.nan}),
        ("weight_kg", {"weight_kg": math.inf}),
        ("weight_kg", {"weight_kg": -80.0}),
        ("body_fat_pct", {"body_fat_pct": 71.0}),
        ("training.days_per_week", {"training_days_per_week": 8}),
        ("training.minutes_per_session", {"training_minutes_per_session": -1}),
    ],
)
def test_impossible_bodies_are_refused_by_name(field, values):
    with pytest.raises(InvalidPersonError) as caught:
        Person(**({"birth_date": dt.date(1990, 1, 1), "sex": "male", "height_cm": 180.0, "weight_kg": 80.0} | values))
    assert caught.value.field == field


@pytest.mark.parametrize("rate", [0.0, -1.0, 5.1, math.nan])
def test_impossible_rates_are_refused(rate):
    with pytest.raises(InvalidPersonError):
        Goal("lose", rate)


@pytest.mark.parametrize("count", [-1, 6])
def test_scoff_has_five_questions(count):
    with pytest.raises(InvalidPersonError):
        Screening(scoff_yes=count)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (dt.date(2000, 6, 15), dt.date(2026, 6, 14), 25),
        (dt.date(2000, 6, 15), dt.date(2026, 6, 15), 26),
        (dt.date(2008, 2, 29), dt.date(2026, 2, 28), 17),
        (dt.date(2008, 2, 29), dt.date(2026, 3, 1), 18),
    ],
)
def test_age(born, on, age):
    assert Person(born, "female", 165, 60).age_on(on) == age


@pytest.mark.parametrize("born", [dt.date(2026, 1, 2), dt.date(1850, 1, 1)])
def test_impossible_birth_dates(born):
    with pytest.raises(InvalidPersonError):
        Person(born, "female", 165, 60).age_on(dt.date(2026, 1, 1))


def test_bmi_there_and_back():
    assert bmi(81, 180) == pytest.approx(25)
    assert weight_at_bmi(18.5, 200) == pytest.approx(74)
