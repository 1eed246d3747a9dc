"""The command ``nexfitra``: database, server, worker, API document, and what the features add."""

import json
import os
import sys
from importlib import import_module
from importlib.util import find_spec

import click
from alembic.util.exc import CommandError
from flask import Flask
from pydantic import ValidationError

from nexfitra_api.features import FEATURES
from nexfitra_api.kit import migrating
from nexfitra_api.kit.settings import Settings


class _AppGroup(click.Group):
    """A group whose commands come from the features and run inside an application context."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_feature_groups()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or _feature_groups().get(cmd_name)


def _feature_groups() -> dict[str, click.Command]:
    """Return the click groups of each feature's ``commands`` module by name, their commands in an application context."""
    found: dict[str, click.Command] = {}
    for feature in FEATURES:
        name = f"nexfitra_api.features.{feature}.commands"
        if find_spec(name) is not None:
            for group in vars(import_module(name)).values():
                if isinstance(group, click.Group):
                    group.commands = {key: _in_context(command) for key, command in group.commands.items()}
                    found[group.name or feature] = group
    return found


def _in_context(command: click.Command) -> click.Command:
    if command.callback is None or hasattr(command, "nexfitra_wrapped"):
        return command
    inner = command.callback

    def run(*args: object, **values: object) -> object:
        with _app(pool_size=2).app_context():
            return inner(*args, **values)

    command.callback = run
    command.nexfitra_wrapped = True  # type: ignore[attr-defined]  # a mark, so that it is wrapped once
    return command


def _app(pool_size: int | None = None) -> Flask:
    from nexfitra_api.app_factory import create_app  # noqa: PLC0415 -- `nexfitra db` needs no application

    return create_app(settings(), pool_size=pool_size)


def settings() -> Settings:
    """Read the environment; one line for each thing that is wrong with it."""
    try:
        return Settings()  # type: ignore[call-arg]  # the environment fills the required fields
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, item['loc'])).upper() or 'settings'}: {item['msg']}" for item in error.errors()]
        raise click.ClickException("the configuration is not usable\n  " + "\n  ".join(lines)) from error


@click.group(cls=_AppGroup)
def main() -> None:
    """NexFitra's business API."""


@main.group()
def db() -> None:
    """The database (needs DATABASE_OWNER_URL)."""


def _owner_url() -> str:
    url = settings().database_owner_url
    if url is None:
        raise click.ClickException("set DATABASE_OWNER_URL: migrations run as the owner role")
    return url


@db.command()
def upgrade() -> None:
    """Bring the database to the newest state."""
    migrating.upgrade(_owner_url())


@db.command()
def check() -> None:
    """Fail where models and migrations differ."""
    try:
        migrating.check(_owner_url())
    except CommandError as error:
        raise click.ClickException(str(error)) from error


@db.command()
def heads() -> None:
    """Show the newest migration (there must be one)."""
    click.echo("\n".join(migrating.heads()))


@main.command()
def openapi() -> None:
    """Print the API document as JSON."""
    from nexfitra_api.kit.openapi import document  # noqa: PLC0415 -- see _app

    app = _app(pool_size=1)
    with app.app_context():
        click.echo(json.dumps(document(), indent=2, ensure_ascii=False, sort_keys=False))


@main.command()
def serve() -> None:
    """Serve HTTP with gunicorn."""
    settings()  # a wrong setting is one line here instead of a trace in each worker
    arguments = [sys.executable, "-m", "gunicorn", "-c", "python:nexfitra_api.kit.gunicorn_conf"]
    os.execv(sys.executable, [*arguments, "nexfitra_api.app_factory:create_app()"])  # noqa: S606 -- no shell, our own arguments


@main.command()
def worker() -> None:
    """Run the jobs (plans, imports, reminders) until told to stop."""
    from nexfitra_api.worker import run  # noqa: PLC0415 -- see _app

    run(settings())
