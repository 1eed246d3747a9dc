"""English by key. The web app has the same keys with the same placeholders in every language (``explain.<language>.json``).

A placeholder is a param: a number, a date, a person's own word, a food or recipe (slug) or a word of ``words``. ``{parts}`` is
the list of phrases that belong to a sentence.
"""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "why.isolation": "Single-joint work after the big lifts adds weekly sets for the {muscles}.",
    "why.trunk": "Trunk and carrying work rounds off the movement patterns and trains the {muscles}.",
    "why.assist": "A further {pattern} adds weekly sets for the {muscles}.",
    "why.first": "Priority lifts come first while you are fresh: this {pattern} trains the {muscles}.",
    "why.main": "A main {pattern} keeps the movement patterns balanced and trains the {muscles}.",
    "why.warm_up": "Easy movement first: warm muscles and joints before the first loaded set.",
    "why.aerobic_light": "Easy movement that keeps the effort low while it adds to the weekly active minutes.",
    "why.aerobic_vigorous": (
        "Vigorous minutes count double towards the 150 to 300 moderate minutes a week that WHO advises."
    ),
    "why.aerobic_moderate": "Moderate minutes towards the 150 to 300 a week that WHO advises.",
    "care.ranked_down": "Do it lightly and without pain: little else here spares your {regions} more.",
    "care.spares": "It spares your {regions}.",
    "care.light": "Keep the effort light, after your safety answers.",
    "care.breath": "Breathe on; never hold your breath.",
    "conflict.locked": "The locked meal of {date} holds {foods}. That goes against: {parts}.",
    "conflict.catalog": "The catalogue holds no set of dishes for a day like {date}, whatever is changed.",
    "conflict.alone": "No day of the catalogue's dishes fits {date}: {parts} cannot be met.",
    "conflict.together": "No day of the catalogue's dishes fits {date}: {parts} cannot be met together.",
    "conflict.upper_level": (
        "The days that were found bring more {nutrients} on average than is safe to eat day after day."
    ),
    "conflict.budget": "No days were found that cost at most {wanted} € a day at estimated prices.",
    "conflict.budget_with": "No days were found that cost at most {wanted} € a day at estimated prices and keep to {parts}.",
    "conflict.no_exercises": "The catalogue holds too few exercises, whatever is changed.",
    "conflict.strength": "Too few exercises are left for a strength plan that keeps to {parts}.",
    "conflict.training": "Too few exercises are left for a training plan that keeps to {parts}.",
    "change.catalog": "Add foods or recipes to the catalogue.",
    "change.unlock_this": "Unlock this meal.",
    "change.unlock": "Unlock the {slot} of {date}.",
    "change.give_up": "Give up {parts}.",
    "change.about": "About {parts}.",
    "change.allow_recipe": "Allow {recipe} again.",
    "change.allow_recipes": "Allow the excluded recipes again.",
    "change.minutes": "{minutes} cooking minutes instead of {wanted}.",
    "change.appliance": "Use of: {appliance}.",
    "change.all_appliances": "A kitchen with all appliances.",
    "change.meals": "{meals} meals a day instead of {wanted}.",
    "change.allow_word": 'Allow "{word}" again.',
    "change.allow_words": "Allow the disliked foods again.",
    "change.style": "Choose {style} instead of {wanted_style} days.",
    "change.allergen": 'Without "{allergen}" among the allergens; only where it is safe for you.',
    "change.other_days": "Unlock meals, lower the energy or widen the diet, so that other days can be found.",
    "change.budget": "{amount} € a day instead of {wanted} €.",
    "change.exercises": "Install a fuller catalogue.",
    "change.clinician": "No single change is enough; please see a clinician before you train.",
    "change.exercise_dislikes": "Allow the disliked exercises again.",
    "change.equipment": "Add {equipment}.",
    "change.general_goal": "Choose the goal general fitness for now.",
    "change.wait": "Wait until your {region} has settled and a clinician agrees, then make the plan again.",
    "change.wait_all": (
        "Wait until the painful regions have settled and a clinician agrees, then make the plan again."
    ),
}

PHRASES: Final[Mapping[str, str]] = {
    "wish.energy_kcal": "{amount} kcal energy",
    "wish.protein_g": "{amount} g protein",
    "wish.fat_g": "{amount} g fat",
    "wish.carbohydrate_g": "{amount} g carbohydrate",
    "wish.locked": "the locked {slot} of {date}",
    "wish.style": "{style} days",
    "wish.allergens": "no {allergens}",
    "wish.dislikes": "your list of disliked foods",
    "wish.minutes": "at most {minutes} cooking minutes",
    "wish.kitchen": "a kitchen with {appliances}",
    "wish.bare_kitchen": "a kitchen with no appliance",
    "wish.meals": "{meals} meals a day",
    "wish.excluded": "your list of excluded recipes",
    "wish.equipment": "your equipment",
    "wish.exercise_dislikes": "your list of disliked exercises",
    "wish.goal": "the goal {goal}",
    "wish.limit": "care for your {region}",
    "wish.hypertension": "care for your high blood pressure",
    "nearest.energy_kcal": "{amount} kcal energy instead of {wanted}",
    "nearest.protein_g": "{amount} g protein instead of {wanted}",
    "nearest.fat_g": "{amount} g fat instead of {wanted}",
    "nearest.carbohydrate_g": "{amount} g carbohydrate instead of {wanted}",
}
