"""Readers of the official USDA files: FNDDS 2021–2023 (two xlsx), FoodData Central CSV sets (SR Legacy, Foundation) and SR26.

Used by the scripts of this folder only. A value that a file leaves empty is None, never 0.
"""

import csv
import getpass
import gzip
import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

FNDDS_COLUMNS: Mapping[str, str] = {
    "Energy (kcal)": "energy_kcal",
    "Protein (g)": "protein_g",
    "Total Fat (g)": "fat_g",
    "Carbohydrate (g)": "carbohydrate_g",
    "Fiber, total dietary (g)": "fibre_g",
    "Sugars, total (g)": "sugars_g",
    "Fatty acids, total saturated (g)": "saturated_fat_g",
    "Fatty acids, total monounsaturated (g)": "monounsaturated_fat_g",
    "Fatty acids, total polyunsaturated (g)": "polyunsaturated_fat_g",
    "Cholesterol (mg)": "cholesterol_mg",
    "Sodium (mg)": "sodium_mg",
    "Potassium (mg)": "potassium_mg",
    "Calcium (mg)": "calcium_mg",
    "Iron (mg)": "iron_mg",
    "Magnesium (mg)": "magnesium_mg",
    "Phosphorus (mg)": "phosphorus_mg",
    "Zinc (mg)": "zinc_mg",
    "Copper (mg)": "copper_mg",
    "Selenium (mcg)": "selenium_ug",
    "Vitamin A, RAE (mcg_RAE)": "vitamin_a_rae_ug",
    "Vitamin C (mg)": "vitamin_c_mg",
    "Vitamin D (D2 + D3) (mcg)": "vitamin_d_ug",
    "Vitamin E (alpha-tocopherol) (mg)": "vitamin_e_mg",
    "Vitamin K (phylloquinone) (mcg)": "vitamin_k_ug",
    "Thiamin (mg)": "thiamin_mg",
    "Riboflavin (mg)": "riboflavin_mg",
    "Niacin (mg)": "niacin_mg",
    "Vitamin B-6 (mg)": "vitamin_b6_mg",
    "Folate, DFE (mcg_DFE)": "folate_dfe_ug",
    "Vitamin B-12 (mcg)": "vitamin_b12_ug",
    "Choline, total (mg)": "choline_mg",
    "Alcohol (g)": "alcohol_g",
    "Caffeine (mg)": "caffeine_mg",
    "Water (g)": "water_g",
    "4:0 (g)": "butyric_acid_g",
    "6:0 (g)": "caproic_acid_g",
    "8:0 (g)": "caprylic_acid_g",
    "10:0 (g)": "capric_acid_g",
    "12:0 (g)": "lauric_acid_g",
    "14:0 (g)": "myristic_acid_g",
    "16:0 (g)": "palmitic_acid_g",
    "18:0 (g)": "stearic_acid_g",
    "16:1 (g)": "palmitoleic_acid_g",
    "18:1 (g)": "oleic_acid_g",
    "20:1 (g)": "eicosenoic_acid_g",
    "22:1 (g)": "docosenoic_acid_g",
    "18:2 (g)": "linoleic_acid_g",
    "18:3 (g)": "alpha_linolenic_acid_g",
    "18:4 (g)": "stearidonic_acid_g",
    "20:4 (g)": "arachidonic_acid_g",
    "20:5 n-3 (g)": "epa_g",
    "22:5 n-3 (g)": "dpa_g",
    "22:6 n-3 (g)": "dha_g",
    "Retinol (mcg)": "retinol_ug",
    "Carotene, alpha (mcg)": "alpha_carotene_ug",
    "Carotene, beta (mcg)": "beta_carotene_ug",
    "Cryptoxanthin, beta (mcg)": "beta_cryptoxanthin_ug",
    "Lycopene (mcg)": "lycopene_ug",
    "Lutein + zeaxanthin (mcg)": "lutein_zeaxanthin_ug",
    "Vitamin E, added (mg)": "vitamin_e_added_mg",
    "Folate, total (mcg)": "folate_ug",
    "Folate, food (mcg)": "food_folate_ug",
    "Folic acid (mcg)": "folic_acid_ug",
    "Vitamin B-12, added (mcg)": "vitamin_b12_added_ug",
    "Theobromine (mg)": "theobromine_mg",
}
"""Header of the FNDDS "Nutrient Values" sheet → nutrient key, all 65. FNDDS has no manganese, pantothenic acid or trans fat."""

FDC_NUTRIENTS: Mapping[str, tuple[str, ...]] = {
    # Foundation foods often state energy only by Atwater factors, specific (2048) or general (2047).
    "energy_kcal": ("1008", "2048", "2047"),
    "protein_g": ("1003",),
    "fat_g": ("1004",),
    "carbohydrate_g": ("1005",),
    "fibre_g": ("1079",),
    "sugars_g": ("2000", "1063"),
    "saturated_fat_g": ("1258",),
    "monounsaturated_fat_g": ("1292",),
    "polyunsaturated_fat_g": ("1293",),
    "cholesterol_mg": ("1253",),
    "sodium_mg": ("1093",),
    "potassium_mg": ("1092",),
    "calcium_mg": ("1087",),
    "iron_mg": ("1089",),
    "magnesium_mg": ("1090",),
    "phosphorus_mg": ("1091",),
    "zinc_mg": ("1095",),
    "copper_mg": ("1098",),
    "selenium_ug": ("1103",),
    "manganese_mg": ("1101",),
    "vitamin_a_rae_ug": ("1106",),
    "vitamin_c_mg": ("1162",),
    "vitamin_d_ug": ("1114",),
    "vitamin_e_mg": ("1109",),
    "vitamin_k_ug": ("1185",),
    "thiamin_mg": ("1165",),
    "riboflavin_mg": ("1166",),
    "niacin_mg": ("1167",),
    "vitamin_b6_mg": ("1175",),
    "folate_dfe_ug": ("1190",),
    "vitamin_b12_ug": ("1178",),
    "choline_mg": ("1180",),
    "alcohol_g": ("1018",),
    "caffeine_mg": ("1057",),
    "water_g": ("1051",),
    "trans_fat_g": ("1257",),
    "pantothenic_acid_mg": ("1170",),
    "butyric_acid_g": ("1259",),
    "caproic_acid_g": ("1260",),
    "caprylic_acid_g": ("1261",),
    "capric_acid_g": ("1262",),
    "lauric_acid_g": ("1263",),
    "myristic_acid_g": ("1264",),
    "palmitic_acid_g": ("1265",),
    "stearic_acid_g": ("1266",),
    "palmitoleic_acid_g": ("1275",),
    "oleic_acid_g": ("1268",),
    "eicosenoic_acid_g": ("1277",),
    "docosenoic_acid_g": ("1279",),
    "linoleic_acid_g": ("1269",),
    "alpha_linolenic_acid_g": ("1404", "1270"),
    "stearidonic_acid_g": ("1276",),
    "arachidonic_acid_g": ("1271",),
    "epa_g": ("1278",),
    "dpa_g": ("1280",),
    "dha_g": ("1272",),
    "retinol_ug": ("1105",),
    "alpha_carotene_ug": ("1108",),
    "beta_carotene_ug": ("1107",),
    "beta_cryptoxanthin_ug": ("1120",),
    "lycopene_ug": ("1122",),
    "lutein_zeaxanthin_ug": ("1123",),
    "vitamin_e_added_mg": ("1242",),
    "folate_ug": ("1177",),
    "food_folate_ug": ("1187",),
    "folic_acid_ug": ("1186",),
    "vitamin_b12_added_ug": ("1246",),
    "theobromine_mg": ("1058",),
}
"""Nutrient key → ids of FoodData Central, the first that a food has counts."""


LABORATORY = frozenset(
    {"sub_sample_food", "sample_food", "market_acquistion", "market_acquisition", "agricultural_acquisition"}
)
"""Kinds of rows in ``food.csv`` that are samples of a laboratory and no foods."""


@dataclass
class SourceFood:
    """What a USDA file says about one food. Portions: the source's own text → (how many, grams of all of them)."""

    name: str
    nutrients: dict[str, float | None]
    portions: dict[str, tuple[float, float]] = field(default_factory=dict)
    category: str = ""


def read_all(folder: Path) -> dict[str, dict[str, SourceFood]]:
    """Return source → id → food of a folder that holds the official files under their own names.

    Reading the workbooks takes seconds, so what was read is kept in the folder for temporary files until a file or a reader
    changes.
    """
    nutrients, portions = _only(folder, "*Nutrient Values.xlsx"), _only(folder, "*Portions and Weights.xlsx")
    sr_legacy, foundation = _only(folder, "*sr_legacy*"), _only(folder, "*foundation_food*")
    sr26 = _only(folder, "sr26_full")
    stamps = [
        (path.name, path.stat().st_size, path.stat().st_mtime)
        for path in (nutrients, portions, sr_legacy, foundation, sr26)
    ]
    state = hashlib.sha256(repr((stamps, Path(__file__).read_text(encoding="utf-8"))).encode()).hexdigest()[:16]
    kept = Path(tempfile.gettempdir()) / f"usda-{getpass.getuser()}-{state}.json"
    if kept.exists():
        plain = json.loads(kept.read_bytes())
    else:
        read = {
            "usda_fndds": read_fndds(nutrients, portions),
            "usda_sr_legacy": with_sr26(read_fdc(sr_legacy), sr_legacy, sr26),
            "usda_foundation": read_fdc(foundation),
        }
        plain = {source: {key: vars(food) for key, food in foods.items()} for source, foods in read.items()}
        unfinished = kept.with_suffix(f".{os.getpid()}")
        unfinished.write_text(json.dumps(plain), encoding="utf-8")
        unfinished.replace(kept)
    return {source: {key: SourceFood(**food) for key, food in foods.items()} for source, foods in plain.items()}


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        message = f"{folder} must hold one {pattern}, not {len(found)}"
        raise FileNotFoundError(message)
    return found[0]


def read_fndds(nutrients: Path, portions: Path) -> dict[str, SourceFood]:
    """Return food code → food of the two FNDDS workbooks."""
    rows = _sheet(nutrients)
    header = [" ".join(str(cell).split()) for cell in next(rows)]
    missing = [name for name in FNDDS_COLUMNS if name not in header]
    if missing:
        message = f"{nutrients.name} lacks the columns {missing}"
        raise ValueError(message)
    place = {key: header.index(name) for name, key in FNDDS_COLUMNS.items()}
    category = header.index("WWEIA Category description")
    foods = {
        str(row[0]): SourceFood(
            str(row[1]), {key: _number(row[index]) for key, index in place.items()}, category=str(row[category])
        )
        for row in rows
    }
    for code, _, _, _, _, text, grams in list(_sheet(portions))[1:]:
        if str(code) in foods and grams:
            amount, _, _ = str(text).partition(" ")
            foods[str(code)].portions[str(text)] = (_number(amount) or 1.0, float(grams))
    return foods


def read_fdc(source: Path) -> dict[str, SourceFood]:
    """Return FDC id → food of a CSV set: a folder (files may be gzipped) or the official zip."""
    units = {row["id"]: row["name"] for row in _table(source, "measure_unit.csv", optional=True)}
    categories = {row["id"]: row["description"] for row in _table(source, "food_category.csv", optional=True)}
    foods = {
        row["fdc_id"]: SourceFood(row["description"], {}, category=categories.get(row.get("food_category_id", ""), ""))
        for row in _table(source, "food.csv")
        if row.get("data_type") not in LABORATORY
    }
    amounts: dict[str, dict[str, float]] = {}
    for row in _table(source, "food_nutrient.csv"):
        if row["amount"] != "" and row["fdc_id"] in foods:
            amounts.setdefault(row["fdc_id"], {})[row["nutrient_id"]] = float(row["amount"])
    for fdc_id, food in foods.items():
        known = amounts.get(fdc_id, {})
        food.nutrients = {
            key: next((known[one] for one in ids if one in known), None) for key, ids in FDC_NUTRIENTS.items()
        }
    for row in _table(source, "food_portion.csv"):
        if row["fdc_id"] in foods and row["amount"] and row["gram_weight"]:
            words = (units.get(row["measure_unit_id"], ""), row["portion_description"], row["modifier"])
            text = " ".join(word for word in (f"{float(row['amount']):g}", *words) if word)
            foods[row["fdc_id"]].portions[text] = (float(row["amount"]), float(row["gram_weight"]))
    return foods


def with_sr26(foods: dict[str, SourceFood], sr_legacy: Path, sr26: Path) -> dict[str, SourceFood]:
    """Return ``foods`` of SR Legacy with what SR26 (2013) knows of nutrients that no food of the newer file has a value of.

    The newer file at hand was rebuilt without fatty acids, folic acid, alcohol and others. Both name foods by the same NDB
    numbers. A nutrient is taken from one file or the other, never from both: what is missing beside newer values stays unknown.
    """
    numbers = {row["id"]: row["nutrient_nbr"].removesuffix(".0") for row in _table(sr_legacy, "nutrient.csv")}
    absent = [key for key in FDC_NUTRIENTS if all(food.nutrients.get(key) is None for food in foods.values())]
    codes = {key: [numbers[one] for one in FDC_NUTRIENTS[key] if one in numbers] for key in absent}
    older: dict[str, dict[str, float]] = {}
    for row in _table(sr26, "nutrient.csv"):
        if row["value"] != "":
            older.setdefault(row["food_id"], {})[row["nutr_id"]] = float(row["value"])
    for row in _table(sr_legacy, "sr_legacy_food.csv"):
        known = older.get(row["NDB_number"].lstrip("0"), {})
        if row["fdc_id"] in foods:
            found = {key: next((known[one] for one in codes[key] if one in known), None) for key in absent}
            foods[row["fdc_id"]].nutrients.update(found)
    return foods


def _sheet(path: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the first sheet from its header on (the title above it is skipped)."""
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - the tests of the CSV reader do without it

    book = openpyxl.load_workbook(path, read_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    next(rows)
    yield from rows


def _table(source: Path, name: str, *, optional: bool = False) -> Iterator[dict[str, str]]:
    with _open(source, name, optional=optional) as file:
        yield from csv.DictReader(file)


def _open(source: Path, name: str, *, optional: bool) -> IO[str]:
    if source.is_dir():
        if (source / name).exists():
            return (source / name).open(encoding="utf-8", newline="")
        if (source / f"{name}.gz").exists():
            return gzip.open(source / f"{name}.gz", "rt", encoding="utf-8", newline="")
    else:
        archive = zipfile.ZipFile(source)
        inside = [entry for entry in archive.namelist() if entry.split("/")[-1] == name]
        if inside:
            return io.TextIOWrapper(archive.open(inside[0]), encoding="utf-8", newline="")
    if optional:
        return io.StringIO("")
    message = f"{name} is not in {source}"
    raise FileNotFoundError(message)


def _number(cell: object) -> float | None:
    """Return a cell as a number, None where it is empty or no number."""
    try:
        return float(str(cell))
    except ValueError:
        return None
