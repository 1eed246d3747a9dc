"""Public ids of catalogue rows: the same slug has the same UUID on every installation, so plans and exports compare."""

import hashlib
import uuid
from typing import Literal

CATALOG_EPOCH_MS = 1_767_225_600_000
"""2026-01-01T00:00:00Z. Every catalogue id carries it as its UUIDv7 time, so catalogue rows sort before people's own."""


def catalog_uuid(kind: Literal["food", "recipe", "exercise"], slug: str) -> uuid.UUID:
    """Return the UUIDv7 (RFC 9562) of a catalogue row: fixed time, and the digest of kind and slug in place of random bits."""
    digest = int.from_bytes(hashlib.sha256(f"nexfitra:{kind}:{slug}".encode()).digest()[:10], "big")
    rand_a, rand_b = (digest >> 62) & 0xFFF, digest & ((1 << 62) - 1)
    return uuid.UUID(int=(CATALOG_EPOCH_MS << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b)
