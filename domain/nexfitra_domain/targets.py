"""A person's daily targets, each with its reasons, behind the gates of the safety screen."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from nexfitra_domain import hydration, safety, sources
from nexfitra_domain.energy import ACTIVITY_FACTOR, Maintenance, fat_free_mass_kg, maintenance
from nexfitra_domain.macros import macro_targets
from nexfitra_domain.person import EnergyMethod, Goal, Person, Screening
from nexfitra_domain.reasons import Reason, reason
from nexfitra_domain.safety import EnergyFloor, Gate

__all__ = ["Gate", "Goal", "Person", "Reason", "Screening", "Targets", "compute_targets"]

KCAL_PER_KG_BODY_WEIGHT: Final = 7700.0
"""Energy of a kilogram of weight change, for the first guess only. Wishnofsky 1958 (3,500 kcal a pound)."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What to eat in a day. All amounts and ``method`` are None where a gate leaves only a referral."""

    energy_kcal: float | None
    protein_g: float | None
    fat_g: float | None
    carbohydrate_g: float | None
    fibre_g: float | None
    water_ml: float | None
    """To drink; water in food comes on top."""
    maintenance_kcal: float | None
    energy_floor_kcal: float | None
    method: EnergyMethod | None
    reasons: tuple[Reason, ...]
    gates: tuple[Gate, ...]
    allows_meal_plan: bool
    allows_workout_plan: bool
    low_intensity: bool
    hypertension: bool
    training_day: bool | None = None
    """True on a training day, which has more energy than the week's mean, False on a rest day, None where all days are alike."""


def compute_targets(person: Person, on: dt.date) -> Targets:
    """Return a person's targets: energy in whole kcal, macros in whole grams that add up to it within 2 kcal.

    They are the mean of the week in which ``on`` lies; ``day_targets`` says how they differ between training days and rest days.

    Raises:
        InvalidPersonError: the person was not born by that day or would be older than 120 years.
    """
    age = person.age_on(on)
    gates = safety.screen(person, age)
    if safety.has_effect(gates, "referral_only"):
        return _referral(gates)
    needs = maintenance(person, age)
    lean_kg = fat_free_mass_kg(person)
    floor = safety.energy_floor(person, lean_kg, needs.kcal)
    energy, energy_reasons = _energy(person, gates, needs.kcal, floor)
    macros = macro_targets(person, age, energy, deficit=energy < round(needs.kcal))
    water, water_reasons = _water(person)
    return Targets(
        energy_kcal=energy,
        protein_g=macros.protein_g,
        fat_g=macros.fat_g,
        carbohydrate_g=macros.carbohydrate_g,
        fibre_g=macros.fibre_g,
        water_ml=water,
        maintenance_kcal=float(round(needs.kcal)),
        energy_floor_kcal=float(round(floor.kcal)),
        method=needs.method,
        reasons=(
            *_maintenance_reasons(person, age, needs),
            *energy_reasons,
            _floor_reason(floor, lean_kg),
            *macros.reasons,
            *water_reasons,
        ),
        gates=gates,
        allows_meal_plan=not safety.has_effect(gates, "no_meal_plan"),
        allows_workout_plan=True,
        low_intensity=safety.has_effect(gates, "low_intensity"),
        hypertension=safety.has_effect(gates, "limited_loads"),
    )


def _referral(gates: tuple[Gate, ...]) -> Targets:
    return Targets(
        energy_kcal=None,
        protein_g=None,
        fat_g=None,
        carbohydrate_g=None,
        fibre_g=None,
        water_ml=None,
        maintenance_kcal=None,
        energy_floor_kcal=None,
        method=None,
        reasons=(),
        gates=gates,
        allows_meal_plan=False,
        allows_workout_plan=False,
        low_intensity=safety.has_effect(gates, "low_intensity"),
        hypertension=safety.has_effect(gates, "limited_loads"),
    )


def _maintenance_reasons(person: Person, age: int, needs: Maintenance) -> tuple[Reason, ...]:
    kcal = round(needs.kcal)
    if needs.resting_kcal is not None:
        factor = ACTIVITY_FACTOR[person.activity]
        resting = round(needs.resting_kcal)
        return (
            reason("maintenance_kcal", "maintenance.resting", needs.source, kcal=kcal, resting_kcal=resting, factor=factor),
        )  # fmt: skip
    body = {"age_years": age, "height_cm": round(person.height_cm, 1), "weight_kg": round(person.weight_kg, 1)}
    first = reason("maintenance_kcal", "maintenance.eer_2023", needs.source, kcal=kcal, **body)
    if needs.method == person.energy_method:
        return (first,)
    return first, reason("maintenance_kcal", "maintenance.no_body_fat", needs.source)


def _goal_reached(person: Person) -> bool:
    goal = person.goal
    if goal.target_weight_kg is None or goal.kind == "maintain":
        return False
    beyond = person.weight_kg - goal.target_weight_kg
    return beyond <= 0 if goal.kind == "lose" else beyond >= 0


def _energy(
    person: Person, gates: tuple[Gate, ...], needs_kcal: float, floor: EnergyFloor
) -> tuple[float, tuple[Reason, ...]]:
    """Return the energy target in whole kcal, never under the floor, and why."""
    goal = person.goal
    if goal.kind == "lose" and safety.has_effect(gates, "no_deficit"):
        refused = reason("energy_kcal", "energy.deficit_refused", sources.NEXFITRA_CHOICE)
        return _at_least_floor(needs_kcal, floor, (refused,))
    if _goal_reached(person):
        weights = {"weight_kg": round(person.weight_kg, 1), "target_kg": round(goal.target_weight_kg or 0, 1)}
        reached = reason("energy_kcal", "energy.goal_reached", sources.NEXFITRA_CHOICE, **weights)
        return _at_least_floor(needs_kcal, floor, (reached,))
    if goal.kind == "maintain":
        kept = reason("energy_kcal", "energy.maintain", sources.NASEM_ENERGY_2023, kcal=round(needs_kcal))
        return _at_least_floor(needs_kcal, floor, (kept,))
    change, reasons = _change(person, needs_kcal)
    return _at_least_floor(needs_kcal + change, floor, reasons)


def _change(person: Person, needs_kcal: float) -> tuple[float, tuple[Reason, ...]]:
    """Return the daily change of energy in kcal (negative to lose) and why, within the limits of rate and deficit."""
    goal, rate = person.goal, safety.granted_rate_pct(person.goal)
    asked = goal.rate_pct_per_week
    reasons = []
    if asked is not None and asked > rate:
        key, source = (
            ("energy.rate_loss_limit", f"{sources.GARTHE_2011}; {sources.OBESITY_GUIDELINE_2013}")
            if goal.kind == "lose"
            else ("energy.rate_gain_limit", sources.IRAKI_2019)
        )
        reasons.append(reason("energy_kcal", key, source, asked_pct=round(asked, 2), limit_pct=rate))
    change = rate / 100 * person.weight_kg * KCAL_PER_KG_BODY_WEIGHT / 7
    limit = safety.deficit_limit_kcal(needs_kcal)
    if goal.kind == "lose" and change > limit:
        change = limit
        reasons.append(
            reason("energy_kcal", "energy.deficit_limit", sources.OBESITY_GUIDELINE_2013, limit_kcal=round(limit))
        )
    weekly_kg = change * 7 / KCAL_PER_KG_BODY_WEIGHT
    params = {"rate_pct": round(100 * weekly_kg / person.weight_kg, 2), "weekly_kg": round(weekly_kg, 2)}
    first = reason("energy_kcal", f"energy.{goal.kind}", sources.WISHNOFSKY_1958, change_kcal=round(change), **params)
    return (-change if goal.kind == "lose" else change), (first, *reasons)


def _at_least_floor(kcal: float, floor: EnergyFloor, reasons: tuple[Reason, ...]) -> tuple[float, tuple[Reason, ...]]:
    least = round(floor.kcal)
    if round(kcal) >= least:
        return float(round(kcal)), reasons
    raised = reason("energy_kcal", "energy.floor", _floor_source(floor), floor_kcal=least)
    return float(least), (*reasons, raised)


def _floor_source(floor: EnergyFloor) -> str:
    return sources.OBESITY_GUIDELINE_2013 if floor.rule == "hard" else sources.LOUCKS_2011


def _floor_reason(floor: EnergyFloor, lean_kg: float) -> Reason:
    params: dict[str, float] = {"floor_kcal": round(floor.kcal)}
    if floor.rule == "availability":
        params["lean_kg"] = round(lean_kg, 1)
    return reason("energy_floor_kcal", f"floor.{floor.rule}", _floor_source(floor), **params)


def _water(person: Person) -> tuple[float, tuple[Reason, ...]]:
    drinks, total = hydration.drinks_ml(person.sex), hydration.total_water_ml(person.sex)
    params = {"drinks_ml": round(drinks), "total_ml": round(total)}
    adequate = reason("water_ml", "water.adequate", sources.IOM_WATER_2005, **params)
    if not (person.screening.kidney_disease or person.screening.heart_condition):
        return drinks, (adequate,)
    return drinks, (adequate, reason("water_ml", "water.clinical", sources.NEXFITRA_CHOICE))
