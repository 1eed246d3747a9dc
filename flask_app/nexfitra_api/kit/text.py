"""Text folded for searching: the same function for what is stored and for what is typed."""

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents ("Weißkohl, süß" → "weisskohl, suss")."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """Return the folded words of ``text`` in their order."""
    return _WORD.findall(fold(text))


def prefix_query(text: str) -> str | None:
    """Return the ``to_tsquery('simple', …)`` text that finds every word of ``text`` as a beginning; None without a word."""
    found = words(text)
    return " & ".join(f"{word}:*" for word in found) if found else None
