"""`psql`: a console on the embedded database, as its superuser, on the business database."""

import os
import subprocess

from nexfitra_run.paths import State
from nexfitra_run.postgres import SUPERUSER, binaries
from nexfitra_run.processes import LOCALHOST
from nexfitra_run.run_lock import database_port
from nexfitra_run.secret_store import load_or_make


def open_console(state: State) -> int:
    """Run psql until the person leaves it; RunError where nothing is up."""
    port = database_port(state)
    names = load_or_make(state.secrets)
    environment = {**os.environ, "PGPASSWORD": names["POSTGRES_PASSWORD"]}
    words = [str(binaries() / "psql"), "-h", LOCALHOST, "-p", str(port), "-U", SUPERUSER, "-d", names["FLASK_DB_NAME"]]
    return subprocess.run(words, env=environment, check=False).returncode  # noqa: S603 - our own words
