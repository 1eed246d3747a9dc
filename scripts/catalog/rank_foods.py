"""Rank the foods of FNDDS by how often adults ate them, and say how much of what they ate the catalogue covers.

    python scripts/catalog/rank_foods.py --fdc FOLDER --nhanes FOLDER [--output ranked.csv] [--mapping mapping.csv]

How the survey is counted and how its old codes are told in new ones stands in ``survey.py``. Ranked by energy.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nexfitra_domain.catalog.loader import read_tables
from survey import Counts, How, Survey, codes_of, count, read_nhanes
from usda import SourceFood, read_all

RANKED = (
    "rank", "fndds_code", "description", "records", "energy_share", "cumulative_energy_share", "cumulative_records_share",
    "wweia_category", "already_in_catalogue",
)  # fmt: skip


def ranked(counts: Counts, fndds: Mapping[str, SourceFood], held: Iterable[str]) -> list[dict[str, Any]]:
    """Return the lines of the ranking, the food that brings most energy first. Shares are of everything eaten."""
    have = frozenset(held)
    energy = records = 0.0
    lines = []
    order = sorted(counts.records, key=lambda code: (-counts.energy[code], -counts.records[code], code))
    for rank, code in enumerate(order, start=1):
        energy += counts.energy[code]
        records += counts.records[code]
        shares = (counts.energy[code] / counts.all_energy, energy / counts.all_energy, records / counts.all_records)
        food = fndds[code]
        known = "y" if code in have else "n"
        values = (
            rank,
            code,
            food.name,
            counts.records[code],
            *(f"{share:.6f}" for share in shares),
            food.category,
            known,
        )
        lines.append(dict(zip(RANKED, values, strict=True)))
    return lines


def coverage(counts: Counts, held: Iterable[str]) -> tuple[float, float]:
    """Return the shares of records and of energy that these codes hold."""
    codes = frozenset(held) & counts.records.keys()
    return (
        sum(counts.records[code] for code in codes) / counts.all_records,
        sum(counts.energy[code] for code in codes) / counts.all_energy,
    )


def report(survey: Survey, counts: Counts, held: Iterable[str]) -> str:
    """Return what the mapping and the catalogue cover, for a reader."""
    ways: dict[How, list[str]] = {"same code": [], "by hand": [], "by description": []}
    for old, (_, how, _) in counts.mapping.items():
        ways[how].append(old)
    said = [f"{counts.all_records} records of adults, {len(survey.records)} codes"]
    for how, codes in ways.items():
        records = sum(survey.records[old] for old in codes)
        said.append(f"{how}: {len(codes)} codes, {records / counts.all_records:.2%} of records")
    records = sum(records for records, _ in counts.unmapped.values())
    energy = sum(energy for _, energy in counts.unmapped.values())
    shares = (records / counts.all_records, energy / counts.all_energy)
    said.append("not mapped: {} codes, {:.2%} of records, about {:.2%} of energy".format(len(counts.unmapped), *shares))
    said.append("catalogue: {:.1%} of records, {:.1%} of energy".format(*coverage(counts, held)))
    return "\n".join(said)


def mapping_lines(survey: Survey, counts: Counts, fndds: Mapping[str, SourceFood]) -> list[list[Any]]:
    """Return old code, its description and records, and what stands for it, so that a person can look them over."""
    lines = []
    for old in sorted(survey.records, key=lambda code: -survey.records[code]):
        new, how, like = counts.mapping.get(old, ("", "not mapped", 0.0))
        name = fndds[new].name if new else ""
        lines.append([old, survey.names.get(old, ""), survey.records[old], new, name, how, f"{like:.2f}"])
    return lines


def main() -> int:
    """Read the arguments, write the files asked for and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fdc", type=Path, required=True)
    parser.add_argument("--nhanes", type=Path, required=True)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--mapping", type=Path)
    options = parser.parse_args()
    fndds = read_all(options.fdc)["usda_fndds"]
    survey = read_nhanes(options.nhanes)
    counts = count(survey, fndds)
    held = {code for row in read_tables()["foods"] for code in codes_of(row)}
    if options.output:
        lines = ranked(counts, fndds, held)
        _write(options.output, RANKED, ([line[column] for column in RANKED] for line in lines))
    if options.mapping:
        header = ("old_code", "old_description", "records", "fndds_code", "description", "how", "likeness")
        _write(options.mapping, header, mapping_lines(survey, counts, fndds))
    sys.stdout.write(report(survey, counts, held) + "\n")
    return 0


def _write(path: Path, header: Iterable[str], lines: Iterable[Iterable[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


if __name__ == "__main__":
    sys.exit(main())
