"""The closed vocabularies that every tier shares: one place, so that a new word is added once.

Each vocabulary is a ``Literal`` (for type checkers and for the wire) and a tuple of the same words in the order in which
a person is shown them. ``docs/glossary.md`` says what the words mean.
"""

from typing import Final, Literal, get_args

Sex = Literal["male", "female"]
Activity = Literal["inactive", "low_active", "active", "very_active"]
GoalKind = Literal["lose", "maintain", "gain"]
DietStyle = Literal["omnivore", "pescatarian", "vegetarian", "vegan", "keto", "mediterranean"]
Allergen = Literal[
    "wheat", "gluten", "crustaceans", "eggs", "fish", "peanuts", "soy", "milk",
    "nuts", "celery", "mustard", "sesame", "sulphites", "lupin", "molluscs",
]  # fmt: skip
Kitchen = Literal["hob", "oven", "microwave", "blender", "air_fryer", "slow_cooker"]
MealSlot = Literal["breakfast", "lunch", "dinner", "snack"]
Experience = Literal["beginner", "intermediate", "advanced"]
TrainingGoal = Literal["strength", "hypertrophy", "general", "endurance"]
Equipment = Literal[
    "barbell", "ez_bar", "dumbbells", "kettlebell", "plates", "rack", "bench", "pull_up_bar", "dip_bars", "cable",
    "machine", "smith_machine", "bands", "suspension_trainer", "medicine_ball", "cardio_machine",
]  # fmt: skip
Region = Literal[
    "neck", "shoulder", "elbow", "wrist", "upper_back", "lower_back", "hip", "knee", "ankle", "foot"
]  # fmt: skip
LimitSeverity = Literal["acute", "chronic"]
Muscle = Literal[
    "chest", "front_delts", "side_delts", "rear_delts", "triceps", "biceps", "forearms", "lats", "upper_back",
    "lower_back", "traps", "abs", "obliques", "glutes", "quads", "hamstrings", "adductors", "abductors", "calves",
    "hip_flexors", "neck",
]  # fmt: skip
Pattern = Literal[
    "squat", "hinge", "lunge", "horizontal_push", "vertical_push", "horizontal_pull", "vertical_pull", "carry",
    "core", "isolation", "conditioning",
]  # fmt: skip
SetKind = Literal["warmup", "working", "drop", "failure", "amrap", "timed", "distance"]
DishMark = Literal["low_fodmap", "high_protein", "budget"]
Units = Literal["metric", "us"]
PlanKind = Literal["meal", "workout"]
PlanStatus = Literal["queued", "running", "ready", "infeasible", "failed"]

SEXES: Final[tuple[Sex, ...]] = get_args(Sex)
ACTIVITIES: Final[tuple[Activity, ...]] = get_args(Activity)
GOAL_KINDS: Final[tuple[GoalKind, ...]] = get_args(GoalKind)
DIET_STYLES: Final[tuple[DietStyle, ...]] = get_args(DietStyle)
ALLERGENS: Final[tuple[Allergen, ...]] = get_args(Allergen)
KITCHEN: Final[tuple[Kitchen, ...]] = get_args(Kitchen)
MEAL_SLOTS: Final[tuple[MealSlot, ...]] = get_args(MealSlot)
DISH_MARKS: Final[tuple[DishMark, ...]] = get_args(DishMark)
EQUIPMENT: Final[tuple[Equipment, ...]] = get_args(Equipment)
REGIONS: Final[tuple[Region, ...]] = get_args(Region)
MUSCLES: Final[tuple[Muscle, ...]] = get_args(Muscle)
PATTERNS: Final[tuple[Pattern, ...]] = get_args(Pattern)
SET_KINDS: Final[tuple[SetKind, ...]] = get_args(SetKind)
