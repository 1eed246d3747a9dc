"""Targets set by hand: what was given holds, the rest follows, and no safety floor gives way."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from nexfitra_domain.macros import atwater_kcal, fat_floor_g, macro_targets
from nexfitra_domain.person import Person
from nexfitra_domain.reasons import reason
from nexfitra_domain.safety import has_effect
from nexfitra_domain.targets import Targets

from nexfitra_api.features.profiles.errors import OverrideRefused, TargetsGated
from nexfitra_api.features.profiles.schemas import OverrideData

ENERGY_TOLERANCE: Final = 0.05
"""How far 4·protein + 9·fat + 4·carbohydrate may lie from the energy where all four are given: labels round, people too."""
FILL_ORDER: Final = ("carbohydrate_g", "fat_g", "protein_g")
"""The first of these that was not given takes up the energy that is left."""
KCAL_PER_G: Final[Mapping[str, float]] = {"protein_g": 4.0, "fat_g": 9.0, "carbohydrate_g": 4.0}
AMOUNTS: Final = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g", "fibre_g", "water_ml")
ENERGY_FIELDS: Final = ("energy_kcal", *KCAL_PER_G)
SOURCE: Final = "NexFitra"


def apply(targets: Targets, override: OverrideData, person: Person, on: dt.date) -> Targets:
    """Return ``targets`` with ``override``; raises ``TargetsGated`` or ``OverrideRefused``."""
    if targets.energy_kcal is None:
        raise TargetsGated
    energy = _energy(targets, override)
    _require_floor(targets, energy)
    macros = _macros(targets, override, person, on, energy)
    _require_fat_floor(override, person, energy, macros["fat_g"])
    given = {name for name in AMOUNTS if getattr(override, name) is not None}
    changed = given | {name for name in ("energy_kcal", *macros) if macros.get(name, energy) != getattr(targets, name)}
    kept = tuple(one for one in targets.reasons if one.field not in changed)
    by_hand = tuple(
        reason(name, "override.by_hand" if name in given else "override.follows", SOURCE)
        for name in AMOUNTS
        if name in changed
    )
    return replace(
        targets,
        energy_kcal=energy,
        protein_g=macros["protein_g"],
        fat_g=macros["fat_g"],
        carbohydrate_g=macros["carbohydrate_g"],
        fibre_g=override.fibre_g if override.fibre_g is not None else macros["fibre_g"],
        water_ml=override.water_ml if override.water_ml is not None else targets.water_ml,
        reasons=kept + by_hand,
    )


def apply_or_raise_to_floor(targets: Targets, override: OverrideData | None, person: Person, on: dt.date) -> Targets:
    """Like ``apply`` for an override that was set earlier: what no longer fits gives way, and nobody is told off for it."""
    if override is None or targets.energy_kcal is None:
        return targets
    try:
        return apply(targets, override, person, on)
    except OverrideRefused:
        return targets


def moves_energy(targets: Targets) -> bool:
    """Return whether energy or a macronutrient of ``targets`` was set by hand: such days all are as they were set."""
    return any(one.field in ENERGY_FIELDS and one.key.startswith("override.") for one in targets.reasons)


def _energy(targets: Targets, override: OverrideData) -> float:
    if override.energy_kcal is not None:
        return override.energy_kcal
    macros = (override.protein_g, override.fat_g, override.carbohydrate_g)
    if macros[0] is not None and macros[1] is not None and macros[2] is not None:
        return float(round(atwater_kcal(macros[0], macros[1], macros[2])))
    return targets.energy_kcal or 0.0


def _require_floor(targets: Targets, energy: float) -> None:
    floor = targets.energy_floor_kcal or 0.0
    if has_effect(targets.gates, "no_deficit"):
        floor = max(floor, targets.maintenance_kcal or 0.0)
    if energy < floor:
        text = f"No target below {floor:g} kcal a day is set here"
        raise OverrideRefused.field("energy_kcal", "below_floor", text, floor_kcal=floor)


def _require_fat_floor(override: OverrideData, person: Person, energy: float, fat_g: float) -> None:
    """Hold the fat floor where fat was given, or is what the given amounts leave; rounded, as computed targets are."""
    if override.fat_g is None and override.carbohydrate_g is None:
        return  # the fat is the computed one
    floor = float(round(fat_floor_g(person, energy)))
    if fat_g < floor:
        text = f"No target below {floor:g} g fat a day is set here"
        raise OverrideRefused.field("fat_g", "below_fat_floor", text, floor_g=floor)


def _macros(targets: Targets, override: OverrideData, person: Person, on: dt.date, energy: float) -> dict[str, float]:
    """Return the four amounts in grams: given ones as given, one of the others taking up the energy that is left."""
    deficit = targets.maintenance_kcal is not None and energy < targets.maintenance_kcal
    usual = macro_targets(person, person.age_on(on), energy, deficit=deficit)
    amounts = {name: float(getattr(usual, name)) for name in (*KCAL_PER_G, "fibre_g")}
    given = {name: float(value) for name in KCAL_PER_G if (value := getattr(override, name)) is not None}
    amounts |= given
    if not given:
        return amounts
    free = next((name for name in FILL_ORDER if name not in given), None)
    others = sum(KCAL_PER_G[name] * amounts[name] for name in KCAL_PER_G if name != free)
    if free is None:
        if abs(others - energy) > ENERGY_TOLERANCE * energy:
            text = f"Protein, fat and carbohydrate make {others:.0f} kcal, not {energy:.0f}"
            raise OverrideRefused.field(
                "energy_kcal", "macros_do_not_add_up", text, macros_kcal=round(others), energy_kcal=round(energy)
            )
        return amounts
    if others > energy:
        text = f"The other amounts make more than {energy:.0f} kcal"
        raise OverrideRefused.field(free, "macros_exceed_energy", text, energy_kcal=round(energy))
    left = float(round((energy - others) / KCAL_PER_G[free]))
    if left <= 0 and free != "carbohydrate_g":
        text = f"The other amounts make all of the {energy:.0f} kcal"
        raise OverrideRefused.field(free, "macros_exceed_energy", text, energy_kcal=round(energy))
    return amounts | {free: left}
