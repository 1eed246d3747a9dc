"""The maintainer's script: what it takes from USDA files, and what it refuses."""

import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[3] / "scripts/catalog"


@pytest.fixture
def modules(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import fill_nutrients  # noqa: PLC0415 - importable only with the script's folder on the path
    import usda  # noqa: PLC0415

    yield fill_nutrients, usda
    sys.modules.pop("fill_nutrients")
    sys.modules.pop("usda")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "food.csv").write_text('fdc_id,description\n7,"Bread, plain"\n')
    (tmp_path / "food_nutrient.csv").write_text(
        "fdc_id,nutrient_id,amount\n7,2048,250\n7,1003,9.5\n7,1089,\n7,1177,40\n"
    )
    (tmp_path / "food_portion.csv").write_text(
        "fdc_id,amount,measure_unit_id,portion_description,modifier,gram_weight\n7,2.0,9999,,slices,60\n7,,1,,x,1\n"
    )
    return tmp_path


ROW = {
    "id": "bread", "source": "usda_sr_legacy", "source_id": "7", "source_name": "", "per_100g": {}, "made_of": ["wheat"],
    "portions": [{"label": "slice", "grams": 0, "source": "2 slices"}],
}  # fmt: skip


def test_values_come_from_the_files_and_unknown_stays_unknown(modules, folder):
    fill, usda = modules
    row = fill.filled([ROW], {"usda_sr_legacy": usda.read_fdc(folder)})[0]
    assert row["source_name"] == "Bread, plain"
    assert row["per_100g"]["energy_kcal"] == 250  # by Atwater factors, since the plain figure is not stated
    assert row["per_100g"]["protein_g"] == 9.5
    assert row["per_100g"]["iron_mg"] is None  # an empty cell
    assert row["per_100g"]["folate_dfe_ug"] is None  # total folate is not folate equivalents
    assert row["portions"] == [{"label": "slice", "grams": 30, "source": "2 slices"}]
    assert row["made_of"] == ["wheat"]


def test_what_the_files_do_not_have_is_refused(modules, folder):
    fill, usda = modules
    sources = {"usda_sr_legacy": usda.read_fdc(folder)}
    with pytest.raises(fill.FillError, match="no food 8"):
        fill.filled([{**ROW, "source_id": "8"}], sources)
    with pytest.raises(fill.FillError, match="no portion"):
        fill.filled([{**ROW, "portions": [{"label": "slice", "source": "1 loaf"}]}], sources)


def test_a_missing_table_is_named(modules, folder):
    (folder / "food_portion.csv").unlink()
    with pytest.raises(FileNotFoundError, match=r"food_portion\.csv"):
        modules[1].read_fdc(folder)
