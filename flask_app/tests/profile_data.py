"""A complete profile to start from."""

from typing import Any

PROFILE: dict[str, Any] = {
    "birth_date": "1990-05-17",
    "sex": "female",
    "height_cm": 168,
    "weight_kg": 70.5,
    "body_fat_pct": None,
    "activity": "low_active",
    "goal": {"kind": "lose", "rate_pct_per_week": 0.5, "target_weight_kg": 64},
    "diet": {
        "style": "omnivore",
        "allergens": ["peanuts"],
        "dislikes": ["liver 🤢"],
        "excluded_recipes": [],
        "minutes_by_weekday": [None, None, None, None, None, 60, 90],
        "meal_shares": None,
        "meals_per_day": 4,
        "max_cooking_minutes": 30,
        "kitchen": ["hob", "oven"],
        "budget_eur_per_week": 90.0,
        "leftover_lunches": 2,
        "eaters": 1,
        "pantry": [],
    },
    "training": {
        "experience": "beginner",
        "goal": "general",
        "days_per_week": 3,
        "minutes_per_session": 45,
        "weekdays": [],
        "training_day_energy_pct": 0.0,
        "priority_muscles": [],
        "favourite_exercises": [],
        "disliked_exercises": [],
        "cardio": False,
        "equipment": ["dumbbells"],
        "limits": [{"region": "knee", "severity": "chronic"}],
    },
    "screening": {"scoff_yes": 0},
    "units": "metric",
    "locale": "de-AT",
    "timezone": "Europe/Vienna",
}


def profile(**changes: Any) -> dict[str, Any]:
    """Return the profile with top-level fields changed."""
    return {**PROFILE, **changes}
