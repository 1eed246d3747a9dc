"""Sums keep unknown apart from zero."""

import pytest
from nexfitra_domain.contract.meals import PlannedItem
from nexfitra_domain.planning.totals import add_totals, item_totals, subtract_totals

from .pantry import pantry

FOODS = pantry().foods


def test_totals_follow_the_amounts() -> None:
    totals = item_totals((PlannedItem("rice", 200), PlannedItem("oil", 10)), FOODS)
    assert totals.energy_kcal == pytest.approx(2 * 349 + 90)
    assert totals.protein_g == pytest.approx(14)
    assert totals.fat_g == pytest.approx(12)


def test_one_unknown_makes_the_sum_unknown() -> None:
    with_seeds = item_totals((PlannedItem("rice", 200), PlannedItem("seeds", 10)), FOODS)
    assert with_seeds.saturated_fat_g is None
    assert with_seeds.protein_g == pytest.approx(16)
    without = item_totals((PlannedItem("rice", 200),), FOODS)
    assert add_totals((without, with_seeds)).saturated_fat_g is None
    change = subtract_totals(with_seeds, without)
    assert change.saturated_fat_g is None
    assert change.protein_g == pytest.approx(2)
