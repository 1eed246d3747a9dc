"""Why a target is what it is: a plain English sentence with its numbers, a source, and a key for translation.

The sentence is always the template of the key filled with the params, so that a translated template says the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Final

Param = float | int | str

TEMPLATES: Final[Mapping[str, str]] = {
    "maintenance.eer_2023": (
        "About {kcal:,} kcal a day keep your weight, estimated from {age_years} years, {height_cm:g} cm, {weight_kg:g} kg "
        "and your activity. The estimate is for people like you; yours may differ by a few hundred."
    ),
    "maintenance.resting": (
        "About {kcal:,} kcal a day keep your weight: {resting_kcal:,} kcal at rest times {factor:g} for your activity."
    ),
    "maintenance.no_body_fat": (
        "The method that you chose needs your body fat, which is not known; the 2023 equation is used instead."
    ),
    "energy.maintain": "You eat what you use: {kcal:,} kcal a day.",
    "energy.lose": (
        "To lose {rate_pct:g} % of your weight a week ({weekly_kg:g} kg) you eat {change_kcal:,} kcal a day less than you use."
    ),
    "energy.gain": (
        "To gain {rate_pct:g} % of your weight a week ({weekly_kg:g} kg) you eat {change_kcal:,} kcal a day more than you use."
    ),
    "energy.rate_loss_limit": "You asked for {asked_pct:g} % a week; more than {limit_pct:g} % is not planned here.",
    "energy.rate_gain_limit": (
        "You asked for {asked_pct:g} % a week; above {limit_pct:g} % mostly fat is gained, so {limit_pct:g} % is planned."
    ),
    "energy.deficit_limit": (
        "The gap to what you use is held to {limit_kcal:,} kcal a day: the larger of 750 kcal and 30 % of what you use."
    ),
    "energy.floor": (
        "That would fall below {floor_kcal:,} kcal a day, the least that is planned for you, so the target is raised to it."
    ),
    "energy.goal_reached": "Your weight of {weight_kg:g} kg has reached your goal of {target_kg:g} kg: you eat what you use.",
    "energy.deficit_refused": "No deficit is planned for you (see the note); you eat what you use.",
    "energy.training_day": (
        "Training day: {change_kcal:,} kcal more than your week's mean of {mean_kcal:,} kcal, because you wanted training days "
        "and rest days {pct:g} % apart."
    ),
    "energy.rest_day": (
        "Rest day: {change_kcal:,} kcal less than your week's mean of {mean_kcal:,} kcal, so that the mean holds although "
        "training days get more."
    ),
    "energy.day_floor": (
        "Training days and rest days stay {difference_kcal:,} kcal apart, so that no rest day falls below "
        "{floor_kcal:,} kcal."
    ),
    "energy.day_carbohydrate": (
        "Training days and rest days stay {difference_kcal:,} kcal apart, so that no rest day falls below {least_g:g} g "
        "of carbohydrate."
    ),
    "energy.day_fat": (
        "Training days and rest days stay {difference_kcal:,} kcal apart, so that no rest day falls below {floor_g:g} g "
        "of fat."
    ),
    "floor.hard": "No plan goes below {floor_kcal:,} kcal a day.",
    "floor.availability": (
        "No plan goes below {floor_kcal:,} kcal a day, which leaves 30 kcal per kg of your {lean_kg:g} kg lean mass after training."
    ),
    "floor.maintenance": (
        "No plan goes below {floor_kcal:,} kcal a day: what you use is little for your lean mass, so nothing is taken away."
    ),
    "protein.training": "{per_kg:g} g of protein per kg of {basis_kg:g} kg, because you train; more adds little.",
    "protein.lean_deficit": (
        "{per_kg:g} g of protein per kg of your {basis_kg:g} kg lean mass: you are lean, train and eat less than you use."
    ),
    "protein.losing": "{per_kg:g} g of protein per kg of {basis_kg:g} kg protect muscle while you lose weight.",
    "protein.older": "{per_kg:g} g of protein per kg of {basis_kg:g} kg, because muscle needs more from 65 years on.",
    "protein.general": "{per_kg:g} g of protein per kg of {basis_kg:g} kg, a quarter above the recommended 0.8.",
    "protein.clinical": (
        "{per_kg:g} g of protein per kg of {basis_kg:g} kg, the general recommendation. The figure of your clinic goes first."
    ),
    "protein.share": "Raised to {share_pct:g} % of your energy, about what adults usually eat.",
    "reference_weight": (
        "Your BMI is {bmi:g}, so amounts per kg use a reference weight of {reference_kg:g} kg in place of {weight_kg:g} kg."
    ),
    "fat.share": "{share_pct:g} % of your energy comes from fat.",
    "fat.floor": "Fat is not set below {floor_g:g} g: 20 % of energy or {per_kg:g} g per kg, whichever is more.",
    "fat.training_day": "The training day gets its energy as fat: {change_g:g} g more.",
    "fat.rest_day": "The rest day has less fat: {change_g:g} g less.",
    "fat.rest": "With few carbohydrates, fat gives the energy that is left: {share_pct:g} %.",
    "carbohydrate.rest": "Carbohydrate gives the energy that is left: {share_pct:g} %.",
    "carbohydrate.keto": "At most {limit_g:g} g of total carbohydrate and {share_pct:g} % of energy, as ketogenic eating needs.",
    "carbohydrate.training_day": "The training day gets its energy as carbohydrate: {change_g:g} g more.",
    "carbohydrate.rest_day": "The rest day has less carbohydrate: {change_g:g} g less.",
    "fibre.density": "{per_1000_kcal:g} g of fibre for each 1,000 kcal.",
    "fibre.keto": "With few carbohydrates, fibre is held to {share_pct:g} % of them.",
    "water.adequate": (
        "About {drinks_ml:,} ml to drink; with what is in food that makes the adequate intake of {total_ml:,} ml. Thirst, heat "
        "and sport change it."
    ),
    "water.clinical": "If your clinic limits what you drink, its figure goes first.",
    "override.by_hand": "You set this yourself.",
    "override.follows": "Follows from what you set yourself.",
}
"""English by key. Every params name is also a placeholder of the translations in the web app."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why ``field`` (a field of the targets) has its value; ``text`` is English, ``key`` and ``params`` are for translation."""

    field: str
    text: str
    source: str
    key: str
    params: Mapping[str, Param] = with_default(default_factory=dict)


def reason(field_name: str, key: str, source: str, **params: Param) -> Reason:
    """Return a reason with its English sentence. ``key`` must be one of ``TEMPLATES``, ``params`` its placeholders."""
    return Reason(field_name, TEMPLATES[key].format(**params), source, key, params)
