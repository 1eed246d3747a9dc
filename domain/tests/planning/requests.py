"""Requests for planner tests, and a Hypothesis strategy over what people may ask for."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from nexfitra_domain.contract.meals import DayTarget, DietRules, MealPlanRequest
from nexfitra_domain.vocabulary import ALLERGENS, DIET_STYLES, KITCHEN, DietStyle

START = dt.date(2026, 1, 5)


def target(energy_kcal: float = 2000, protein_g: float = 120, fat_g: float = 65, **others: float) -> DayTarget:
    """Return a target whose carbohydrate is the rest of the energy."""
    carbohydrate_g = (energy_kcal - 4 * protein_g - 9 * fat_g) / 4
    values = {"carbohydrate_g": carbohydrate_g, "fibre_g": 25.0, "energy_floor_kcal": 1200.0} | others
    return DayTarget(energy_kcal=energy_kcal, protein_g=protein_g, fat_g=fat_g, **values)


def keto_target(energy_kcal: float = 2000, protein_g: float = 120) -> DayTarget:
    return target(energy_kcal, protein_g, (energy_kcal - 4 * protein_g - 4 * 45) / 9, fibre_g=15.0)


def ask(
    *targets: DayTarget, days: int = 3, seed: int = 1, style: DietStyle = "omnivore", **more: Any
) -> MealPlanRequest:
    """Return a request; ``more`` goes to the request where it has such a field, and to the diet otherwise."""
    own = {key: more.pop(key) for key in ("locked", "exclude_recipes", "week_goals", "pantry") if key in more}
    usual = keto_target() if style == "keto" else target()
    return MealPlanRequest(START, targets or (usual,) * days, DietRules(style, **more), seed, "test-1", **own)


@st.composite
def requests(draw: st.DrawFn) -> MealPlanRequest:
    style = draw(st.sampled_from(DIET_STYLES))
    energy = draw(st.integers(1300, 4200))
    protein = round(energy * draw(st.floats(0.12, 0.35)) / 4)
    fat = round(energy * draw(st.floats(0.2, 0.38)) / 9)
    usual = keto_target(energy, protein) if style == "keto" else target(energy, protein, fat)
    days = draw(st.integers(1, 4))
    return ask(
        *(usual,) * days,
        seed=draw(st.integers(0, 2**32)),
        style=style,
        allergens=tuple(draw(st.lists(st.sampled_from(ALLERGENS), max_size=2, unique=True))),
        dislikes=tuple(draw(st.lists(st.sampled_from(("eggs", "salmon", "tofu", "Yogur", "banana")), max_size=2))),
        meals_per_day=draw(st.integers(2, 6)),
        max_cooking_minutes=draw(st.sampled_from((None, None, 30, 10))),
        kitchen=tuple(draw(st.sampled_from((KITCHEN, ("hob",), ("hob", "oven"), ("microwave",))))),
    )
