"""Strict request bodies: JSON only, bounded in size, no NaN or infinity, no silent conversion of types."""

import json
import math
from typing import Any, Final, Generic, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from nexfitra_ai.kit.problems import FieldError, Invalid, TooLarge, UnsupportedMedia

T = TypeVar("T")

_MAX_ERRORS: Final = 50
"""A hostile payload must not buy a huge answer."""


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a JSON number")


def _finite_number(text: str) -> float | int:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("a number is too large")
    # JSON Schema counts 2.0 as an integer; the strict reader below would not.
    return int(value) if value.is_integer() else value


def read_json(raw: bytes) -> Any:
    """Return the JSON value; raise ``Invalid`` (``json_invalid``) for NaN, infinities, endless nesting and what is no JSON."""
    try:
        return json.loads(raw, parse_constant=_refuse_constant, parse_float=_finite_number)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "too deeply nested"
        problem = FieldError("body", "json_invalid", reason[:200])
        raise Invalid("json_invalid", "The body is not valid JSON.", (problem,)) from error


def field_errors(error: ValidationError) -> tuple[FieldError, ...]:
    """Return pydantic's findings without the offending input, which may be somebody's data."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return tuple(FieldError(".".join(map(str, ("body", *e["loc"]))), e["type"], e["msg"]) for e in found[:_MAX_ERRORS])


class JsonBody(Generic[T]):
    """A FastAPI dependency that reads the body as ``T`` (any type that pydantic can validate)."""

    def __init__(self, target: type[T], *, max_bytes: int) -> None:
        self.target = target
        self.adapter: TypeAdapter[T] = TypeAdapter(target)
        self.max_bytes = max_bytes

    async def __call__(self, request: Request) -> T:
        """Return the validated body. Raises ``UnsupportedMedia``, ``TooLarge`` or ``Invalid``."""
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media != "application/json":
            raise UnsupportedMedia("media_type_unsupported", "Send the body as application/json.")
        return self.parse(await self._read(request))

    def parse(self, raw: bytes) -> T:
        """Return ``raw`` as ``T``; raises ``Invalid``."""
        value = read_json(raw)
        try:
            return self.adapter.validate_json(json.dumps(value), strict=True)
        except ValidationError as error:
            raise Invalid("payload_invalid", "The payload breaks its schema.", field_errors(error)) from error

    async def _read(self, request: Request) -> bytes:
        chunks: list[bytes] = []
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > self.max_bytes:
                raise TooLarge("body_too_large", f"The body is larger than {self.max_bytes} bytes.")
            chunks.append(chunk)
        return b"".join(chunks)


def canonical_json(value: Any) -> bytes:
    """Return one fixed spelling of a JSON value: sorted keys, no spaces. For hashing and comparing."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
