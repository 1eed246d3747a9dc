"""Where things lie: the checkout, and the state of a local run under it."""

import os
from dataclasses import dataclass
from pathlib import Path

from nexfitra_run.errors import RunError

ROOT = Path(__file__).resolve().parents[2]
INIT_SCRIPT = ROOT / "scripts" / "init-db.sh"
PROCFILE = ROOT / "Procfile"
WEB_DIST = ROOT / "frontend" / "dist"


@dataclass(frozen=True)
class State:
    """The folder of one local run; nothing outside it is written."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "pg"

    @property
    def sockets(self) -> Path:
        return self.folder / "sock"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets.env"

    @property
    def lock(self) -> Path:
        return self.folder / "run.lock"

    @property
    def record(self) -> Path:
        """What the present (or the last) run started, as JSON."""
        return self.folder / "run.json"

    def prepare(self) -> "State":
        """Make the folders, for this user only; raise RunError where that is not allowed."""
        for folder in (self.folder, self.logs, self.sockets):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise RunError(
                    f"cannot write to {folder}: {error.strerror}; give this user write permission"
                ) from error
            if not os.access(folder, os.W_OK | os.X_OK):
                raise RunError(f"cannot write to {folder}: no write permission for this user")
        return self


def shown(path: Path) -> str:
    """The path as seen from the checkout."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def default_state() -> State:
    """The state folder of this checkout, or the one that NEXFITRA_STATE names."""
    return State(Path(os.environ.get("NEXFITRA_STATE") or ROOT / ".nexfitra").resolve())
