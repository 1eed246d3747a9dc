"""Why an exercise stands where it stands, in plain sentences that name the rule."""

from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.common import Explanation
from nexfitra_domain.contract.workouts import TrainingRules
from nexfitra_domain.explain import Told, sentence, tell
from nexfitra_domain.planning.training_pool import VIGOROUS_MET, Pool
from nexfitra_domain.planning.training_split import Slot

WARM_UP: Final = tell(sentence("why.warm_up"))


def reason(pool: Pool, slot: Slot, exercise: Exercise, *, first: bool) -> Told:
    """Return why a strength exercise was chosen; ``first`` where it opens the session."""
    return tell(_role(slot, exercise, first=first), *_care(pool, exercise))


def aerobic_reason(exercise: Exercise, *, light: bool) -> Told:
    """Return why aerobic work was chosen."""
    if light:
        return tell(sentence("why.aerobic_light"))
    return tell(sentence("why.aerobic_vigorous" if exercise.met >= VIGOROUS_MET else "why.aerobic_moderate"))


def _role(slot: Slot, exercise: Exercise, *, first: bool) -> Explanation:
    muscles = _muscles(exercise)
    if slot.role in ("isolation", "trunk"):
        return sentence(f"why.{slot.role}", muscles=muscles)
    key = "why.assist" if slot.role == "assist" else "why.first" if first else "why.main"
    return sentence(key, pattern=exercise.pattern, muscles=muscles)


def _muscles(exercise: Exercise) -> tuple[str, ...]:
    prime = [muscle for muscle, weight in exercise.muscles.items() if weight >= 1] or list(exercise.muscles)
    return tuple(prime[:3])


def _care(pool: Pool, exercise: Exercise) -> tuple[Explanation, ...]:
    rules = pool.rules
    if rules.limits:
        key = "care.ranked_down" if pool.ranked_down(exercise) else "care.spares"
        return (sentence(key, regions=_regions(rules)),)
    if rules.low_intensity:
        return (sentence("care.light"),)
    return (sentence("care.breath"),) if rules.hypertension else ()


def _regions(rules: TrainingRules) -> tuple[str, ...]:
    return tuple(dict.fromkeys(limit.region for limit in rules.limits))
