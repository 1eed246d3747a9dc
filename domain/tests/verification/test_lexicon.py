"""The lexicon on words that mislead, and its agreement with the catalogue."""

import ast
import json
from dataclasses import replace
from pathlib import Path

import nexfitra_domain.verification
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.verification import Disagreement, idle_settlements, lexicon, lexicon_disagreements
from nexfitra_domain.verification.lexicon import SUBJECTS, food_subjects, normalise, read_food, settlements, subjects_in
from nexfitra_domain.vocabulary import ALLERGENS

from .fixtures import CATALOG, food


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Peanut butter, smooth style", {"peanuts"}),
        ("Butter beans, canned", set()),
        ("Butternut squash", set()),
        ("Nuts, coconut milk, canned", set()),
        ("Coconut milk with cow's milk", {"milk", "dairy"}),
        ("Almond milk", {"nuts"}),
        ("Soy milk", {"soy"}),
        ("Yogurt, soy", {"soy"}),
        ("Milk, lactose free", {"milk", "dairy"}),
        ("Eggplant, raw", set()),
        ("Egg noodles", {"eggs", "egg", "wheat", "gluten"}),
        ("Rice noodles", set()),
        ("Buckwheat groats", set()),
        ("Chickpea flour", set()),
        ("Flour, white", {"wheat", "gluten"}),
        ("Oyster mushrooms", set()),
        ("Oyster sauce", {"molluscs", "shellfish", "soy", "wheat", "gluten"}),
        ("Water chestnuts", set()),
        ("Nutmeg, ground", set()),
        ("Pine nuts", set()),
        ("Brazil nuts", {"nuts"}),
        ("Worcestershire sauce", {"fish", "gluten"}),  # barley malt vinegar
        ("Crayfish", {"crustaceans", "shellfish"}),
        ("Prawns", {"crustaceans", "shellfish"}),
        ("Crème fraîche", {"milk", "dairy"}),
        ("Cream of tartar", set()),
        ("Rye bread", {"wheat", "gluten"}),
        ("Tortilla, corn", set()),
        ("Tahini", {"sesame"}),
        ("Dried apricots, sulphured", {"sulphites"}),
        ("Lupini beans", {"lupin"}),
        ("Celeriac", {"celery"}),
        ("Kidney beans", set()),
        ("Pork kidneys", {"meat"}),
        ("Coconut meat, dried", set()),
        ("Parmesan", {"milk", "dairy", "meat"}),
        ("Honeydew melon", set()),
        ("Marshmallows", {"gelatin"}),
        ("cow_milk", {"milk", "dairy"}),
    ],
)
def test_words(text, subjects):
    assert subjects_in([text]) == subjects


def test_free_of_is_believed_only_in_names():
    assert subjects_in(["Pasta, gluten-free, corn"], cleared_in=["Pasta, gluten-free, corn"]) == set()
    assert subjects_in(["Pasta"], cleared_in=["Pasta"]) == {"wheat", "gluten"}


def test_kitchen_verbs_are_no_food():
    assert subjects_in(["Toast the seeds."], recipe_of=[]) == set()
    assert subjects_in(["Fold in the melted butter."], recipe_of=[]) == {"milk", "dairy"}


def test_a_word_for_a_food_of_the_recipe_is_judged_there():
    assert subjects_in(["Warm the milk."], recipe_of=["Oat milk, fortified"]) == set()
    assert subjects_in(["Warm the milk with butter."], recipe_of=["Oat milk, fortified"]) == {"milk", "dairy"}
    assert subjects_in(["Boil the noodles."], recipe_of=["Rice noodles, dry"]) == set()


def test_a_dish_is_read_in_a_name_and_not_in_a_recipe_whose_foods_are_known():
    assert subjects_in(["Cauliflower tabbouleh"]) == {"wheat", "gluten"}
    assert subjects_in(["Cauliflower tabbouleh"], recipe_of=["Cauliflower, raw"]) == set()
    assert subjects_in(["Serve the tabbouleh with pitta."], recipe_of=["Cauliflower, raw"]) == {"wheat", "gluten"}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Burrito with beans, no cheese", {"wheat", "gluten"}),
        ("Ice cream, flavors other than chocolate", {"milk", "dairy"}),
        ("Bread roll", {"wheat", "gluten"}),
        ("Cinnamon roll-ups", {"wheat", "gluten", "milk", "eggs", "dairy", "egg"}),
        ("Roll, whole grain", {"wheat", "gluten"}),
        ("Sushi roll", {"fish"}),
        ("Leberwurst", {"meat"}),
        ("Flatbreads", {"wheat", "gluten"}),
        ("Cherries, anchovies and wheaties", {"fish"}),
    ],
)
def test_denied_words_word_forms_and_joined_words(text, subjects):
    assert subjects_in([text]) == subjects


def test_no_exception_swallows_a_word_of_its_own_rule():
    rows = json.loads(Path(lexicon.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    lists = [((subject,), row) for subject, row in (rows["allergens"] | rows["origins"]).items()]
    lists += [(row["subjects"], row) for row in rows["together"]]
    for subjects, row in lists:
        for word in (*row["words"], *row.get("dishes", ())):
            assert subjects_in([word.lstrip("*^")]) >= set(subjects), word


def test_ingredient_words_count_beside_the_names():
    bar = food("bar", "Fruit bar", "Bar, fruit", (400, 5, 10, 70), ("date", "hazelnut"))
    assert read_food(bar) == set()
    assert food_subjects(bar) == {"nuts"}


@given(st.text())
def test_any_text_can_be_read(text):
    assert subjects_in([text]) <= SUBJECTS
    assert normalise(normalise(text)) == normalise(text)


def test_every_allergen_can_be_found():
    found = subjects_in(
        ["wheat barley shrimp egg cod peanut soya feta almond celery mustard sesame sulphite lupin mussel"]
    )
    assert found >= set(ALLERGENS)


def test_a_difference_is_listed():
    # The fixtures carry no derived allergens, so whatever the lexicon finds is a difference.
    listed = lexicon_disagreements(CATALOG)
    assert Disagreement("food", "milk", "milk", "lexicon") in listed
    assert not any(item.kind == "recipe" for item in listed)
    nutty = replace(CATALOG.recipes["apple"], steps=("Add chopped walnuts.",))
    listed = lexicon_disagreements(replace(CATALOG, recipes={"apple": nutty}))
    assert Disagreement("recipe", "apple", "nuts", "lexicon") in listed


def test_the_catalogue_and_the_lexicon_agree_or_a_person_has_decided():
    assert lexicon_disagreements(load_catalog()) == ()


def test_settlements_are_needed_and_have_reasons():
    assert idle_settlements(load_catalog()) == ()
    for entry in settlements():
        assert entry.subject in SUBJECTS
        assert len(entry.reason) > 20


def test_the_verdict_never_holds_less_than_the_catalogue_derives():
    for item in load_catalog().foods.values():
        assert set(item.allergens) <= food_subjects(item), item.id


def test_the_judge_shares_no_code_with_planner_or_derivation():
    own = ("nexfitra_domain.verification", "nexfitra_domain.contract", "nexfitra_domain.vocabulary")
    allowed = (*own, "nexfitra_domain.catalog.model")
    for path in Path(nexfitra_domain.verification.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for module in modules:
                assert not module.startswith("nexfitra_domain") or module.startswith(allowed), (path.name, module)
