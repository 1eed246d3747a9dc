"""Fill the nutrients, portion weights and source names of the catalogue's foods from the official USDA files.

    python scripts/catalog/fill_nutrients.py --fndds-nutrients A.xlsx --fndds-portions B.xlsx --sr-legacy DIR_OR_ZIP \
        --foundation ZIP [--check]

A row needs ``source`` and ``source_id``; each of its portions needs ``source``, the words of the source's portion table
("1 cup, sliced"), and gets the grams of one. ``--check`` writes nothing and fails where the data file differs.
Needs ``openpyxl``, which the product itself does not.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from nexfitra_domain.micros import NUTRIENTS
from usda import SourceFood, read_fdc, read_fndds

FOODS = Path(__file__).parents[2] / "domain/nexfitra_domain/catalog/data/foods.json"
Row = dict[str, Any]


class FillError(ValueError):
    """A row does not fit the source files."""


def fill(row: Row, source: SourceFood) -> Row:
    """Return the row with everything that the source states."""
    nutrients = {key: source.nutrients.get(key) for key in NUTRIENTS}
    portions = [_portion(row["id"], portion, source) for portion in row["portions"]]
    return {
        **row,
        "source_name": source.name,
        "per_100g": {k: _plain(v) for k, v in nutrients.items()},
        "portions": portions,
    }


def _portion(food: str, portion: Row, source: SourceFood) -> Row:
    text = portion["source"]
    if text not in source.portions:
        message = f"{food}: no portion {text!r}; there are {sorted(source.portions)}"
        raise FillError(message)
    count, grams = source.portions[text]
    return {"label": portion["label"], "grams": _plain(round(grams / count, 1)), "source": text}


def _plain(value: float | None) -> float | int | None:
    """Return whole numbers without ".0", so that rows stay short and diffs small."""
    return int(value) if value is not None and value == int(value) else value


def dump(rows: list[Row]) -> str:
    """Return the file's text: one row a line."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def filled(rows: list[Row], sources: dict[str, dict[str, SourceFood]]) -> list[Row]:
    """Return every row filled.

    Raises:
        FillError: an id or a portion is not in the files.
    """
    result = []
    for row in rows:
        food = sources[row["source"]].get(row["source_id"])
        if food is None:
            message = f"{row['id']}: {row['source']} has no food {row['source_id']}"
            raise FillError(message)
        result.append(fill(row, food))
    return result


def main() -> int:
    """Read the arguments, fill the file or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("fndds-nutrients", "fndds-portions", "sr-legacy", "foundation"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sources = {
        "usda_fndds": read_fndds(options.fndds_nutrients, options.fndds_portions),
        "usda_sr_legacy": read_fdc(options.sr_legacy),
        "usda_foundation": read_fdc(options.foundation),
    }
    before = FOODS.read_text(encoding="utf-8")
    after = dump(filled(json.loads(before), sources))
    if options.check:
        return int(before != after)
    FOODS.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
