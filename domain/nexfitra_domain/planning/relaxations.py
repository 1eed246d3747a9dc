"""The smallest change found that would do: every offer was tried by solving a day with it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from nexfitra_domain.contract.common import Explanation, Phrase
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.explain import Told, phrase, sentence, tell
from nexfitra_domain.planning.eligibility import (
    ALLERGENS,
    DISLIKES,
    EXCLUDED,
    KITCHEN,
    MINUTES,
    STYLE,
    blocked_recipes,
)
from nexfitra_domain.planning.goals import GOAL_KEYS, HARD_GOALS, make_goal
from nexfitra_domain.planning.probe import LOOSER, Probe, minimal_wishes
from nexfitra_domain.planning.week import NO_WISHES
from nexfitra_domain.planning.wishes import MEALS, Wish, describe
from nexfitra_domain.vocabulary import KITCHEN as APPLIANCES

EASE: Final = (EXCLUDED, MINUTES, KITCHEN, DISLIKES, MEALS, "locked", "targets", STYLE, ALLERGENS)
"""Which wish is asked to give way first. What keeps a person well or matters to their conscience comes last."""


MOST_DISHES_TRIED: Final = 40
"""Of a long list of excluded dishes: each one is a day to solve. Where none of them is enough, all are offered at once."""


def relaxation(probe: Probe, core: tuple[Wish, ...]) -> Told:
    """Return a change of the wishes in ``core`` after which a day was found; of more wishes where that is not enough."""
    order = _easiest_first(core)
    single = next((offer for wish in order for offer in _offers(probe, wish)), None)
    if single is not None:
        return single
    if any(wish.path.startswith("targets") for wish in core):
        nearest = _nearest_targets(probe)
        if nearest is not None:
            return nearest
    return _several(probe)


def _easiest_first(core: tuple[Wish, ...]) -> list[Wish]:
    return sorted(core, key=lambda wish: EASE.index(wish.path.split("[")[0]))


def _several(probe: Probe) -> Told:
    """Give up the easiest wish of one collision after the other until a day is found."""
    dropped: list[Wish] = []
    while probe.best(frozenset(wish.path for wish in dropped)) is None:
        core = minimal_wishes(probe, frozenset(wish.path for wish in dropped))
        if not core:
            return tell(sentence("change.catalog"))
        dropped.append(_easiest_first(core)[0])
    return tell(sentence("change.give_up", *(describe(wish, probe.request) for wish in dropped)))


def _nearest_targets(probe: Probe) -> Told | None:
    """Return the targets of the day that comes nearest while every other wish is kept."""
    found = probe.nearest()
    if found is None:
        return None
    target = probe.request.targets[probe.day]
    goal = make_goal(target)
    changes = [
        _instead(key, found.totals[at], goal.target[at])
        for at, key in enumerate(GOAL_KEYS[:HARD_GOALS])
        if abs(found.totals[at] - goal.target[at]) > goal.served[at]
    ]
    return tell(sentence("change.about", *changes)) if changes else None


def _instead(key: str, amount: float, wanted: float) -> Phrase:
    return phrase(f"nearest.{key}", amount=round(amount), wanted=round(wanted))


def _offers(probe: Probe, wish: Wish) -> Iterator[Told]:
    """Yield the changes of ``wish`` after which a day was found, smallest first."""
    if wish.path.startswith("targets"):
        yield from _target_offers(probe, wish)
    elif wish.path.startswith("locked"):
        if probe.best(frozenset({wish.path})) is not None:
            yield tell(sentence("change.unlock", **describe(wish, probe.request).params))
    elif wish.path == EXCLUDED:
        yield from _recipe_offers(probe)
    elif wish.path == MINUTES:
        yield from _minutes_offers(probe)
    else:
        for diet, change in _diet_offers(probe, wish.path):
            if probe.best(frozenset(), diet) is not None:
                yield tell(change)


def _target_offers(probe: Probe, wish: Wish) -> Iterator[Told]:
    best = probe.best(frozenset({wish.path}))
    if best is not None:
        key = wish.path.rsplit(".", 1)[1]
        wanted = getattr(probe.request.targets[probe.day], key)
        yield tell(sentence("change.about", _instead(key, best.totals[GOAL_KEYS.index(key)], wanted)))


def _recipe_offers(probe: Probe) -> Iterator[Told]:
    excluded = probe.request.exclude_recipes
    blocked = blocked_recipes(probe.request.diet, excluded, probe.catalog)
    alone = (slug for slug in sorted(set(excluded)) if blocked.get(slug) == frozenset({EXCLUDED}))
    for slug in islice(alone, MOST_DISHES_TRIED):
        fewer = replace(probe.request, exclude_recipes=tuple(other for other in excluded if other != slug))
        if Probe(fewer, probe.catalog, probe.day).best() is not None:
            names = {slug: probe.catalog.recipes[slug].title["en"]}
            yield tell(sentence("change.allow_recipe", recipe=slug), names=names)
    if probe.best(frozenset({EXCLUDED})) is not None:
        yield tell(sentence("change.allow_recipes"))


def _minutes_offers(probe: Probe) -> Iterator[Told]:
    """Yield the least time to cook with which a day was found. More time never takes a dish away, so halving finds it."""
    diet, wanted = probe.request.diet, probe.request.diet.max_cooking_minutes
    if wanted is None:
        return
    longer = sorted({recipe.minutes for recipe in probe.catalog.recipes.values() if recipe.minutes > wanted})

    def enough(minutes: int) -> bool:
        return probe.best(NO_WISHES, replace(diet, max_cooking_minutes=minutes)) is not None

    if longer and enough(longer[-1]):
        found = longer[bisect_left(longer, True, hi=len(longer) - 1, key=enough)]
        yield tell(sentence("change.minutes", minutes=found, wanted=wanted))


def _diet_offers(probe: Probe, path: str) -> Iterator[tuple[DietRules, Explanation]]:
    """Yield changed rules with the change: one step at a time, the smallest first."""
    diet = probe.request.diet
    if path == KITCHEN:
        for tool in APPLIANCES:
            if tool not in diet.kitchen:
                yield replace(diet, kitchen=(*diet.kitchen, tool)), sentence("change.appliance", appliance=tool)
        yield replace(diet, kitchen=APPLIANCES), sentence("change.all_appliances")
    if path == MEALS:
        for meals in probe.nearby_meals():
            fewer_or_more = replace(diet, meals_per_day=meals)
            yield fewer_or_more, sentence("change.meals", meals=meals, wanted=diet.meals_per_day)
    yield from _food_offers(diet, path)


def _food_offers(diet: DietRules, path: str) -> Iterator[tuple[DietRules, Explanation]]:
    if path == DISLIKES:
        for word in diet.dislikes:
            yield (
                replace(diet, dislikes=tuple(other for other in diet.dislikes if other != word)),
                sentence("change.allow_word", word=word),
            )
        yield replace(diet, dislikes=()), sentence("change.allow_words")
    if path == STYLE:
        for style in LOOSER.get(diet.style, ()):
            yield replace(diet, style=style), sentence("change.style", style=style, wanted_style=diet.style)
    if path == ALLERGENS:
        for allergen in diet.allergens:
            rest = tuple(other for other in diet.allergens if other != allergen)
            yield (
                replace(diet, allergens=rest),
                sentence("change.allergen", allergen=allergen),
            )
