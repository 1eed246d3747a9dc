"""The whole of it as processes: web server, worker, AI service, on databases that commit."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from people import PASSWORD
from profile_data import PROFILE
from psycopg import sql
from sqlalchemy.engine import make_url

from nexfitra_api.kit import migrating

SECRET = "a secret for live tests only, long enough"
START_S = 60.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Service:
    """One process of the system; ``kill`` is as rude as a power cut."""

    command: list[str]
    env: dict[str, str]
    ready_url: str | None
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        """Start and wait until it says that it is ready."""
        self.process = subprocess.Popen(  # noqa: S603 -- our own commands
            self.command, env=self.env, stdout=self.log.open("ab"), stderr=subprocess.STDOUT
        )
        if self.ready_url is not None:
            wait_for(self._ready, f"{self.command} is not ready: {self.log.read_text()[-2_000:]}")

    def _ready(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text()[-2_000:]
        assert self.ready_url is not None
        try:
            return httpx.get(self.ready_url, timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        """End it without any warning."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """End it as a supervisor would."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None


def wait_for(check: Callable[[], Any], otherwise: str, seconds: float = START_S) -> Any:
    """Return what ``check`` returns as soon as it is true; fail with ``otherwise`` after ``seconds``."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if found := check():
            return found
        time.sleep(0.05)
    pytest.fail(otherwise)


@dataclass
class System:
    """Everything that runs, and a person who uses it."""

    web: Service
    worker: Service
    ai: Service
    url: str
    server_url: str
    database: str
    headers: dict[str, str] = field(default_factory=dict)

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement as the superuser of the server, beyond row-level security."""
        url = make_url(self.server_url).set(drivername="postgresql", database=self.database)
        with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
            cursor = connection.execute(sql.SQL(statement))  # type: ignore[arg-type]  # the tests' own text
            return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Start all processes on fresh databases; stop them and drop the databases afterwards."""
    server = os.environ.get("TEST_DATABASE_SERVER_URL")
    if not server:
        pytest.fail("TEST_DATABASE_SERVER_URL is not set: run 'nexfitra-run with-postgres -- pytest flask_app'", False)
    if find_spec("nexfitra_ai") is None:
        pytest.skip(
            "the AI service is not installed beside the business API (the container of its tests holds one service)"
        )
    logs = tmp_path_factory.mktemp("logs")
    names = {service: f"live_{service.lower()}_{secrets.token_hex(4)}" for service in ("FLASK", "FASTAPI")}
    urls = {service: _make_database(server, service, name) for service, name in names.items()}
    made = _system(server, names["FLASK"], urls, logs)
    try:
        for service in (made.ai, made.worker, made.web):
            service.start()
        made.headers = _person(made.url)
        yield made
    finally:
        for service in (made.web, made.worker, made.ai):
            service.stop()
        with psycopg.connect(server, autocommit=True) as admin:
            for name in names.values():
                admin.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def _make_database(server: str, service: str, name: str) -> tuple[str, str]:
    owner, user = os.environ[f"{service}_DB_OWNER"], os.environ[f"{service}_DB_USER"]
    base = make_url(server).set(drivername="postgresql", database=name)
    made = base.set(username=owner, password=os.environ[f"{service}_DB_OWNER_PASSWORD"])
    runtime = base.set(username=user, password=os.environ[f"{service}_DB_PASSWORD"])
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("create database {} owner {}").format(sql.Identifier(name), sql.Identifier(owner)))
    owner_url, runtime_url = (url.render_as_string(hide_password=False) for url in (made, runtime))
    with psycopg.connect(owner_url, autocommit=True) as connection:  # what scripts/init-db.sh does
        role = sql.Identifier(user)
        connection.execute(sql.SQL("grant usage on schema public to {}").format(role))
        for grant in ("select, insert, update, delete on tables", "usage, select on sequences"):
            statement = "alter default privileges in schema public grant " + grant + " to {}"
            connection.execute(sql.SQL(statement).format(role))  # type: ignore[arg-type]  # the tests' own text
    return owner_url, runtime_url


def _command(package: str) -> list[str]:
    return [sys.executable, "-c", f"import sys; from {package}.cli import main; sys.exit(main())"]


def _system(server: str, database: str, urls: dict[str, tuple[str, str]], logs: Path) -> System:
    ports = {"web": _free_port(), "ai": _free_port()}
    common = {**os.environ, "NEXFITRA_ENV": "test", "SERVICE_TOKEN_SECRET": SECRET, "HOST": "127.0.0.1"}
    ai_owner, ai_runtime = urls["FASTAPI"]
    ai_env = {**common, "DATABASE_URL": ai_runtime, "DATABASE_OWNER_URL": ai_owner, "PORT": str(ports["ai"])}
    owner, runtime = urls["FLASK"]
    env = {
        **common,
        "DATABASE_URL": runtime,
        "DATABASE_OWNER_URL": owner,
        "JWT_SECRET": SECRET,
        "AI_SERVICE_URL": f"http://127.0.0.1:{ports['ai']}",
        "PUBLIC_URL": f"http://127.0.0.1:{ports['web']}",
        "PORT": str(ports["web"]),
        "RATE_LIMIT_ENABLED": "false",
        "WEB_WORKERS": "1",
        "AI_BUDGET_S": "30",  # these tests are about who answers, on machines of any speed
    }
    migrating.upgrade(owner.replace("postgresql://", "postgresql+psycopg://"))
    flask, ai = _command("nexfitra_api"), _command("nexfitra_ai")
    for command, its_env in (([*ai, "db", "upgrade"], ai_env), ([*flask, "catalog", "sync"], env)):
        subprocess.run(command, env=its_env, check=True)  # noqa: S603 -- our own commands
    url = f"http://127.0.0.1:{ports['web']}"
    return System(
        web=Service([*flask, "serve"], env, f"{url}/readyz", logs / "web.log"),
        worker=Service([*flask, "worker"], env, None, logs / "worker.log"),
        ai=Service([*ai, "serve"], ai_env, f"http://127.0.0.1:{ports['ai']}/readyz", logs / "ai.log"),
        url=f"{url}/api/v1",
        server_url=server,
        database=database,
    )


def _person(url: str) -> dict[str, str]:
    body = {"email": f"{secrets.token_hex(6)}@example.com", "password": PASSWORD, "name": "Live"}
    token = httpx.post(f"{url}/auth/register", json=body, timeout=30).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert httpx.put(f"{url}/me/profile", json=PROFILE, headers=headers, timeout=30).status_code == 200
    return headers
