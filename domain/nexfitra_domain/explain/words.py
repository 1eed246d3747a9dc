"""Words of the vocabularies as they stand within an English sentence, and which params hold such words."""

from collections.abc import Mapping
from typing import Final

from nexfitra_domain.vocabulary import (
    ALLERGENS,
    DIET_STYLES,
    EQUIPMENT,
    KITCHEN,
    MEAL_SLOTS,
    MUSCLES,
    PATTERNS,
    REGIONS,
)

VOCABULARY_OF_PARAM: Final[Mapping[str, str]] = {
    "muscles": "muscle",
    "pattern": "pattern",
    "regions": "region",
    "region": "region",
    "equipment": "equipment",
    "appliances": "appliance",
    "appliance": "appliance",
    "allergens": "allergen",
    "allergen": "allergen",
    "style": "style",
    "wanted_style": "style",
    "slot": "slot",
    "goal": "goal",
    "nutrients": "nutrient",
}
"""Params that hold words of a vocabulary."""

EITHER: Final = frozenset({"allergens"})
"""Params whose list is joined with "or"."""

DATES: Final = frozenset({"date"})
NUMBERS: Final = frozenset({"amount", "wanted", "minutes", "meals"})
CATALOGUE_NAMES: Final = frozenset({"foods", "recipe"})
"""Params that hold catalogue slugs: whoever shows them puts the name in the reader's language there."""
OWN_WORDS: Final = frozenset({"word"})
"""What a person typed; it is shown as it is."""


def _plain(words: tuple[str, ...], **others: str) -> dict[str, str]:
    return {word: others.get(word, word.replace("_", " ")) for word in words}


WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "muscle": _plain(
        MUSCLES,
        front_delts="front of the shoulders",
        side_delts="side of the shoulders",
        rear_delts="back of the shoulders",
    ),
    "pattern": _plain(
        PATTERNS,
        horizontal_push="horizontal push",
        vertical_push="overhead push",
        horizontal_pull="row",
        vertical_pull="pull from above",
        core="trunk exercise",
        isolation="single-joint exercise",
        conditioning="endurance exercise",
    ),
    "region": _plain(REGIONS),
    "equipment": _plain(
        EQUIPMENT,
        barbell="a barbell",
        ez_bar="an EZ bar",
        kettlebell="a kettlebell",
        plates="weight plates",
        rack="a rack",
        bench="a bench",
        pull_up_bar="a pull-up bar",
        cable="a cable machine",
        machine="weight machines",
        smith_machine="a Smith machine",
        bands="resistance bands",
        suspension_trainer="a suspension trainer",
        medicine_ball="a medicine ball",
        cardio_machine="a cardio machine",
    ),
    "appliance": _plain(KITCHEN),
    "allergen": _plain(ALLERGENS, nuts="tree nuts"),
    "style": _plain(DIET_STYLES),
    "slot": _plain(MEAL_SLOTS),
    "goal": {
        "strength": "strength",
        "hypertrophy": "muscle growth",
        "general": "general fitness",
        "endurance": "endurance",
    },
    # Those with an upper level that holds for what food brings.
    "nutrient": {
        "calcium_mg": "calcium",
        "choline_mg": "choline",
        "copper_mg": "copper",
        "iron_mg": "iron",
        "manganese_mg": "manganese",
        "phosphorus_mg": "phosphorus",
        "selenium_ug": "selenium",
        "vitamin_b6_mg": "vitamin B6",
        "vitamin_c_mg": "vitamin C",
        "vitamin_d_ug": "vitamin D",
        "zinc_mg": "zinc",
    },
}
"""English by vocabulary and word."""


def vocabulary_of(param: str) -> str | None:
    """Return the vocabulary whose words the param holds, or None where it holds something else."""
    return VOCABULARY_OF_PARAM.get(param)


def spelled(words: tuple[str, ...], *, last: str = "and") -> str:
    """Return ``words`` as "a, b and c"."""
    return f" {last} ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
