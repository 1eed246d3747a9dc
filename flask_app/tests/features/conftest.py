"""The catalogue, brought into each worker's database once: it is the same for every test and never rolled back."""

from collections.abc import Callable

import pytest
from flask import Flask
from nexfitra_domain.catalog import catalog_uuid, load_catalog

from nexfitra_api.features.catalog.sync import sync_catalog
from nexfitra_api.kit import db


@pytest.fixture(scope="session", autouse=True)
def catalogue(session_app: Flask) -> None:
    """Sync the catalogue, committed."""
    with session_app.app_context():
        db.local_setting("catalog_sync", "on")
        sync_catalog(db.session(), load_catalog())
        db.session().commit()


@pytest.fixture(scope="session")
def food_id() -> str:
    """Some food of the catalogue, the same in every run."""
    return str(catalog_uuid("food", sorted(load_catalog().foods)[0]))


@pytest.fixture(scope="session")
def recipe_id() -> str:
    """Some recipe of the catalogue."""
    return str(catalog_uuid("recipe", sorted(load_catalog().recipes)[0]))


@pytest.fixture(scope="session")
def exercise_id() -> str:
    """Some loaded exercise of the catalogue."""
    rows = load_catalog().exercises.values()
    return str(catalog_uuid("exercise", sorted(row.id for row in rows if not row.timed and not row.bodyweight)[0]))


@pytest.fixture
def revision() -> Callable[[int], str]:
    """Return a function from a small number to a revision; a greater number is a later one."""
    return lambda number: f"1760000000000-{number:04x}-00c0ffee"
