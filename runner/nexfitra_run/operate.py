"""`operate`: one of the operator's commands of the business API (`nexfitra …`), on the run that is up."""

import subprocess
from collections.abc import Sequence

from nexfitra_run.environment import Layout, web
from nexfitra_run.paths import State
from nexfitra_run.processes import LOCALHOST
from nexfitra_run.run_lock import database_port
from nexfitra_run.secret_store import load_or_make


def operate(state: State, words: Sequence[str]) -> int:
    """Run the command with what the web service knows, and no more; RunError where nothing is up."""
    port = database_port(state)
    # Nothing is served by such a command, so the two ports mean nothing.
    layout = Layout(state, load_or_make(state.secrets), port, LOCALHOST, web_port=5000, ai_port=8000)
    environment = web(layout)
    return subprocess.run(["nexfitra", *words], env=environment, check=False).returncode  # noqa: S603, S607 - our own words
