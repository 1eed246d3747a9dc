"""When a training wish cannot be met: which fields of the request collide, and the smallest change that was tried and does.

A plan for strength or size needs lifts that are hard enough to build on in at least three of the seven main patterns; any
other plan needs at least one exercise. That bar is judgement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.common import Conflict
from nexfitra_domain.contract.workouts import TrainingRules
from nexfitra_domain.planning.training_pool import LIGHT_MET, may_do
from nexfitra_domain.planning.training_sets import MAIN_PATTERNS
from nexfitra_domain.vocabulary import EQUIPMENT, Equipment

MIN_PATTERNS: Final = 3
EQUIPMENT_WORDS: Final[dict[Equipment, str]] = {
    "bands": "resistance bands",
    "kettlebell": "a kettlebell",
    "barbell": "a barbell",
    "ez_bar": "an EZ bar",
    "rack": "a rack",
    "bench": "a bench",
    "pull_up_bar": "a pull-up bar",
    "cable": "a cable machine",
    "machine": "weight machines",
    "smith_machine": "a Smith machine",
    "suspension_trainer": "a suspension trainer",
    "medicine_ball": "a medicine ball",
    "cardio_machine": "a cardio machine",
}
_CHEAP_FIRST: Final[tuple[Equipment, ...]] = ("bands", "dumbbells", "kettlebell", "suspension_trainer")


@dataclass(frozen=True, slots=True)
class Change:
    """A changed wish: the rules with it, its words, and the field that it belongs to."""

    rules: TrainingRules
    text: str
    field: str


def feasible(rules: TrainingRules, exercises: Mapping[str, Exercise]) -> bool:
    """Return whether enough exercises are left for the goal."""
    allowed = [each for each in exercises.values() if may_do(each, rules)]
    if not needs_lifts(rules):
        return bool(allowed)
    patterns = {each.pattern for each in allowed if each.pattern in MAIN_PATTERNS and each.met >= LIGHT_MET}
    return len(patterns) >= MIN_PATTERNS


def needs_lifts(rules: TrainingRules) -> bool:
    """Return whether the goal asks for lifts that are hard enough to build on; ``low_intensity`` wins over the goal."""
    return rules.goal in ("strength", "hypertrophy") and not rules.low_intensity


def explain(rules: TrainingRules, exercises: Mapping[str, Exercise]) -> tuple[Conflict, ...]:
    """Return the one collision of an infeasible request: every wish named is needed for it, and the relaxation was tried."""
    wishes = _minimal_wishes(rules, exercises)
    if not wishes:
        text = "The catalogue holds too few exercises, whatever is changed."
        return (Conflict(("catalog_version",), text, "Install a fuller catalogue."),)
    found = next((change for change in _changes(rules) if feasible(change.rules, exercises)), None)
    what = "a strength plan" if needs_lifts(rules) else "a training plan"
    text = f"Too few exercises are left for {what} when {_spelled(wishes)} are kept together."
    relaxation = found.text if found else "No single change is enough; please see a clinician before you train."
    return (Conflict(wishes, text, relaxation),)


def _minimal_wishes(rules: TrainingRules, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Waive wishes one by one for good while the rest still collide; what cannot be waived is the collision."""
    core: list[str] = []
    waived = rules
    # From the last limit to the first, so that an index in the path stays true while limits are taken out.
    for field in (*(f"limits[{at}]" for at in reversed(range(len(rules.limits)))), "hypertension", "equipment", "goal"):
        looser = _waive(waived, field)
        if looser == waived:
            continue
        if feasible(looser, exercises):
            core.append(f"rules.{field}")
        else:
            waived = looser
    return tuple(sorted(core))


def _waive(rules: TrainingRules, field: str) -> TrainingRules:
    if field == "hypertension":
        return replace(rules, hypertension=False)
    if field == "equipment":
        return replace(rules, equipment=EQUIPMENT)
    if field == "goal":
        return replace(rules, goal="general") if needs_lifts(rules) else rules
    at = int(field.removeprefix("limits[").removesuffix("]"))
    return replace(rules, limits=rules.limits[:at] + rules.limits[at + 1 :])


def _changes(rules: TrainingRules) -> Iterator[Change]:
    """Yield changes, the smallest first: one more piece of equipment, another goal, a limit that has settled."""
    order = (*_CHEAP_FIRST, *(piece for piece in EQUIPMENT if piece not in _CHEAP_FIRST))
    for piece in order:
        if piece not in rules.equipment:
            word = EQUIPMENT_WORDS.get(piece, piece.replace("_", " "))
            yield Change(replace(rules, equipment=(*rules.equipment, piece)), f"Add {word}.", "equipment")
    if needs_lifts(rules):
        yield Change(replace(rules, goal="general"), "Choose the goal general fitness for now.", "goal")
    for at, limit in enumerate(rules.limits):
        region = limit.region.replace("_", " ")
        text = f"Wait until your {region} has settled and a clinician agrees, then make the plan again."
        yield Change(_waive(rules, f"limits[{at}]"), text, f"limits[{at}]")
    if rules.limits:
        text = "Wait until the painful regions have settled and a clinician agrees, then make the plan again."
        yield Change(replace(rules, limits=()), text, "limits")


def _spelled(wishes: tuple[str, ...]) -> str:
    words = [wish.removeprefix("rules.") for wish in wishes]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
