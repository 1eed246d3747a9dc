"""Targets of training days and rest days: more energy where training is, less where it is not, and the week's mean kept.

Matching energy and carbohydrate to the training of the day follows ACSM 2016 (doi:10.1016/j.jand.2015.12.006), which gives no
figure for it: how far the days lie apart is the person's choice within limits of our own.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from nexfitra_domain import safety, sources
from nexfitra_domain.macros import day_macros, fat_floor_g
from nexfitra_domain.person import Person
from nexfitra_domain.reasons import Param, Reason, reason
from nexfitra_domain.targets import Targets

DAYS_A_WEEK: Final = 7
REST_DAY_CARBOHYDRATE_G: Final = 130.0
"""g a day that no rest day falls below, ketogenic eating aside: what the brain uses, the RDA of IOM 2005."""


@dataclass(frozen=True, slots=True)
class _Shift:
    """``step_kcal`` is moved to each training day for each rest day of the week, so that whole kcal keep the mean exactly."""

    step_kcal: int
    days: int
    held: Reason | None

    def kcal(self, *, training: bool) -> int:
        """Return how far the day lies from the mean."""
        return self.step_kcal * (DAYS_A_WEEK - self.days) if training else -self.step_kcal * self.days


def on_day(targets: Targets, person: Person, day: dt.date) -> Targets:
    """Return the targets of ``day``, of which ``targets`` are the week's mean."""
    training, rest = training_and_rest(targets, person)
    return training if day.weekday() in person.training_weekdays else rest


def training_and_rest(targets: Targets, person: Person) -> tuple[Targets, Targets]:
    """Return the targets of a training day and of a rest day, of which ``targets`` are the week's mean.

    With n training days of seven and a difference of d kcal a training day has mean + d·(7 - n)/7, a rest day mean - d·n/7. d is
    the share of the mean that the person asked for, in steps of 7 kcal, and less where a rest day would otherwise fall below
    its least energy, carbohydrate or fat; a reason says so. Energy in whole kcal, macros in whole grams within 2 kcal of it.
    Without a difference, with no training weekdays or seven of them, both are ``targets``.
    """
    days = len(person.training_weekdays)
    if targets.energy_kcal is None or person.training_day_energy_pct <= 0 or days in (0, DAYS_A_WEEK):
        return targets, targets
    shift = _shift(targets, person, days)
    if shift.step_kcal == 0:
        alike = targets if shift.held is None else replace(targets, reasons=(*targets.reasons, shift.held))
        return alike, alike
    return _shifted(targets, person, shift, training=True), _shifted(targets, person, shift, training=False)


@dataclass(frozen=True, slots=True)
class _Spare:
    """By how many kcal a rest day may lie below the mean, and the reason's key, source and params where that is too little."""

    kcal: float
    key: str
    source: str
    params: Mapping[str, Param]


def _shift(targets: Targets, person: Person, days: int) -> _Shift:
    energy = targets.energy_kcal or 0.0
    wanted = round(person.training_day_energy_pct / 100 * energy / DAYS_A_WEEK)
    spare = min(_spares(targets, person), key=lambda one: one.kcal)
    step = min(wanted, max(0, int(spare.kcal // days)))
    if step == wanted:
        return _Shift(step, days, None)
    held = reason("energy_kcal", spare.key, spare.source, difference_kcal=DAYS_A_WEEK * step, **spare.params)
    return _Shift(step, days, held)


def _spares(targets: Targets, person: Person) -> tuple[_Spare, ...]:
    """Return every limit of a rest day: its energy floor, and what the mean has above the least carbohydrate or fat."""
    energy, floor = targets.energy_kcal or 0.0, targets.energy_floor_kcal or 0.0
    if safety.has_effect(targets.gates, "no_deficit"):
        floor = max(floor, targets.maintenance_kcal or 0.0)
    least = _Spare(energy - floor, "energy.day_floor", sources.NEXFITRA_CHOICE, {"floor_kcal": round(floor)})
    if person.diet_style == "keto":
        fat_floor = fat_floor_g(person, energy)
        kcal, params = 9 * ((targets.fat_g or 0.0) - fat_floor), {"floor_g": round(fat_floor)}
        return least, _Spare(kcal, "energy.day_fat", sources.NEXFITRA_CHOICE, params)
    kcal = 4 * ((targets.carbohydrate_g or 0.0) - REST_DAY_CARBOHYDRATE_G)
    least_g = {"least_g": REST_DAY_CARBOHYDRATE_G}
    return least, _Spare(kcal, "energy.day_carbohydrate", sources.IOM_MACRO_2005, least_g)


def _shifted(targets: Targets, person: Person, shift: _Shift, *, training: bool) -> Targets:
    mean, change = targets.energy_kcal or 0.0, shift.kcal(training=training)
    fat, carbohydrate, told = day_macros(person, mean + change, targets.protein_g or 0.0, targets.fat_g or 0.0)
    kind = "training_day" if training else "rest_day"
    taker, before, after = (
        ("fat", targets.fat_g, fat)
        if person.diet_style == "keto"
        else ("carbohydrate", targets.carbohydrate_g, carbohydrate)
    )
    moved = abs(after - (before or 0.0))
    asked = {"pct": person.training_day_energy_pct} if training else {}
    reasons = (
        reason("energy_kcal", f"energy.{kind}", sources.ACSM_NUTRITION_2016, change_kcal=abs(change), mean_kcal=round(mean), **asked),
        *(() if shift.held is None else (shift.held,)),
        *told,
        reason(f"{taker}_g", f"{taker}.{kind}", sources.ACSM_NUTRITION_2016, change_g=moved),
    )  # fmt: skip
    kept = tuple(one for one in targets.reasons if one.field not in ("fat_g", "carbohydrate_g"))
    return replace(
        targets,
        energy_kcal=mean + change,
        fat_g=fat,
        carbohydrate_g=carbohydrate,
        reasons=(*kept, *reasons),
        training_day=training,
    )
