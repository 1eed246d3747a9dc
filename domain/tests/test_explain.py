"""Explanations: English is rendered from key and params, and every language of the web app says the same."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from nexfitra_domain import verification
from nexfitra_domain.explain import PHRASES, SENTENCES, WORDS, english, phrase, sentence, tell, vocabulary_of
from nexfitra_domain.explain.words import (
    CATALOGUE_NAMES,
    DATES,
    EITHER,
    NUMBERS,
    OWN_WORDS,
    VOCABULARY_OF_PARAM,
)
from nexfitra_domain.planning import training_split
from nexfitra_domain.reasons import TEMPLATES
from nexfitra_domain.safety import GATES
from nexfitra_domain.vocabulary import (
    ALLERGENS,
    DIET_STYLES,
    EQUIPMENT,
    KITCHEN,
    MEAL_SLOTS,
    MUSCLES,
    PATTERNS,
    REGIONS,
    SET_KINDS,
)

LOCALES = Path(__file__).parents[2] / "frontend" / "src" / "shared" / "locales"
LANGUAGES = ("en", "de", "es")
ALL = {**SENTENCES, **PHRASES}
LABELS = {
    "allergen": ALLERGENS,
    "equipment": EQUIPMENT,
    "kitchen": KITCHEN,
    "muscle": MUSCLES,
    "pattern": PATTERNS,
    "region": REGIONS,
    "setKind": SET_KINDS,
    "style": DIET_STYLES,
}


@cache
def texts(name: str) -> dict[str, str]:
    """Return the texts of a locale file by dotted key."""
    document: Mapping[str, Any] = json.loads((LOCALES / f"{name}.json").read_text(encoding="utf-8"))
    return dict(_flat(document, ""))


def _flat(tree: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield path + key, value
        else:
            yield from _flat(value, f"{path}{key}.")


def under(name: str, branch: str) -> set[str]:
    """Return the keys below ``branch``."""
    return {key.removeprefix(f"{branch}.") for key in texts(name) if key.startswith(f"{branch}.")}


def params_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def params_of_translation(text: str) -> set[str]:
    return {found.split(",")[0].strip() for found in re.findall(r"\{\{(.+?)\}\}", text)}


def rules_of_the_verifier() -> set[str]:
    """Return every rule that the verifier's code names."""
    rules: set[str] = set()
    for path in verification.__path__:
        for file in Path(path).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Violation":
                    rule = node.args[0]
                    assert isinstance(rule, ast.Constant), f"{file.name}:{node.lineno}: a rule is written out"
                    rules.add(str(rule.value))
    return rules


def titles_of_sessions() -> set[str]:
    """Return the titles of all session templates."""
    found = vars(training_split).values()
    templates = [each for value in found for each in (value if isinstance(value, tuple) else (value,))]
    return {each.title for each in templates if isinstance(each, training_split.Template)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_translated_with_its_placeholders(language: str) -> None:
    translated = texts(f"explain.{language}")
    assert set(ALL) == {key for key in translated if not key.startswith(("word.", "violation."))}
    for key, template in ALL.items():
        assert params_of_translation(translated[key]) == params_of(template), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    assert under(f"explain.{language}", "word") == {f"{name}.{word}" for name, words in WORDS.items() for word in words}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_the_verifier_is_translated(language: str) -> None:
    assert under(f"explain.{language}", "violation") == rules_of_the_verifier()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_a_target_is_translated_with_its_placeholders(language: str) -> None:
    assert under(language, "reason") == set(TEMPLATES)
    for key, template in TEMPLATES.items():
        assert params_of_translation(texts(language)[f"reason.{key}"]) == params_of(template), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gate_and_label_is_translated(language: str) -> None:
    assert under(language, "gate") == set(GATES)
    assert under(language, "meal") == set(MEAL_SLOTS)
    assert under(language, "vocab.session") == titles_of_sessions()
    for vocabulary, words in LABELS.items():
        assert under(language, f"vocab.{vocabulary}") == set(words), vocabulary


def test_the_web_apps_english_is_the_english_of_the_domain() -> None:
    for key, template in ALL.items():
        assert texts("explain.en")[key].replace("{{", "{").replace("}}", "}") == template
    for vocabulary, words in WORDS.items():
        assert {word: texts("explain.en")[f"word.{vocabulary}.{word}"] for word in words} == dict(words)


def test_the_kind_of_every_param_is_known() -> None:
    kinds = (set(VOCABULARY_OF_PARAM), DATES, NUMBERS, CATALOGUE_NAMES, OWN_WORDS, {"parts"})
    used = {name for template in ALL.values() for name in params_of(template)}
    assert used == set().union(*kinds)
    assert sum(map(len, kinds)) == len(used), "a param is of one kind"
    assert set(VOCABULARY_OF_PARAM) >= EITHER
    assert set(VOCABULARY_OF_PARAM.values()) == set(WORDS)
    assert vocabulary_of("muscles") == "muscle"
    assert vocabulary_of("date") is None


def test_english_lists_words_names_and_phrases() -> None:
    told = sentence(
        "conflict.locked",
        phrase("wish.style", style="vegan"),
        phrase("wish.allergens", allergens=("milk", "soy", "nuts")),
        date="2026-08-03",
        foods=("whole-milk", "gone"),
    )
    assert english(told, {"whole-milk": "Whole milk"}) == (
        "The locked meal of 2026-08-03 holds Whole milk and gone. That goes against: vegan days and no milk, soy or tree nuts."
    )


def test_what_is_told_keeps_its_sentences() -> None:
    why = sentence("why.trunk", muscles=("abs",))
    told = tell(why, sentence("care.spares", regions=("lower_back", "knee")))
    assert told.text == (
        "Trunk and carrying work rounds off the movement patterns and trains the abs. It spares your lower back and knee."
    )
    assert [part.key for part in told.parts] == ["why.trunk", "care.spares"]
    assert told.parts[0] == why


@pytest.mark.parametrize("make", [sentence, phrase])
def test_an_unknown_key_is_refused_when_it_is_made(make: Any) -> None:
    with pytest.raises(KeyError):
        make("why.nothing")
