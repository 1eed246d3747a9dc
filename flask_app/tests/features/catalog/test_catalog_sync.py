"""Bringing the data files into the database: idempotent, and old versions stay as they were."""

from dataclasses import replace

from flask import Flask
from nexfitra_domain.catalog import catalog_uuid, load_catalog

from nexfitra_api.features.catalog.models import Food, FoodVersion
from nexfitra_api.features.catalog.sync import SyncReport, sync_catalog, sync_where_new
from nexfitra_api.kit import db

CATALOG = load_catalog()


def test_a_second_run_changes_nothing(app: Flask) -> None:
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        assert sync_catalog(db.session(), CATALOG) == SyncReport(0, 0, 0)


def test_a_corrected_food_gets_a_new_version_and_its_recipes_too(app: Flask) -> None:
    recipe = next(iter(CATALOG.recipes.values()))
    slug = recipe.ingredients[0].food
    food = CATALOG.foods[slug]
    corrected = replace(food, per_100g={**food.per_100g, "energy_kcal": (food.per_100g["energy_kcal"] or 0) + 1})
    users = [row for row in CATALOG.recipes.values() if slug in {line.food for line in row.ingredients}]
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        report = sync_catalog(db.session(), replace(CATALOG, foods={**CATALOG.foods, slug: corrected}))
        assert report == SyncReport(0, 1 + len(users), 0)
        stored = db.session().get(Food, catalog_uuid("food", slug))
        assert stored is not None
        assert stored.version == 2
        versions = db.session().query(FoodVersion).filter_by(food_id=stored.id).order_by(FoodVersion.version).all()
        assert [row.per_100g["energy_kcal"] for row in versions] == [
            food.per_100g["energy_kcal"], corrected.per_100g["energy_kcal"],
        ]  # fmt: skip


def test_what_leaves_the_catalogue_is_hidden_and_kept(app: Flask) -> None:
    exercise = sorted(CATALOG.exercises)[0]
    rest = {slug: row for slug, row in CATALOG.exercises.items() if slug != exercise}
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        assert sync_catalog(db.session(), replace(CATALOG, exercises=rest)).retired == 1
        assert sync_catalog(db.session(), CATALOG).changed == 1


def test_nobody_writes_to_the_common_catalogue_from_a_request(app: Flask) -> None:
    with app.app_context():
        food = db.session().get(Food, catalog_uuid("food", sorted(CATALOG.foods)[0]))
        assert food is not None
        db.session().expunge(food)
        changed = db.session().query(Food).filter_by(id=food.id).update({"sort_name": "mine now"})
        assert changed == 0


def test_a_version_that_is_there_is_not_looked_at_again(app: Flask) -> None:
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        assert sync_where_new(db.session(), CATALOG) == SyncReport(0, 0, 0)
        assert sync_where_new(db.session(), CATALOG) is None
        newer = replace(CATALOG, version="newer", exercises=dict(list(CATALOG.exercises.items())[1:]))
        assert sync_where_new(db.session(), newer) == SyncReport(0, 0, 1)
