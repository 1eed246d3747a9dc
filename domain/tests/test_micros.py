"""Nutrients: totals with coverage, reference intakes against the published tables, and limits."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.micros import (
    NUTRIENTS,
    WEIGHED,
    NutrientLimit,
    daily_goals,
    daily_limits,
    judge_limit,
    sum_nutrients,
    week_bounds,
)


def test_keys_end_in_their_unit():
    for key, nutrient in NUTRIENTS.items():
        assert key.endswith(f"_{nutrient.unit}")
        assert nutrient.name_key == f"nutrients.{key}"


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_nutrient_has_a_name_in_every_language(language):
    texts = Path(__file__).parents[2] / "frontend/src/shared/locales" / f"{language}.json"
    names = json.loads(texts.read_text(encoding="utf-8"))["nutrients"]
    assert list(names) == list(NUTRIENTS)
    assert len(set(names.values())) == len(names)


def test_unknown_is_not_zero():
    milk = {"energy_kcal": 60.0, "calcium_mg": 120.0, "iron_mg": 0.0}
    bread = {"energy_kcal": 240.0, "calcium_mg": None, "iron_mg": 2.0}
    totals = sum_nutrients([(milk, 200), (bread, 50)])
    assert totals["energy_kcal"] == (240, 1)
    assert totals["calcium_mg"] == (240, 0.5)  # half of the 240 kcal
    assert totals["iron_mg"] == (1, 1)
    assert totals["zinc_mg"] == (None, 0)


def test_coverage_goes_by_weight_where_energy_is_unknown_or_nil():
    mystery = {"iron_mg": 1.0}
    bread = {"energy_kcal": 240.0}
    assert sum_nutrients([(mystery, 100), (bread, 300)])["iron_mg"] == (1, 0.25)
    water = {"energy_kcal": 0.0, "calcium_mg": 10.0}
    assert sum_nutrients([(water, 100)])["calcium_mg"] == (10, 1)


def test_nothing_eaten_is_known_to_be_zero():
    assert set(sum_nutrients([]).values()) == {(0, 1)}
    assert sum_nutrients([({"energy_kcal": 100.0}, 0)])["iron_mg"] == (0, 1)


@pytest.mark.parametrize("grams", [-1, math.nan, math.inf])
def test_senseless_amounts_are_refused(grams):
    with pytest.raises(ValueError, match="grams"):
        sum_nutrients([({}, grams)])


amounts = st.none() | st.floats(0, 1000)
foods = st.fixed_dictionaries({"energy_kcal": amounts, "iron_mg": amounts})


@given(st.lists(st.tuples(foods, st.floats(0, 2000))))
def test_coverage_is_a_share_and_totals_are_finite(items):
    total, coverage = sum_nutrients(items)["iron_mg"]
    assert 0 <= coverage <= 1
    assert total is None or (math.isfinite(total) and total >= 0)
    assert (total is None) <= (coverage == 0)


@pytest.mark.parametrize(
    ("sex", "age", "nutrient", "kind", "amount"),
    [
        ("female", 18, "calcium_mg", "rda", 1300),
        ("female", 50, "calcium_mg", "rda", 1000),
        ("female", 51, "calcium_mg", "rda", 1200),
        ("male", 70, "calcium_mg", "rda", 1000),
        ("male", 71, "calcium_mg", "rda", 1200),
        ("female", 30, "iron_mg", "rda", 18),
        ("female", 51, "iron_mg", "rda", 8),
        ("male", 30, "iron_mg", "rda", 8),
        ("male", 30, "magnesium_mg", "rda", 400),
        ("female", 31, "magnesium_mg", "rda", 320),
        ("male", 40, "potassium_mg", "ai", 3400),
        ("female", 40, "potassium_mg", "ai", 2600),
        ("male", 71, "vitamin_d_ug", "rda", 20),
        ("female", 25, "vitamin_a_rae_ug", "rda", 700),
        ("male", 25, "copper_mg", "rda", 0.9),
        ("male", 25, "vitamin_k_ug", "ai", 120),
        ("female", 25, "choline_mg", "ai", 425),
        ("male", 51, "vitamin_b6_mg", "rda", 1.7),
        ("female", 120, "folate_dfe_ug", "rda", 400),
    ],
)
def test_goals_match_the_published_tables(sex, age, nutrient, kind, amount):
    goal = daily_goals(sex, age)[nutrient]
    assert (goal.kind, goal.amount) == (kind, amount)


@pytest.mark.parametrize(
    ("nutrient", "kind", "amount", "applies_to"),
    [
        ("magnesium_mg", "ul", 350, "supplements"),
        ("vitamin_a_rae_ug", "ul", 3000, "preformed"),
        ("niacin_mg", "ul", 35, "added_forms"),
        ("folate_dfe_ug", "ul", 1000, "added_forms"),
        ("vitamin_e_mg", "ul", 1000, "added_forms"),
        ("calcium_mg", "ul", 2500, "all_food"),
        ("sodium_mg", "cdrr", 2300, "all_food"),
        ("saturated_fat_g", "energy_share", 20, "all_food"),
    ],
)
def test_limits_and_what_they_apply_to(nutrient, kind, amount, applies_to):
    limit = daily_limits("male", 30, 1800)[nutrient]
    assert limit == NutrientLimit(nutrient, kind, amount, applies_to)


@pytest.mark.parametrize("age", [18, 30, 31, 50, 51, 70, 71, 120])
@pytest.mark.parametrize("sex", ["male", "female"])
def test_every_adult_has_the_same_nutrients_once(sex, age):
    goals = daily_goals(sex, age)
    assert set(goals) == set(daily_goals("male", 30))
    assert len(goals) == 22
    assert set(goals) <= set(NUTRIENTS)
    assert len(daily_limits(sex, age, 2000)) == 18


def test_children_and_senseless_energy_are_refused():
    with pytest.raises(ValueError, match="18"):
        daily_goals("male", 17)
    with pytest.raises(ValueError, match="energy"):
        daily_limits("male", 30, math.nan)


@pytest.mark.parametrize(
    ("days", "exceeded"),
    [
        ([(2400.0, 0.1)] * 7, True),
        ([(2000.0, 0.9)] * 7, False),
        ([(2000.0, 0.5)] * 7, None),
        ([(9000.0, 1.0)] * 3 + [(2000.0, 1.0)] * 7, False),
        ([(9000.0, 1.0)] + [(1000.0, 1.0)] * 6, False),
        ([(9000.0, 1.0)] * 3, None),
        ([(None, 0.0)] * 7, None),
        ([], None),
    ],
)
def test_a_limit_is_judged_on_the_mean_of_a_week(days, exceeded):
    assert judge_limit(NutrientLimit("sodium_mg", "cdrr", 2300), days).exceeded is exceeded


def test_food_never_exceeds_a_limit_for_supplements():
    limit = daily_limits("male", 30, 2000)["magnesium_mg"]
    assert judge_limit(limit, [(900.0, 1.0)] * 7).exceeded is None


def test_a_week_is_held_to_goals_and_to_the_upper_levels_of_all_food():
    bounds = week_bounds("female", 30, 2000)
    assert bounds["iron_mg"] == (18, 45)
    assert bounds["vitamin_k_ug"] == (90, None)
    # Its upper level is for supplements only.
    assert bounds["magnesium_mg"] == (310, None)
    assert not WEIGHED & bounds.keys()
