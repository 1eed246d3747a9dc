"""The rows as they stand in the files, beside the catalogue that is made of them."""

import json
from importlib.resources import files

import pytest
from nexfitra_domain.catalog import load_catalog

DATA = files("nexfitra_domain.catalog") / "data"


@pytest.fixture(scope="session")
def catalog():
    return load_catalog()


@pytest.fixture(scope="session")
def rows():
    """Return a reader: table → rows of all its files."""
    return lambda table: [row for path in table_files(table) for row in json.loads(path.read_text(encoding="utf-8"))]


def table_files(table):
    """Return the files of a table."""
    return sorted(DATA.joinpath(table).glob("*.json"))
