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
    """Return a reader: file stem → rows."""
    return lambda stem: json.loads((DATA / f"{stem}.json").read_text(encoding="utf-8"))
