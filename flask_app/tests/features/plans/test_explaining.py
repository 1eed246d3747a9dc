"""Explanations in answers: names in the reader's language, and old plans without keys."""

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.explain import phrase, sentence

from nexfitra_api.features.plans.content import read_conflicts, read_weeks
from nexfitra_api.features.plans.explaining import explanations_out
from nexfitra_api.features.plans.rendering import conflict_out, week_out

FOOD = next(iter(load_catalog().foods.values()))
RECIPE = next(iter(load_catalog().recipes.values()))


def test_foods_have_names_in_the_language_of_the_reader() -> None:
    told = sentence("conflict.locked", phrase("wish.dislikes"), date="2026-08-03", foods=(FOOD.id, "no-longer-there"))
    (out,) = explanations_out((told,), "de")
    assert out.params == {"date": "2026-08-03", "foods": [FOOD.name["de"], "no-longer-there"]}
    assert [part.key for part in out.parts] == ["wish.dislikes"]


def test_recipes_have_names_in_the_language_of_the_reader() -> None:
    (out,) = explanations_out((sentence("change.allow_recipe", recipe=RECIPE.id),), "es")
    assert out.params == {"recipe": RECIPE.title["es"], "recipe_id": str(catalog_uuid("recipe", RECIPE.id))}


def test_a_persons_own_word_is_never_taken_for_a_slug() -> None:
    (out,) = explanations_out((sentence("change.allow_word", word=FOOD.id),), "de")
    assert out.params == {"word": FOOD.id}


def test_a_conflict_from_before_there_were_keys_is_still_shown() -> None:
    (old,) = read_conflicts([{"wishes": ["diet.style"], "text": "Nothing is left.", "relaxation": "Allow tofu."}])
    out = conflict_out(old, "es")
    assert (out.text, out.text_parts, out.relaxation_parts) == ("Nothing is left.", [], [])


def test_a_session_from_before_there_were_keys_is_still_shown() -> None:
    planned = {"exercise": "back-squat", "sets": [{"kind": "working", "rest_s": 60, "reps_min": 5}], "why": "It fits."}
    session = {"index": 0, "day": "2026-08-03", "title": "lower", "minutes": 30, "exercises": [planned]}
    (week,) = read_weeks({"weeks": [{"index": 1, "deload": False, "sessions": [session]}]})
    (shown,) = week_out(week, "en").sessions[0].exercises
    assert (shown.why, shown.why_parts) == ("It fits.", [])
