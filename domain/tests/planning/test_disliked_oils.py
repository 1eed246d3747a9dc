"""A disliked food and the oils, vinegars and stocks made from it, by the planner and by the independent verifier alike."""

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.planning.eligibility import food_blockers, food_texts, is_disliked
from nexfitra_domain.verification.diet import PRESSED, food_violations

FOODS = load_catalog().foods
EXTRACTS = [slug for slug, food in FOODS.items() if food.name["en"].split(",")[0].split(" (")[0].endswith(PRESSED)]

KEPT = [
    ("olives", "olive-oil"),
    ("Oliven", "olive-oil"),
    ("aceitunas", "olive-oil"),
    ("oliva", "olive-oil"),
    ("green olives", "olive-oil"),
    ("peanuts", "peanut-oil"),
    ("Erdnüsse", "peanut-oil"),
    ("Erdnüssen", "peanut-oil"),
    ("cacahuetes", "peanut-oil"),
    ("maní", "peanut-oil"),
    ("corn", "corn-oil"),
    ("Mais", "corn-oil"),
    ("maíz", "corn-oil"),
    ("soy", "soybean-oil"),
    ("soya", "vegetable-oil"),
    ("vegetables", "vegetable-oil"),
    ("avocado", "avocado-oil"),
    ("aguacate", "avocado-oil"),
    ("girasol", "sunflower-oil"),
    ("uvas", "grapeseed-oil"),
    ("arroz", "rice-bran-oil"),
    ("manzanas", "vinegar-cider"),
    ("apple", "vinegar-cider"),
    ("wine", "vinegar-wine"),
    ("vino", "vinegar-wine"),
    ("alcohol", "vinegar-spirit"),
    ("celery", "stock-beef"),
    ("Sellerie", "stock-chicken"),
    ("apio", "stock-fish"),
]
HIDDEN = [
    ("olive oil", "olive-oil"),
    ("Olivenöl", "olive-oil"),
    ("Olivenol", "olive-oil"),
    ("aceite de oliva", "olive-oil"),
    ("oils", "olive-oil"),
    ("aceite", "corn-oil"),
    ("peanut-oil", "peanut-oil"),
    ("Erdnussöl", "peanut-oil"),
    ("vinegar", "vinegar-cider"),
    ("Essig", "vinegar-spirit"),
    ("Apfelessig", "vinegar-cider"),
    ("vinagres", "vinegar-wine"),
    ("balsamic", "vinegar-balsamic"),
    ("balsámico", "vinegar-balsamic"),
    ("Balsamico", "vinegar-balsamic"),
    ("stock", "stock-chicken"),
    ("Hühnerbrühe", "stock-chicken"),
    ("caldos", "stock-fish"),
    # the taste of the source
    ("coconut", "coconut-oil"),
    ("coco", "coconut-oil"),
    ("Kokosfett", "coconut-oil"),
    ("sesame", "sesame-oil"),
    ("sésamo", "sesame-oil"),
    ("walnut", "walnut-oil"),
    ("nuez", "walnut-oil"),
    # known as an oil only
    ("canola", "rapeseed-oil"),
    ("colza", "rapeseed-oil"),
    ("palm", "palm-oil"),
    ("Palmfett", "palm-oil"),
    # from an animal
    ("fish", "stock-fish"),
    ("pescado", "stock-fish"),
    ("beef", "stock-beef"),
    ("pollo", "stock-chicken"),
    ("cod", "cod-liver-oil"),
    ("bacalao", "cod-liver-oil"),
    # and the source itself
    ("olives", "olives-black"),
    ("Oliven", "olives-black"),
    ("aceitunas", "olives-black"),
]


def refused(slug: str, dislike: str) -> bool:
    found = {violation.rule for violation in food_violations(FOODS[slug], DietRules("omnivore", (), (dislike,)), slug)}
    assert found <= {"dislike"}
    return bool(found)


@pytest.mark.parametrize(("dislike", "slug"), KEPT)
def test_a_source_is_not_its_oil_vinegar_or_stock(dislike: str, slug: str) -> None:
    assert not is_disliked(FOODS[slug], (dislike,))
    assert not refused(slug, dislike)


@pytest.mark.parametrize(("dislike", "slug"), HIDDEN)
def test_what_is_named_or_tastes_of_it_is_kept_away(dislike: str, slug: str) -> None:
    assert is_disliked(FOODS[slug], (dislike,))
    assert refused(slug, dislike)


def test_the_source_hides_no_less_beside_another_dislike() -> None:
    assert is_disliked(FOODS["olive-oil"], ("olives", "aceite"))
    assert not is_disliked(FOODS["olive-oil"], ("olives", "tofu"))


@pytest.mark.parametrize(
    ("allergen", "slug"),
    [
        ("peanuts", "peanut-oil"),
        ("sesame", "sesame-oil"),
        ("nuts", "walnut-oil"),
        ("soy", "soybean-oil"),
        ("fish", "stock-fish"),
    ],
)
def test_an_allergy_takes_the_oil_too(allergen, slug: str) -> None:
    diet = DietRules("omnivore", (allergen,))
    assert "diet.allergens" in food_blockers(FOODS[slug], diet)
    assert "allergen" in {violation.rule for violation in food_violations(FOODS[slug], diet, slug)}


@pytest.mark.parametrize("slug", EXTRACTS)
def test_planner_and_verifier_agree_on_every_word_of_every_oil(slug: str) -> None:
    texts = {text for other in EXTRACTS for text in food_texts(FOODS[other])}
    wishes = texts | {word for text in texts for word in text.replace("-", " ").split()} | {"oils", "oil"}
    for wish in sorted(wishes):
        assert is_disliked(FOODS[slug], (wish,)) is refused(slug, wish), wish


def test_the_catalogue_has_oils_to_judge() -> None:
    assert len(EXTRACTS) >= 20
    assert {"olive-oil", "stock-fish", "vinegar-wine"} <= set(EXTRACTS)
