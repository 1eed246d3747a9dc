"""When a training wish cannot be met: which fields of the request collide, and the smallest change that was tried and does.

A plan for strength or size needs lifts that are hard enough to build on in at least three of the seven main patterns; any
other plan needs at least one exercise. That bar is judgement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.common import Conflict, Explanation, Phrase
from nexfitra_domain.contract.workouts import TrainingRules
from nexfitra_domain.explain import conflict, phrase, sentence, tell
from nexfitra_domain.planning.training_pool import LIGHT_MET, may_do
from nexfitra_domain.planning.training_sets import MAIN_PATTERNS
from nexfitra_domain.vocabulary import EQUIPMENT, Equipment

MIN_PATTERNS: Final = 3
_CHEAP_FIRST: Final[tuple[Equipment, ...]] = ("bands", "dumbbells", "kettlebell", "suspension_trainer")


@dataclass(frozen=True, slots=True)
class Change:
    """A changed wish: the rules with it, and how a person is told."""

    rules: TrainingRules
    told: Explanation


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
        text, change = sentence("conflict.no_exercises"), sentence("change.exercises")
        return (conflict(("catalog_version",), tell(text), tell(change)),)
    found = next((change for change in _changes(rules) if feasible(change.rules, exercises)), None)
    named: list[Phrase] = []
    for wish in wishes:
        # Two limits of one region are one to a person.
        said = _phrase(wish.removeprefix("rules."), rules)
        named += [] if said in named else [said]
    text = sentence("conflict.strength" if needs_lifts(rules) else "conflict.training", *named)
    relaxation = found.told if found else sentence("change.clinician")
    return (conflict(wishes, tell(text), tell(relaxation)),)


def _phrase(field: str, rules: TrainingRules) -> Phrase:
    if field == "goal":
        return phrase("wish.goal", goal=rules.goal)
    if field == "dislikes":
        return phrase("wish.exercise_dislikes")
    if field.startswith("limits"):
        return phrase("wish.limit", region=rules.limits[_position(field)].region)
    return phrase(f"wish.{field}")


def _minimal_wishes(rules: TrainingRules, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Waive wishes one by one for good while the rest still collide; what cannot be waived is the collision."""
    core: list[str] = []
    waived = rules
    # From the last limit to the first, so that an index in the path stays true while limits are taken out.
    for field in (
        *(f"limits[{at}]" for at in reversed(range(len(rules.limits)))),
        "hypertension",
        "dislikes",
        "equipment",
        "goal",
    ):
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
    if field == "dislikes":
        return replace(rules, dislikes=())
    if field == "equipment":
        return replace(rules, equipment=EQUIPMENT)
    if field == "goal":
        return replace(rules, goal="general") if needs_lifts(rules) else rules
    at = _position(field)
    return replace(rules, limits=rules.limits[:at] + rules.limits[at + 1 :])


def _position(limit: str) -> int:
    return int(limit.removeprefix("limits[").removesuffix("]"))


def _changes(rules: TrainingRules) -> Iterator[Change]:
    """Yield changes, the smallest first: the disliked exercises, one more piece of equipment, another goal, a limit that has settled."""
    if rules.dislikes:
        yield Change(replace(rules, dislikes=()), sentence("change.exercise_dislikes"))
    order = (*_CHEAP_FIRST, *(piece for piece in EQUIPMENT if piece not in _CHEAP_FIRST))
    for piece in order:
        if piece not in rules.equipment:
            more = replace(rules, equipment=(*rules.equipment, piece))
            yield Change(more, sentence("change.equipment", equipment=piece))
    if needs_lifts(rules):
        yield Change(replace(rules, goal="general"), sentence("change.general_goal"))
    for at, limit in enumerate(rules.limits):
        yield Change(_waive(rules, f"limits[{at}]"), sentence("change.wait", region=limit.region))
    if rules.limits:
        yield Change(replace(rules, limits=()), sentence("change.wait_all"))
