"""The course of the weeks: effort rises through a block (fewer repetitions in reserve, then a set more), a deload ends it.

Deload every 4–8 weeks with volume and load down and frequency kept (practice survey: every 5.6 ± 2.3 weeks, Rogerson et al.
2024, doi:10.1186/s40798-024-00691-y). How long a block is by experience is a preference within that range.
"""

from typing import Final

from nexfitra_domain.contract.workouts import TrainingRules
from nexfitra_domain.planning.training_pool import OLDER_FROM_YEARS
from nexfitra_domain.planning.training_sets import Phase
from nexfitra_domain.vocabulary import Experience

DELOAD_EVERY_WEEKS: Final[dict[Experience, int]] = {"beginner": 8, "intermediate": 6, "advanced": 5}
SHORTEST_BLOCK_WEEKS: Final = 4

RIR_START: Final = 3
RIR_END: Final[dict[Experience, int]] = {"beginner": 2, "intermediate": 1, "advanced": 1}
"""Training to failure is not consistently better (ACSM 2026): no set is planned with fewer than one in reserve."""
RIR_CAREFUL_END: Final = 2
"""With high blood pressure, from 65 years on, and for goals other than strength and size."""
RIR_LIGHT: Final = 4
EXTRA_SET_FROM_STEP: Final = 2
"""From the third week of a block on, the first lift of each session may get one set more."""


def deload_every(rules: TrainingRules, weeks: int) -> int | None:
    """Return after how many weeks the deload stands (as the last of them), or None for a plan shorter than a block."""
    if weeks < SHORTEST_BLOCK_WEEKS:
        return None
    return min(DELOAD_EVERY_WEEKS[rules.experience], weeks)


def phases(rules: TrainingRules, weeks: int) -> tuple[Phase, ...]:
    """Return the phase of each week, the first week first."""
    block = deload_every(rules, weeks)
    length = max(1, (block or weeks + 1) - 1)
    result = []
    for week in range(weeks):
        step = week % block if block else week
        deload = block is not None and step == block - 1
        result.append(Phase(rir=_rir(rules, step, length, deload=deload), step=step, deload=deload))
    return tuple(result)


def extra_sets(rules: TrainingRules, phase: Phase) -> int:
    """Return how many sets the first lift of each session may gain in this week, time and caps permitting."""
    return 0 if rules.low_intensity or phase.deload or phase.step < EXTRA_SET_FROM_STEP else 1


def _rir(rules: TrainingRules, step: int, length: int, *, deload: bool) -> int:
    if rules.low_intensity:
        return RIR_LIGHT + (1 if deload else 0)
    if deload:
        return RIR_START + 1
    careful = rules.hypertension or rules.age_years >= OLDER_FROM_YEARS or rules.goal in ("general", "endurance")
    end = RIR_CAREFUL_END if careful else RIR_END[rules.experience]
    levels = RIR_START - end + 1
    return RIR_START - min(levels - 1, step * levels // length)
