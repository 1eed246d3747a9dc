"""The safety screen before any plan: gates, rate limits and energy floors. Rules here are hard unless they say otherwise.

What to do with an answer is judgement after published guidance, and always on the careful side. Nothing here diagnoses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from nexfitra_domain.person import Goal, Person, bmi
from nexfitra_domain.vocabulary import Sex

GateEffect = Literal["referral_only", "no_deficit", "no_meal_plan", "low_intensity", "limited_loads"]

ADULT_AGE_YEARS: Final = 18
UNDERWEIGHT_BMI: Final = 18.5
"""kg/m². WHO Technical Report Series 894 (2000)."""
SCOFF_LIMIT: Final = 2
"""Yes answers that ask for a closer look. Morgan 1999, doi:10.1136/bmj.319.7223.1467."""

LOSS_DEFAULT_PCT: Final = 0.6
LOSS_LIMIT_PCT: Final = 1.0
"""% of body weight a week. 0.7 kept more muscle than 1.4 in Garthe 2011, doi:10.1123/ijsnem.21.2.97; 1.0 is the limit."""
GAIN_DEFAULT_PCT: Final = 0.25
GAIN_LIMIT_PCT: Final = 0.5
"""% of body weight a week. Iraki 2019, doi:10.3390/sports7070154."""
DEFICIT_LIMIT_KCAL: Final = 750.0
DEFICIT_LIMIT_SHARE: Final = 0.30
"""The deficit is at most the larger of the two. AHA/ACC/TOS 2013: 500-750 kcal/d or 30 %."""

HARD_FLOOR_KCAL: Final[Mapping[Sex, float]] = {"female": 1200.0, "male": 1500.0}
"""kcal/d, the low ends of AHA/ACC/TOS 2013 (women 1,200-1,500, men 1,500-1,800)."""
AVAILABILITY_KCAL_PER_KG: Final = 30.0
"""Energy left for the body after exercise, kcal per kg fat-free mass and day. Loucks 2011, doi:10.1080/02640414.2011.588958."""
TRAINING_NET_MET: Final = 2.5
"""Resistance training 3.5 MET (Compendium 2011, code 02054) less the 1 MET of rest; 1 MET is about 1 kcal/kg/h."""

READINESS_QUESTIONS: Final = (
    "heart_condition",
    "chest_pain",
    "dizziness",
    "chronic_condition",
    "medication",
    "joint_problem",
    "supervised_only",
)
"""Any yes lowers intensity and advises clearance; our wording, after the idea of PAR-Q+."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Something the screen holds back. ``code`` is stable, ``text`` plain English, ``effect`` what it does."""

    code: str
    text: str
    effect: GateEffect = "referral_only"


GATES: Final[Mapping[str, Gate]] = {
    gate.code: gate
    for gate in (
        Gate(
            "under_18",
            "Targets and plans here are made for adults. While you grow, please ask a doctor or dietitian.",
            "referral_only",
        ),
        Gate(
            "pregnant",
            "Needs change during pregnancy, so no targets are set here. Please ask your midwife or doctor.",
            "referral_only",
        ),
        Gate(
            "breastfeeding",
            "Breast-feeding needs more energy than the equations here know of. Please ask your midwife or doctor.",
            "referral_only",
        ),
        Gate(
            "underweight",
            "Your weight is low for your height (BMI below 18.5), so no deficit is planned. Please see a doctor or dietitian.",
            "no_deficit",
        ),
        Gate(
            "goal_underweight",
            "Your goal weight is low for your height (BMI below 18.5), so no deficit is planned. Please talk it over with a doctor or dietitian.",
            "no_deficit",
        ),
        Gate(
            "eating_disorder",
            "With an eating disorder, now or in the past, no deficit is planned here. A doctor or therapist can go with you.",
            "no_deficit",
        ),
        Gate(
            "scoff",
            "Some of your answers suggest that food and weight may weigh on you, so no deficit is planned. A doctor can help.",
            "no_deficit",
        ),
        Gate(
            "kidney_disease",
            "With kidney disease meals need your clinic's figures, so no meal plan is made here. Please ask a renal dietitian.",
            "no_meal_plan",
        ),
        Gate(
            "diabetes_medication",
            "Insulin and sulfonylureas must fit what you eat, so no meal plan is made here. Please ask your diabetes team before you eat less.",
            "no_meal_plan",
        ),
        Gate(
            "bariatric_surgery",
            "After bariatric surgery meals need your clinic's plan, so none is made here.",
            "no_meal_plan",
        ),
        Gate(
            "pku",
            "Phenylketonuria needs a diet set by your metabolic clinic, so no meal plan is made here.",
            "no_meal_plan",
        ),
        Gate(
            "readiness",
            "You answered yes to a question about your health. Please get a doctor's clearance; until then training stays light.",
            "low_intensity",
        ),
        Gate(
            "hypertension",
            "With high blood pressure, sets that make you hold your breath and loads above 80 % of your maximum are left out. Please tell your doctor that you train.",
            "limited_loads",
        ),
    )
}
"""Every gate by its code, in the order in which they are shown."""


def screen(person: Person, age_years: int) -> tuple[Gate, ...]:
    """Return the gates that hold for a person, in the order of ``GATES``."""
    answers = person.screening
    goal = person.goal
    target = goal.target_weight_kg
    holds = {
        "under_18": age_years < ADULT_AGE_YEARS,
        "pregnant": answers.pregnant,
        "breastfeeding": answers.breastfeeding,
        "underweight": person.bmi < UNDERWEIGHT_BMI,
        "goal_underweight": goal.kind == "lose"
        and target is not None
        and bmi(target, person.height_cm) < UNDERWEIGHT_BMI,
        "eating_disorder": answers.eating_disorder,
        "scoff": answers.scoff_yes >= SCOFF_LIMIT,
        "kidney_disease": answers.kidney_disease,
        "diabetes_medication": answers.diabetes_medication,
        "bariatric_surgery": answers.bariatric_surgery,
        "pku": answers.pku,
        "readiness": any(getattr(answers, question) for question in READINESS_QUESTIONS),
        "hypertension": answers.hypertension,
    }
    return tuple(gate for code, gate in GATES.items() if holds[code])


def has_effect(gates: Iterable[Gate], effect: GateEffect) -> bool:
    """Return whether any gate has an effect."""
    return any(gate.effect == effect for gate in gates)


def granted_rate_pct(goal: Goal) -> float:
    """Return the weekly rate (% of body weight) that is planned: the default where none was asked for, within the limit."""
    if goal.kind == "maintain":
        return 0.0
    default, limit = (LOSS_DEFAULT_PCT, LOSS_LIMIT_PCT) if goal.kind == "lose" else (GAIN_DEFAULT_PCT, GAIN_LIMIT_PCT)
    return min(goal.rate_pct_per_week or default, limit)


def deficit_limit_kcal(maintenance_kcal: float) -> float:
    """Return the largest daily deficit that is planned (AHA/ACC/TOS 2013)."""
    return max(DEFICIT_LIMIT_KCAL, DEFICIT_LIMIT_SHARE * maintenance_kcal)


def training_kcal_per_day(person: Person) -> float:
    """Return the net energy of the planned training, averaged over the week (Compendium 2011)."""
    hours = person.training_days_per_week * person.training_minutes_per_session / 60
    return TRAINING_NET_MET * person.weight_kg * hours / 7


@dataclass(frozen=True, slots=True)
class EnergyFloor:
    """The least energy a day, kcal, and which rule sets it."""

    kcal: float
    rule: Literal["hard", "availability", "maintenance"]


def energy_floor(person: Person, fat_free_mass_kg: float, maintenance_kcal: float) -> EnergyFloor:
    """Return the least energy that is planned: the hard floor, or 30 kcal/kg lean mass after training if that is more.

    The second part never asks for more than maintenance: eating at maintenance is no restriction.
    """
    hard = HARD_FLOOR_KCAL[person.sex]
    available = AVAILABILITY_KCAL_PER_KG * fat_free_mass_kg + training_kcal_per_day(person)
    if hard >= min(available, maintenance_kcal):
        return EnergyFloor(hard, "hard")
    if available <= maintenance_kcal:
        return EnergyFloor(available, "availability")
    return EnergyFloor(maintenance_kcal, "maintenance")
