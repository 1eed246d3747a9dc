"""``nexfitra catalog sync``: brings the data files of the catalogue into the database."""

import click
from nexfitra_domain.catalog import load_catalog

from nexfitra_api.features.catalog.sync import sync_where_new
from nexfitra_api.kit import db


@click.group("catalog")
def group() -> None:
    """Foods, recipes and exercises."""


@group.command("sync")
def sync() -> None:
    """Add what is new in the catalogue's data files; nothing that is stored is edited."""
    db.local_setting("catalog_sync", "on")
    report = sync_where_new(db.session(), load_catalog())
    db.session().commit()
    if report is None:
        click.echo("catalogue: up to date")
    else:
        click.echo(f"catalogue: {report.added} added, {report.changed} changed, {report.retired} retired")
