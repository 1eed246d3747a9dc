"""Who the tests act as."""

from dataclasses import dataclass
from uuid import UUID

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Person:
    """Somebody who has registered: their id and the headers that sign their requests."""

    id: UUID
    email: str
    headers: dict[str, str]
    access_token: str
