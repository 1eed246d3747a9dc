"""Reading what a client sent: JSON bodies and query strings, with an error for everything that cannot be stored or computed with."""

import json
import math
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeVar

from flask import Request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from nexfitra_api.kit.errors import BadRequest, FieldError, Invalid

M = TypeVar("M", bound=BaseModel)
MAX_DEPTH: Final = 24
MAX_ERRORS: Final = 50
MAX_INTEGER: Final = 2**63 - 1
"""The largest whole number that PostgreSQL keeps as one."""
LIMITS: Final = ("gt", "ge", "lt", "le", "min_length", "max_length")


class MalformedJson(BadRequest):
    """The body is not JSON."""

    code = "malformed_json"
    title = "The body is not valid JSON"


def read_body(request: Request, model: type[M]) -> M:
    """Return the body as ``model``. Raises ``UnsupportedMediaType``, ``MalformedJson`` or ``Invalid``; 413 comes from Werkzeug."""
    if not request.is_json:
        raise UnsupportedMediaType
    raw = request.get_data()
    if request.content_length is None and len(raw) >= (request.max_content_length or math.inf):
        # Without a length Werkzeug reads up to the limit and says nothing about the rest.
        raise RequestEntityTooLarge
    try:
        tree = json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        # ValueError also stands for an integer of more than 4,300 digits, RecursionError for a tower of brackets.
        raise MalformedJson from error
    if problems := list(islice(_unusable(tree), MAX_ERRORS)):
        raise Invalid(errors=problems)
    try:
        return model.model_validate_json(raw, strict=True)
    except ValidationError as error:
        raise Invalid(errors=field_errors(error, "body")) from error


def read_query(request: Request, model: type[M]) -> M:
    """Return the query string as ``model``; ``Invalid`` for unknown, repeated or unusable values."""
    values: dict[str, Any] = {}
    for name, given in request.args.lists():
        if any("\x00" in text for text in (name, *given)):
            raise Invalid(errors=[FieldError("query", "invalid_character", "The NUL character is not allowed")])
        is_list = name in model.model_fields and "list" in str(model.model_fields[name].annotation)
        if len(given) > 1 and not is_list:
            raise Invalid(errors=[FieldError(f"query.{name[:80]}", "repeated", "Give this value once")])
        values[name] = given if is_list else given[0]
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise Invalid(errors=field_errors(error, "query")) from error


def field_errors(error: ValidationError, root: str) -> list[FieldError]:
    """Return pydantic's findings as ours; the refused value itself is never repeated."""
    found = error.errors(include_url=False, include_input=False)[:MAX_ERRORS]
    return [
        FieldError(_path(root, item["loc"]), item["type"], _clean(item["msg"]), _limits(item.get("ctx", {})))
        for item in found
    ]


def _limits(context: Mapping[str, object]) -> dict[str, float]:
    """Return the limits that pydantic names; the rest of its context may hold what was sent."""
    found = {name: context[name] for name in LIMITS if name in context}
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


def _path(root: str, loc: tuple[int | str, ...]) -> str:
    # An unknown key is the client's own text: cut it, and keep it printable.
    return ".".join([root, *(_clean(str(part))[:80] for part in loc)])


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\x00", "�")


def _unusable(tree: object) -> Iterator[FieldError]:
    """Yield what JSON (as Python reads it) can say and we cannot keep: NUL, half surrogate pairs, NaN, infinities, deep nesting."""
    stack: list[tuple[str, object, int]] = [("body", tree, 0)]
    while stack:
        loc, value, depth = stack.pop()
        if depth > MAX_DEPTH:
            yield FieldError(loc[:200], "too_deep", f"Nested more than {MAX_DEPTH} levels deep")
            return
        if isinstance(value, dict):
            for key, item in value.items():
                if not is_storable_text(key):
                    yield FieldError(loc, "invalid_character", "A name holds a character that is not allowed")
                    return
                stack.append((f"{loc}.{key[:80]}", item, depth + 1))
        elif isinstance(value, list):
            stack.extend((f"{loc}.{index}", item, depth + 1) for index, item in enumerate(value))
        elif isinstance(value, str) and not is_storable_text(value):
            yield FieldError(
                loc, "invalid_character", "The text holds a character that is not allowed (NUL or half a pair)"
            )
        elif isinstance(value, float) and not math.isfinite(value):
            yield FieldError(loc, "finite_number", "The number must be finite")
        elif isinstance(value, int) and not isinstance(value, bool) and abs(value) > MAX_INTEGER:
            yield FieldError(loc, "too_large", "The number is too large")


def is_storable_text(value: str) -> bool:
    """Return whether PostgreSQL can keep the text: no NUL, no half of a surrogate pair."""
    return "\x00" not in value and not any("\ud800" <= character <= "\udfff" for character in value)
