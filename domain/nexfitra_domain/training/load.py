"""One-repetition maximum (1RM) and the share of it that a number of repetitions allows. Loads in kg, shares in per cent.

Sources: Epley 1985 (Poundage chart, Boyd Epley Workout); Brzycki 1993, doi:10.1080/07303084.1993.10606684; the table of
repetitions is that of Haff & Triplett, Essentials of Strength Training and Conditioning, 4th ed. 2016 (well established,
single lifters differ by several per cent). Beyond 12 repetitions Epley's curve is used, scaled so that it meets the table.
"""

from itertools import pairwise
from typing import Final

MAX_REPS_FOR_1RM: Final = 10
"""Beyond ten repetitions endurance decides more than strength: no estimate is made."""

PERCENT_BY_REPS: Final[tuple[tuple[float, float], ...]] = (
    (1, 100.0),
    (3, 93.0),
    (5, 87.0),
    (8, 80.0),
    (10, 75.0),
    (12, 67.0),
)
"""(repetitions to failure, % of 1RM); straight lines in between."""

_LAST_REPS, _LAST_PERCENT = PERCENT_BY_REPS[-1]
_TAIL: Final = _LAST_PERCENT * (1 + _LAST_REPS / 30)
"""Epley's inverse is ``100/(1 + r/30)``: 71.4 % at 12, above the table's 67. This factor joins both without a jump."""


def _check(load_kg: float, reps: int) -> None:
    if not load_kg > 0:
        raise ValueError("a load must be above 0 kg")
    if not 1 <= reps <= MAX_REPS_FOR_1RM:
        raise ValueError(f"a 1RM is estimated from 1 to {MAX_REPS_FOR_1RM} repetitions only")


def epley_1rm_kg(load_kg: float, reps: int) -> float:
    """Return ``w(1 + r/30)``; a single is itself the maximum. Raise ``ValueError`` for loads ≤ 0 kg or repetitions outside 1–10."""
    _check(load_kg, reps)
    return load_kg if reps == 1 else load_kg * (1 + reps / 30)


def brzycki_1rm_kg(load_kg: float, reps: int) -> float:
    """Return ``36w/(37 − r)``. Raise ``ValueError`` for loads ≤ 0 kg or repetitions outside 1–10."""
    _check(load_kg, reps)
    return 36 * load_kg / (37 - reps)


def estimate_1rm_kg(load_kg: float, reps: int) -> float:
    """Return the mean of both formulas: they cross at ten repetitions, and neither is better over all lifts (judgement)."""
    return (epley_1rm_kg(load_kg, reps) + brzycki_1rm_kg(load_kg, reps)) / 2


def percent_1rm(reps_to_failure: float) -> float:
    """Return the % of 1RM with which ``reps_to_failure`` (repetitions + repetitions in reserve) are just possible.

    Strictly falling and without a jump for all repetitions ≥ 1. Raise ``ValueError`` below 1.
    """
    if not reps_to_failure >= 1:
        raise ValueError("repetitions to failure must be at least 1")
    for (reps_a, percent_a), (reps_b, percent_b) in pairwise(PERCENT_BY_REPS):
        if reps_to_failure <= reps_b:
            return percent_a + (percent_b - percent_a) * (reps_to_failure - reps_a) / (reps_b - reps_a)
    return _TAIL / (1 + reps_to_failure / 30)


def reps_at_percent(percent: float) -> float:
    """Return the repetitions to failure that ``percent`` of 1RM allows: the inverse of :func:`percent_1rm`.

    Raise ``ValueError`` outside (0, 100].
    """
    if not 0 < percent <= 100:
        raise ValueError("a share of the 1RM lies above 0 and at most at 100 %")
    for (reps_a, percent_a), (reps_b, percent_b) in pairwise(PERCENT_BY_REPS):
        if percent >= percent_b:
            return reps_a + (reps_b - reps_a) * (percent_a - percent) / (percent_a - percent_b)
    return 30 * (_TAIL / percent - 1)


def working_load_kg(one_rm_kg: float, reps: int, rir: float) -> float:
    """Return the load for ``reps`` repetitions with ``rir`` more in reserve, not yet rounded to what can be built."""
    return one_rm_kg * percent_1rm(reps + rir) / 100
