"""Who the demo person is."""

from typing import Any, Final

EMAIL: Final = "demo@example.com"
NAME: Final = "Demo"
ROLES: Final = ("member", "demo")
"""By the second the web app knows that nobody has this account's password, and does not offer to delete it."""

PROFILE: Final[dict[str, Any]] = {
    "birth_date": "1991-04-18",
    "sex": "female",
    "height_cm": 171.0,
    "weight_kg": 74.6,
    "activity": "low_active",
    "goal": {"kind": "lose", "rate_pct_per_week": 0.5, "target_weight_kg": 68.0},
    "diet": {
        "style": "omnivore",
        "allergens": [],
        "dislikes": [],
        "meals_per_day": 4,
        "max_cooking_minutes": 40,
        "kitchen": ["hob", "oven", "microwave", "blender"],
    },
    "training": {
        "experience": "intermediate",
        "goal": "hypertrophy",
        "days_per_week": 3,
        "minutes_per_session": 60,
        "equipment": ["barbell", "plates", "rack", "bench", "dumbbells", "cable", "machine"],
        "limits": [],
    },
    "units": "metric",
    "locale": "en",
    "timezone": "UTC",
}
