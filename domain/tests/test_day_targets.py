"""Training days and rest days: a worked example, the limits, and properties over everyone whom the inputs allow."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.day_targets import REST_DAY_CARBOHYDRATE_G, on_day, training_and_rest
from nexfitra_domain.macros import fat_floor_g
from nexfitra_domain.person import Goal, InvalidPersonError, Screening
from nexfitra_domain.reasons import TEMPLATES
from nexfitra_domain.targets import compute_targets

from .test_targets import ON, man, people

MONDAY = dt.date(2026, 1, 5)
WEEK = [MONDAY + dt.timedelta(days=day) for day in range(7)]


def week_of(who):
    mean = compute_targets(who, ON)
    return mean, [on_day(mean, who, day) for day in WEEK]


def keys(targets):
    return [reason.key for reason in targets.reasons]


def trainee(**changes):
    return man(**({"training_weekdays": (0, 2, 4), "training_day_energy_pct": 10.0} | changes))


def test_three_training_days_by_hand():
    mean, week = week_of(trainee())  # 2672 kcal: 10 % are 267, in steps of 7 kcal 266
    assert [day.energy_kcal for day in week] == [2824, 2558, 2824, 2558, 2824, 2558, 2558]  # + 38·4, − 38·3
    assert [day.training_day for day in week] == [True, False, True, False, True, False, False]
    assert {day.protein_g for day in week} == {mean.protein_g}
    assert {day.fat_g for day in week} == {mean.fat_g}
    assert week[0].carbohydrate_g - mean.carbohydrate_g == 38  # 152 kcal
    assert week[1].carbohydrate_g - mean.carbohydrate_g in (-28, -29)  # 114 kcal
    (told,) = [reason for reason in week[0].reasons if reason.key == "energy.training_day"]
    assert told.params == {"change_kcal": 152, "mean_kcal": 2672, "pct": 10.0}
    assert "energy.rest_day" in keys(week[1])
    assert "carbohydrate.rest_day" in keys(week[1])


@pytest.mark.parametrize("changes", [{"training_weekdays": ()}, {"training_weekdays": tuple(range(7))},
                                     {"training_day_energy_pct": 0.0}])  # fmt: skip
def test_without_two_kinds_of_days_all_are_alike(changes):
    mean, week = week_of(trainee(**changes))
    assert week == [mean] * 7
    assert mean.training_day is None


def test_a_referral_stays_one():
    mean, week = week_of(trainee(screening=Screening(pregnant=True)))
    assert week == [mean] * 7


def test_the_energy_floor_holds_on_rest_days_and_says_so():
    mean, week = week_of(trainee(weight_kg=70.0, body_fat_pct=8.0, goal=Goal("lose", 0.5), training_day_energy_pct=25.0,
                                 training_days_per_week=3, training_minutes_per_session=60))  # fmt: skip
    assert mean.energy_kcal > mean.energy_floor_kcal
    rest = week[1]
    assert mean.energy_floor_kcal <= rest.energy_kcal < mean.energy_floor_kcal + 3
    (held,) = [reason for reason in rest.reasons if reason.key == "energy.day_floor"]
    assert held.params["floor_kcal"] == mean.energy_floor_kcal
    assert held in week[0].reasons


def test_where_no_deficit_is_planned_no_day_has_one():
    mean, week = week_of(trainee(screening=Screening(eating_disorder=True)))
    assert {day.energy_kcal for day in week} == {mean.maintenance_kcal}
    assert "energy.day_floor" in keys(week[0])
    assert week[0].training_day is None


def test_ketogenic_days_differ_in_fat():
    mean, week = week_of(trainee(diet_style="keto"))
    assert week[0].fat_g > mean.fat_g > week[1].fat_g
    assert all(day.carbohydrate_g <= 51 for day in week)
    assert "fat.training_day" in keys(week[0])


@pytest.mark.parametrize("changes", [{"training_weekdays": (7,)}, {"training_weekdays": (1, 1)},
                                     {"training_day_energy_pct": 26.0}, {"training_day_energy_pct": -1.0}])  # fmt: skip
def test_what_no_week_is(changes):
    with pytest.raises(InvalidPersonError):
        trainee(**changes)


trainees = st.builds(
    lambda who, weekdays, pct: replace(who, training_weekdays=tuple(weekdays), training_day_energy_pct=pct),
    people,
    st.lists(st.integers(0, 6), unique=True),
    st.floats(0, 25),
)


@given(trainees)
def test_the_mean_is_kept_and_no_limit_gives_way(who):
    mean, week = week_of(who)
    assert sum(day.energy_kcal for day in week) == 7 * mean.energy_kcal
    for day in week:
        assert day.energy_kcal >= mean.energy_floor_kcal
        macros = 4 * day.protein_g + 9 * day.fat_g + 4 * day.carbohydrate_g
        assert abs(macros - day.energy_kcal) <= 2
        assert (day.protein_g, day.fibre_g, day.water_ml) == (mean.protein_g, mean.fibre_g, mean.water_ml)
        if day.training_day is not None:
            assert day.fat_g >= round(fat_floor_g(who, day.energy_kcal))
        if who.diet_style != "keto":
            assert day.carbohydrate_g >= min(REST_DAY_CARBOHYDRATE_G, mean.carbohydrate_g)
        for reason in day.reasons:
            assert reason.text == TEMPLATES[reason.key].format(**reason.params)


@given(trainees, st.floats(0, 25))
def test_who_asks_for_more_never_gets_less_difference(who, more):
    asked = replace(who, training_day_energy_pct=max(more, who.training_day_energy_pct))
    mean = compute_targets(who, ON)
    (training, rest), (more_training, less_rest) = training_and_rest(mean, who), training_and_rest(mean, asked)
    assert rest.energy_kcal <= mean.energy_kcal <= training.energy_kcal <= more_training.energy_kcal
    assert less_rest.energy_kcal <= rest.energy_kcal
    assert (training.training_day, rest.training_day) in ((True, False), (None, None))


@given(trainees)
def test_a_training_day_never_has_less_of_what_training_draws_on(who):
    mean = compute_targets(who, ON)
    training, rest = training_and_rest(mean, who)
    # In ketogenic eating whole grams of fat leave the carbohydrate a gram more or less.
    assert training.carbohydrate_g >= rest.carbohydrate_g - (who.diet_style == "keto")
    assert training.fat_g >= rest.fat_g
