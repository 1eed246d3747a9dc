"""Where the tests find PostgreSQL, and one worker's own database in it."""

from dataclasses import dataclass

SERVER = "TEST_DATABASE_SERVER_URL"


@dataclass(frozen=True)
class Database:
    """One worker's database, as its two roles see it."""

    url: str
    owner_url: str
