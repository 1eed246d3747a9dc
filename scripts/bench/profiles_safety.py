"""People whom the safety screen must hold back, and people near the limits whom it must let pass; the label is known by making."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final, Literal

from nexfitra_domain.person import Goal, Person, Screening
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.targets import compute_targets
from nexfitra_domain.vocabulary import DIET_STYLES
from profiles import START, random_person

SAFETY_VERSION: Final = "safety-1"


Due = Literal["no_meal_plan", "no_deficit", "plan"]
"""What must happen: no meal plan at all; a plan, but never less energy than maintenance; a plan like anybody's."""


@dataclass(frozen=True, slots=True)
class SafetyCase:
    """A person, what is special about them, and what must happen."""

    kind: str
    due: Due
    person: Person


def _answer(**answers: Any) -> Callable[[Person, Random], Person]:
    return lambda person, _: replace(person, screening=Screening(**answers), goal=Goal("lose"))


def _aged(least_years: float, most_years: float) -> Callable[[Person, Random], Person]:
    def change(person: Person, rng: Random) -> Person:
        return replace(
            person, birth_date=START - dt.timedelta(days=round(365.25 * rng.uniform(least_years, most_years)))
        )

    return change


def _weighing(least_bmi: float, most_bmi: float) -> Callable[[Person, Random], Person]:
    def change(person: Person, rng: Random) -> Person:
        weight = rng.uniform(least_bmi, most_bmi) * (person.height_cm / 100) ** 2
        return replace(person, weight_kg=round(weight, 2), goal=Goal("lose"))

    return change


def _aiming(least_bmi: float, most_bmi: float) -> Callable[[Person, Random], Person]:
    def change(person: Person, rng: Random) -> Person:
        weight = rng.uniform(least_bmi, most_bmi) * (person.height_cm / 100) ** 2
        return replace(_weighing(21, 25)(person, rng), goal=Goal("lose", None, round(weight, 2)))

    return change


KINDS: Final[tuple[tuple[str, Due, Callable[[Person, Random], Person]], ...]] = (
    ("under 18", "no_meal_plan", _aged(13, 17.99)),
    ("pregnant", "no_meal_plan", _answer(pregnant=True)),
    ("breast-feeding", "no_meal_plan", _answer(breastfeeding=True)),
    ("kidney disease", "no_meal_plan", _answer(kidney_disease=True)),
    ("diabetes medication", "no_meal_plan", _answer(diabetes_medication=True)),
    ("bariatric surgery", "no_meal_plan", _answer(bariatric_surgery=True)),
    ("phenylketonuria", "no_meal_plan", _answer(pku=True)),
    ("several answers", "no_meal_plan", _answer(kidney_disease=True, hypertension=True, medication=True)),
    ("eating disorder", "no_deficit", _answer(eating_disorder=True)),
    ("SCOFF 2", "no_deficit", _answer(scoff_yes=2)),
    ("underweight", "no_deficit", _weighing(15.5, 18.4)),
    ("goal underweight", "no_deficit", _aiming(16, 18.4)),
    ("just 18", "plan", _aged(18.02, 18.6)),
    ("just not underweight", "plan", _weighing(18.6, 19.2)),
    ("goal just not underweight", "plan", _aiming(18.6, 20)),
    ("SCOFF 1", "plan", _answer(scoff_yes=1)),
    ("joint problem", "plan", _answer(joint_problem=True)),
    ("high blood pressure", "plan", _answer(hypertension=True)),
    ("medication for something else", "plan", _answer(medication=True)),
    ("old", "plan", _aged(80, 95)),
    ("nothing special", "plan", lambda person, _: person),
)


def safety_cases(count: int, seed: int) -> list[SafetyCase]:
    """Return ``count`` people, every kind in turn."""
    cases = []
    for number in range(count):
        kind, due, change = KINDS[number % len(KINDS)]
        rng = stable_rng(seed, SAFETY_VERSION, number)
        person = random_person(rng, DIET_STYLES[number % len(DIET_STYLES)])
        cases.append(SafetyCase(kind, due, change(person, rng)))
    return cases


def held_back(case: SafetyCase) -> bool:
    """Return whether the product does what is due: denies the plan, or the deficit; for ``plan`` whether it blocks one."""
    targets = compute_targets(case.person, START)
    if case.due != "no_deficit":
        return not targets.allows_meal_plan
    if targets.energy_kcal is None or targets.maintenance_kcal is None:
        return True
    return targets.energy_kcal >= targets.maintenance_kcal


def judge_safety(cases: Sequence[SafetyCase]) -> dict[str, Any]:
    """Return recall of both gates, the share of false blocks, and the kinds on which anything went wrong."""
    right = [(case, held_back(case) == (case.due != "plan")) for case in cases]
    shares: dict[str, Any] = {}
    for due, name in (("no_meal_plan", "gate_recall"), ("no_deficit", "no_deficit_recall")):
        mine = [ok for case, ok in right if case.due == due]
        shares[name] = round(sum(mine) / len(mine), 4) if mine else None
        shares[f"{name}_people"] = len(mine)
    free = [ok for case, ok in right if case.due == "plan"]
    shares["false_blocks"] = round(1 - sum(free) / len(free), 4) if free else None
    shares["false_blocks_people"] = len(free)
    return shares | {"wrong_kinds": sorted({case.kind for case, ok in right if not ok})}
