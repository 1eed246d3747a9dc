"""Which recipes are so nearly the same that a week should not hold both: an omelette with spinach and one with kale."""

from collections.abc import Iterable, Mapping
from typing import Final

from nexfitra_domain.catalog.model import Food, Ingredient

ALIKE: Final = 0.7
"""From this likeness on two recipes are one dish to an eater: own judgement, from reading the pairs of the catalogue."""

Shares = Mapping[str, float]
"""Food → part of the whole; the parts sum to 1."""


def likeness(one: Iterable[Ingredient], other: Iterable[Ingredient], foods: Mapping[str, Food]) -> float:
    """Return how much of two dishes is the same, 0 to 1: the mean of the shared weight and the shared energy.

    Flavourings do not count. Energy alone would make all that is fried in oil alike, weight alone all that holds tomatoes.
    """
    return _likeness(_shares(one, foods), _shares(other, foods))


def find_families(recipes: Mapping[str, tuple[Ingredient, ...]], foods: Mapping[str, Food]) -> dict[str, str]:
    """Return recipe → the recipe that its family is named after.

    Recipes are taken in the order given; each joins the head of a family that it is most like, or else heads one of its own. So all of a family are like its head, and no chain makes one family of dishes that have nothing in common.
    """
    shares = {recipe: _shares(lines, foods) for recipe, lines in recipes.items()}
    heads: dict[str, str] = {}
    by_food: dict[str, list[str]] = {}
    for recipe, mine in shares.items():
        # Only a head that shares a food can be like it.
        near = dict.fromkeys(head for food in mine[0] for head in by_food.get(food, ()))
        likest = max(near, key=lambda head: _likeness(mine, shares[head]), default=recipe)
        heads[recipe] = likest if _likeness(mine, shares[likest]) >= ALIKE else recipe
        if heads[recipe] == recipe:
            for food in mine[0]:
                by_food.setdefault(food, []).append(recipe)
    return heads


def _shares(lines: Iterable[Ingredient], foods: Mapping[str, Food]) -> tuple[Shares, Shares]:
    told = [line for line in lines if line.role != "flavour"]
    grams = {line.food: line.grams for line in told}
    energy = {food: amount * (foods[food].per_100g.get("energy_kcal") or 0.0) for food, amount in grams.items()}
    return _whole(grams), _whole(energy)


def _whole(amounts: Mapping[str, float]) -> Shares:
    total = sum(amounts.values())
    return {food: amount / total for food, amount in amounts.items()} if total else {}


def _overlap(one: Shares, other: Shares) -> float:
    return sum(min(share, other.get(food, 0.0)) for food, share in one.items())


def _likeness(one: tuple[Shares, Shares], other: tuple[Shares, Shares]) -> float:
    return sum(_overlap(a, b) for a, b in zip(one, other, strict=True)) / len(one)
