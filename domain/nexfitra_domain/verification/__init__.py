"""The independent judge of plans: it shares no code with planning and no data with the derivation of allergens.

A plan that it objects to is never shown. It reads foods by its own lexicon, adds everything up again from the amounts per
100 g, and holds training against its own table of what a limit forbids.
"""

from nexfitra_domain.verification.agreement import Disagreement, idle_settlements, lexicon_disagreements
from nexfitra_domain.verification.distance import DayDistance, target_distance
from nexfitra_domain.verification.meals import verify_meal_plan
from nexfitra_domain.verification.workouts import verify_workout_plan

__all__ = [
    "DayDistance",
    "Disagreement",
    "idle_settlements",
    "lexicon_disagreements",
    "target_distance",
    "verify_meal_plan",
    "verify_workout_plan",
]
