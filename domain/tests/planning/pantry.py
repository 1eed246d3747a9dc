"""A small invented catalogue for planner tests: round numbers, so that results can be followed by hand."""

from collections.abc import Iterable

from nexfitra_domain.catalog.model import Catalog, Food, Ingredient, PlantOrAnimal, Recipe, Role
from nexfitra_domain.vocabulary import Allergen, Kitchen, MealSlot

Row = tuple[str, float, float, float, float, PlantOrAnimal, tuple[Allergen, ...]]
# slug, protein, fat, carbohydrate, fibre per 100 g, origin, allergens; energy is 4/9/4.
FOODS: tuple[Row, ...] = (
    ("oats", 13, 7, 60, 10, "plant", ("gluten",)),
    ("rice", 7, 1, 78, 1, "plant", ()),
    ("pasta", 13, 2, 72, 3, "plant", ("wheat", "gluten")),
    ("bread", 10, 3, 45, 7, "plant", ("wheat", "gluten")),
    ("potato", 2, 0, 18, 2, "plant", ()),
    ("lentils", 24, 1, 60, 11, "plant", ()),
    ("chickpeas", 8, 3, 22, 7, "plant", ()),
    ("tofu", 16, 9, 2, 1, "plant", ("soy",)),
    ("seitan", 25, 2, 6, 1, "plant", ("wheat", "gluten")),
    ("tempeh", 20, 11, 8, 5, "plant", ("soy",)),
    ("pea-protein", 80, 6, 4, 3, "plant", ()),
    ("soy-milk", 3, 2, 2, 1, "plant", ("soy",)),
    ("milk", 3, 3, 5, 0, "dairy", ("milk",)),
    ("yogurt", 10, 0, 4, 0, "dairy", ("milk",)),
    ("cheese", 25, 33, 1, 0, "dairy", ("milk",)),
    ("egg", 13, 10, 1, 0, "egg", ("eggs",)),
    ("chicken", 23, 2, 0, 0, "poultry", ()),
    ("beef", 21, 10, 0, 0, "meat", ()),
    ("salmon", 20, 13, 0, 0, "fish", ("fish",)),
    ("oil", 0, 100, 0, 0, "plant", ()),
    ("nuts", 20, 54, 20, 8, "plant", ("nuts",)),
    ("seeds", 20, 50, 18, 10, "plant", ()),
    ("avocado", 2, 15, 9, 7, "plant", ()),
    ("spinach", 3, 0, 4, 2, "plant", ()),
    ("tomato", 1, 0, 4, 1, "plant", ()),
    ("broccoli", 3, 0, 7, 3, "plant", ()),
    ("banana", 1, 0, 23, 3, "plant", ()),
    ("berries", 1, 0, 12, 5, "plant", ()),
)
# Lines: food, grams, min, max, step, role.
Line = tuple[str, float, float, float, float, Role]
OIL: Line = ("oil", 8, 0, 25, 1, "fat")
GREENS: Line = ("broccoli", 150, 50, 300, 10, "vegetable")


def _main(
    slug: str, protein: Line, starch: Line, *rest: Line, minutes: int = 25
) -> tuple[str, tuple[MealSlot, ...], int, tuple[Kitchen, ...], tuple[Line, ...]]:
    return slug, ("lunch", "dinner"), minutes, ("hob",), (protein, starch, GREENS, OIL, *rest)


RICE: Line = ("rice", 70, 0, 140, 5, "starch")
PASTA: Line = ("pasta", 80, 0, 150, 5, "starch")
POTATO: Line = ("potato", 250, 0, 600, 10, "starch")
RECIPES: tuple[tuple[str, tuple[MealSlot, ...], int, tuple[Kitchen, ...], tuple[Line, ...]], ...] = (
    _main("chicken-rice", ("chicken", 150, 60, 300, 10, "protein"), RICE),
    _main("chicken-pasta", ("chicken", 140, 60, 300, 10, "protein"), PASTA),
    _main("beef-potato", ("beef", 150, 60, 280, 10, "protein"), POTATO, minutes=40),
    _main("salmon-rice", ("salmon", 150, 60, 280, 10, "protein"), RICE),
    _main("salmon-salad", ("salmon", 160, 60, 300, 10, "protein"), ("avocado", 80, 0, 160, 10, "fat"), minutes=10),
    _main("egg-potato", ("egg", 100, 50, 200, 50, "protein"), POTATO, ("cheese", 20, 0, 60, 5, "dairy")),
    _main("chicken-salad", ("chicken", 160, 60, 300, 10, "protein"), ("avocado", 80, 0, 160, 10, "fat"), minutes=10),
    _main("egg-cheese-salad", ("egg", 150, 50, 250, 50, "protein"), ("cheese", 40, 10, 80, 5, "dairy"), minutes=10),
    _main("lentil-curry", ("lentils", 70, 20, 120, 5, "protein"), RICE, ("pea-protein", 10, 0, 50, 5, "protein")),
    _main("chickpea-stew", ("chickpeas", 180, 80, 320, 10, "protein"), RICE, ("pea-protein", 10, 0, 50, 5, "protein")),
    _main("tofu-rice", ("tofu", 200, 100, 400, 10, "protein"), RICE, ("seitan", 30, 0, 120, 10, "protein")),
    _main("tempeh-potato", ("tempeh", 150, 60, 300, 10, "protein"), POTATO),
    _main("seitan-pasta", ("seitan", 120, 50, 240, 10, "protein"), PASTA),
    _main("tofu-salad", ("tofu", 220, 100, 450, 10, "protein"), ("avocado", 80, 0, 160, 10, "fat"), minutes=10),
    (
        "oat-bowl",
        ("breakfast",),
        10,
        (),
        (
            ("oats", 60, 20, 120, 5, "starch"),
            ("yogurt", 200, 50, 400, 10, "protein"),
            ("berries", 100, 50, 200, 10, "fruit"),
            ("nuts", 15, 0, 40, 5, "fat"),
        ),
    ),
    (
        "vegan-oats",
        ("breakfast",),
        10,
        (),
        (
            ("oats", 60, 20, 120, 5, "starch"),
            ("soy-milk", 250, 100, 400, 10, "base"),
            ("pea-protein", 20, 0, 50, 5, "protein"),
            ("banana", 100, 0, 200, 10, "fruit"),
            ("seeds", 15, 0, 40, 5, "fat"),
        ),
    ),
    (
        "rice-porridge",
        ("breakfast",),
        25,
        ("hob",),
        (
            ("rice", 50, 20, 110, 5, "starch"),
            ("pea-protein", 25, 0, 60, 5, "protein"),
            ("berries", 100, 50, 200, 10, "fruit"),
            ("seeds", 15, 0, 40, 5, "fat"),
        ),
    ),
    (
        "omelette",
        ("breakfast", "lunch"),
        10,
        ("hob",),
        (
            ("egg", 150, 50, 250, 50, "protein"),
            ("spinach", 80, 20, 150, 10, "vegetable"),
            ("cheese", 20, 0, 60, 5, "dairy"),
            ("oil", 5, 0, 20, 1, "fat"),
            ("bread", 40, 0, 120, 40, "starch"),
        ),
    ),
    (
        "egg-scramble",
        ("breakfast",),
        10,
        ("hob",),
        (("egg", 150, 50, 250, 50, "protein"), ("spinach", 60, 20, 150, 10, "vegetable"), ("oil", 5, 0, 25, 1, "fat")),
    ),
    (
        "cheese-cubes",
        ("snack",),
        5,
        (),
        (("cheese", 30, 10, 80, 5, "dairy"), ("chicken", 20, 0, 60, 10, "protein"), ("oil", 2, 0, 10, 1, "fat")),
    ),
    (
        "yogurt-cup",
        ("snack",),
        5,
        (),
        (("yogurt", 150, 50, 300, 10, "protein"), ("berries", 60, 0, 150, 10, "fruit"), ("nuts", 10, 0, 40, 5, "fat")),
    ),
    (
        "seed-mix",
        ("snack",),
        5,
        (),
        (("seeds", 20, 5, 50, 5, "fat"), ("banana", 80, 0, 200, 10, "fruit"), ("pea-protein", 10, 0, 40, 5, "protein")),
    ),
    (
        "avocado-plate",
        ("snack",),
        5,
        (),
        (
            ("avocado", 80, 20, 160, 10, "fat"),
            ("tomato", 80, 0, 200, 10, "vegetable"),
            ("pea-protein", 10, 0, 40, 5, "protein"),
        ),
    ),
)


def food(row: Row) -> Food:
    slug, protein, fat, carbohydrate, fibre, origin, allergens = row
    per_100g = {
        "energy_kcal": 4 * protein + 9 * fat + 4 * carbohydrate,
        "protein_g": protein,
        "fat_g": fat,
        "carbohydrate_g": carbohydrate,
        "fibre_g": fibre,
        "saturated_fat_g": None if slug == "seeds" else fat / 4,
        "sodium_mg": 10.0,
    }
    name = slug.replace("-", " ").capitalize()
    return Food(
        id=slug,
        name={"en": name, "de": f"{name} (de)", "es": f"{name} (es)"},
        synonyms={"en": (), "de": (), "es": ("yogur",) if slug == "yogurt" else ()},
        source="usda_foundation",
        source_id=slug,
        source_name=name,
        per_100g=per_100g,
        portions=(),
        made_of=(slug,),
        aisle="test",
        price_band=1,
        allergens=frozenset(allergens),
        origins=frozenset({origin}),
    )


def pantry(recipes: Iterable[str] | None = None, foods: Iterable[Food] = ()) -> Catalog:
    """Return the catalogue with only ``recipes`` (all of them by default); ``foods`` replace those of the same slug."""
    shelf = {row[0]: food(row) for row in FOODS} | {entry.id: entry for entry in foods}
    wanted = None if recipes is None else set(recipes)
    made: dict[str, Recipe] = {}
    for slug, slots, minutes, kitchen, lines in RECIPES:
        if wanted is None or slug in wanted:
            parts = [shelf[line[0]] for line in lines]
            made[slug] = Recipe(
                id=slug,
                title={"en": slug, "de": slug, "es": slug},
                slots=slots,
                ingredients=tuple(Ingredient(*line) for line in lines),
                minutes=minutes,
                kitchen=kitchen,
                cuisine="test",
                keeps_days=1,
                steps=("Cook.",),
                allergens=frozenset().union(*(part.allergens for part in parts)),
                origins=frozenset().union(*(part.origins for part in parts)),
            )
    return Catalog("test-1", shelf, made)
