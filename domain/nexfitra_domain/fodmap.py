"""Whether a food is low or high in FODMAPs (fermentable carbohydrates), derived from what it is made of.

The terms carry a judgement from published food lists (Monash University; Varney et al. 2017, J Gastroenterol Hepatol 32
Suppl 1:53-61), on the cautious side: what depends on ripeness, on a small serving or on how a product is made is unknown.
It is no medical advice, and it knows no amounts: a food that is low in a usual serving can be too much in a large one.
"""

from collections.abc import Iterable, Mapping

from nexfitra_domain.allergens import Fodmap, IngredientTerm, close_terms


def fodmap_of(made_of: Iterable[str], table: Mapping[str, IngredientTerm]) -> Fodmap | None:
    """Return "high" where any term is, at any depth; "low" where everything that it comes down to is; else None, unknown.

    Raises:
        UnknownTermError: a term is not in the table.
    """
    terms = [table[term] for term in close_terms(made_of, table)]
    if any(term.fodmap == "high" for term in terms):
        return "high"
    leaves = [term for term in terms if not term.contains]
    return "low" if leaves and all(term.fodmap == "low" for term in leaves) else None


def fodmap_together(parts: Iterable[Fodmap | None]) -> Fodmap | None:
    """Return what a dish is by its foods: one high food makes it high, one unknown food leaves it unknown."""
    found = list(parts)
    if "high" in found:
        return "high"
    return "low" if found and all(part == "low" for part in found) else None
