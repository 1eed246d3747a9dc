"""Why an exercise stands where it stands, in one plain sentence that names the rule."""

from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.workouts import TrainingRules
from nexfitra_domain.planning.training_pool import VIGOROUS_MET, Pool
from nexfitra_domain.planning.training_split import Slot
from nexfitra_domain.vocabulary import Muscle

MUSCLE_WORDS: Final[dict[Muscle, str]] = {
    "front_delts": "front of the shoulders",
    "side_delts": "side of the shoulders",
    "rear_delts": "back of the shoulders",
    "upper_back": "upper back",
    "lower_back": "lower back",
    "hip_flexors": "hip flexors",
}
PATTERN_WORDS: Final[dict[str, str]] = {
    "horizontal_push": "horizontal push",
    "vertical_push": "overhead push",
    "horizontal_pull": "row",
    "vertical_pull": "pull from above",
    "core": "trunk",
}


def reason(pool: Pool, slot: Slot, exercise: Exercise, *, first: bool) -> str:
    """Return the sentence for a strength exercise; ``first`` where it opens the session."""
    return f"{_role(slot, exercise, first=first)}{_caution(pool, exercise)}."


def aerobic_reason(exercise: Exercise, *, light: bool) -> str:
    """Return the sentence for aerobic work."""
    if light:
        return "Easy movement that keeps the effort low while it adds to the weekly active minutes."
    if exercise.met >= VIGOROUS_MET:
        return "Vigorous minutes count double towards the 150 to 300 moderate minutes a week that WHO advises."
    return "Moderate minutes towards the 150 to 300 a week that WHO advises."


def _role(slot: Slot, exercise: Exercise, *, first: bool) -> str:
    muscles = _muscles(exercise)
    pattern = PATTERN_WORDS.get(exercise.pattern, exercise.pattern)
    if slot.role == "isolation":
        return f"Single-joint work after the big lifts adds weekly sets for the {muscles}"
    if slot.role == "trunk":
        return f"Trunk and carrying work rounds off the movement patterns and trains the {muscles}"
    if slot.role == "assist":
        return f"A further {pattern} adds weekly sets for the {muscles}"
    if first:
        return f"Priority lifts come first while you are fresh: this {pattern} trains the {muscles}"
    return f"A main {pattern} keeps the movement patterns balanced and trains the {muscles}"


def _muscles(exercise: Exercise) -> str:
    prime = [muscle for muscle, weight in exercise.muscles.items() if weight >= 1] or list(exercise.muscles)
    words = [MUSCLE_WORDS.get(muscle, muscle) for muscle in prime[:3]]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _caution(pool: Pool, exercise: Exercise) -> str:
    rules = pool.rules
    if rules.limits and pool.ranked_down(exercise):
        return f", lightly and without pain, because little else here spares {_regions(rules)} more"
    if rules.limits:
        return f", and it spares {_regions(rules)}"
    if rules.low_intensity:
        return ", at light effort after your safety answers"
    if rules.hypertension:
        return ", without holding your breath"
    return ""


def _regions(rules: TrainingRules) -> str:
    words = list(dict.fromkeys(limit.region.replace("_", " ") for limit in rules.limits))
    return f"your {words[0]}" if len(words) == 1 else f"your {', '.join(words[:-1])} and {words[-1]}"
