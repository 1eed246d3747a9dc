"""A database of its own for every test process, made by the migrations; the service under test uses the runtime role."""

import os
import uuid
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from alembic import command
from fastapi.testclient import TestClient
from psycopg import sql
from pydantic import SecretStr
from sqlalchemy import make_url

from nexfitra_ai.cli import migration_config
from nexfitra_ai.engines.base import Engine
from nexfitra_ai.generation.pool import PlanningPool, Request
from nexfitra_ai.generation.run import EngineRun
from nexfitra_ai.kit.settings import Settings
from nexfitra_ai.serving.app import create_app

from . import make

TABLES = ("feedback", "generations", "engine_settings", "evaluations")


def _role_url(server: str, user: str, password: str, database: str) -> str:
    login = make_url(server).set(username=os.environ[user], password=os.environ[password], database=database)
    return login.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def server_url() -> str:
    """The superuser's URL of the test server."""
    url = os.environ.get("TEST_DATABASE_SERVER_URL")
    if not url:
        pytest.fail(
            "TEST_DATABASE_SERVER_URL is not set: run 'nexfitra-run with-postgres -- pytest fastapi_app'", False
        )
    return url


@pytest.fixture(scope="session")
def database_urls(server_url: str) -> Iterator[dict[str, str]]:
    """URLs of a fresh, migrated database: ``owner`` and ``runtime``."""
    name = f"fastapi_test_{uuid.uuid4().hex[:12]}"
    owner_role, runtime_role = os.environ["FASTAPI_DB_OWNER"], os.environ["FASTAPI_DB_USER"]
    identifiers = {
        "db": sql.Identifier(name),
        "owner": sql.Identifier(owner_role),
        "user": sql.Identifier(runtime_role),
    }
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(sql.SQL("create database {db} owner {owner}").format(**identifiers))
    urls = {
        "owner": _role_url(server_url, "FASTAPI_DB_OWNER", "FASTAPI_DB_OWNER_PASSWORD", name),
        "runtime": _role_url(server_url, "FASTAPI_DB_USER", "FASTAPI_DB_PASSWORD", name),
    }
    with psycopg.connect(urls["owner"], autocommit=True) as owner:
        owner.execute(sql.SQL("grant usage on schema public to {user}").format(**identifiers))
        for kind, rights in (("tables", "select, insert, update, delete"), ("sequences", "usage, select")):
            owner.execute(
                sql.SQL(f"alter default privileges in schema public grant {rights} on {kind} to {{user}}").format(
                    **identifiers
                )
            )
    command.upgrade(migration_config(urls["owner"]), "head")
    yield urls
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(sql.SQL("drop database {db} with (force)").format(**identifiers))


@pytest.fixture
def settings(database_urls: dict[str, str]) -> Iterator[Settings]:
    """Settings of the service under test; afterwards its tables are emptied."""
    yield Settings.model_construct(
        env="test",
        database_url=SecretStr(database_urls["runtime"]),
        service_token_secret=SecretStr(make.SECRET),
        metrics_token=SecretStr(make.METRICS_TOKEN),
        log_level="ERROR",
    )
    with psycopg.connect(database_urls["owner"]) as owner:
        for table in TABLES:
            owner.execute(sql.SQL("delete from {}").format(sql.Identifier(table)))


RunFake = Callable[[str, Request], EngineRun]


@contextmanager
def serving(settings: Settings, engines: Mapping[str, Engine], run: RunFake, **pool: Any) -> Iterator[TestClient]:
    """A client of a service whose engines are fakes that run in threads."""
    bounds = {"workers": 2, "queue": 8, "timeout_s": 10.0, **pool}
    planning = PlanningPool(**bounds, run=run, executor=lambda: ThreadPoolExecutor(bounds["workers"]))
    app = create_app(settings, engines=engines, pool=planning)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """A client of a service with one ready engine that always answers "ready"."""
    with serving(settings, {"solver": make.FakeEngine("solver")}, make.ready_run) as opened:
        yield opened


@pytest.fixture
def generate_headers() -> dict[str, str]:
    """Headers with a good token of scope ``generate``."""
    return make.bearer("generate")


@pytest.fixture
def admin_headers() -> dict[str, str]:
    """Headers with a good token of both scopes."""
    return make.bearer("generate admin")
