"""Why no plan fits: the smallest set of wishes that collide, and the smallest change found that would do, by solving again.

A wish is dropped for good where the day stays unsolvable without it; what is left cannot lose a member, so every wish
named takes part in the collision. A relaxation is only offered after a day was in fact found with it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Conflict
from nexfitra_domain.contract.meals import DietRules, MealPlanRequest
from nexfitra_domain.planning.candidates import Candidate
from nexfitra_domain.planning.eligibility import (
    ALLERGENS,
    DISLIKES,
    EXCLUDED,
    KITCHEN,
    MINUTES,
    STYLE,
    blocked_recipes,
    food_blockers,
)
from nexfitra_domain.planning.week import WeekSolver, date_of, locks_by_day
from nexfitra_domain.planning.wishes import MEALS, Wish, describe, spelled, wishes_of
from nexfitra_domain.vocabulary import KITCHEN as APPLIANCES
from nexfitra_domain.vocabulary import DietStyle

PROBE_DRAWS: Final = 48
MAX_CONFLICTS: Final = 3

LOOSER: Final[dict[DietStyle, tuple[DietStyle, ...]]] = {
    "vegan": ("vegetarian", "pescatarian", "omnivore"),
    "vegetarian": ("pescatarian", "omnivore"),
    "pescatarian": ("omnivore",),
    "mediterranean": ("omnivore",),
    "keto": ("omnivore",),
}
"""Styles that allow more, the nearest first."""

EASE: Final = (EXCLUDED, MINUTES, KITCHEN, DISLIKES, MEALS, "locked", "targets", STYLE, ALLERGENS)
"""Which wish is asked to give way first. What keeps a person well or matters to their conscience comes last."""


def locked_conflicts(request: MealPlanRequest, catalog: Catalog) -> tuple[Conflict, ...]:
    """Return one conflict for every locked meal with a food that style, allergens or dislikes forbid."""
    conflicts = []
    for at, locked in enumerate(request.locked):
        broken: dict[str, str] = {}
        for item in locked.meal.items:
            food = catalog.foods.get(item.food)
            # A food that the catalogue no longer has is of unknown make-up.
            rules = {STYLE, ALLERGENS} & _strict(request.diet) if food is None else food_blockers(food, request.diet)
            for rule in sorted(rules):
                broken.setdefault(rule, item.food if food is None else food.name["en"])
        if broken:
            foods = ", ".join(sorted(set(broken.values())))
            text = f"The locked meal on {locked.date} holds {foods}, which {spelled(sorted(broken))} forbids."
            conflicts.append(Conflict((f"locked[{at}]", *sorted(broken)), text, "Unlock this meal."))
    return tuple(conflicts)


def _strict(diet: DietRules) -> frozenset[str]:
    strict = {ALLERGENS} if diet.allergens else set()
    return frozenset(strict | ({STYLE} if diet.style in LOOSER else set()))


def explain(request: MealPlanRequest, catalog: Catalog, failed: tuple[int, ...]) -> tuple[Conflict, ...]:
    """Return the conflicts behind the days (indices) for which nothing fits; days with the same reason are named once."""
    conflicts: list[Conflict] = []
    seen: set[tuple[str, ...]] = set()
    for day in failed:
        if len(conflicts) == MAX_CONFLICTS:
            break
        probe = Probe(request, catalog, day)
        core = minimal_wishes(probe)
        key = tuple(wish.path.replace(f"[{day}]", "[]") for wish in core)
        if key not in seen:
            seen.add(key)
            conflicts.append(_conflict(probe, core))
    return tuple(conflicts)


class Probe:
    """Asks whether day ``day`` alone can be solved when some wishes are left out or changed."""

    def __init__(self, request: MealPlanRequest, catalog: Catalog, day: int) -> None:
        self.request, self.catalog, self.day = request, catalog, day

    def best(self, waived: frozenset[str], diet: DietRules | None = None) -> Candidate | None:
        """Return the best day that may be served without the ``waived`` wishes and with ``diet``, or None."""
        others: tuple[int, ...] = (diet.meals_per_day,) if diet else (self.request.diet.meals_per_day,)
        if MEALS in waived:
            others = tuple(meals for meals in _nearby(others[0]) if meals > self._last_lock())
        for meals in others:
            wanted = replace(diet or self.request.diet, meals_per_day=meals)
            found = WeekSolver(replace(self.request, diet=wanted), self.catalog, waived).candidates(
                self.day, PROBE_DRAWS
            )
            if found:
                return found[0]
        return None

    def _last_lock(self) -> int:
        locks = [index for day in locks_by_day(self.request).values() for index in day]
        return max(locks, default=-1)

    def nearby_meals(self) -> tuple[int, ...]:
        """Return the other numbers of meals a day that locked meals allow, the nearest first."""
        return tuple(n for n in _nearby(self.request.diet.meals_per_day)[1:] if n > self._last_lock())


def _nearby(meals: int) -> tuple[int, ...]:
    return tuple(sorted(range(2, 7), key=lambda other: (abs(other - meals), other)))


def minimal_wishes(probe: Probe) -> tuple[Wish, ...]:
    """Return wishes of the day that cannot be met together while all but any one of them can."""
    waived: frozenset[str] = frozenset()
    core: list[Wish] = []
    for wish in wishes_of(probe.request, probe.day):
        if probe.best(waived | {wish.path}) is None:
            waived |= {wish.path}
        else:
            core.append(wish)
    return tuple(core)


def _conflict(probe: Probe, core: tuple[Wish, ...]) -> Conflict:
    date = date_of(probe.request, probe.day)
    if not core:
        text = f"The catalogue holds no set of dishes for a day like {date}, whatever is changed."
        return Conflict(("diet.meals_per_day",), text, "Add foods or recipes to the catalogue.")
    named = spelled([describe(wish, probe.request) for wish in core])
    together = "cannot be met" if len(core) == 1 else "cannot be met together"
    text = f"No day of the catalogue's dishes fits {date}: {named} {together}."
    order = sorted(core, key=lambda wish: EASE.index(wish.path.split("[")[0]))
    relaxation = next((offer for wish in order for offer in _offers(probe, wish)), None)
    return Conflict(tuple(wish.path for wish in core), text, relaxation or "Drop one of these wishes.")


def _offers(probe: Probe, wish: Wish) -> Iterator[str]:
    """Yield the changes of ``wish`` after which a day was found, smallest first."""
    if wish.path.startswith("targets"):
        yield from _target_offers(probe, wish)
    elif wish.path.startswith("locked"):
        if probe.best(frozenset({wish.path})):
            yield f"Unlock {describe(wish, probe.request)}."
    elif wish.path == EXCLUDED:
        yield from _recipe_offers(probe)
    else:
        for diet, text in _diet_offers(probe, wish.path):
            if probe.best(frozenset(), diet):
                yield text


def _target_offers(probe: Probe, wish: Wish) -> Iterator[str]:
    best = probe.best(frozenset({wish.path}))
    key = wish.path.rsplit(".", 1)[1]
    place = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g").index(key)
    if best:
        name, unit = key.rsplit("_", 1)
        wanted = getattr(probe.request.targets[probe.day], key)
        yield f"About {best.totals[place]:.0f} {unit} {name} instead of {wanted:.0f}."


def _recipe_offers(probe: Probe) -> Iterator[str]:
    blocked = blocked_recipes(probe.request.diet, probe.request.exclude_recipes, probe.catalog)
    for slug in sorted(set(probe.request.exclude_recipes)):
        if slug in blocked and blocked[slug] == frozenset({EXCLUDED}):
            fewer = replace(probe.request, exclude_recipes=tuple(x for x in probe.request.exclude_recipes if x != slug))
            if Probe(fewer, probe.catalog, probe.day).best(frozenset()):
                yield f"Allow {probe.catalog.recipes[slug].title['en']} again."
    yield "Allow the excluded recipes again."


def _diet_offers(probe: Probe, path: str) -> Iterator[tuple[DietRules, str]]:
    """Yield changed rules with their text: one step at a time, the smallest first."""
    diet = probe.request.diet
    if path == MINUTES and diet.max_cooking_minutes is not None:
        later = {recipe.minutes for recipe in probe.catalog.recipes.values()}
        for minutes in sorted(m for m in later if m > (diet.max_cooking_minutes or 0)):
            yield (
                replace(diet, max_cooking_minutes=minutes),
                f"{minutes} cooking minutes instead of {diet.max_cooking_minutes}.",
            )
    if path == KITCHEN:
        for tool in APPLIANCES:
            if tool not in diet.kitchen:
                yield replace(diet, kitchen=(*diet.kitchen, tool)), f"Use of: {tool.replace('_', ' ')}."
        yield replace(diet, kitchen=APPLIANCES), "A kitchen with all appliances."
    if path == MEALS:
        for meals in probe.nearby_meals():
            yield replace(diet, meals_per_day=meals), f"{meals} meals a day instead of {diet.meals_per_day}."
    yield from _food_offers(diet, path)


def _food_offers(diet: DietRules, path: str) -> Iterator[tuple[DietRules, str]]:
    if path == DISLIKES:
        for word in diet.dislikes:
            yield (
                replace(diet, dislikes=tuple(other for other in diet.dislikes if other != word)),
                f'Allow "{word}" again.',
            )
        yield replace(diet, dislikes=()), "Allow the disliked foods again."
    if path == STYLE:
        for style in LOOSER.get(diet.style, ()):
            yield replace(diet, style=style), f"{style.capitalize()} instead of {diet.style} days."
    if path == ALLERGENS:
        for allergen in diet.allergens:
            rest = tuple(other for other in diet.allergens if other != allergen)
            yield (
                replace(diet, allergens=rest),
                f'Without "{allergen}" among the allergens; only where it is safe for you.',
            )
