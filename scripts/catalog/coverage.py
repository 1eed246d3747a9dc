"""Say what the catalogue covers and write it to ``docs/catalogue.md``.

    python scripts/catalog/coverage.py [--fdc FOLDER --nhanes FOLDER] [--output docs/catalogue.md]

Without the folders of the survey that part of the page says so and the rest is written. Meals are planned for one person (see
``person``) of every style of eating; muscles are counted at equipment that people usually have.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from nexfitra_domain.allergens import imply
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.diets import recipe_fits
from nexfitra_domain.catalog.loader import read_tables
from nexfitra_domain.catalog.model import Catalog, Exercise, Recipe
from nexfitra_domain.contract.meals import DayTarget, DietRules, MealPlan, MealPlanRequest
from nexfitra_domain.macros import macro_targets
from nexfitra_domain.person import Person
from nexfitra_domain.planning.meals import PLANNER_VERSION, plan_meals
from nexfitra_domain.planning.slots import day_shape
from nexfitra_domain.planning.training_pool import LEVELS
from nexfitra_domain.training.limits import LIMIT_RULES
from nexfitra_domain.training.volume import PRIME_WEIGHT
from nexfitra_domain.vocabulary import (
    ALLERGENS,
    DIET_STYLES,
    EQUIPMENT,
    MEAL_SLOTS,
    MUSCLES,
    PATTERNS,
    REGIONS,
    Allergen,
    DietStyle,
    Equipment,
    Experience,
    MealSlot,
    Muscle,
    Region,
)
from rank_foods import coverage, ranked
from survey import codes_of, count, occasions_covered, read_nhanes
from usda import read_all

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "catalogue.md"
START: Final = dt.date(2026, 1, 5)
DAYS: Final = 7
ENERGY_KCAL: Final = 2000.0
MEAL_COUNTS: Final = (2, 3, 4, 5, 6)
WITHOUT: Final[tuple[tuple[Allergen, ...], ...]] = (
    (),
    *((allergen,) for allergen in ALLERGENS),
    ("soy", "gluten"),
    ("soy", "nuts", "peanuts"),
    ("milk", "eggs"),
    ("gluten", "milk", "eggs"),
    ("milk", "soy"),
)
"""What is left out: nothing, each allergen, and the combinations of ``test_coverage.py``."""
MISSING_SHOWN: Final = 25
FEW: Final = 2
"""Up to this many exercises are marked as few: there is nothing to change to."""

OUTFITS: Final[Mapping[str, tuple[Equipment, ...]]] = {
    "body": (),
    "dumbbells": ("dumbbells",),
    "bands": ("bands",),
    "barbell": ("barbell", "rack", "bench"),
    "machines": ("machine", "cable"),
    "kettlebell": ("kettlebell",),
    "gym": EQUIPMENT,
}
"""Equipment that people usually have (those of ``test_exercises.py``) and a full gym; the body is always there as well."""
SHORT: Final[Mapping[str, str]] = {"crustaceans": "crust.", "sulphites": "sulph.", "mediterranean": "mediterr."}


def person(style: DietStyle) -> Person:
    """Return whom the meals are planned for: 35 years old, 175 cm, 70 kg, not training, keeping the weight."""
    return Person(dt.date(1990, 6, 1), "male", 175.0, 70.0, diet_style=style)


def usual_target(style: DietStyle) -> DayTarget:
    """Return the macros that the product sets for :func:`person` at 2,000 kcal."""
    macros = macro_targets(person(style), 35, ENERGY_KCAL, deficit=False)
    return DayTarget(ENERGY_KCAL, macros.protein_g, macros.fat_g, macros.carbohydrate_g, macros.fibre_g)


# What can be eaten


def eligible(catalog: Catalog, style: DietStyle, without: Sequence[Allergen]) -> list[Recipe]:
    """Return the dishes of a style that hold none of the allergens."""
    bad = imply(without)
    return [
        recipe
        for recipe in catalog.recipes.values()
        if not recipe.allergens & bad and recipe_fits(style, recipe, catalog.foods)
    ]


def by_slot(recipes: Iterable[Recipe]) -> dict[MealSlot, set[str]]:
    """Return slot → slugs of the dishes that may stand there."""
    found: dict[MealSlot, set[str]] = {slot: set() for slot in MEAL_SLOTS}
    for recipe in recipes:
        for slot in recipe.slots:
            found[slot].add(recipe.id)
    return found


def distinct_days(dishes: Mapping[MealSlot, set[str]], meals: int) -> int:
    """Return how many days of ``meals`` meals can be filled without eating any dish twice.

    By Hall's theorem that is the least, over all groups of slots, of the dishes that fit any slot of the group, divided by the
    meals that a day has in it.
    """
    wanted: dict[MealSlot, int] = {}
    for meal in day_shape(meals):
        wanted[meal.slot] = wanted.get(meal.slot, 0) + 1
    slots = list(wanted)
    most: list[int] = []
    for mask in range(1, 2 ** len(slots)):
        group = [slot for at, slot in enumerate(slots) if mask >> at & 1]
        most.append(len(set().union(*(dishes[slot] for slot in group))) // sum(wanted[slot] for slot in group))
    return min(most)


def plan_week(catalog: Catalog, style: DietStyle, without: tuple[Allergen, ...], meals: int) -> MealPlan:
    """Return a week of the planner for :func:`person`."""
    diet = DietRules(style, without, meals_per_day=meals)
    return plan_meals(MealPlanRequest(START, (usual_target(style),) * DAYS, diet, 1, catalog.version), catalog)


def hits(plan: MealPlan) -> int | None:
    """Return on how many days energy is within 5 % and each macro within the larger of 5 % and 5 g; None without a plan."""
    if plan.status != "ready":
        return None
    met = 0
    for day in plan.days:
        goal, total = day.target, day.totals
        allowed = [(total.energy_kcal, goal.energy_kcal, 0.0)]
        allowed += [(getattr(total, key), getattr(goal, key), 5.0) for key in ("protein_g", "fat_g", "carbohydrate_g")]
        met += all(is_ is not None and abs(is_ - want) <= max(0.05 * want, least) for is_, want, least in allowed)
    return met


def plan_cell(weeks: Sequence[MealPlan]) -> str:
    """Return how the weeks of one style are shown: days that meet the targets, then the different dishes of each week.

    One figure stands for all weeks that have the same number of days; a cross is no plan.
    """
    met = ["✗" if (days := hits(week)) is None else str(days) for week in weeks]
    shown = met[0] if len(set(met)) == 1 else "·".join(met)
    return f"{shown} ({'·'.join(str(dishes_of(week)) for week in weeks)})"


def dishes_of(plan: MealPlan) -> int:
    """Return how many different dishes a plan holds."""
    return len({meal.recipe for day in plan.days for meal in day.meals})


# What can be trained


def trains(exercise: Exercise, muscle: Muscle, owned: Sequence[Equipment], level: Experience) -> bool:
    """Say whether a person of ``level`` with ``owned`` can train the muscle with the exercise as a prime mover.

    Skill counts as in the planner: an exercise may be one level above the person's. Conditioning trains no muscle.
    """
    return (
        exercise.pattern != "conditioning"
        and exercise.muscles.get(muscle, 0.0) >= PRIME_WEIGHT
        and any(set(choice) <= set(owned) for choice in exercise.equipment)
        and LEVELS[exercise.level] - LEVELS[level] <= 1
    )


def prime_movers(
    catalog: Catalog, muscle: Muscle, owned: Sequence[Equipment], level: Experience, hurts: Region | None = None
) -> int:
    """Return how many exercises train the muscle, without those that an acute limit of ``hurts`` forbids."""
    forbidden = LIMIT_RULES[hurts].forbidden if hurts else frozenset()
    return sum(
        trains(each, muscle, owned, level) and not each.load_tags & forbidden for each in catalog.exercises.values()
    )


def mark(number: int) -> str:
    """Return a count; none and few are set apart."""
    if number == 0:
        return "**0**"
    return f"*{number}*" if number <= FEW else str(number)


# The page


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return a Markdown table whose first column is text and whose others are figures."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
    return [*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows)]


def short(words: Sequence[str]) -> str:
    """Return allergens as one short heading."""
    return " + ".join(SHORT.get(word, word) for word in words) or "nothing"


def numbers(catalog: Catalog) -> list[str]:
    """Return the section that counts rows."""
    slots = by_slot(catalog.recipes.values())
    recipes = list(catalog.recipes.values())
    minutes = {limit: sum(recipe.minutes <= limit for recipe in recipes) for limit in (10, 20, 30, 60)}
    return [
        "## Numbers",
        "",
        (
            f"**{len(catalog.foods)} foods, {len(catalog.recipes)} recipes, {len(catalog.exercises)} exercises** "
            f"(catalogue version `{catalog.version}`, planner `{PLANNER_VERSION}`)."
        ),
        "",
        (
            f"- Foods: {sum(food.source == 'usda_fndds' for food in catalog.foods.values())} from FNDDS, "
            f"{sum(food.source != 'usda_fndds' for food in catalog.foods.values())} from SR Legacy or Foundation Foods."
        ),
        "- Recipes by meal (a dish may stand in several): "
        + ", ".join(f"{len(slots[slot])} {slot}" for slot in MEAL_SLOTS)
        + f"; {len({recipe.cuisine for recipe in recipes})} cuisines; in at most "
        + ", ".join(f"{limit} minutes {count}" for limit, count in minutes.items())
        + f"; {sum(recipe.fodmap == 'low' for recipe in recipes)} low in FODMAPs.",
        "- Exercises by pattern: "
        + ", ".join(
            f"{sum(each.pattern == pattern for each in catalog.exercises.values())} {pattern.replace('_', ' ')}"
            for pattern in PATTERNS
        )
        + ".",
    ]


def survey_section(fdc: Path | None, nhanes: Path | None) -> list[str]:
    """Return what of the survey the foods cover, or that its data are not there."""
    head = ["## What adults said they had eaten", ""]
    if fdc is None or nhanes is None or not fdc.is_dir() or not nhanes.is_dir():
        return [*head, "*Left out: the folders of FoodData Central and NHANES were not given or are not there.*"]
    fndds = read_all(fdc)["usda_fndds"]
    survey = read_nhanes(nhanes)
    counts = count(survey, fndds)
    rows = read_tables()["foods"]
    own = {row["source_id"] for row in rows if row["source"] == "usda_fndds"}
    held = {code for row in rows for code in codes_of(row)}
    unmapped = (
        sum(records for records, _ in counts.unmapped.values()) / counts.all_records,
        sum(energy for _, energy in counts.unmapped.values()) / counts.all_energy,
    )
    same = {old: new for old, (new, how, _) in counts.mapping.items() if how == "same code"}
    direct = direct_share(survey.records, same, own, counts.all_records)
    direct_energy = sum(
        survey.grams[old] * (fndds[old].nutrients["energy_kcal"] or 0.0) / 100 for old in same if old in own
    )
    lines = [
        *head,
        (
            f"{counts.all_records:,} eating records of adults (19 years and older) of NHANES 2007–2010, both reliable recall days, "
            "unweighted; how they are counted and mapped stands in [catalog.md](catalog.md). Shares are of everything eaten, "
            "unmapped records included; the energy of those is estimated."
        ),
        "",
        *table(
            ("", "records", "energy"),
            [
                ("mapped to FNDDS 2021–2023 at all", f"{1 - unmapped[0]:.1%}", f"{1 - unmapped[1]:.1%}"),
                (
                    "covered directly: the reported code is the code of a food",
                    f"{direct:.1%}",
                    f"{direct_energy / counts.all_energy:.1%}",
                ),
                ("covered with mapping and joined codes", *(f"{share:.1%}" for share in coverage(counts, held))),
                (
                    "the same, of what could be mapped",
                    f"{coverage(counts, held)[0] / (1 - unmapped[0]):.1%}",
                    f"{coverage(counts, held)[1] / (1 - unmapped[1]):.1%}",
                ),
            ],
        ),
        "",
        (
            f"Of {len(survey.occasions):,} eating occasions (what a person had at one meal or snack of a day), those of which the foods cover all "
            f"of the energy are {occasions_covered(survey, counts, held, 1.0):.1%}, at least 90 % of it "
            f"{occasions_covered(survey, counts, held, 0.9):.1%}, at least half of it {occasions_covered(survey, counts, held, 0.5):.1%}."
        ),
        "",
        f"The {MISSING_SHOWN} codes that bring most energy and are still missing:",
        "",
    ]
    missing = [line for line in ranked(counts, fndds, held) if line["already_in_catalogue"] == "n"][:MISSING_SHOWN]
    return [*lines, *table(("missing", "code", "records", "energy"), map(missing_row, missing))]


def direct_share(
    records: Mapping[str, int], same: Iterable[str], own: frozenset[str] | set[str], everything: int
) -> float:
    """Return the share of records whose reported code is itself the code of a food."""
    return sum(records[code] for code in same if code in own) / everything


def missing_row(line: Mapping[str, Any]) -> tuple[object, ...]:
    """Return a line of the ranking as a row of the table."""
    return (
        str(line["description"]).replace("|", "/"),
        line["fndds_code"],
        line["records"],
        f"{float(line['energy_share']):.2%}",
    )


def meals_section(catalog: Catalog, say: Callable[[str], object]) -> list[str]:
    """Return both matrices of meals: dishes and days counted, and weeks planned."""
    dishes, planned, failed, met, weeks = [], [], [], 0, 0
    for without in WITHOUT:
        say(f"planning without {short(without)}")
        row, week = [short(without)], [short(without)]
        for style in DIET_STYLES:
            slots = by_slot(eligible(catalog, style, without))
            days = "·".join(str(distinct_days(slots, meals)) for meals in MEAL_COUNTS)
            row.append(f"{'/'.join(str(len(slots[slot])) for slot in MEAL_SLOTS)} → {days}")
            found = [plan_week(catalog, style, without, meals) for meals in MEAL_COUNTS]
            week.append(plan_cell(found))
            weeks += len(found)
            met += sum(hits(each) or 0 for each in found)
            failed += [
                f"{style}, {short(without)}, {meals} meals"
                for meals, each in zip(MEAL_COUNTS, found, strict=True)
                if each.status != "ready"
            ]
        dishes.append(row)
        planned.append(week)
    head = ("without", *(SHORT.get(style, style) for style in DIET_STYLES))
    targets = [(style, *(f"{getattr(usual_target(style), key):.0f}" for key in TARGET_KEYS)) for style in DIET_STYLES]
    return [
        "## What can be eaten",
        "",
        (
            "Dishes that fit each style without an allergen, as breakfast/lunch/dinner/snack, and after the arrow how many days of "
            "2·3·4·5·6 meals they fill **without eating any dish twice**. Gluten brings wheat with it."
        ),
        "",
        *table(head, dishes),
        "",
        (
            f"A week of the planner at {ENERGY_KCAL:,.0f} kcal with the usual targets of each style (below): of its {DAYS} days, how many "
            "meet all of energy (5 %), protein, fat and carbohydrate (the larger of 5 % and 5 g), and in brackets how many different dishes "
            "each week holds, with 2·3·4·5·6 meals a day. One figure before the bracket holds for all five; ✗ is no plan. All kitchen "
            "tools but air fryer and slow cooker, any cooking time, one seed."
        ),
        "",
        (
            f"**{weeks - len(failed)} of {weeks} weeks can be planned; {met} of {weeks * DAYS} days ({met / weeks / DAYS:.1%}) meet "
            f"the targets.** No plan: {'; '.join(failed) or 'none'}."
        ),
        "",
        *table(head, planned),
        "",
        "Usual targets of a man of 35 years, 175 cm and 70 kg who does not train and keeps his weight:",
        "",
        *table(("style", "protein g", "fat g", "carbohydrate g", "fibre g"), targets),
    ]


TARGET_KEYS: Final = ("protein_g", "fat_g", "carbohydrate_g", "fibre_g")
_LEVELS: Final[tuple[Experience, ...]] = ("beginner", "intermediate", "advanced")


def training_section(catalog: Catalog) -> list[str]:
    """Return how many exercises train each muscle, and what an acute limit leaves of them."""
    counted = {
        (muscle, outfit): [prime_movers(catalog, muscle, owned, level) for level in _LEVELS]
        for muscle in MUSCLES
        for outfit, owned in OUTFITS.items()
    }
    rows = [
        (_plain(muscle), *("·".join(map(mark, counted[muscle, outfit])) for outfit in OUTFITS)) for muscle in MUSCLES
    ]
    gaps = [
        f"{_plain(muscle)} with {outfit} ({', '.join(lacking)})"
        for (muscle, outfit), found in counted.items()
        if (lacking := [level for level, number in zip(_LEVELS, found, strict=True) if number == 0])
    ]
    return [
        "## What can be trained",
        "",
        "Exercises that train a muscle as a prime mover, for beginner·intermediate·advanced: each may do exercises up to one level "
        f"above their own, as in the planner. **0** is a gap, up to *{FEW}* is little choice. Outfits: "
        + "; ".join(
            f"{outfit}: {', '.join(owned) or 'nothing'}" for outfit, owned in OUTFITS.items() if outfit != "gym"
        )
        + "; gym: everything. The body is always there as well.",
        "",
        *table(("muscle", *OUTFITS), rows),
        "",
        f"Gaps: {'; '.join(gaps) or 'none'}.",
        "",
        "### With an acute limit",
        "",
        (
            "The same for a beginner whose region hurts acutely, so that every exercise which loads it is left out: with the body "
            "alone·in a full gym. What the other outfits leave lies between the two."
        ),
        "",
        *table(
            ("muscle", *(_plain(region) for region in REGIONS)),
            ((_plain(muscle), *(limit_cell(catalog, muscle, region) for region in REGIONS)) for muscle in MUSCLES),
        ),
        "",
        f"Gaps: {'; '.join(limit_gaps(catalog)) or 'none'}.",
    ]


def limit_cell(catalog: Catalog, muscle: Muscle, region: Region) -> str:
    """Return what is left of a muscle for a beginner while a region hurts, with the least and with all equipment."""
    return "·".join(
        mark(prime_movers(catalog, muscle, OUTFITS[outfit], "beginner", region)) for outfit in ("body", "gym")
    )


def limit_gaps(catalog: Catalog) -> list[str]:
    """Return muscles that a beginner cannot train while a region hurts, with the outfits for which that is so."""
    gaps = []
    for region in REGIONS:
        for muscle in MUSCLES:
            lacking = [
                outfit
                for outfit, owned in OUTFITS.items()
                if not prime_movers(catalog, muscle, owned, "beginner", region)
            ]
            if lacking:
                where = "any outfit" if len(lacking) == len(OUTFITS) else ", ".join(lacking)
                gaps.append(f"{_plain(muscle)} while the {_plain(region)} hurts ({where})")
    return gaps


def _plain(word: str) -> str:
    return word.replace("_", " ")


def page(catalog: Catalog, fdc: Path | None, nhanes: Path | None, say: Callable[[str], object]) -> str:
    """Return the whole page."""
    lines = [
        "# What the catalogue covers",
        "",
        "<!-- Written by scripts/catalog/coverage.py: run it again instead of editing. -->",
        "",
        (
            "This page is generated (`make catalogue-coverage`). How the catalogue is made and added to stands in "
            "[catalog.md](catalog.md)."
        ),
        "",
        *numbers(catalog),
        "",
        *survey_section(fdc, nhanes),
        "",
        *meals_section(catalog, say),
        "",
        *training_section(catalog),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Read the arguments and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fdc", type=Path)
    parser.add_argument("--nhanes", type=Path)
    parser.add_argument("--output", type=Path, default=PAGE)
    options = parser.parse_args()
    text = page(load_catalog(), options.fdc, options.nhanes, lambda line: sys.stderr.write(line + "\n"))
    options.output.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{options.output} is written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
