"""What adults of the national survey (NHANES 2007-2010, "What We Eat in America") ate, told in codes of FNDDS 2021-2023.

Records of people of 19 years and older count, from both recall days where the recall is reliable. They are counted as they
are, without the survey's sample weights: groups that the survey asked more often count more often.

The survey used older codes. A code that is still there stands for itself; for about a hundred common ones a person said what
stands for them (``survey_bridges.csv``: brands that are now told by kind, sauces and cuts that were joined). Any other one goes
to the food whose description is most like its own within the same group of foods (the code's first digits), or nowhere where
none is like enough.
"""

import csv
import gzip
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Literal

from usda import SourceFood

ADULT_AGE = 19
RELIABLE = "1"
GROUP_DIGITS = 2
"""Two foods whose codes differ in the first two digits are of different groups and never stand for each other."""
ENOUGH_LIKE = 0.6
"""Likeness of descriptions (cosine of words weighted by rarity, plus a little for each further digit that two codes share)
from which on one code stands for another: a judgement, on the cautious side."""
LIKER_PER_DIGIT = 0.03

BRIDGES = Path(__file__).with_name("survey_bridges.csv")

_SAYS_THE_SAME = (
    (re.compile(r"ns as to fat( added in cooking)?"), ""),
    (re.compile(r"fat not added in cooking|no added fat"), "nofat"),
    (re.compile(r"fat added in cooking|fat added, ns as to fat type|fat added"), "withfat"),
    (re.compile(r"white potato"), "potato"),
    (re.compile(r"frankfurter or hot dog"), "hot dog"),
)
"""How the older and the newer descriptions word the same thing."""

_SAID_OF_NOTHING = frozenset(
    (
        "all",
        "and",
        "any",
        "as",
        "for",
        "from",
        "in",
        "include",
        "includes",
        "made",
        "nfs",
        "ns",
        "of",
        "or",
        "the",
        "to",
    )
) | {"type", "types", "with"}
"""Words of descriptions that tell no food from another."""


How = Literal["same code", "by hand", "by description"]


@dataclass(frozen=True)
class Survey:
    """Old code → description, records, grams; and what was had at each eating occasion (a meal of a person on a day)."""

    names: Mapping[str, str]
    records: Mapping[str, int]
    grams: Mapping[str, float]
    occasions: Sequence[Mapping[str, float]] = ()
    """Old code → grams, one an occasion."""


@dataclass
class Counts:
    """What the survey says in new codes: code → records, grams, kcal; and the old codes that no new one stands for."""

    mapping: dict[str, tuple[str, How, float]] = field(default_factory=dict)
    """Old code → (new code, how it was found, likeness)."""
    kcal_per_g: dict[str, float] = field(default_factory=dict)
    """Old code → energy of a gram; of unmapped ones an estimate."""
    unmapped: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Old code → (records, kcal estimated from its group)."""
    records: Counter[str] = field(default_factory=Counter)
    grams: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    energy: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def all_records(self) -> int:
        """Every record of the survey."""
        return sum(self.records.values()) + sum(records for records, _ in self.unmapped.values())

    @property
    def all_energy(self) -> float:
        """Energy of every record; of unmapped ones an estimate."""
        return sum(self.energy.values()) + sum(energy for _, energy in self.unmapped.values())


def codes_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the FNDDS codes that a food of the catalogue stands for."""
    own = (row["source_id"],) if row["source"] == "usda_fndds" else ()
    return tuple(dict.fromkeys((*own, *row.get("survey_codes", ()))))


def read_nhanes(folder: Path) -> Survey:
    """Return what adults ate, by old code."""
    adults = {
        (row["cycle"], row["seqn"])
        for row in _table(folder / "people.csv.gz")
        if row["age_y"] and float(row["age_y"]) >= ADULT_AGE
    }
    records: Counter[str] = Counter()
    grams: defaultdict[str, float] = defaultdict(float)
    occasions: defaultdict[tuple[str, ...], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in _table(folder / "wweia_eating_records.csv.gz"):
        if row["recall_status"] == RELIABLE and row["grams"] and (row["cycle"], row["seqn"]) in adults:
            records[row["food_code"]] += 1
            grams[row["food_code"]] += float(row["grams"])
            place = (row["cycle"], row["seqn"], row["day"], row["occasion"])
            occasions[place][row["food_code"]] += float(row["grams"])
    # The later cycle says the last word about a description.
    names = {row["food_code"]: row["description"] for row in _table(folder / "wweia_food_codes.csv.gz")}
    return Survey(names, records, grams, tuple(occasions.values()))


def count(survey: Survey, fndds: Mapping[str, SourceFood]) -> Counts:
    """Return the survey's counts in codes of FNDDS 2021-2023."""
    result = Counts()
    likeness = Likeness(fndds)
    with BRIDGES.open(encoding="utf-8", newline="") as file:
        bridges = {row["old_code"]: row["fndds_code"] for row in csv.DictReader(file)}
    for old, records in survey.records.items():
        grams = survey.grams[old]
        new: str | None
        how: How
        if old in fndds:
            new, how, like = old, "same code", 1.0
        elif old in bridges:
            new, how, like = bridges[old], "by hand", 1.0
        else:
            new, like = likeness.best(old, survey.names.get(old, ""))
            how = "by description"
        if new is None:
            result.kcal_per_g[old] = likeness.kcal_per_g(old)
            result.unmapped[old] = (records, grams * result.kcal_per_g[old])
            continue
        result.mapping[old] = (new, how, like)
        result.records[new] += records
        result.grams[new] += grams
        result.kcal_per_g[old] = (fndds[new].nutrients["energy_kcal"] or 0.0) / 100
        result.energy[new] += grams * result.kcal_per_g[old]
    return result


def occasions_covered(survey: Survey, counts: Counts, held: set[str], least: float) -> float:
    """Return the share of eating occasions with energy of which the foods with codes ``held`` cover at least ``least``."""
    known = {old for old, (new, _, _) in counts.mapping.items() if new in held}
    covered, everything = 0, 0
    for eaten in survey.occasions:
        energy = sum(grams * counts.kcal_per_g[old] for old, grams in eaten.items())
        if energy > 0:
            everything += 1
            ours = sum(grams * counts.kcal_per_g[old] for old, grams in eaten.items() if old in known)
            covered += ours >= least * energy - 1e-9
    return covered / everything if everything else 0.0


class Likeness:
    """Finds the food whose description is most like another."""

    def __init__(self, fndds: Mapping[str, SourceFood]) -> None:
        self._fndds = fndds
        self._words = {code: words(food.name) for code, food in fndds.items()}
        frequency = Counter(word for each in self._words.values() for word in each)
        self._rarity = {word: math.log(len(fndds) / number) for word, number in frequency.items()}
        self._groups: defaultdict[str, list[str]] = defaultdict(list)
        for code in sorted(fndds):
            self._groups[code[:GROUP_DIGITS]].append(code)

    def best(self, old: str, name: str) -> tuple[str | None, float]:
        """Return the new code that stands for an old one and how like it is, None where none is like enough."""
        said, head = words(name), words(name.partition(",")[0])
        scored = [
            (self._cosine(said, self._words[code]) + LIKER_PER_DIGIT * _shared(old, code), code)
            for code in self._groups[old[:GROUP_DIGITS]]
            if head & words(self._fndds[code].name.partition(",")[0])
        ]
        like, code = max(scored, key=lambda pair: (pair[0], -int(pair[1])), default=(0.0, ""))
        return (code, like) if like >= ENOUGH_LIKE else (None, like)

    def kcal_per_g(self, old: str) -> float:
        """Return the median energy of the foods whose codes begin most like this one."""
        for digits in range(5, 0, -1):
            alike = [
                food.nutrients["energy_kcal"] for code, food in self._fndds.items() if code[:digits] == old[:digits]
            ]
            known = [energy for energy in alike if energy is not None]
            if known:
                return median(known) / 100
        return 0.0

    def _cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        common = self._length(one & other)
        return common / math.sqrt((self._length(one) * self._length(other)) or 1.0)

    def _length(self, some: frozenset[str]) -> float:
        return sum(self._rarity.get(word, 6.0) ** 2 for word in some)


def words(name: str) -> frozenset[str]:
    """Return the words of a description that say something, without plural endings."""
    text = name.casefold().replace("'s", "")
    for pattern, instead in _SAYS_THE_SAME:
        text = pattern.sub(instead, text)
    plain = re.findall(r"[a-z0-9%]+", text)
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in plain) - _SAID_OF_NOTHING


def _shared(one: str, other: str) -> int:
    """Return how many digits two codes share beyond the group."""
    digits = 0
    for a, b in zip(one[GROUP_DIGITS:], other[GROUP_DIGITS:], strict=True):
        if a != b:
            break
        digits += 1
    return digits


def _table(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
