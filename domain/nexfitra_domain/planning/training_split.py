"""Which kinds of session a week holds, what each should train in which order, and on which days they fall.

Priority lifts stand first (ACSM 2026). Strength work is done at least twice a week wherever the days allow it (ACSM 2026, WHO 2020);
how the days are divided is a preference of this planner.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final, Literal

from nexfitra_domain.contract.workouts import TrainingRules
from nexfitra_domain.vocabulary import Muscle, Pattern

Role = Literal["main", "assist", "trunk", "isolation"]
Kind = Literal["strength", "cardio", "light"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a session: movement ``patterns`` in order of preference, or for an isolation the ``muscle`` it is for."""

    role: Role
    patterns: tuple[Pattern, ...]
    muscle: Muscle | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A session before exercises are chosen. ``title`` is the translation key."""

    title: str
    kind: Kind
    slots: tuple[Slot, ...] = ()


_ALTERNATIVES: Final[dict[Pattern, tuple[Pattern, ...]]] = {
    "squat": ("squat", "lunge"),
    "lunge": ("lunge", "squat"),
    "hinge": ("hinge",),
    "horizontal_push": ("horizontal_push", "vertical_push"),
    "vertical_push": ("vertical_push", "horizontal_push"),
    "horizontal_pull": ("horizontal_pull", "vertical_pull"),
    "vertical_pull": ("vertical_pull", "horizontal_pull"),
}
"""What may stand in where a limit leaves nothing of the first pattern; a push stays a push, a pull a pull."""


_TRUNK: Final[frozenset[Muscle]] = frozenset({"abs", "obliques"})


def isolation(muscle: Muscle) -> Slot:
    """Return the place of small work for ``muscle``; the trunk has core work instead."""
    return Slot("isolation", ("core",) if muscle in _TRUNK else ("isolation",), muscle)


def _main(pattern: Pattern) -> Slot:
    return Slot("main", _ALTERNATIVES[pattern])


def _assist(pattern: Pattern) -> Slot:
    return Slot("assist", _ALTERNATIVES[pattern])


def _iso(*muscles: Muscle) -> tuple[Slot, ...]:
    return tuple(isolation(muscle) for muscle in muscles)


_CORE: Final = Slot("trunk", ("core",))
_CARRY: Final = Slot("trunk", ("carry", "core"))
_ABS: Final = isolation("abs")

FULL_BODY_A: Final = Template(
    "full_body_a",
    "strength",
    (
        *(_main("squat"), _main("horizontal_pull"), _main("horizontal_push"), _assist("hinge"), _CORE),
        *_iso("calves", "biceps", "side_delts", "chest"),
    ),
)
FULL_BODY_B: Final = Template(
    "full_body_b",
    "strength",
    (
        *(_main("hinge"), _main("vertical_push"), _main("vertical_pull"), _assist("lunge"), _CARRY),
        *_iso("triceps", "rear_delts", "hamstrings", "calves"),
    ),
)
FULL_BODY_C: Final = Template(
    "full_body_c",
    "strength",
    (
        *(_main("lunge"), _main("horizontal_pull"), _main("horizontal_push"), _assist("hinge"), _CORE),
        *_iso("side_delts", "calves", "biceps", "triceps", "abductors"),
    ),
)
_UPPER: Final = (
    Template(
        "upper",
        "strength",
        (
            *(_main("horizontal_push"), _main("horizontal_pull"), _main("vertical_push"), _main("vertical_pull")),
            *_iso("side_delts", "biceps", "triceps", "rear_delts", "chest"),
        ),
    ),
    Template(
        "upper",
        "strength",
        (
            *(_main("vertical_pull"), _main("vertical_push"), _main("horizontal_pull"), _main("horizontal_push")),
            *_iso("rear_delts", "triceps", "biceps", "chest", "side_delts", "forearms"),
        ),
    ),
)
_LOWER: Final = (
    Template(
        "lower",
        "strength",
        (
            _main("squat"),
            _main("hinge"),
            _assist("lunge"),
            _CORE,
            *_iso("hamstrings", "calves", "quads", "adductors"),
            _ABS,
        ),
    ),
    Template(
        "lower",
        "strength",
        (
            _main("hinge"),
            _main("lunge"),
            _assist("squat"),
            _CARRY,
            *_iso("quads", "calves", "hamstrings", "abductors"),
            _ABS,
        ),
    ),
)
_PUSH: Final = Template(
    "push",
    "strength",
    (
        *(_main("horizontal_push"), _main("vertical_push"), _assist("horizontal_push")),
        *_iso("side_delts", "triceps", "chest"),
        _ABS,
    ),
)
_PULL: Final = Template(
    "pull",
    "strength",
    (
        *(_main("vertical_pull"), _main("horizontal_pull"), _assist("horizontal_pull")),
        *_iso("rear_delts", "biceps", "traps", "forearms"),
    ),
)
_LEGS: Final = Template(
    "legs",
    "strength",
    (_main("squat"), _main("hinge"), _assist("lunge"), _CARRY, *_iso("quads", "hamstrings", "calves"), _ABS),
)
CARDIO: Final = Template("cardio", "cardio")
LIGHT: Final = Template(
    "low_intensity",
    "light",
    (
        *(_main("squat"), _main("horizontal_pull"), _main("horizontal_push"), _main("hinge"), _CORE),
        *_iso("calves", "abductors"),
    ),
)
LIGHT_AEROBIC: Final = Template("low_intensity", "cardio")

_FULL: Final = (FULL_BODY_A, FULL_BODY_B, FULL_BODY_C)
_LIFTING: Final[dict[int, tuple[Template, ...]]] = {
    1: _FULL[:1],
    2: _FULL[:2],
    3: _FULL,
    4: (_UPPER[0], _LOWER[0], _UPPER[1], _LOWER[1]),
    5: (_UPPER[0], _LOWER[0], _PUSH, _PULL, _LEGS),
    6: (_PUSH, _PULL, _LEGS, _PUSH, _PULL, _LEGS),
    7: (_PUSH, _PULL, _LEGS, CARDIO, _PUSH, _PULL, _LEGS),
}
_LIFTING_BEGINNER: Final[dict[int, tuple[Template, ...]]] = {
    **{days: _LIFTING[days] for days in (1, 2, 3, 4)},
    5: (_UPPER[0], _LOWER[0], CARDIO, _UPPER[1], _LOWER[1]),
    6: (_UPPER[0], _LOWER[0], CARDIO, _UPPER[1], _LOWER[1], CARDIO),
    7: (_UPPER[0], _LOWER[0], CARDIO, _UPPER[1], _LOWER[1], CARDIO, LIGHT_AEROBIC),
}
_GENERAL: Final[dict[int, tuple[Template, ...]]] = {
    1: _FULL[:1],
    2: _FULL[:2],
    3: _FULL,
    4: (FULL_BODY_A, CARDIO, FULL_BODY_B, CARDIO),
    5: (FULL_BODY_A, CARDIO, FULL_BODY_B, CARDIO, FULL_BODY_C),
    6: (FULL_BODY_A, CARDIO, FULL_BODY_B, CARDIO, FULL_BODY_C, CARDIO),
    7: (FULL_BODY_A, CARDIO, FULL_BODY_B, CARDIO, FULL_BODY_C, CARDIO, LIGHT_AEROBIC),
}
_ENDURANCE: Final[dict[int, tuple[Template, ...]]] = {
    1: _FULL[:1],
    2: _FULL[:2],
    3: (FULL_BODY_A, CARDIO, FULL_BODY_B),
    4: (FULL_BODY_A, CARDIO, FULL_BODY_B, CARDIO),
    5: (FULL_BODY_A, CARDIO, CARDIO, FULL_BODY_B, CARDIO),
    6: (FULL_BODY_A, CARDIO, CARDIO, FULL_BODY_B, CARDIO, CARDIO),
    7: (FULL_BODY_A, CARDIO, CARDIO, FULL_BODY_B, CARDIO, CARDIO, LIGHT_AEROBIC),
}

_DAY_OFFSETS: Final[dict[int, tuple[int, ...]]] = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
    7: (0, 1, 2, 3, 4, 5, 6),
}


_LOWER_MUSCLES: Final[frozenset[Muscle]] = frozenset(
    {"quads", "hamstrings", "glutes", "calves", "adductors", "abductors", "hip_flexors"}
)
_PUSH_MUSCLES: Final[frozenset[Muscle]] = frozenset({"chest", "front_delts", "side_delts", "triceps"})
_PULL_MUSCLES: Final[frozenset[Muscle]] = frozenset(
    {"lats", "upper_back", "traps", "rear_delts", "biceps", "forearms", "lower_back"}
)
_TRAINS: Final[dict[str, frozenset[Muscle]]] = {
    "upper": _PUSH_MUSCLES | _PULL_MUSCLES,
    "lower": _LOWER_MUSCLES,
    "push": _PUSH_MUSCLES,
    "pull": _PULL_MUSCLES,
    "legs": _LOWER_MUSCLES,
}
"""Which muscles belong to the day of a split; trunk and neck go with any day, and every muscle with a whole-body day."""


def small_work(template: Template) -> tuple[Muscle, ...]:
    """Return the muscles that small work of a session may be for, in a fixed order."""
    everything = _LOWER_MUSCLES | _PUSH_MUSCLES | _PULL_MUSCLES
    return tuple(sorted(_TRAINS.get(template.title, everything) | _TRUNK))


def day_offsets(rules: TrainingRules, start: dt.date) -> tuple[int, ...]:
    """Return on which days after the start of a week (0–6) its sessions fall: the given weekdays, else spread days."""
    if rules.weekdays:
        return tuple(sorted((weekday - start.weekday()) % 7 for weekday in rules.weekdays))
    return _DAY_OFFSETS[rules.days_per_week]


def week_templates(rules: TrainingRules) -> tuple[Template, ...]:
    """Return one template for each training day of a week, in order. ``low_intensity`` wins over the goal."""
    return tuple(_with_priorities(template, rules.priority_muscles) for template in _split(rules))


def _with_priorities(template: Template, muscles: tuple[Muscle, ...]) -> Template:
    """Put work for the priority muscles of the day right after its lifts, before the other small work."""
    if template.kind == "cardio":
        return template
    elsewhere = (_LOWER_MUSCLES | _PUSH_MUSCLES | _PULL_MUSCLES) - _TRAINS.get(template.title, frozenset(muscles))
    # Muscles of the trunk are trained by core work rather than by isolations.
    wanted = tuple(Slot("isolation", ("isolation", "core"), muscle) for muscle in muscles if muscle not in elsewhere)
    known = {slot.muscle for slot in wanted}
    if not wanted:
        return template
    lifts = tuple(slot for slot in template.slots if slot.role in ("main", "assist"))
    rest = tuple(
        slot for slot in template.slots if slot not in lifts and (slot.muscle is None or slot.muscle not in known)
    )
    return replace(template, slots=(*lifts, *wanted, *rest))


def _split(rules: TrainingRules) -> tuple[Template, ...]:
    days = rules.days_per_week
    if rules.low_intensity:
        # Every second day rests the muscles once there are more than two days.
        return tuple(LIGHT if days <= 2 or day % 2 == 0 else LIGHT_AEROBIC for day in range(days))
    if rules.goal == "general":
        return _GENERAL[days]
    if rules.goal == "endurance":
        return _ENDURANCE[days]
    # Who wants cardio as well gets days for it where there are enough; the lifting days keep the split.
    return (_LIFTING_BEGINNER if rules.experience == "beginner" or rules.cardio else _LIFTING)[days]
