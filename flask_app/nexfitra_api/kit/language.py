"""Which language an answer is in: the best of ours for the request's ``Accept-Language``."""

from collections.abc import Mapping
from typing import Final

from flask import request
from nexfitra_domain.catalog.model import Language

LANGUAGES: Final[tuple[Language, ...]] = ("en", "de", "es")


def request_language() -> Language:
    """Return the language of this request; English where none of ours is asked for."""
    best = request.accept_languages.best_match(LANGUAGES, default="en")
    return next((language for language in LANGUAGES if language == best), "en")


def in_language(texts: Mapping[str, str] | Mapping[Language, str], language: Language) -> str:
    """Return the text in ``language``, in English where that is missing, or whatever there is."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
