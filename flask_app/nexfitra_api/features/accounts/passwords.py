"""Passwords: hashed with argon2id; length and commonness decide, not the kinds of characters (OWASP ASVS 4.0, 2.1)."""

import itertools
import unicodedata
from functools import cache
from typing import Final

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_HASHER: Final = PasswordHash((Argon2Hasher(),))
MIN_LENGTH: Final = 8

COMMON_STEMS: Final = frozenset(
    [
        "password",
        "passwort",
        "passw0rd",
        "p@ssword",
        "p@ssw0rd",
        "pa55word",
        "passwords",
        "contrasena",
        "contraseña",
        "motdepasse",
        "parola",
        "kennwort",
        "qwertyui",
        "qwertyuiop",
        "qwertz",
        "qwertzui",
        "qwertzuiop",
        "azerty",
        "azertyuiop",
        "asdfghjk",
        "asdfghjkl",
        "zxcvbnm",
        "qazwsx",
        "qazwsxedc",
        "1q2w3e4r",
        "1q2w3e4r5t",
        "q1w2e3r4",
        "zaq12wsx",
        "1qaz2wsx",
        "qweasd",
        "qweasdzxc",
        "iloveyou",
        "ichliebedich",
        "teamo",
        "tequiero",
        "letmein",
        "welcome",
        "willkommen",
        "bienvenido",
        "admin",
        "administrator",
        "root",
        "superman",
        "batman",
        "spiderman",
        "pokemon",
        "starwars",
        "football",
        "fussball",
        "futbol",
        "baseball",
        "basketball",
        "soccer",
        "hockey",
        "liverpool",
        "chelsea",
        "arsenal",
        "barcelona",
        "realmadrid",
        "juventus",
        "princess",
        "sunshine",
        "monkey",
        "dragon",
        "shadow",
        "master",
        "michael",
        "jordan",
        "jennifer",
        "michelle",
        "charlie",
        "daniel",
        "jessica",
        "ashley",
        "computer",
        "internet",
        "samsung",
        "google",
        "facebook",
        "instagram",
        "whatever",
        "trustno1",
        "freedom",
        "secret",
        "geheim",
        "hello",
        "hallo",
        "hola",
        "schatz",
        "sommer",
        "winter",
        "fruehling",
        "herbst",
        "summer",
        "spring",
        "autumn",
        "changeme",
        "default",
        "test",
        "testtest",
        "guest",
        "access",
        "login",
        "abcdefgh",
        "abcdefghi",
        "abcdefghij",
        "abcd",
        "efgh",
        "abcabc",
        "abc123",
        "aaaaaaaa",
        "nexfitra",
        "fitness",
        "workout",
        "training",
        "gym",
        "health",
    ]
)
"""Words that people choose first, collected by hand; digits and signs before or after them do not make them better."""


def normalise(password: str) -> str:
    """Return the form that is hashed: the same characters typed on two keyboards give the same bytes (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def refusal(password: str, *, email: str, name: str) -> str | None:
    """Return the code of the reason why a new password is refused, or ``None``: "too_short", "common" or "personal"."""
    folded = normalise(password).casefold()
    if len(folded.strip()) < MIN_LENGTH:
        return "too_short"
    if _is_common(folded):
        return "common"
    local_part = email.split("@", 1)[0].casefold()
    personal = {email.casefold(), local_part, name.casefold(), name.casefold().replace(" ", "")}
    if any(len(word) >= 4 and _core(folded) == _core(word) for word in personal if _core(word)):
        return "personal"
    return None


def hash_password(password: str) -> str:
    """Return the argon2id hash (about 50 ms)."""
    return _HASHER.hash(normalise(password))


def verify_password(password: str, hashed: str | None) -> bool:
    """Return whether the password fits. ``None`` (nobody has this address) takes as long and never fits."""
    matches = _HASHER.verify(normalise(password), hashed or _decoy())
    return matches and hashed is not None


def needs_rehash(hashed: str) -> bool:
    """Return whether the hash was made with older parameters."""
    return _HASHER.current_hasher.check_needs_rehash(hashed)


@cache
def _decoy() -> str:
    return _HASHER.hash("a password that nobody has")


def _core(folded: str) -> str:
    return folded.strip("0123456789!?.,-_*#$%&+@ ")


def _is_common(folded: str) -> bool:
    if len(set(folded)) <= 2 or _is_run(folded):
        return True
    return folded in COMMON_STEMS or _core(folded) in COMMON_STEMS


def _is_run(folded: str) -> bool:
    """Return whether the characters only count up or down ("12345678", "hgfedcba"), perhaps starting anew ("12341234")."""
    steps = [ord(b) - ord(a) for a, b in itertools.pairwise(folded)]
    regular = sum(step in (1, -1, 0) for step in steps)
    return regular >= len(steps) - max(1, len(steps) // 6)
