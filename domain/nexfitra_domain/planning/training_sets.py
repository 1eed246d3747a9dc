"""What one exercise asks for in one week: sets, repetitions, repetitions in reserve, rest and load.

Sources: loads and rests of the ACSM position 2026 (strength at 80 % 1RM or more; 2–3 minutes rest for compound lifts, 60–90 s for
isolations, 2–3 ramp-up sets before the first heavy lift of a region); repetition ranges within it are a preference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.workouts import PlannedSet, TrainingRules
from nexfitra_domain.explain import Told
from nexfitra_domain.planning.training_split import Role
from nexfitra_domain.training.limits import HYPERTENSION_MAX_PERCENT_1RM
from nexfitra_domain.training.load import percent_1rm, working_load_kg
from nexfitra_domain.training.loads import buildable_loads_kg, round_load_kg
from nexfitra_domain.vocabulary import Experience, Pattern, TrainingGoal

LOWER_PATTERNS: Final[frozenset[Pattern]] = frozenset({"squat", "hinge", "lunge"})
UPPER_PATTERNS: Final[frozenset[Pattern]] = frozenset(
    {"horizontal_push", "vertical_push", "horizontal_pull", "vertical_pull"}
)
MAIN_PATTERNS: Final = LOWER_PATTERNS | UPPER_PATTERNS

REPS: Final[dict[TrainingGoal, dict[str, tuple[int, int]]]] = {
    "strength": {"main": (3, 5), "assist": (5, 8), "other": (8, 12), "free": (6, 12)},
    "hypertrophy": {"main": (6, 10), "assist": (8, 12), "other": (10, 15), "free": (8, 15)},
    "general": {"main": (8, 12), "assist": (8, 12), "other": (10, 15), "free": (8, 15)},
    "endurance": {"main": (15, 20), "assist": (15, 20), "other": (15, 20), "free": (15, 20)},
}
""" "free" is a lift whose load cannot be set (the body, bands): repetitions take up the slack."""
LIGHT_REPS: Final = (10, 15)
HYPERTENSION_MIN_REPS: Final = 8
HOLD_S: Final[dict[Experience, int]] = {"beginner": 20, "intermediate": 30, "advanced": 40}

REST_STRENGTH_S: Final = 180
REST_COMPOUND_S: Final = 120
REST_ISOLATION_S: Final = 75
REST_LIGHT_S: Final = 90
REST_SUPERSET_FIRST_S: Final = 20
"""Between partners of a superset: the other muscles work next, so the muscle still rests about two minutes."""
REST_SUPERSET_LAST_S: Final = 75
REST_RAMP_S: Final = 45

RAMPS: Final[dict[int, tuple[tuple[int, float], ...]]] = {
    1: ((6, 0.6),),
    2: ((8, 0.5), (4, 0.75)),
    3: ((8, 0.4), (5, 0.6), (3, 0.8)),
}
"""Ramp-up sets: (repetitions, share of the working load)."""

DELOAD_SETS: Final = 0.5
DELOAD_LOAD: Final = 0.9
DELOAD_TIME: Final = 0.6


@dataclass(frozen=True, slots=True)
class Phase:
    """A week's place in its block: ``rir`` for main work, ``step`` normal weeks since the block began."""

    rir: int
    step: int
    deload: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen exercise: ``sets`` of a normal week; ``seconds`` for aerobic work, where it is one timed set."""

    exercise: Exercise
    role: Role
    sets: int
    why: Told
    seconds: int = 0


class Prescriber:
    """Turns picks into sets for one person."""

    def __init__(self, rules: TrainingRules, known_1rm_kg: Mapping[str, float]) -> None:
        self.rules, self.known = rules, known_1rm_kg

    def rest_s(self, pick: Pick) -> int:
        """Return the rest after a set, outside supersets."""
        if pick.exercise.pattern not in MAIN_PATTERNS:
            return REST_ISOLATION_S
        if self.rules.low_intensity:
            return REST_LIGHT_S
        heavy = self.rules.goal == "strength" and pick.role == "main" and self._loads(pick)
        return REST_STRENGTH_S if heavy else REST_COMPOUND_S

    def sets(self, pick: Pick, phase: Phase, rest_s: int, ramps: int, extra: int = 0) -> tuple[PlannedSet, ...]:
        """Return the sets of a week: ``ramps`` ramp-up sets, then the working sets with ``extra`` more of them."""
        if pick.seconds:
            seconds = ceil(pick.seconds * DELOAD_TIME) if phase.deload else pick.seconds
            return (PlannedSet("timed", 0, duration_s=seconds),)
        count = ceil(pick.sets * DELOAD_SETS) if phase.deload else pick.sets + extra
        working = self._working_set(pick, phase, rest_s)
        return (*self._ramp_sets(pick, working, ramps), *([working] * count))

    def is_heavy(self, pick: Pick) -> bool:
        """Return whether ramp-up sets are due before the exercise when it is the first of its region."""
        light = self.rules.low_intensity or self.rules.goal == "endurance"
        return not light and pick.exercise.pattern in MAIN_PATTERNS and self._loads(pick)

    def _loads(self, pick: Pick) -> bool:
        return bool(buildable_loads_kg(pick.exercise, self.rules.equipment))

    def _reps(self, pick: Pick) -> tuple[int, int]:
        if self.rules.low_intensity:
            return LIGHT_REPS
        table = REPS[self.rules.goal]
        if pick.exercise.pattern not in MAIN_PATTERNS:
            low, high = table["other"]
        elif not self._loads(pick):
            low, high = table["free"]
        else:
            low, high = table["main" if pick.role == "main" else "assist"]
        if self.rules.hypertension and low < HYPERTENSION_MIN_REPS:
            return HYPERTENSION_MIN_REPS, max(high, HYPERTENSION_MIN_REPS + 2)
        return low, high

    def _working_set(self, pick: Pick, phase: Phase, rest_s: int) -> PlannedSet:
        if pick.exercise.timed:
            hold = HOLD_S[self.rules.experience] + (0 if phase.deload else 5 * min(phase.step, 2))
            return PlannedSet("timed", rest_s, duration_s=hold)
        low, high = self._reps(pick)
        load = self._load_kg(pick, high, phase)
        return PlannedSet("working", rest_s, low, high, float(phase.rir), load)

    def _load_kg(self, pick: Pick, reps: int, phase: Phase) -> float | None:
        one_rm = self.known.get(pick.exercise.id)
        if one_rm is None:
            return None
        load = working_load_kg(one_rm, reps, phase.rir)
        # A person with high blood pressure, or in a light phase, is never rounded up.
        careful = phase.deload or self.rules.low_intensity or self.rules.hypertension
        if self.rules.hypertension:
            load = min(load, one_rm * HYPERTENSION_MAX_PERCENT_1RM / 100)
        if self.rules.goal == "strength" and pick.role == "main" and not careful:
            return self._strength_load(pick.exercise, one_rm, load, reps)
        return round_load_kg(
            load * (DELOAD_LOAD if phase.deload else 1), pick.exercise, self.rules.equipment, never_above=careful
        )

    def _strength_load(self, exercise: Exercise, one_rm: float, load: float, reps: int) -> float | None:
        """Return the nearest buildable load, or the next one up where the nearest falls below 80 % and ``reps`` stay possible."""
        rounded = round_load_kg(load, exercise, self.rules.equipment)
        if rounded is None or rounded >= 0.8 * one_rm:
            return rounded
        above = next((kg for kg in buildable_loads_kg(exercise, self.rules.equipment) if kg >= 0.8 * one_rm), None)
        return above if above is not None and above <= one_rm * percent_1rm(reps + 1) / 100 else rounded

    def _ramp_sets(self, pick: Pick, working: PlannedSet, ramps: int) -> tuple[PlannedSet, ...]:
        return tuple(
            PlannedSet("warmup", REST_RAMP_S, reps, reps, load_kg=self._ramp_load_kg(pick, working.load_kg, share))
            for reps, share in RAMPS.get(ramps, ())
        )

    def _ramp_load_kg(self, pick: Pick, working_kg: float | None, share: float) -> float | None:
        if working_kg is None:
            return None
        lightest = buildable_loads_kg(pick.exercise, self.rules.equipment)[0]
        return round_load_kg(working_kg * share, pick.exercise, self.rules.equipment, never_above=True) or lightest
