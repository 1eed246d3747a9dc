"""Which exercises a person may do, and in which order they suit a place in a session.

What a person may not do is left out here (equipment, acute limits, blood pressure, low intensity, skill); everything else is
a cost. Costs are preferences of this planner: only their order matters, and a ranked-down load tag outweighs all others.
"""

from collections.abc import Collection, Mapping
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.workouts import TrainingRules, WorkoutPlanRequest
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.planning.training_split import Slot
from nexfitra_domain.training.limits import forbidden_tags, ranked_down_tags
from nexfitra_domain.training.loads import buildable_loads_kg, usable_equipment
from nexfitra_domain.training.volume import counted_weight
from nexfitra_domain.vocabulary import Experience

LEVELS: Final[dict[Experience, int]] = {"beginner": 0, "intermediate": 1, "advanced": 2}
VIGOROUS_MET: Final = 6.0
"""Moderate effort is 3.0–5.9 MET, vigorous 6.0 and more (WHO 2020)."""
LOW_INTENSITY_MAX_MET: Final = 4.5
"""Low intensity stays in the lower half of moderate (judgement)."""
OLDER_FROM_YEARS: Final = 65
LIGHT_MET: Final = 3.0
"""Exercises below it (light calisthenics) are too easy to build strength on."""

COST_RANKED_DOWN: Final = 100.0
COST_OTHER_PATTERN: Final = 30.0
COST_IMPACT_OLDER: Final = 25.0
COST_SKILL: Final = 6.0
COST_USED_THIS_WEEK: Final = 6.0
COST_TOO_EASY: Final = 9.0
COST_NOT_LOADABLE: Final = 4.0
COST_SINGLE_JOINT: Final = 6.0
COST_HOLD: Final = 5.0
COST_BALLISTIC: Final = 8.0
BALLISTIC_MET: Final = 6.0
"""Swings, cleans, snatches and jerks are made for speed: no main lift for strength or size. The Compendium rates them as vigorous
(6.0 MET and more), slow lifting as 3.5–5.0; the line is that of WHO 2020, so no single value of an edition decides."""
GAIN_BREADTH: Final = 2.0
MOST_BREADTH: Final = 3.0
"""A big lift that trains several muscles at once is worth its time; beyond three it counts no more."""
GAIN_KNOWN_1RM: Final = 4.0
GAIN_BARBELL_STRENGTH: Final = 6.0
GAIN_STAPLE: Final = 5.0
"""What most programmes are built on comes before its variants: a bench press before a press from the floor."""
GAIN_EASY_WHEN_LIGHT: Final = 6.0
GAIN_FAVOURITE: Final = 28.0
"""More than all other preferences together, less than the right movement pattern and than care for what hurts."""
STILL_CODES: Final = frozenset({"02101", "02105", "02150", "02180", "15670"})
"""Stretching, Pilates, yoga and tai chi in the Compendium: they hardly raise the pulse, so they do not warm up for lifting."""
LEG_REGIONS: Final = frozenset({"hip", "knee", "ankle", "foot"})
JITTER: Final = 2.0
"""How much the seed may move a cost: enough to vary between near equals."""


class Pool:
    """The exercises that one request allows, and their order for each place."""

    def __init__(self, request: WorkoutPlanRequest, exercises: Mapping[str, Exercise]) -> None:
        self.request, self.rules = request, request.rules
        self._ranked_down = ranked_down_tags(self.rules.limits)
        self.allowed = tuple(exercises[slug] for slug in sorted(exercises) if may_do(exercises[slug], self.rules))
        self.exercises = {exercise.id: exercise for exercise in self.allowed}

    def loadable(self, exercise: Exercise) -> bool:
        """Return whether its load can be set in kg with what the person owns."""
        return bool(buildable_loads_kg(exercise, self.rules.equipment))

    def ranked_down(self, exercise: Exercise) -> bool:
        """Return whether a limit speaks against it without forbidding it."""
        return bool(exercise.load_tags & self._ranked_down)

    def candidates(self, slot: Slot, place: str, used_today: Collection[str], used: Collection[str]) -> list[Exercise]:
        """Return what may stand in ``slot``, the best first; ``place`` names the place for the seed."""
        fitting = [each for each in self.allowed if each.id not in used_today and _fits(each, slot)]
        costs = {each.id: self._cost(each, slot, place, used) for each in fitting}
        return sorted(fitting, key=lambda each: (costs[each.id], each.id))

    def aerobic(
        self, place: str, used_today: Collection[str], *, above: float, below: float, used: Collection[str] = ()
    ) -> list[Exercise]:
        """Return conditioning exercises of a MET in [above, below), the best first."""
        slot = Slot("trunk", ("conditioning",))
        ranked = self.candidates(slot, place, used_today, used)
        return [each for each in ranked if above <= each.met < below]

    def warm_ups(self, place: str) -> list[Exercise]:
        """Return easy movement that raises the pulse, the best first; sitting comes last unless a leg hurts."""
        found = self.aerobic(place, (), above=0, below=LOW_INTENSITY_MAX_MET)
        fit = [each for each in found if each.level == "beginner" and each.met_code not in STILL_CODES]
        if any(limit.region in LEG_REGIONS for limit in self.rules.limits):
            return fit
        return sorted(fit, key=spares_legs)

    def has_vigorous(self) -> bool:
        """Return whether there is vigorous work that can be kept up and that nothing speaks against."""
        steady = (each for each in self.allowed if each.pattern == "conditioning" and is_steady(each))
        return not self.rules.low_intensity and any(
            each.met >= VIGOROUS_MET and not self.ranked_down(each) for each in steady
        )

    def _cost(self, exercise: Exercise, slot: Slot, place: str, used: Collection[str]) -> float:
        cost = COST_RANKED_DOWN * len(exercise.load_tags & self._ranked_down)
        if exercise.id in self.rules.favourites:
            cost -= GAIN_FAVOURITE
        cost += COST_OTHER_PATTERN * slot.patterns.index(exercise.pattern)
        cost += COST_SKILL * max(0, LEVELS[exercise.level] - LEVELS[self.rules.experience])
        if self.rules.age_years >= OLDER_FROM_YEARS and "impact" in exercise.load_tags:
            cost += COST_IMPACT_OLDER
        if exercise.id in used and not (slot.role == "main" and self.rules.goal == "strength"):
            cost += COST_USED_THIS_WEEK
        cost -= GAIN_STAPLE if exercise.staple and self._challenges(exercise) else 0.0
        if slot.role in ("main", "assist"):
            cost += _lift_cost(exercise)
        cost += self._load_cost(exercise, slot)
        rng = stable_rng(self.request.seed, "exercise", place, exercise.id)
        return cost + JITTER * rng.random()

    def _challenges(self, exercise: Exercise) -> bool:
        """Return whether its load can grow, or it is no more than one level below the person: a push-up is no lift for the advanced."""
        return self.loadable(exercise) or LEVELS[exercise.level] + 1 >= LEVELS[self.rules.experience]

    def _load_cost(self, exercise: Exercise, slot: Slot) -> float:
        if exercise.pattern == "conditioning":
            return 0.0
        if self.rules.low_intensity:
            return -GAIN_EASY_WHEN_LIGHT if exercise.met < LIGHT_MET else 0.0
        cost = 0.0
        if exercise.met < LIGHT_MET:
            cost += COST_TOO_EASY * (0.5 if self.rules.experience == "beginner" else 1.0)
        if not self.loadable(exercise) and self.rules.goal != "endurance":
            cost += COST_NOT_LOADABLE
        if exercise.id in self.request.known_1rm_kg:
            cost -= GAIN_KNOWN_1RM
        if self.rules.goal == "strength" and slot.role == "main":
            pieces = usable_equipment(exercise, self.rules.equipment) or ()
            cost -= GAIN_BARBELL_STRENGTH if "barbell" in pieces else 0.0
        return cost


def _lift_cost(exercise: Exercise) -> float:
    """Return how badly the exercise serves as a lift: few muscles, one joint, a hold, or made for speed."""
    breadth = sum(counted_weight(weight) for weight in exercise.muscles.values())
    cost = -GAIN_BREADTH * min(breadth, MOST_BREADTH)
    cost += 0.0 if exercise.compound else COST_SINGLE_JOINT
    cost += COST_HOLD if exercise.timed else 0.0
    return cost + (COST_BALLISTIC if exercise.met >= BALLISTIC_MET else 0.0)


def spares_legs(exercise: Exercise) -> bool:
    """Return whether aerobic work is done sitting or with the arms alone: for those whose legs hurt, others move all over."""
    return exercise.id.startswith(("seated-", "arm-")) or exercise.id == "air-bike-arms"


def is_steady(exercise: Exercise) -> bool:
    """Return whether a conditioning exercise can be kept up for long: walking, running, stairs and cardio machines.

    Read from its code: 12 is running and 17 walking in the Compendium. Intervals are hard bursts by design.
    """
    if exercise.id.endswith("-intervals"):
        return False
    on_machine = any("cardio_machine" in choice for choice in exercise.equipment)
    return on_machine or exercise.met_code[:2] in ("12", "17")


def may_do(exercise: Exercise, rules: TrainingRules) -> bool:
    """Return whether the hard rules allow the exercise: dislikes, equipment, limits, blood pressure, low intensity, skill."""
    if exercise.id in rules.dislikes or usable_equipment(exercise, rules.equipment) is None:
        return False
    if exercise.load_tags & forbidden_tags(rules.limits, rules.hypertension):
        return False
    if exercise.pattern == "conditioning" and rules.hypertension and exercise.met >= VIGOROUS_MET:
        return False
    if rules.low_intensity and not _gentle(exercise):
        return False
    return LEVELS[exercise.level] - LEVELS[rules.experience] <= 1


def _gentle(exercise: Exercise) -> bool:
    if exercise.level != "beginner" or exercise.load_tags & {"breath_holding", "impact"}:
        return False
    if exercise.pattern == "conditioning":
        return exercise.met <= LOW_INTENSITY_MAX_MET
    # A hold has no repetitions in reserve by which its effort could be kept light.
    return not exercise.timed


def _fits(exercise: Exercise, slot: Slot) -> bool:
    if exercise.pattern not in slot.patterns:
        return False
    return slot.muscle is None or exercise.muscles.get(slot.muscle, 0) >= 1
