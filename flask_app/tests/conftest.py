"""A real PostgreSQL for every test: migrated once into a template, cloned for each worker, rolled back after each test."""

import os
import secrets
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from databases import SERVER, Database
from flask import Flask
from flask.testing import FlaskClient
from people import PASSWORD, Person
from psycopg import sql
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy.engine import make_url

from nexfitra_api.app_factory import create_app
from nexfitra_api.features.accounts import passwords
from nexfitra_api.kit import migrating
from nexfitra_api.kit.db import db
from nexfitra_api.kit.settings import Settings

TEST_SECRET = "a secret for tests only, long enough"
METRICS_TOKEN = "what the Prometheus of the tests sends"


def _connect(url: str) -> psycopg.Connection[Any]:
    return psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True)


def _clean_name(worker: str) -> str:
    return f"nexfitra_test_{worker}_{secrets.token_hex(4)}"


@pytest.fixture(scope="session")
def database() -> Iterator[Database]:
    """Make this worker's database, owned by the owner role, migrated to the newest state."""
    server = os.environ.get(SERVER)
    if not server:
        pytest.fail(
            f"{SERVER} is not set: run the tests as `nexfitra-run with-postgres -- pytest flask_app`", pytrace=False
        )
    name = _clean_name(os.environ.get("PYTEST_XDIST_WORKER", "main"))
    owner, user = os.environ.get("FLASK_DB_OWNER", "flask_owner"), os.environ.get("FLASK_DB_USER", "flask_user")
    base = make_url(server).set(drivername="postgresql", database=name)

    def url(role: str, password: str) -> str:
        return base.set(username=role, password=password).render_as_string(hide_password=False)

    made = Database(
        url=url(user, os.environ["FLASK_DB_PASSWORD"]), owner_url=url(owner, os.environ["FLASK_DB_OWNER_PASSWORD"])
    )
    with _connect(server) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(owner)))
    try:
        with _connect(made.owner_url) as connection:  # what scripts/init-db.sh does for the real database
            role = sql.Identifier(user)
            connection.execute(sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))
            connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
            for grant in ("SELECT, INSERT, UPDATE, DELETE ON TABLES", "USAGE, SELECT ON SEQUENCES"):
                statement = "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT " + grant + " TO {}"
                connection.execute(sql.SQL(statement).format(role))
        migrating.upgrade(made.owner_url.replace("postgresql://", "postgresql+psycopg://"))
        yield made
    finally:
        with _connect(server) as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def settings(database: Database) -> Settings:
    """Settings of the test application."""
    return Settings(
        NEXFITRA_ENV="test",
        database_url=database.url,
        database_owner_url=database.owner_url,
        jwt_secret=TEST_SECRET,
        service_token_secret=TEST_SECRET,
        metrics_token=METRICS_TOKEN,
        public_url="http://localhost",
        rate_limit_enabled=False,
        web_threads=8,
        web_dist=None,
    )


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """Hash with argon2id's least effort: the tests register hundreds of people."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)))
        yield


@pytest.fixture(scope="session")
def session_app(settings: Settings) -> Flask:
    """The application, made once."""
    return create_app(settings)


@pytest.fixture
def app(session_app: Flask) -> Iterator[Flask]:
    """The application; everything that the test writes is rolled back.

    Do not hold an application context open around client calls: requests would share one session.
    """
    with session_app.app_context():
        engine, maker = db.engine, db.sessionmaker
    with engine.connect() as connection:
        outer = connection.begin()
        # Every session joins the outer transaction by a savepoint: a commit inside the test ends only the savepoint.
        maker.configure(bind=connection, join_transaction_mode="create_savepoint")
        try:
            yield session_app
        finally:
            maker.configure(bind=engine, join_transaction_mode="conditional_savepoint")
            outer.rollback()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client without cookies and without sign-in."""
    return app.test_client()


@pytest.fixture
def register(app: Flask) -> Callable[..., Person]:
    """Return a function that registers a person (another one each time) and gives back their headers."""

    def make(name: str = "Alex Example", email: str | None = None, password: str = PASSWORD) -> Person:
        address = email or f"{secrets.token_hex(6)}@example.com"
        body = {"email": address, "password": password, "name": name}
        answer = app.test_client().post("/api/v1/auth/register", json=body)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        token = answer.json["access_token"]
        return Person(UUID(answer.json["user"]["id"]), address, {"Authorization": f"Bearer {token}"}, token)

    return make


@pytest.fixture
def person(register: Callable[..., Person]) -> Person:
    """Somebody who is signed in."""
    return register()


@pytest.fixture
def other(register: Callable[..., Person]) -> Person:
    """Somebody else who is signed in."""
    return register(name="Sam Stranger")


@pytest.fixture
def auth_headers(person: Person) -> dict[str, str]:
    """The headers of ``person``."""
    return person.headers


@pytest.fixture(scope="session")
def metrics_headers() -> dict[str, str]:
    """The headers of the operator's Prometheus."""
    return {"Authorization": f"Bearer {METRICS_TOKEN}"}
