"""The roles and databases of the services, and the addresses they reach them by."""

import os
import subprocess
from collections.abc import Mapping

from nexfitra_run.errors import RunError
from nexfitra_run.paths import INIT_SCRIPT
from nexfitra_run.postgres import Postgres, binaries
from nexfitra_run.processes import LOCALHOST


def create_databases(server: Postgres, names: Mapping[str, str]) -> None:
    """Run scripts/init-db.sh, the one place that knows the roles, against the embedded server."""
    environment = {
        **os.environ,
        **names,
        "PSQL": str(binaries() / "psql"),
        "PGHOST": LOCALHOST,
        "PGPORT": str(server.port),
        "PGPASSWORD": server.password,
    }
    done = subprocess.run(  # noqa: S603 - our own script
        [str(INIT_SCRIPT)], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode != 0:
        shown = done.stderr.strip().splitlines()
        raise RunError(f"making the roles and databases failed: {shown[0] if shown else done.returncode}")


def url(names: Mapping[str, str], service: str, port: int, *, owner: bool = False) -> str:
    """Database URL of `FLASK` or `FASTAPI`, as the runtime role or as the owner. Passwords are URL-safe by making."""
    role = "OWNER" if owner else "USER"
    password = "OWNER_PASSWORD" if owner else "PASSWORD"
    user, secret = names[f"{service}_DB_{role}"], names[f"{service}_DB_{password}"]
    return f"postgresql://{user}:{secret}@{LOCALHOST}:{port}/{names[f'{service}_DB_NAME']}"
