"""Explanations that a person reads: English text made from a key and params, so that every language can say the same."""

from nexfitra_domain.explain.render import Told, conflict, english, phrase, sentence, tell
from nexfitra_domain.explain.templates import PHRASES, SENTENCES
from nexfitra_domain.explain.words import CATALOGUE_NAMES, WORDS, vocabulary_of

__all__ = [
    "CATALOGUE_NAMES",
    "PHRASES",
    "SENTENCES",
    "WORDS",
    "Told",
    "conflict",
    "english",
    "phrase",
    "sentence",
    "tell",
    "vocabulary_of",
]
