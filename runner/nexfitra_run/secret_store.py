"""Secrets of a local run: made once with the system's random source, kept in one file that only this user can read."""

import os
import re
import secrets
from pathlib import Path

from nexfitra_run.errors import RunError

FIXED = {
    "POSTGRES_USER": "postgres",
    "POSTGRES_DB": "postgres",
    "FLASK_DB_NAME": "flask_db",
    "FLASK_DB_USER": "flask_user",
    "FLASK_DB_OWNER": "flask_owner",
    "FASTAPI_DB_NAME": "fastapi_db",
    "FASTAPI_DB_USER": "fastapi_user",
    "FASTAPI_DB_OWNER": "fastapi_owner",
}
RANDOM = (
    "POSTGRES_PASSWORD",
    "FLASK_DB_PASSWORD",
    "FLASK_DB_OWNER_PASSWORD",
    "FASTAPI_DB_PASSWORD",
    "FASTAPI_DB_OWNER_PASSWORD",
    "JWT_SECRET",
    "SERVICE_TOKEN_SECRET",
    "METRICS_TOKEN",
)
_LINE = re.compile(r"([A-Z_]+)=([A-Za-z0-9_.\-]+)")


def generate() -> dict[str, str]:
    """Fresh names and secrets; each secret is 43 characters of URL-safe text (256 bits)."""
    return FIXED | {name: secrets.token_urlsafe(32) for name in RANDOM}


def load_or_make(path: Path) -> dict[str, str]:
    """The values of the file; the file is made at the first run and completed where a newer version needs more."""
    known = _read(path) if path.exists() else {}
    missing = {name: value for name, value in generate().items() if name not in known}
    values = known | missing
    if missing:
        _write(path, values)
    return values


def _read(path: Path) -> dict[str, str]:
    values = {}
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise RunError(f"{path}, line {number}: expected NAME=value")
        values[match[1]] = match[2]
    return values


def _write(path: Path, values: dict[str, str]) -> None:
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(
            "# Secrets of this machine's run of NexFitra. The database's passwords are here: keep the two together.\n"
        )
        file.writelines(f"{name}={value}\n" for name, value in values.items())
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
