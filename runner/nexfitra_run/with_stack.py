"""`with-stack -- CMD`: everything, on free ports and with a fresh state, around one command (journeys, load, fuzzing)."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nexfitra_run.console import say
from nexfitra_run.environment import Layout
from nexfitra_run.errors import RunError
from nexfitra_run.paths import State
from nexfitra_run.processes import free_port
from nexfitra_run.secret_store import load_or_make
from nexfitra_run.up import run_up


@dataclass
class _Guest:
    """The command that runs while everything is up; when it ends, all ends."""

    command: Sequence[str]
    status: int | None = None
    problem: str | None = None

    def run(self, layout: Layout) -> None:
        say(f"everything is up at {layout.address}")
        names = load_or_make(layout.state.secrets)
        environment = {
            **os.environ,
            "NEXFITRA_URL": layout.address,
            "NEXFITRA_AI_URL": f"http://127.0.0.1:{layout.ai_port}",
            "NEXFITRA_STATE": str(layout.state.folder),
            "SERVICE_TOKEN_SECRET": names["SERVICE_TOKEN_SECRET"],
        }
        try:
            self.status = subprocess.run(self.command, env=environment, check=False).returncode  # noqa: S603 - the caller's own command
        except OSError as error:
            self.problem = f"cannot run {self.command[0]}: {error.strerror}"
        os.kill(os.getpid(), signal.SIGTERM)


def run_with_stack(command: Sequence[str]) -> int:
    """Start all, run `command` with NEXFITRA_URL set, stop all; return the command's exit status."""
    folder = Path(tempfile.mkdtemp(prefix="nexfitra-stack-"))
    os.environ["NEXFITRA_PORT"], os.environ["NEXFITRA_AI_PORT"] = str(free_port()), str(free_port())
    guest = _Guest(command)
    try:
        status = run_up(State(folder), guest.run, quiet=True)
    finally:
        _keep_logs(folder)
        shutil.rmtree(folder, ignore_errors=True)
    if guest.problem:
        raise RunError(guest.problem)
    if guest.status is None:
        return status or 1
    return 128 - guest.status if guest.status < 0 else guest.status


def _keep_logs(folder: Path) -> None:
    """Copy the services' logs to where NEXFITRA_KEEP_LOGS says, to look at after a failed journey."""
    target = os.environ.get("NEXFITRA_KEEP_LOGS")
    if target and (folder / "logs").is_dir():
        shutil.copytree(folder / "logs", target, dirs_exist_ok=True)
