"""``nexfitra demo seed``: a person with six months of data, for trying the product."""

import click

from nexfitra_api.features.demo.service import seed_demo
from nexfitra_api.kit.db import session


@click.group("demo")
def group() -> None:
    """The demo person."""


@group.command("seed")
def seed() -> None:
    """Make the demo person, unless they are there."""
    made = seed_demo()
    session().commit()
    click.echo("demo person: made" if made else "demo person: there already")
