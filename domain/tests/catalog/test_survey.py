"""What the survey's old codes become, and what the checker says of new rows."""

import gzip
import json
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[3] / "scripts/catalog"
NAMES = ("check_rows", "fill_nutrients", "rank_foods", "survey", "usda")


@pytest.fixture
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield {name: __import__(name) for name in NAMES}
    for name in NAMES:
        sys.modules.pop(name)


@pytest.fixture
def fndds(scripts):
    food = scripts["usda"].SourceFood
    macros = {"protein_g": 1.0, "fat_g": 0.0, "carbohydrate_g": 24.0}
    return {
        "11100000": food("Milk, whole", {"energy_kcal": 60.0}),
        "56205008": food("Rice, white, cooked, no added fat", {"energy_kcal": 130.0}),
        "56205007": food("Rice, white, cooked, fat added, NS as to fat type", {"energy_kcal": 150.0}),
        "63107010": food("Banana, raw", {"energy_kcal": 100.0, **macros}, {"1 banana": (1.0, 120.0)}),
    }


def test_old_codes_find_the_same_food_or_none(scripts, fndds):
    best = scripts["survey"].Likeness(fndds).best
    assert best("56205013", "Rice, white, cooked, fat not added in cooking")[0] == "56205008"
    assert best("56205014", "Rice, white, cooked, fat added in cooking")[0] == "56205007"
    assert best("56299999", "Oatmeal, cooked")[0] is None, "another kind of food"
    assert best("11999999", "Rice, white, cooked")[0] is None, "another group"


def test_adults_with_a_reliable_recall_are_counted(scripts, fndds, tmp_path):
    tables = {
        "people": "seqn,cycle,sex,age_y,weight_kg\n1,c,F,40.0,70\n2,c,M,12.0,40\n",
        "wweia_eating_records": "cycle,seqn,day,occasion,occasion_name,food_code,grams,recall_status\n"
        "c,1,1,1,B,63107010,100.0,1\nc,1,2,1,B,63107010,50.0,1\nc,1,1,1,B,99999999,10.0,1\n"
        "c,1,1,1,B,11100000,200.0,4\nc,2,1,1,B,11100000,200.0,1\n",
        "wweia_food_codes": 'food_code,description,cycle\n63107010,"Banana, raw",c\n99999999,Nectar,c\n',
    }
    for name, text in tables.items():
        with gzip.open(tmp_path / f"{name}.csv.gz", "wt", encoding="utf-8") as file:
            file.write(text)
    survey = scripts["survey"].read_nhanes(tmp_path)
    assert [dict(eaten) for eaten in survey.occasions] == [{"63107010": 100.0, "99999999": 10.0}, {"63107010": 50.0}]
    counts = scripts["survey"].count(survey, fndds)
    counts.kcal_per_g["99999999"] = 2.0  # 20 of the 120 kcal of the first occasion
    covered = scripts["survey"].occasions_covered
    assert covered(survey, counts, {"63107010"}, 0.8) == 1.0
    assert covered(survey, counts, {"63107010"}, 0.9) == 0.5
    assert covered(survey, counts, set(), 0.1) == 0.0
    assert dict(counts.records) == {"63107010": 2}
    assert counts.energy["63107010"] == 150
    assert (counts.all_records, list(counts.unmapped)) == (3, ["99999999"])
    lines = scripts["rank_foods"].ranked(counts, fndds, ["63107010"])
    assert [(line["fndds_code"], line["records"], line["already_in_catalogue"]) for line in lines] == [
        ("63107010", 2, "y")
    ]
    assert scripts["rank_foods"].coverage(counts, ["63107010"])[0] == pytest.approx(2 / 3)


ROW = {
    "id": "test-banana", "name": {"en": "Test banana", "de": "Testbanane", "es": "Plátano de prueba"},
    "synonyms": {"en": [], "de": [], "es": []}, "source": "usda_fndds", "source_id": "63107010",
    "portions": [{"label": "piece", "source": "1 banana"}], "made_of": ["banana"], "aisle": "produce", "price_band": 1,
}  # fmt: skip


@pytest.fixture
def check(scripts, fndds, tmp_path, monkeypatch):
    folder = tmp_path / "foods"
    folder.mkdir()
    # Another food stands for bananas in the shipped rows; this check is about the row alone.
    shipped = scripts["check_rows"].read_tables()
    shipped["foods"] = [row for row in shipped["foods"] if row["id"] == "tofu-firm"]
    monkeypatch.setattr(scripts["check_rows"], "read_tables", lambda: shipped)

    def run(*rows):
        path = folder / "new.json"
        path.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n", encoding="utf-8")
        sources = {"usda_fndds": fndds, "usda_sr_legacy": {}, "usda_foundation": {}}
        return list(scripts["check_rows"].faults(path, sources))

    return run


def test_a_good_row_has_no_faults(check):
    assert check(ROW) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"aisle": "garden"}, "'garden' is not one of"),
        ({"per_100g": {}}, "per_100g"),
        ({"made_of": ["manna"]}, "no ingredient term 'manna'"),
        ({"portions": [{"label": "boat", "source": "1 banana"}]}, "no portion label 'boat'"),
        ({"portions": [{"label": "piece", "source": "1 boat"}]}, "no portion '1 boat'"),
        ({"source_id": "1"}, "has no food 1"),
        ({"survey_codes": ["12345678"]}, "no survey code 12345678"),
        ({"atwater_note": "Because."}, "no atwater_note needed"),
        ({"synonyms": {"en": ["walnut split"], "de": [], "es": []}}, "speak of nuts"),
        ({"made_of": ["banana", "walnut"]}, "the ingredient terms hold nuts"),
    ],
)
def test_faults_are_named(check, change, said):
    found = check({**ROW, **change})
    assert any(said in text for text in found), found


def test_a_name_that_another_row_has_is_named(check):
    other = {**ROW, "id": "other", "source_id": "11100000", "portions": []}
    found = check(ROW, other)
    assert any("other and test-banana" in text or "test-banana and other" in text for text in found)
    assert any("the same es 'plátano de prueba'" in text for text in found)
