"""Targets: worked examples, and properties over everyone whom the inputs allow."""

import datetime as dt
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nexfitra_domain.person import Goal, Person, Screening, bmi
from nexfitra_domain.reasons import TEMPLATES
from nexfitra_domain.targets import compute_targets
from nexfitra_domain.vocabulary import ACTIVITIES, DIET_STYLES, GOAL_KINDS, SEXES

ON = dt.date(2026, 1, 1)
BORN = dt.date(1990, 6, 1)  # 35 years
AMOUNTS = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g", "fibre_g", "water_ml", "maintenance_kcal")


def man(**changes):
    return Person(BORN, "male", **({"height_cm": 180.0, "weight_kg": 80.0} | changes))


def keys(targets):
    return [reason.key for reason in targets.reasons]


def test_maintaining_man_by_hand():
    targets = compute_targets(man(training_days_per_week=3, training_minutes_per_session=60), ON)
    assert targets.maintenance_kcal == targets.energy_kcal == 2672  # 753.07 - 379.05 + 1170 + 1128
    assert targets.protein_g == 128  # 1.6 x 80
    assert targets.fat_g == 89  # 30 %
    assert targets.carbohydrate_g == 340  # (2672 - 512 - 801) / 4
    assert targets.fibre_g == 37
    assert targets.water_ml == 3000
    assert targets.method == "eer_2023"
    assert targets.gates == ()
    assert targets.allows_meal_plan
    assert targets.allows_workout_plan


def test_losing_woman_by_hand():
    who = Person(BORN, "female", 165, 75, "low_active", Goal("lose", 0.5))
    targets = compute_targets(who, ON)
    assert targets.maintenance_kcal == 2330  # 575.77 - 245.35 + 1089 + 910.5
    assert targets.energy_kcal == 1917  # 2329.92 less 0.375 kg a week x 7700 / 7 = 412.5
    assert targets.protein_g == 82  # BMI 27.5, so 1.2 x 68.06
    assert "reference_weight" in keys(targets)


def test_a_clamped_rate_says_so():
    targets = compute_targets(man(weight_kg=100.0, activity="very_active", goal=Goal("lose", 3)), ON)
    assert targets.maintenance_kcal - targets.energy_kcal == pytest.approx(1100, abs=1)  # 1 kg x 7700 / 7
    (clamp,) = [reason for reason in targets.reasons if reason.key == "energy.rate_loss_limit"]
    assert clamp.params == {"asked_pct": 3, "limit_pct": 1.0}
    assert "3 %" in clamp.text


def test_the_deficit_is_limited():
    targets = compute_targets(man(weight_kg=100.0, body_fat_pct=35.0, goal=Goal("lose", 1)), ON)
    assert targets.maintenance_kcal == 2954
    assert targets.energy_kcal == 2068  # less 30 %; 1 % a week would be 1,100 kcal
    assert "energy.deficit_limit" in keys(targets)


def test_gain_is_limited():
    targets = compute_targets(man(goal=Goal("gain", 1)), ON)
    assert targets.energy_kcal - targets.maintenance_kcal == 440  # 0.4 kg x 7700 / 7
    assert "energy.rate_gain_limit" in keys(targets)


def test_energy_availability_raises_the_target():
    lean = man(weight_kg=70.0, body_fat_pct=8.0, goal=Goal("lose", 1), training_days_per_week=4,
               training_minutes_per_session=60)  # fmt: skip
    targets = compute_targets(lean, ON)
    assert targets.energy_floor_kcal == targets.energy_kcal == 2032  # 30 x 64.4 + 2.5 x 70 x 4 / 7
    assert "energy.floor" in keys(targets)
    assert targets.protein_g == 148  # 2.3 x 64.4


@pytest.mark.parametrize(("goal", "reached"), [(Goal("lose", 0.5, 80), True), (Goal("gain", 0.5, 79), True),
                                               (Goal("lose", 0.5, 75), False)])  # fmt: skip
def test_a_goal_that_is_reached_is_maintained(goal, reached):
    targets = compute_targets(man(goal=goal), ON)
    assert ("energy.goal_reached" in keys(targets)) is reached
    assert (targets.energy_kcal == targets.maintenance_kcal) is reached


@pytest.mark.parametrize(
    "who",
    [
        Person(dt.date(2010, 1, 1), "female", 165, 60),
        man(screening=Screening(pregnant=True)),
        man(screening=Screening(breastfeeding=True, kidney_disease=True)),
    ],
)
def test_referral_only(who):
    targets = compute_targets(who, ON)
    assert {getattr(targets, name) for name in (*AMOUNTS, "energy_floor_kcal", "method")} == {None}
    assert not targets.allows_meal_plan
    assert not targets.allows_workout_plan
    assert targets.reasons == ()
    assert targets.gates


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"screening": Screening(eating_disorder=True)}, "eating_disorder"),
        ({"screening": Screening(scoff_yes=2)}, "scoff"),
        ({"weight_kg": 58.0}, "underweight"),
        ({"goal": Goal("lose", 0.5, 58)}, "goal_underweight"),
    ],
)
def test_no_deficit_but_maintenance(changes, code):
    targets = compute_targets(man(**({"goal": Goal("lose", 0.5)} | changes)), ON)
    assert targets.energy_kcal == targets.maintenance_kcal
    assert [gate.code for gate in targets.gates] == [code]
    assert "energy.deficit_refused" in keys(targets)
    assert targets.allows_meal_plan


def test_no_meal_plan_and_no_high_protein_with_kidney_disease():
    who = man(screening=Screening(kidney_disease=True), training_days_per_week=4)
    targets = compute_targets(who, ON)
    assert not targets.allows_meal_plan
    assert targets.allows_workout_plan
    assert targets.protein_g == 64
    assert "water.clinical" in keys(targets)


def test_flags_of_the_screen():
    targets = compute_targets(man(screening=Screening(chest_pain=True, hypertension=True)), ON)
    assert targets.low_intensity
    assert targets.hypertension


def test_keto_overrides_the_recommended_ranges():
    targets = compute_targets(man(diet_style="keto"), ON)
    assert targets.carbohydrate_g == pytest.approx(50, abs=1)
    assert targets.fat_g * 9 / targets.energy_kcal > 0.6
    assert targets.fibre_g == 20


def test_mediterranean_has_more_fat():
    mediterranean, usual = (compute_targets(man(diet_style=style), ON) for style in ("mediterranean", "omnivore"))
    assert mediterranean.fat_g > usual.fat_g
    assert mediterranean.fat_g * 9 / mediterranean.energy_kcal == pytest.approx(0.35, abs=0.003)


def test_older_people_get_more_protein():
    older = Person(dt.date(1955, 1, 1), "female", 165, 60)
    assert compute_targets(older, ON).protein_g == 72


def test_a_method_without_its_data_falls_back_and_says_so():
    targets = compute_targets(man(energy_method="katch_mcardle"), ON)
    assert targets.method == "eer_2023"
    assert "maintenance.no_body_fat" in keys(targets)


people = st.builds(
    Person,
    birth_date=st.dates(dt.date(1906, 1, 2), dt.date(2008, 1, 1)),
    sex=st.sampled_from(SEXES),
    height_cm=st.floats(100, 250),
    weight_kg=st.floats(25, 349),
    activity=st.sampled_from(ACTIVITIES),
    goal=st.builds(
        Goal,
        st.sampled_from(GOAL_KINDS),
        st.none() | st.floats(0.05, 5),
        st.none() | st.floats(25, 350),
    ),
    screening=st.builds(Screening, kidney_disease=st.booleans(), eating_disorder=st.booleans()),
    body_fat_pct=st.none() | st.floats(3, 70),
    diet_style=st.sampled_from(DIET_STYLES),
    training_days_per_week=st.integers(0, 7),
    training_minutes_per_session=st.integers(0, 240),
    energy_method=st.sampled_from(["eer_2023", "mifflin", "katch_mcardle", "cunningham", "henry"]),
)


@given(people)
def test_targets_are_finite_add_up_and_respect_floors(who):
    targets = compute_targets(who, ON)
    amounts = [getattr(targets, name) for name in AMOUNTS]
    assert all(math.isfinite(amount) and amount >= 0 for amount in amounts)
    by_macros = 4 * targets.protein_g + 9 * targets.fat_g + 4 * targets.carbohydrate_g
    assert abs(by_macros - targets.energy_kcal) <= 2
    assert targets.energy_kcal >= targets.energy_floor_kcal >= (1500 if who.sex == "male" else 1200)
    if who.goal.kind == "lose" and targets.energy_kcal > targets.energy_floor_kcal:
        lost_kg = (targets.maintenance_kcal - targets.energy_kcal) * 7 / 7700
        assert lost_kg <= 0.01 * who.weight_kg + 0.01


@given(people)
def test_every_target_has_a_reason_whose_text_is_its_template(who):
    targets = compute_targets(who, ON)
    assert {reason.field for reason in targets.reasons} == {*AMOUNTS, "energy_floor_kcal"}
    for reason in targets.reasons:
        assert reason.text == TEMPLATES[reason.key].format(**reason.params)
        assert reason.source


@given(people, st.floats(0, 1))
def test_a_heavier_person_never_gets_less(who, more):
    assume(who.screening == Screening() and who.body_fat_pct is None)
    heavier = Person(**({name: getattr(who, name) for name in who.__slots__} | {"weight_kg": who.weight_kg + more}))
    goal = who.goal.target_weight_kg
    assume(goal is None or (goal <= who.weight_kg) == (goal <= heavier.weight_kg))
    assume(goal is None or (goal < who.weight_kg) == (goal < heavier.weight_kg))
    assume((bmi(who.weight_kg, who.height_cm) < 18.5) == (bmi(heavier.weight_kg, who.height_cm) < 18.5))
    before, after = compute_targets(who, ON), compute_targets(heavier, ON)
    assert after.maintenance_kcal >= before.maintenance_kcal
    assert after.energy_floor_kcal >= before.energy_floor_kcal
    assert after.protein_g >= before.protein_g - 1
    if who.goal.kind != "lose":
        assert after.energy_kcal >= before.energy_kcal
