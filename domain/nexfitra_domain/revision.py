"""Revisions of what a phone writes: a hybrid logical clock, and the rule that decides which write stands.

The rule is a total order over (revision, deleted, digest of the payload), so any order of arrival ends in the same
state, also where two writes carry the same revision. Hybrid logical clocks: Kulkarni et al. 2014.
"""

import datetime as dt
import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_PATTERN: Final = re.compile(r"([0-9]{13})-([0-9a-f]{4})-([0-9a-f]{8})")
_NODE: Final = re.compile(r"[0-9a-f]{8}")
_MAX_MS: Final = 10**13 - 1
_MAX_COUNTER: Final = 0xFFFF


@dataclass(frozen=True, slots=True, order=True)
class Revision:
    """Milliseconds since 1970 UTC, a counter within the millisecond, and 8 hex digits of the device."""

    ms: int
    counter: int
    node: str

    def __str__(self) -> str:
        """Return the text form, which sorts as the revision does."""
        return f"{self.ms:013d}-{self.counter:04x}-{self.node}"


def parse_revision(text: str) -> Revision:
    """Return the revision that a text holds.

    Raises:
        ValueError: not of the form ``1767225600000-0000-0a1b2c3d``.
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        message = "a revision is 13 digits, 4 hex digits and 8 hex digits, joined by hyphens, in lower case"
        raise ValueError(message)
    return Revision(int(match[1]), int(match[2], 16), match[3])


def server_revision(now_ms: int, node: str, after: str | None = None) -> str:
    """Return a revision for a write that came without one: now, and always later than ``after`` (the stored one).

    Raises:
        ValueError: the time is out of range, the node is not 8 hex digits, or nothing can follow ``after``.
    """
    if not 0 <= now_ms <= _MAX_MS or _NODE.fullmatch(node) is None:
        message = "now_ms must have at most 13 digits and node must be 8 lower-case hex digits"
        raise ValueError(message)
    ms, counter = now_ms, 0
    if after is not None and (stored := parse_revision(after)).ms >= now_ms:
        ms, counter = stored.ms, stored.counter + 1
        if counter > _MAX_COUNTER:
            ms, counter = ms + 1, 0
        if ms > _MAX_MS:
            message = "no revision can follow the stored one"
            raise ValueError(message)
    return str(Revision(ms, counter, node))


def payload_digest(payload: Mapping[str, object]) -> str:
    """Return the SHA-256 (hex) of a payload in canonical JSON: sorted keys, whole floats and decimals as integers.

    Raises:
        ValueError: a number is not finite.
        TypeError: a value has no JSON form.
    """
    text = json.dumps(_canonical(payload), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: object) -> object:
    """Numbers of equal value get one form: a client sends 80, the database gives back 80.0 or Decimal('80.00')."""
    if isinstance(value, Mapping):
        return {str(key): _canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(item) for item in value]
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dt.date | dt.time):  # a datetime is a date
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


@dataclass(frozen=True, slots=True, order=True)
class Write:
    """One write of a row. Its order is the rule: later revision, then deletion over content, then the greater digest."""

    revision: str
    deleted: bool
    digest: str


def wins(incoming: Write, stored: Write | None) -> bool:
    """Return whether a write replaces what is stored; the same write again does not, so a replay changes nothing."""
    return stored is None or incoming > stored
