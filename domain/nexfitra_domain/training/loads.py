"""Round a load to one that a person can build with what they own. Loads in kg; a dumbbell's or kettlebell's load is that of one.

The sets are what shops and gyms usually have (judgement): a 20 kg bar with 1.25 kg as the smallest pair, fixed dumbbells,
kettlebells, weight stacks in 5 kg steps. Bands, straps and the body have no load in kg: None.
"""

from bisect import bisect_right
from collections.abc import Collection
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.vocabulary import Equipment


def _steps(first: float, last: float, step: float) -> tuple[float, ...]:
    return tuple(first + step * index for index in range(round((last - first) / step) + 1))


BUILDABLE_KG: Final[dict[Equipment, tuple[float, ...]]] = {
    "barbell": _steps(20, 400, 2.5),
    "smith_machine": _steps(20, 400, 2.5),
    "ez_bar": _steps(10, 120, 2.5),
    "dumbbells": (*_steps(1, 10, 1), *_steps(12.5, 60, 2.5)),
    "kettlebell": (4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 24.0, 28.0, 32.0, 36.0, 40.0, 44.0, 48.0),
    "machine": _steps(5, 400, 5),
    "cable": _steps(2.5, 120, 2.5),
    "plates": (1.25, 2.5, 5.0, 10.0, 15.0, 20.0, 25.0),
    "medicine_ball": _steps(1, 12, 1),
}
"""Loads by the piece of equipment that carries them, rising."""


def usable_equipment(exercise: Exercise, owned: Collection[Equipment]) -> tuple[Equipment, ...] | None:
    """Return the first of the exercise's alternatives that ``owned`` covers, or None where it covers none."""
    return next((choice for choice in exercise.equipment if set(choice) <= set(owned)), None)


def buildable_loads_kg(exercise: Exercise, owned: Collection[Equipment]) -> tuple[float, ...]:
    """Return the loads, rising, that can be set for the exercise; empty where it has no load in kg or cannot be done."""
    if exercise.bodyweight:
        return ()
    for piece in usable_equipment(exercise, owned) or ():
        if piece in BUILDABLE_KG:
            return BUILDABLE_KG[piece]
    return ()


def round_load_kg(
    load_kg: float, exercise: Exercise, owned: Collection[Equipment], *, never_above: bool = False
) -> float | None:
    """Return the nearest buildable load (the lower one on a tie), or with ``never_above`` the next one not above ``load_kg``.

    None where the exercise has no load in kg, or where even the lightest piece is heavier than ``load_kg`` by more than half
    a step: then the person is told to find the load.
    """
    loads = buildable_loads_kg(exercise, owned)
    if not loads:
        return None
    at = bisect_right(loads, load_kg + 1e-9)
    if at == 0:
        near = loads[0] - load_kg <= (loads[1] - loads[0]) / 2
        return loads[0] if near and not never_above else None
    below = loads[at - 1]
    if never_above or at == len(loads) or load_kg - below <= loads[at] - load_kg:
        return below
    return loads[at]
