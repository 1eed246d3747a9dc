"""One way to make randomness repeatable: the same seed and parts give the same stream in every process and on every machine."""

import hashlib
import random


def stable_rng(seed: int, *parts: object) -> random.Random:
    """Return a generator seeded by SHA-256 of ``seed`` and the text of ``parts``.

    Python's own ``hash`` differs between processes, so it is never used. ``parts`` name the purpose ("sessions", 3), so that
    one decision more in one place does not shift the draws of another. Parts must have a stable ``str`` (numbers, text, dates).
    """
    text = "\x1f".join(str(part) for part in (seed, *parts))
    return random.Random(int.from_bytes(hashlib.sha256(text.encode()).digest(), "big"))  # noqa: S311 - plans, not secrets
