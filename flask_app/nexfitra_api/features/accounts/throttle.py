"""Slowing down password guessing, counted in PostgreSQL so that it holds over processes and restarts.

Two counters: address typed + network address (5 tries, then 30 s, doubling up to 15 min), and address typed alone
(50 tries, for guessing spread over a botnet). Unknown addresses are counted like known ones.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from nexfitra_api.features.accounts.errors import TooManyAttempts
from nexfitra_api.features.accounts.models import LoginThrottle
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.db import session

FIRST_LOCK_S: Final = 30
LONGEST_LOCK_S: Final = 900
FORGET_AFTER: Final = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter: its key, and how many failures it lets pass."""

    key: str
    free_tries: int


def counters(email: str, address: str) -> tuple[Counter, Counter]:
    """Return the counters of a sign-in. Keys are hashes: the table holds no addresses of people without an account."""
    who = email.casefold()
    return Counter(_hash("pair", who, address), 5), Counter(_hash("account", who), 50)


def check(pair: tuple[Counter, ...]) -> None:
    """Raise ``TooManyAttempts`` while one of the counters is locked."""
    query = sa.select(sa.func.max(LoginThrottle.locked_until)).where(LoginThrottle.key.in_([c.key for c in pair]))
    locked_until = session().scalar(query)
    if locked_until is not None and locked_until > now():
        seconds = int((locked_until - now()).total_seconds()) + 1
        raise TooManyAttempts(headers={"Retry-After": str(seconds)})


def record_failure(pair: tuple[Counter, ...]) -> None:
    """Count a failure, and lock where the free tries are used up. Also forgets counters that nobody has touched for a day."""
    moment = now()
    session().execute(sa.delete(LoginThrottle).where(LoginThrottle.last_failed_at < moment - FORGET_AFTER))
    for counter in pair:
        statement = insert(LoginThrottle).values(key=counter.key, failures=1, last_failed_at=moment, locked_until=None)
        failures = session().scalar(
            statement.on_conflict_do_update(
                index_elements=[LoginThrottle.key],
                set_={"failures": LoginThrottle.failures + 1, "last_failed_at": moment},
            ).returning(LoginThrottle.failures)
        )
        over = (failures or 0) - counter.free_tries
        if over >= 0:
            lock_s = min(LONGEST_LOCK_S, FIRST_LOCK_S * 2 ** min(over, 10))
            session().execute(
                sa.update(LoginThrottle)
                .where(LoginThrottle.key == counter.key)
                .values(locked_until=moment + dt.timedelta(seconds=lock_s))
            )


def record_success(pair: tuple[Counter, ...]) -> None:
    """Forget the failures from this network address; those of the account from elsewhere stay counted."""
    session().execute(sa.delete(LoginThrottle).where(LoginThrottle.key == pair[0].key))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
