"""One session: its picks, how they become planned exercises in a week, and whether they fit the time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.workouts import PlannedExercise, PlannedSet, TrainingRules
from nexfitra_domain.planning.training_reasons import WARM_UP
from nexfitra_domain.planning.training_sets import (
    LOWER_PATTERNS,
    REST_SUPERSET_FIRST_S,
    REST_SUPERSET_LAST_S,
    Phase,
    Pick,
    Prescriber,
)
from nexfitra_domain.planning.training_split import Role, Template
from nexfitra_domain.training.time import session_minutes
from nexfitra_domain.vocabulary import Experience

SUPERSETS_UP_TO_MINUTES: Final[dict[Experience, int]] = {"beginner": 30, "intermediate": 45, "advanced": 45}
SUPERSETS_STRENGTH_UP_TO_MINUTES: Final = 20
"""Heavy lifts keep their full rests unless the session is very short."""
SMALL_SUPERSETS_UP_TO_MINUTES: Final = 75
"""Trained people pair small work in longer sessions too: there is room for more of it, and no heavy lift suffers."""
SMALL_ROLES: Final[frozenset[Role]] = frozenset({"trunk", "isolation"})
RAMPS_FROM_MINUTES: Final = 20
FULL_RAMPS_FROM_MINUTES: Final = 30
THREE_RAMPS_FROM_MINUTES: Final = 45

WARM_UP_S: Final[tuple[tuple[int, int], ...]] = ((15, 60), (30, 120), (45, 180), (240, 300))
"""(sessions up to so many minutes, seconds of easy movement first). Judgement."""


@dataclass(slots=True)
class Draft:
    """A session being filled. ``warm_up`` comes first, ``picks`` in order, ``aerobic`` last."""

    template: Template
    warm_up: Exercise | None = None
    picks: list[Pick] = field(default_factory=list)
    aerobic: Pick | None = None

    @property
    def used(self) -> set[str]:
        """Slugs that already stand in the session."""
        extra = [self.warm_up] if self.warm_up else []
        last = [self.aerobic.exercise] if self.aerobic else []
        return {each.id for each in (*extra, *(pick.exercise for pick in self.picks), *last)}


def warm_up_s(rules: TrainingRules) -> int:
    """Return the seconds of the general warm-up for this length of session."""
    return next(seconds for minutes, seconds in WARM_UP_S if rules.minutes_per_session <= minutes)


class Renderer:
    """Turns a draft into planned exercises for a week and estimates its minutes."""

    def __init__(
        self, rules: TrainingRules, known_1rm_kg: Mapping[str, float], exercises: Mapping[str, Exercise]
    ) -> None:
        self.rules, self.exercises = rules, exercises
        self.prescriber = Prescriber(rules, known_1rm_kg)

    def render(self, draft: Draft, phase: Phase, extra: int = 0) -> tuple[PlannedExercise, ...]:
        """Return the session's exercises in ``phase``; the first pick gets ``extra`` more working sets."""
        letters = self._supersets(draft.picks)
        regions: set[bool] = set()
        planned = [self._warm_up(draft.warm_up)] if draft.warm_up else []
        for at, pick in enumerate(draft.picks):
            letter = letters.get(at)
            rest = self.prescriber.rest_s(pick)
            sets = self.prescriber.sets(pick, phase, rest, self._ramps(pick, regions), extra if at == 0 else 0)
            planned.append(PlannedExercise(pick.exercise.id, sets, pick.why.text, letter, pick.why.parts))
        planned = _share_rests(planned)
        if draft.aerobic:
            sets = self.prescriber.sets(draft.aerobic, phase, 0, 0)
            why = draft.aerobic.why
            planned.append(PlannedExercise(draft.aerobic.exercise.id, sets, why.text, why_parts=why.parts))
        return tuple(planned)

    def minutes(self, draft: Draft, phase: Phase, extra: int = 0) -> int:
        """Return the estimated minutes of the session in ``phase``."""
        return session_minutes(self.render(draft, phase, extra), self.exercises)

    def fits(self, draft: Draft, phase: Phase, extra: int = 0) -> bool:
        """Return whether the session stays within the minutes that the person has."""
        return self.minutes(draft, phase, extra) <= self.rules.minutes_per_session

    def _warm_up(self, exercise: Exercise) -> PlannedExercise:
        sets = (PlannedSet("warmup", 0, duration_s=warm_up_s(self.rules)),)
        return PlannedExercise(exercise.id, sets, WARM_UP.text, why_parts=WARM_UP.parts)

    def _ramps(self, pick: Pick, regions: set[bool]) -> int:
        """Return the number of ramp-up sets, and note that the pick's region is warm from here on."""
        lower = pick.exercise.pattern in LOWER_PATTERNS
        if lower in regions or not self.prescriber.is_heavy(pick):
            return 0
        regions.add(lower)
        minutes = self.rules.minutes_per_session
        if self.rules.goal == "strength":
            return 3 if minutes >= THREE_RAMPS_FROM_MINUTES else 2
        if minutes < RAMPS_FROM_MINUTES:
            return 0
        return 2 if minutes >= FULL_RAMPS_FROM_MINUTES else 1

    def _supersets(self, picks: Sequence[Pick]) -> dict[int, str]:
        """Return index → letter for neighbours that share no prime mover, where time is short: of all work, or of the small work."""
        minutes = self.rules.minutes_per_session
        strength, trained = self.rules.goal == "strength", self.rules.experience != "beginner"
        pairs_all = minutes <= (
            SUPERSETS_STRENGTH_UP_TO_MINUTES if strength else SUPERSETS_UP_TO_MINUTES[self.rules.experience]
        )
        pairs_small = trained and minutes <= SMALL_SUPERSETS_UP_TO_MINUTES
        if self.rules.low_intensity or not (pairs_all or pairs_small):
            return {}
        letters: dict[int, str] = {}
        for (at, one), (_, other) in pairwise(enumerate(picks)):
            wanted = pairs_all or {one.role, other.role} <= SMALL_ROLES
            if wanted and at not in letters and can_pair(one, other):
                letters[at] = letters[at + 1] = chr(ord("A") + len(letters) // 2)
        return letters


def can_pair(one: Pick, other: Pick) -> bool:
    """Return whether two picks rest each other: no muscle trained by either is a prime mover of the other."""
    first, second = one.exercise.muscles, other.exercise.muscles
    clash = any(min(first[muscle], second[muscle]) >= 0.5 for muscle in first.keys() & second.keys())
    both_lower = {one.exercise.pattern, other.exercise.pattern} <= LOWER_PATTERNS
    return not clash and not both_lower and one.exercise.pattern != "carry" and other.exercise.pattern != "carry"


def _share_rests(planned: list[PlannedExercise]) -> list[PlannedExercise]:
    """Shorten the rests of supersets for as many rounds as both partners have; further sets keep their full rest."""
    result = list(planned)
    for at, (one, other) in enumerate(pairwise(planned)):
        if one.superset and one.superset == other.superset:
            rounds = min(_working(one), _working(other))
            result[at] = _with_rests(one, rounds, REST_SUPERSET_FIRST_S)
            result[at + 1] = _with_rests(other, rounds, REST_SUPERSET_LAST_S)
    return result


def _working(planned: PlannedExercise) -> int:
    return sum(1 for each in planned.sets if each.kind != "warmup")


def _with_rests(planned: PlannedExercise, rounds: int, rest_s: int) -> PlannedExercise:
    ramps = len(planned.sets) - _working(planned)
    sets = tuple(
        replace(each, rest_s=rest_s) if ramps <= at < ramps + rounds else each for at, each in enumerate(planned.sets)
    )
    return replace(planned, sets=sets)
