"""Read the exercise rows of ``data/exercises.json``: an array with one row a line, each with exactly the fields of ``Exercise``."""

import json
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any, Final

from nexfitra_domain.catalog.model import Exercise

EXERCISES_FILE: Final = "exercises.json"
_FIELDS: Final = frozenset(field.name for field in fields(Exercise))


def parse_exercise(row: dict[str, Any]) -> Exercise:
    """Turn a JSON row into an ``Exercise``. Raise ``ValueError`` where a field is missing or not known."""
    if set(row) != _FIELDS:
        raise ValueError(f"exercise {row.get('id')!r}: fields differ by {sorted(set(row) ^ _FIELDS)}")
    lists = {key: tuple(row[key]) for key in ("cues", "instructions", "substitutes")}
    return Exercise(
        **{
            **row,
            **lists,
            "synonyms": {language: tuple(words) for language, words in row["synonyms"].items()},
            "equipment": tuple(tuple(alternative) for alternative in row["equipment"]),
            "load_tags": frozenset(row["load_tags"]),
        }
    )


@cache
def load_exercises() -> dict[str, Exercise]:
    """Return all exercises by slug, in the file's order, read once. Raise ``ValueError`` where a slug occurs twice."""
    text = files("nexfitra_domain.catalog").joinpath("data", EXERCISES_FILE).read_text(encoding="utf-8")
    exercises: dict[str, Exercise] = {}
    for row in json.loads(text):
        exercise = parse_exercise(row)
        if exercise.id in exercises:
            raise ValueError(f"exercise {exercise.id!r} occurs twice")
        exercises[exercise.id] = exercise
    return exercises
