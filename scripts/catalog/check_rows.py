"""Check new rows of the catalogue before anything is filled or built.

    python scripts/catalog/check_rows.py --fdc FOLDER FILE…

FILE is a file of rows in a table's folder ("foods/bread.json", "recipes/soups.json"); the folder says what its rows are. Says
everything that is wrong, one fault a line, and fails where there is one. Values are taken from the sources in memory.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from fill_nutrients import FillError, Sources, fill
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from nexfitra_domain.allergens import IngredientTerm, UnknownTermError
from nexfitra_domain.catalog.loader import TABLES as KEYS
from nexfitra_domain.catalog.loader import CatalogDataError, build_catalog, load_terms, read_tables, with_values
from nexfitra_domain.catalog.model import Catalog, Food
from nexfitra_domain.verification.agreement import lexicon_disagreements
from survey import codes_of
from usda import read_all

Row = dict[str, Any]
ATWATER_TOLERANCE, ATWATER_TOLERANCE_KCAL = 0.15, 2.0
LANGUAGES = ("en", "de", "es")


def faults(path: Path, sources: Sources) -> Iterator[str]:
    """Yield everything that is wrong with the rows of a file, against themselves and against all other rows."""
    table = path.parent.name
    if table not in KEYS:
        yield f"{path} must lie in one of the folders {', '.join(KEYS)}"
        return
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        yield f"no JSON: {error}"
        return
    shape = list(_shape(table, rows))
    yield from shape
    if shape:
        return
    yield from _layout(path, rows)
    tables = {name: list(rows) for name, rows in read_tables().items()}
    mine = {row[KEYS[table]] for row in rows}
    # Where the file lies elsewhere than in the package, its rows are not among those read.
    ids = [row[KEYS[table]] for row in tables[table]]
    tables[table] += [row for row in rows if row[KEYS[table]] not in ids]
    yield from _double(table, tables[table], mine)
    if table == "foods":
        yield from _foods(rows, tables, sources)
    if table == "recipes":
        yield from _recipes(rows, tables, sources)


def _shape(table: str, rows: Any) -> Iterator[str]:
    text = (files("nexfitra_domain.catalog") / "schema" / f"{table}.schema.json").read_text(encoding="utf-8")
    for error in Draft202012Validator(json.loads(text)).iter_errors(rows):
        place = list(error.absolute_path)
        row: Any = rows[place[0]] if place and isinstance(rows, list) else {}
        name = row.get(KEYS[table], "?") if isinstance(row, dict) else "?"
        yield f"{name}: {'.'.join(map(str, place[1:]))}: {error.message}"


def _layout(path: Path, rows: list[Row]) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if (lines[0], lines[-1]) != ("[", "]") or len(lines) != len(rows) + 2:
        yield "one row a line, '[' and ']' on lines of their own (--tidy does it)"


def _double(table: str, everything: list[Row], mine: set[str]) -> Iterator[str]:
    key = KEYS[table]
    seen: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in everything:
        seen[key, row[key]].append(row[key])
        for language in LANGUAGES:
            names = [row[field][language] for field in ("name", "title") if field in row and table != "portion_labels"]
            for word in {name.casefold() for name in [*names, *row.get("synonyms", {}).get(language, ())]}:
                seen[language, word].append(row[key])
        if table == "foods":
            seen["source", f"{row['source']} {row['source_id']}"].append(row[key])
            for code in codes_of(row):
                seen["survey code", code].append(row[key])
    for (what, word), owners in seen.items():
        if len(owners) > 1 and mine & set(owners):
            yield f"{' and '.join(owners)}: the same {what} {word!r}"


def _foods(rows: list[Row], tables: Mapping[str, list[Row]], sources: Sources) -> Iterator[str]:
    terms = load_terms(tables["ingredient_terms"])
    labels = {row["label"] for row in tables["portion_labels"]}
    good = []
    for row in rows:
        found = [*_references(row, terms, labels, sources)]
        yield from found
        if not found:
            good.append(row)
    catalog = _built(good, [], tables, sources)
    for food in catalog.foods.values():
        yield from _numbers(food)
    yield from _disagreements(catalog)


def _references(row: Row, terms: Mapping[str, IngredientTerm], labels: set[str], sources: Sources) -> Iterator[str]:
    for term in row["made_of"]:
        if term not in terms:
            yield f"{row['id']}: no ingredient term {term!r}"
    for portion in row["portions"]:
        if portion["label"] not in labels:
            yield f"{row['id']}: no portion label {portion['label']!r}"
    used = [portion["label"] for portion in row["portions"]]
    for label in sorted({label for label in used if used.count(label) > 1}):
        yield f"{row['id']}: portion label {label!r} stands twice"
    for code in row.get("survey_codes", ()):
        if code not in sources["usda_fndds"]:
            yield f"{row['id']}: no survey code {code}"
    try:
        fill(row, sources, {})
    except FillError as error:
        yield str(error)


def _numbers(food: Food) -> Iterator[str]:
    amounts = food.per_100g
    missing = [key for key in ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g") if amounts[key] is None]
    if missing:
        yield f"{food.id}: the source does not state {', '.join(missing)}; take another food"
        return
    stated = amounts["energy_kcal"] or 0.0
    general = sum(
        factor * (amounts[key] or 0.0)
        for key, factor in (("protein_g", 4), ("fat_g", 9), ("carbohydrate_g", 4), ("alcohol_g", 7))
    )
    apart = abs(general - stated) > max(ATWATER_TOLERANCE * stated, ATWATER_TOLERANCE_KCAL)
    if apart and food.atwater_note is None:
        yield f"{food.id}: {stated:g} kcal stated, {general:.0f} by 4/9/4/7: say why in atwater_note"
    if not apart and food.atwater_note is not None:
        yield f"{food.id}: energy agrees with the macronutrients: no atwater_note needed"


def _recipes(rows: list[Row], tables: Mapping[str, list[Row]], sources: Sources) -> Iterator[str]:
    known = {row["id"]: row for row in tables["foods"]}
    good = []
    for row in rows:
        unknown = [line["food"] for line in row["ingredients"] if line["food"] not in known]
        if unknown:
            yield f"{row['id']}: no foods {', '.join(unknown)}"
        else:
            good.append(row)
        yield from _amounts(row)
    used = {line["food"] for row in good for line in row["ingredients"]}
    try:
        catalog = _built([known[slug] for slug in sorted(used)], good, tables, sources)
    except (FillError, UnknownTermError) as error:
        yield f"a food of these recipes is not right yet: {error}"
        return
    yield from (text for text in _disagreements(catalog) if text.partition(":")[0] in {row["id"] for row in rows})


def _amounts(row: Row) -> Iterator[str]:
    foods = [line["food"] for line in row["ingredients"]]
    for food in sorted({food for food in foods if foods.count(food) > 1}):
        yield f"{row['id']}: {food} stands twice"
    for line in row["ingredients"]:
        if not 0 <= line["min_grams"] <= line["grams"] <= line["max_grams"]:
            yield f"{row['id']}: {line['food']}: min_grams ≤ grams ≤ max_grams does not hold"
        for key in ("grams", "min_grams", "max_grams"):
            steps = line[key] / line["step_grams"]
            if abs(steps - round(steps)) > 1e-9:
                yield f"{row['id']}: {line['food']}: {key} {line[key]} is no multiple of {line['step_grams']}"


def _built(foods: list[Row], recipes: list[Row], tables: Mapping[str, list[Row]], sources: Sources) -> Catalog:
    valued = with_values(foods, [fill(row, sources, {}) for row in foods])
    return build_catalog({"ingredient_terms": tables["ingredient_terms"], "foods": valued, "recipes": recipes})


def _disagreements(catalog: Catalog) -> Iterator[str]:
    for item in lexicon_disagreements(catalog):
        if item.found_by == "lexicon":
            yield f"{item.slug}: names or steps speak of {item.subject}, the ingredient terms do not: mend one of them"
        else:
            yield (
                f"{item.slug}: the ingredient terms hold {item.subject}, the English names do not say so: "
                f"mend the terms, name it in a synonym, or settle it with your reason in verification/settled/"
            )


def tidy(path: Path) -> None:
    """Write the rows of a file one a line."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main() -> int:
    """Read the arguments and check each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fdc", type=Path, required=True)
    parser.add_argument("--tidy", action="store_true", help="write the rows one a line first")
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    sources = read_all(options.fdc)
    number = 0
    for path in options.files:
        try:
            if options.tidy:
                tidy(path)
            found = list(faults(path.resolve(), sources))
        except (CatalogDataError, UnknownTermError) as error:
            found = [str(error)]
        number += len(found)
        sys.stdout.writelines(f"{path.name}: {text}\n" for text in found)
    sys.stdout.write(f"{number} faults\n")
    return int(number > 0)


if __name__ == "__main__":
    sys.exit(main())
