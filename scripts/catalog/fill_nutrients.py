"""Copy the nutrients, portion weights, source names and survey counts of the catalogue's foods into ``food_values.csv``.

    python scripts/catalog/fill_nutrients.py --fdc FOLDER --nhanes FOLDER [--check]

A row needs ``source`` and ``source_id``; each of its portions needs ``source``, the words of the source's portion table
("1 cup, sliced"), and gets the grams of one. ``--check`` writes nothing and fails where the file differs.
Needs ``openpyxl``, which the product itself does not.
"""

import argparse
import csv
import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nexfitra_domain.catalog.loader import FOOD_VALUES, read_tables
from nexfitra_domain.micros import NUTRIENTS
from survey import codes_of, count, read_nhanes
from usda import SourceFood, read_all

VALUES = Path(__file__).parents[2] / "domain/nexfitra_domain/catalog/data" / FOOD_VALUES
COLUMNS = ("id", "source_name", "portion_grams", "reports", *NUTRIENTS)
Row = dict[str, Any]
Sources = Mapping[str, Mapping[str, SourceFood]]


class FillError(ValueError):
    """A row does not fit the source files."""


def fill(row: Row, sources: Sources, reports: Mapping[str, int]) -> dict[str, str]:
    """Return the line of values of a food.

    Raises:
        FillError: the id or a portion is not in the files.
    """
    food = sources[row["source"]].get(row["source_id"])
    if food is None:
        message = f"{row['id']}: {row['source']} has no food {row['source_id']}"
        raise FillError(message)
    codes = codes_of(row)
    return {
        "id": row["id"],
        "source_name": food.name,
        "portion_grams": " ".join(_portion(row["id"], portion, food) for portion in row["portions"]),
        "reports": str(sum(reports.get(code, 0) for code in codes)) if codes else "",
        **{key: plain(food.nutrients.get(key)) for key in NUTRIENTS},
    }


def _portion(food: str, portion: Row, source: SourceFood) -> str:
    text = portion["source"]
    if text not in source.portions:
        message = f"{food}: no portion {text!r}; there are {sorted(source.portions)}"
        raise FillError(message)
    count_of_them, grams = source.portions[text]
    return f"{portion['label']}={plain(round(grams / count_of_them, 1))}"


def plain(value: float | None) -> str:
    """Return a number as the file has it: no more digits than it needs, nothing where it is unknown."""
    if value is None:
        return ""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def dump(lines: list[dict[str, str]]) -> str:
    """Return the file's text: one food a line, in order of ids."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(lines, key=lambda line: line["id"]))
    return text.getvalue()


def main() -> int:
    """Read the arguments, write the file or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fdc", type=Path, required=True)
    parser.add_argument("--nhanes", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sources = read_all(options.fdc)
    reports = count(read_nhanes(options.nhanes), sources["usda_fndds"]).records
    text = dump([fill(row, sources, reports) for row in read_tables()["foods"]])
    if options.check:
        return int(VALUES.read_text(encoding="utf-8") != text)
    VALUES.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
