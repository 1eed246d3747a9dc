"""What each process of a run gets to know: its own database role, the secrets it needs, and no more."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nexfitra_run.databases import url
from nexfitra_run.paths import WEB_DIST, State
from nexfitra_run.processes import LOCALHOST
from nexfitra_run.run_lock import MARK
from nexfitra_run.secret_store import RANDOM

WILDCARDS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


@dataclass(frozen=True)
class Layout:
    """Addresses of one run."""

    state: State
    names: Mapping[str, str]
    database_port: int
    host: str
    web_port: int
    ai_port: int

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the app."""
        shown = LOCALHOST if self.host in WILDCARDS else self.host
        return f"http://{shown}:{self.web_port}"


def web(layout: Layout) -> dict[str, str]:
    """Environment of the business API and of the worker."""
    return _base(layout) | {
        "DATABASE_URL": url(layout.names, "FLASK", layout.database_port),
        "JWT_SECRET": layout.names["JWT_SECRET"],
        "SERVICE_TOKEN_SECRET": layout.names["SERVICE_TOKEN_SECRET"],
        "METRICS_TOKEN": layout.names["METRICS_TOKEN"],
        "AI_SERVICE_URL": f"http://{LOCALHOST}:{layout.ai_port}",
        "WEB_DIST": str(WEB_DIST) if WEB_DIST.is_dir() else "",
        "PUBLIC_URL": os.environ.get("PUBLIC_URL") or layout.address,
        "HOST": layout.host,
        "PORT": str(layout.web_port),
        # the start page of a fresh installation shows what it is about, as long as only this machine reaches it
        "DEMO_AVAILABLE": os.environ.get("DEMO_AVAILABLE") or "auto",
        # one process with its threads serves a household, and starts sooner on a small machine
        "WEB_WORKERS": os.environ.get("WEB_WORKERS") or "1",
    }


def ai(layout: Layout) -> dict[str, str]:
    """Environment of the AI service; it always stays on this machine."""
    return _base(layout) | {
        "DATABASE_URL": url(layout.names, "FASTAPI", layout.database_port),
        "SERVICE_TOKEN_SECRET": layout.names["SERVICE_TOKEN_SECRET"],
        "METRICS_TOKEN": layout.names["METRICS_TOKEN"],
        "HOST": LOCALHOST,
        "PORT": str(layout.ai_port),
    }


def web_owner(layout: Layout) -> dict[str, str]:
    """Environment of the business API's migrations."""
    return web(layout) | {"DATABASE_OWNER_URL": url(layout.names, "FLASK", layout.database_port, owner=True)}


def ai_owner(layout: Layout) -> dict[str, str]:
    """Environment of the AI service's migrations."""
    return ai(layout) | {"DATABASE_OWNER_URL": url(layout.names, "FASTAPI", layout.database_port, owner=True)}


def _base(layout: Layout) -> dict[str, str]:
    hidden = {*RANDOM, "DATABASE_URL", "DATABASE_OWNER_URL"}
    inherited = {name: value for name, value in os.environ.items() if name not in hidden}
    scripts = str(Path(sys.executable).parent)
    return inherited | {
        "NEXFITRA_ENV": os.environ.get("NEXFITRA_ENV") or "production",
        "PATH": scripts + os.pathsep + os.environ.get("PATH", os.defpath),
        "PYTHONUNBUFFERED": "1",
        MARK: str(layout.state.folder),
    }
