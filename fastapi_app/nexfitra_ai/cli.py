"""The command ``nexfitra-ai``: migrations, serving, the OpenAPI document."""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

import uvicorn
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from pydantic import SecretStr

from nexfitra_ai.kit.settings import Settings, get_settings

MIGRATIONS: Final = Path(__file__).resolve().parents[1] / "migrations"


def migration_config(owner_url: str) -> Config:
    """Return Alembic's configuration for the database at ``owner_url`` (a role that owns the schema)."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = owner_url
    return config


def _owner_config() -> Config:
    url = get_settings().database_owner_url
    if url is None:
        raise SystemExit("nexfitra-ai: DATABASE_OWNER_URL is not set; migrations need the owner role")
    return migration_config(url.get_secret_value())


def _db(action: str, message: str) -> int:
    config = _owner_config()
    if action == "upgrade":
        command.upgrade(config, "head")
        return 0
    if action == "revision":
        command.revision(config, message=message, autogenerate=True)
        return 0
    try:
        command.check(config)
    except CommandError as error:
        sys.stderr.write(f"nexfitra-ai: {error}\n")
        return 1
    return 0


def _serve() -> int:
    settings = get_settings()
    uvicorn.run(
        "nexfitra_ai.serving.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    return 0


def _openapi() -> int:
    # The document depends on no database and no secret: it can be printed anywhere.
    from nexfitra_ai.serving.app import create_app  # noqa: PLC0415  # the other commands start faster without it

    settings = Settings.model_construct(
        env="test", database_url=SecretStr("postgresql://localhost/none"), service_token_secret=SecretStr("unused")
    )
    sys.stdout.write(json.dumps(create_app(settings).openapi(), indent=2, ensure_ascii=False) + "\n")
    return 0


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="nexfitra-ai", description="The AI service of NexFitra.")
    commands = parser.add_subparsers(dest="command", required=True)
    db = commands.add_parser(
        "db", help="bring the database to the newest revision, compare it with the models, or write a revision"
    )
    db.add_argument("action", choices=["upgrade", "check", "revision"])
    db.add_argument("-m", "--message", default="change")
    commands.add_parser("serve", help="serve HTTP")
    commands.add_parser("openapi", help="print the OpenAPI document")
    args = parser.parse_args(argv)
    if args.command == "db":
        return _db(args.action, args.message)
    return _serve() if args.command == "serve" else _openapi()


if __name__ == "__main__":
    sys.exit(main())
