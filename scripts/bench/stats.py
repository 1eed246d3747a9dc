"""Percentiles, bootstrap intervals over people, and what no event at all still allows."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
RESAMPLES: Final = 10_000
CHUNK: Final = 250
"""Resamples that are held in memory at once."""


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which ``share`` of ``values`` lie (nearest rank); not a number where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def mean(values: Sequence[float]) -> float | None:
    """Return the mean, or None of nothing."""
    return math.fsum(values) / len(values) if values else None


def row_means(samples: Numbers) -> Numbers:
    """Return the mean of every row."""
    return np.asarray(samples.mean(axis=1))


def row_p95(samples: Numbers) -> Numbers:
    """Return the 95th percentile of every row, by nearest rank as in ``percentile``."""
    size = samples.shape[1]
    at = min(size - 1, int(0.95 * size))
    return np.asarray(np.partition(samples, at, axis=1)[:, at])


def interval(
    values: Sequence[float],
    seed: int,
    statistic: Callable[[Numbers], Numbers] = row_means,
    resamples: int = RESAMPLES,
) -> tuple[float, float] | None:
    """Return the 95 % percentile-bootstrap interval of ``statistic`` over people, one value each; None of nothing.

    ``statistic`` takes one resample a row. The same seed gives the same interval.
    """
    if not values:
        return None
    rng, data = np.random.default_rng(seed), np.asarray(values, dtype=float)
    parts = []
    for start in range(0, resamples, CHUNK):
        rows = min(CHUNK, resamples - start)
        parts.append(statistic(data[rng.integers(0, len(data), size=(rows, len(data)))]))
    low, high = np.quantile(np.concatenate(parts), (0.025, 0.975))
    return float(low), float(high)


def zero_bound(trials: int) -> float | None:
    """Return the rate that no event in ``trials`` still allows (95 %): the rule of three, 3/n."""
    return min(1.0, 3 / trials) if trials else None


def event_share(events: int, flags: Sequence[float], seed: int) -> dict[str, Any]:
    """Return share and interval of an event over ``flags`` (0 or 1 a person); for no event the rule of three."""
    trials = len(flags)
    bound = zero_bound(trials)
    limits = (0.0, bound) if events == 0 and bound is not None else interval(flags, seed)
    return {"share": events / trials if trials else None, "interval": rounded(limits)}


def hit_interval(shares: Sequence[float], seed: int) -> tuple[float, float] | None:
    """Return the interval of a mean share; where nobody misses at all, down to what the rule of three still allows."""
    bound = zero_bound(len(shares))
    if bound is not None and all(share == 1 for share in shares):
        return 1 - bound, 1.0
    return interval(shares, seed)


def rounded(limits: tuple[float, float] | None, digits: int = 4) -> list[float] | None:
    """Return an interval as JSON holds it."""
    return None if limits is None else [round(limits[0], digits), round(limits[1], digits)]
