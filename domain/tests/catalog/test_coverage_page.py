"""The counting behind the page that says what the catalogue covers."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.diets import recipe_fits
from nexfitra_domain.planning.meals import PLANNER_VERSION
from nexfitra_domain.vocabulary import DIET_STYLES, MUSCLES, REGIONS

SCRIPTS = Path(__file__).parents[3] / "scripts/catalog"
CATALOG = load_catalog()


@pytest.fixture
def script(monkeypatch):
    """The script under a name of its own: a library is called "coverage" as well."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    spec = importlib.util.spec_from_file_location("catalogue_coverage", SCRIPTS / "coverage.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in ("rank_foods", "survey", "usda"):
        sys.modules.pop(name, None)


@pytest.fixture
def dishes():
    return {
        "breakfast": {"porridge", "eggs"},
        "lunch": {"soup", "eggs", "salad"},
        "dinner": {"soup", "curry", "stew"},
        "snack": {"apple", "nuts"},
    }


def test_days_without_a_dish_twice(script, dishes):
    # Two meals are lunch and dinner: five dishes for two places.
    assert script.distinct_days(dishes, 2) == 2
    assert script.distinct_days(dishes, 3) == 2
    # Two snacks a day are used up after one.
    assert script.distinct_days(dishes, 5) == 1
    assert script.distinct_days({**dishes, "breakfast": {"eggs"}, "lunch": {"eggs"}}, 3) == 0, (
        "eggs cannot be eaten twice"
    )


def test_eligible_dishes_fit_the_style_and_hold_no_allergen(script):
    found = script.eligible(CATALOG, "vegan", ("gluten",))
    assert found
    for recipe in found:
        assert recipe_fits("vegan", recipe, CATALOG.foods)
        assert not recipe.allergens & {"gluten", "wheat"}


@pytest.mark.parametrize("style", DIET_STYLES)
def test_targets_add_up_to_the_energy(script, style):
    goal = script.usual_target(style)
    assert 4 * goal.protein_g + 9 * goal.fat_g + 4 * goal.carbohydrate_g == pytest.approx(goal.energy_kcal, abs=5)


def test_a_planned_week_is_counted(script):
    week = script.plan_week(CATALOG, "vegetarian", ("milk",), 3)
    assert week.status == "ready"
    assert 0 < script.dishes_of(week) <= 21
    all_met = script.hits(week)
    assert all_met is not None
    heavy = replace(week.days[0], totals=replace(week.days[0].totals, fat_g=week.days[0].target.fat_g + 50))
    worse = replace(week, days=(heavy, *week.days[1:]))
    assert script.hits(worse) == all_met - script.hits(replace(week, days=week.days[:1]))
    unknown = replace(week.days[0], totals=replace(week.days[0].totals, protein_g=None))
    assert script.hits(replace(week, days=(unknown,))) == 0
    none = replace(week, status="infeasible", days=())
    assert script.hits(none) is None
    assert script.plan_cell([none, none]) == "✗ (0·0)"


def test_prime_movers_need_the_equipment_the_skill_and_a_region_that_bears_it(script):
    curl = next(
        each
        for each in CATALOG.exercises.values()
        if each.muscles.get("biceps", 0) >= 1 and each.equipment == (("dumbbells",),) and each.level == "beginner"
    )
    assert script.trains(curl, "biceps", ("dumbbells", "bench"), "beginner")
    assert not script.trains(curl, "biceps", (), "beginner")
    assert not script.trains(curl, "quads", ("dumbbells",), "beginner")
    hard = replace(curl, level="advanced")
    assert not script.trains(hard, "biceps", ("dumbbells",), "beginner")
    assert script.trains(hard, "biceps", ("dumbbells",), "intermediate")
    assert not script.trains(replace(curl, pattern="conditioning"), "biceps", ("dumbbells",), "beginner")
    for region in REGIONS:
        hurt = script.prime_movers(CATALOG, "biceps", ("dumbbells",), "beginner", region)
        assert hurt <= script.prime_movers(CATALOG, "biceps", ("dumbbells",), "beginner")


def test_more_equipment_never_trains_less(script):
    for muscle in MUSCLES:
        body = script.prime_movers(CATALOG, muscle, (), "beginner")
        for owned in script.OUTFITS.values():
            assert script.prime_movers(CATALOG, muscle, owned, "beginner") >= body


def test_gaps_and_little_choice_are_marked(script):
    assert [script.mark(number) for number in (0, 1, 2, 3)] == ["**0**", "*1*", "*2*", "3"]


def test_records_of_codes_that_are_foods_themselves_count_as_direct(script):
    assert script.direct_share({"1": 30, "2": 50}, ["1", "2"], {"1"}, 100) == 0.3


def test_without_the_folders_the_survey_is_left_out(script, tmp_path):
    assert "Left out" in "\n".join(script.survey_section(None, None))
    assert "Left out" in "\n".join(script.survey_section(tmp_path, tmp_path / "none"))


def test_a_table_is_markdown(script):
    assert script.table(("a", "b"), [("x", 1)]) == ["| a | b |", "|---|--:|", "| x | 1 |"]


def test_the_page_is_of_this_catalogue_and_planner():
    page = (SCRIPTS.parents[1] / "docs/catalogue.md").read_text(encoding="utf-8")
    assert f"catalogue version `{CATALOG.version}`" in page, "run make catalogue-coverage"
    assert f"planner `{PLANNER_VERSION}`" in page, "run make catalogue-coverage"
