"""What the runner's tests share: a state folder of their own, and a server that ends with the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nexfitra_run.paths import State
from nexfitra_run.postgres import Postgres

PASSWORD = "only-for-this-test-1234567890"


@pytest.fixture
def state(tmp_path: Path) -> State:
    tmp_path.chmod(0o755)
    return State(tmp_path / "state").prepare()


@pytest.fixture
def server(state: State) -> Iterator[Postgres]:
    """A durable server (not the fast kind of with-postgres), not yet started."""
    made = Postgres(state.database, state.sockets, state.logs / "postgres.log", PASSWORD)
    yield made
    made.stop()
