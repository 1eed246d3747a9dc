"""The benchmark's own code stands in scripts/bench and is imported from there."""

import sys
from pathlib import Path

import pytest
from nexfitra_domain.catalog import load_catalog

sys.path.append(str(Path(__file__).parents[3] / "scripts/bench"))


@pytest.fixture(scope="session")
def catalog():
    return load_catalog()
