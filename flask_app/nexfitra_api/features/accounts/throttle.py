"""Slowing down password guessing without letting a guesser lock the owner out (decision 18).

Counted in PostgreSQL, so that it holds over processes and restarts, and by what was typed, so that an unknown address looks like
a known one. Three kinds of counters, each with free tries and then a delay that doubles from 30 s to 15 min:

- a device that was signed in to this account before: by that device alone, whatever others do;
- anybody else: by address typed and network;
- and by address typed alone, for guessing spread over many networks. One network adds no more than its free tries to it.
"""

import datetime as dt
import hashlib
import ipaddress
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from nexfitra_api.features.accounts.errors import TooManyAttempts
from nexfitra_api.features.accounts.models import LoginThrottle
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.db import session

FIRST_LOCK_S: Final = 30
LONGEST_LOCK_S: Final = 900
FORGET_AFTER: Final = dt.timedelta(hours=24)


FREE_TRIES: Final = 5
FREE_TRIES_EVERYWHERE: Final = 50
"""Wrong passwords for one address from ten networks, before unknown devices have to wait."""
IPV6_NETWORK: Final = 56
"""Bits of an IPv6 address that stand for one customer (RIPE-690 advises providers to hand out a /56 or more)."""


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter: its key, and how many failures it lets pass."""

    key: str
    free_tries: int


@dataclass(frozen=True, slots=True)
class Counters:
    """What a try is counted by: always ``own``, and ``everywhere`` only for who is not known."""

    own: Counter
    everywhere: Counter | None = None

    @property
    def keys(self) -> list[str]:
        """The keys of all of them."""
        return [counter.key for counter in (self.own, self.everywhere) if counter is not None]


def of_stranger(email: str, address: str) -> Counters:
    """Return the counters of a device that is not known to the account. Keys are hashes: the table holds no address typed."""
    who = email.casefold()
    return Counters(
        Counter(_hash("pair", who, _network(address)), FREE_TRIES),
        Counter(_hash("account", who), FREE_TRIES_EVERYWHERE),
    )


def of_device(number: str) -> Counters:
    """Return the counter of a device that has signed in to the account before."""
    return Counters(Counter(_hash("device", number), FREE_TRIES))


def of_session(session_id: UUID) -> Counters:
    """Return the counter of somebody who is signed in and types the password once more."""
    return Counters(Counter(_hash("session", str(session_id)), FREE_TRIES))


def check(counters: Counters) -> None:
    """Raise ``TooManyAttempts`` while one of the counters is locked."""
    query = sa.select(sa.func.max(LoginThrottle.locked_until)).where(LoginThrottle.key.in_(counters.keys))
    locked_until = session().scalar(query)
    if locked_until is not None and locked_until > now():
        seconds = int((locked_until - now()).total_seconds()) + 1
        raise TooManyAttempts(headers={"Retry-After": str(seconds)})


def record_failure(counters: Counters) -> None:
    """Count a failure, and lock where the free tries are used up. Also forgets counters that nobody has touched for a day."""
    moment = now()
    session().execute(sa.delete(LoginThrottle).where(LoginThrottle.last_failed_at < moment - FORGET_AFTER))
    failures = _count(counters.own, moment)
    if counters.everywhere is None:
        return
    # Whoever goes on from one network waits longer and longer there; that must not use up everybody else's tries. Once these are
    # used up by many networks, each guess of theirs counts.
    if failures <= counters.own.free_tries or _is_used_up(counters.everywhere):
        _count(counters.everywhere, moment)


def record_success(counters: Counters) -> None:
    """Forget the failures from here; those of the account from elsewhere stay counted."""
    session().execute(sa.delete(LoginThrottle).where(LoginThrottle.key == counters.own.key))


def _count(counter: Counter, moment: dt.datetime) -> int:
    statement = insert(LoginThrottle).values(key=counter.key, failures=1, last_failed_at=moment, locked_until=None)
    failures = session().execute(
        statement.on_conflict_do_update(
            index_elements=[LoginThrottle.key],
            set_={"failures": LoginThrottle.failures + 1, "last_failed_at": moment},
        ).returning(LoginThrottle.failures)
    )
    counted: int = failures.scalar_one()
    over = counted - counter.free_tries
    if over >= 0:
        lock_s = min(LONGEST_LOCK_S, FIRST_LOCK_S * 2 ** min(over, 10))
        until = moment + dt.timedelta(seconds=lock_s)
        session().execute(sa.update(LoginThrottle).where(LoginThrottle.key == counter.key).values(locked_until=until))
    return counted


def _is_used_up(counter: Counter) -> bool:
    failures = session().scalar(sa.select(LoginThrottle.failures).where(LoginThrottle.key == counter.key))
    return (failures or 0) >= counter.free_tries


def _network(address: str) -> str:
    """Return what stands for one customer: an IPv4 address, or the network of an IPv6 address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((int(parsed), IPV6_NETWORK), strict=False))
    return str(parsed)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
