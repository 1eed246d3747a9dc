"""Identifiers: UUIDv7 everywhere, so that a primary key sorts by the time it was made and phones can make their own."""

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """Return a new UUIDv7 (RFC 9562)."""
    return uuid_utils.compat.uuid7()
