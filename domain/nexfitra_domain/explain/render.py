"""From a key and params to English. ``Told`` keeps both together until they go into a message."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from nexfitra_domain.contract.common import Conflict, Explanation, Param, Phrase
from nexfitra_domain.explain.templates import PHRASES, SENTENCES
from nexfitra_domain.explain.words import CATALOGUE_NAMES, EITHER, WORDS, spelled, vocabulary_of

NO_NAMES: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """An explanation of one or more sentences: in English, and as keys with params."""

    text: str
    parts: tuple[Explanation, ...]


def phrase(key: str, **params: Param) -> Phrase:
    """Return a piece of a sentence. ``key`` must be one of ``PHRASES``, ``params`` its placeholders."""
    if key not in PHRASES:
        raise KeyError(key)
    return Phrase(key, params)


def sentence(key: str, *parts: Phrase, **params: Param) -> Explanation:
    """Return a sentence. ``key`` must be one of ``SENTENCES``, ``params`` its placeholders, ``parts`` what ``{parts}`` lists."""
    if key not in SENTENCES:
        raise KeyError(key)
    return Explanation(key, params, parts)


def tell(*sentences: Explanation, names: Mapping[str, str] = NO_NAMES) -> Told:
    """Return ``sentences`` with their English text; ``names`` are English names by catalogue slug."""
    return Told(" ".join(english(each, names) for each in sentences), sentences)


def conflict(wishes: tuple[str, ...], text: Told, relaxation: Told) -> Conflict:
    """Return a conflict with its English texts and the parts behind them."""
    return Conflict(wishes, text.text, relaxation.text, text.parts, relaxation.parts)


def english(told: Explanation | Phrase, names: Mapping[str, str] = NO_NAMES) -> str:
    """Return the English of a sentence or phrase; a slug that ``names`` lacks stands for itself."""
    values = {name: _value(name, value, names) for name, value in told.params.items()}
    if isinstance(told, Phrase):
        return PHRASES[told.key].format(**values)
    parts = spelled(tuple(english(part, names) for part in told.parts))
    return SENTENCES[told.key].format(**values, parts=parts)


def _value(name: str, value: Param, names: Mapping[str, str]) -> str:
    items = value if isinstance(value, tuple) else (str(value),)
    vocabulary = vocabulary_of(name)
    if vocabulary is not None:
        items = tuple(WORDS[vocabulary][item] for item in items)
    elif name in CATALOGUE_NAMES:
        items = tuple(names.get(item, item) for item in items)
    return spelled(items, last="or" if name in EITHER else "and")
