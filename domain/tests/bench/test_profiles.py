"""Invented people: the same under a seed, within the contract, and of the kinds they say they are."""

import pytest
from nexfitra_domain.contract.meals import DayTarget
from nexfitra_domain.macros import atwater_kcal
from nexfitra_domain.vocabulary import DIET_STYLES
from profiles import core_profiles
from profiles_hard import DEMANDS, FOOD_RULES, PLACES, hard_profiles, with_protein
from profiles_safety import KINDS, held_back, judge_safety, safety_cases
from profiles_training import training_requests
from workouts import is_asked_for_sets, sets_off

VERSION = "test"
PINNED_PERSON = ("male", 177.2, 88.7, "omnivore")
PINNED_TARGET = (3140, 126, 105, 423)


@pytest.mark.parametrize("make", [core_profiles, hard_profiles])
def test_profiles_are_stable_under_a_seed(make) -> None:
    few, more = make(8, 1, VERSION), make(20, 1, VERSION)
    assert few == more[:8]
    assert make(8, 2, VERSION) != few


def test_core_people_are_as_described() -> None:
    people = core_profiles(120, 1, VERSION)
    assert {one.request.diet.style for one in people} == set(DIET_STYLES)
    assert {one.request.diet.meals_per_day for one in people} == {2, 3, 4, 5, 6}
    assert all(19 <= one.person.age_on(one.request.start) <= 75 for one in people)
    assert any(len(set(one.request.targets)) == 2 for one in people)


def test_core_profiles_do_not_change_unnoticed() -> None:
    """Figures of two versions can only be compared over the same people; other people need another version name."""
    first = core_profiles(1, 1, VERSION)[0]
    target = first.request.targets[0]
    assert (first.person.sex, first.person.height_cm, first.person.weight_kg, first.request.diet.style) == PINNED_PERSON
    assert (target.energy_kcal, target.protein_g, target.fat_g, target.carbohydrate_g) == PINNED_TARGET


def test_there_are_five_hundred_hard_kinds() -> None:
    kinds = {one.kind for one in hard_profiles(500, 1, VERSION)}
    assert len(kinds) == len(FOOD_RULES) * len(PLACES) * len(DEMANDS) == 500


def test_hard_people_ask_for_what_their_kind_says() -> None:
    for one in hard_profiles(60, 1, VERSION):
        foods, place, demand = one.kind.split(" | ")
        diet = one.request.diet
        assert diet.style == next(rule.style for rule in FOOD_RULES if rule.name == foods)
        assert diet.kitchen == next(each.kitchen for each in PLACES if each.name == place)
        assert diet.meals_per_day == next(each.meals for each in DEMANDS if each.name == demand)


@pytest.mark.parametrize("style", ["vegan", "keto"])
def test_more_protein_keeps_the_energy(style) -> None:
    usual = DayTarget(2000, 100, 80, 220, 25)
    more = with_protein(usual, 150, style)
    assert more.protein_g == 150
    assert atwater_kcal(more.protein_g, more.fat_g, more.carbohydrate_g) == pytest.approx(
        atwater_kcal(usual.protein_g, usual.fat_g, usual.carbohydrate_g)
    )
    assert with_protein(usual, 50, style) == usual


def test_every_safety_kind_is_held_back_or_let_through() -> None:
    cases = safety_cases(3 * len(KINDS), 1)
    assert {case.kind for case in cases} == {kind for kind, _, _ in KINDS}
    wrong = [case.kind for case in cases if held_back(case) != (case.due != "plan")]
    assert not wrong


def test_safety_figures_count_what_goes_wrong() -> None:
    cases = safety_cases(len(KINDS), 1)
    # A person of a kind that must pass, said to be one that must be held back.
    mistaken = [type(case)(case.kind, "no_meal_plan", case.person) for case in cases if case.due == "plan"]
    figures = judge_safety([*cases, *mistaken])
    assert figures["gate_recall"] < 1
    assert figures["false_blocks"] == 0
    assert "nothing special" in figures["wrong_kinds"]


def test_training_wishes_are_stable_and_leave_meals_alone() -> None:
    people = core_profiles(12, 1, VERSION)
    asked = training_requests(people, 1, VERSION)
    assert asked == training_requests(people, 1, VERSION)
    assert asked[:4] == training_requests(people[:4], 1, VERSION)


def test_sets_are_held_against_the_range() -> None:
    rules = next(
        request.rules
        for request in training_requests(core_profiles(200, 1, VERSION), 1, VERSION)
        if is_asked_for_sets(request.rules) and request.rules.experience == "intermediate"
    )
    off = sets_off(rules, {"chest": 12.0, "quads": 21.5, "biceps": 7.0})
    assert (off["chest"], off["quads"], off["biceps"], off["calves"]) == (0, 1.5, -3, -10)
