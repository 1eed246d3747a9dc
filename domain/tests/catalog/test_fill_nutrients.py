"""The maintainer's script: what it takes from USDA files, and what it refuses."""

import csv
import sys
from pathlib import Path

import pytest
from nexfitra_domain.catalog.loader import with_values

SCRIPTS = Path(__file__).parents[3] / "scripts/catalog"


@pytest.fixture
def modules(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import fill_nutrients  # noqa: PLC0415 - importable only with the script's folder on the path
    import usda  # noqa: PLC0415

    yield fill_nutrients, usda
    for name in ("fill_nutrients", "survey", "usda"):
        sys.modules.pop(name)


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
    "id": "bread", "source": "usda_sr_legacy", "source_id": "7", "made_of": ["wheat"],
    "portions": [{"label": "slice", "source": "2 slices"}],
}  # fmt: skip


def test_values_come_from_the_files_and_unknown_stays_unknown(modules, folder):
    fill, usda = modules
    line = fill.fill(ROW, {"usda_sr_legacy": usda.read_fdc(folder)}, {})
    assert line["source_name"] == "Bread, plain"
    assert line["energy_kcal"] == "250"  # by Atwater factors, since the plain figure is not stated
    assert line["protein_g"] == "9.5"
    assert line["iron_mg"] == ""  # an empty cell
    assert line["folate_dfe_ug"] == ""  # total folate is not folate equivalents
    assert line["folate_ug"] == "40"
    assert line["portion_grams"] == "slice=30"
    assert line["reports"] == ""  # no food of the survey


def test_reports_are_those_of_every_code_that_a_food_stands_for(modules, folder):
    fill, usda = modules
    row = {**ROW, "survey_codes": ["51101000", "51101010"]}
    line = fill.fill(row, {"usda_sr_legacy": usda.read_fdc(folder)}, {"51101000": 5, "51101010": 2, "1": 9})
    assert line["reports"] == "7"


def test_what_is_written_is_what_the_catalogue_reads(modules, folder):
    fill, usda = modules
    text = fill.dump([fill.fill(ROW, {"usda_sr_legacy": usda.read_fdc(folder)}, {})])
    food = with_values([ROW], csv.DictReader(text.splitlines()))[0]
    assert (food["per_100g"]["protein_g"], food["per_100g"]["iron_mg"]) == (9.5, None)
    assert food["portions"] == [{"label": "slice", "source": "2 slices", "grams": 30.0}]
    assert food["reports"] is None


@pytest.mark.parametrize(("number", "text"), [(None, ""), (0.0, "0"), (12.0, "12"), (0.001, "0.001"), (100.0, "100")])
def test_numbers_are_written_in_one_way(modules, number, text):
    assert modules[0].plain(number) == text


def test_what_the_files_do_not_have_is_refused(modules, folder):
    fill, usda = modules
    sources = {"usda_sr_legacy": usda.read_fdc(folder)}
    with pytest.raises(fill.FillError, match="no food 8"):
        fill.fill({**ROW, "source_id": "8"}, sources, {})
    with pytest.raises(fill.FillError, match="no portion"):
        fill.fill({**ROW, "portions": [{"label": "slice", "source": "1 loaf"}]}, sources, {})


def test_a_missing_table_is_named(modules, folder):
    (folder / "food_portion.csv").unlink()
    with pytest.raises(FileNotFoundError, match=r"food_portion\.csv"):
        modules[1].read_fdc(folder)


def test_an_older_release_fills_only_what_the_newer_one_does_not_know_of_any_food(modules, tmp_path):
    _, usda = modules
    newer, older = tmp_path / "sr_legacy", tmp_path / "sr26_full"
    newer.mkdir()
    older.mkdir()
    (newer / "food.csv").write_text("fdc_id,description\n7,Bread\n8,Lard\n9,New food\n")
    (newer / "food_nutrient.csv").write_text("fdc_id,nutrient_id,amount\n7,1003,9.5\n8,1004,100\n")
    (newer / "food_portion.csv").write_text("fdc_id,amount,measure_unit_id,portion_description,modifier,gram_weight\n")
    (newer / "nutrient.csv").write_text(
        "id,name,unit_name,nutrient_nbr,rank\n1003,Protein,G,203,1\n1004,Fat,G,204,2\n1269,18:2,G,618.0,3\n1257,Trans,G,605,4\n"
    )
    (newer / "sr_legacy_food.csv").write_text("fdc_id,NDB_number\n7,1001\n8,04002\n9,9999\n")
    (older / "nutrient.csv").write_text(
        "food_id,nutr_id,value\n1001,618,1.25\n1001,203,8\n1001,605,\n4002,618,10.2\n4002,605,0\n4002,203,0\n"
    )
    foods = usda.with_sr26(usda.read_fdc(newer), newer, older)
    assert foods["7"].nutrients["linoleic_acid_g"] == 1.25
    assert foods["7"].nutrients["protein_g"] == 9.5  # the newer value stays
    assert foods["7"].nutrients["trans_fat_g"] is None  # an empty cell is unknown
    assert foods["8"].nutrients["linoleic_acid_g"] == 10.2
    assert foods["8"].nutrients["trans_fat_g"] == 0
    assert foods["8"].nutrients["protein_g"] is None  # known of another food of the newer release, so never mixed
    assert foods["9"].nutrients["linoleic_acid_g"] is None
