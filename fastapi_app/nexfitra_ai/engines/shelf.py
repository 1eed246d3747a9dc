"""Which engines this build of the service has."""

from collections.abc import Mapping

from nexfitra_ai.engines.base import Engine
from nexfitra_ai.engines.solver import SolverEngine


def built_in_engines() -> Mapping[str, Engine]:
    """Return every engine by id. A new engine is one more entry here."""
    engines: tuple[Engine, ...] = (SolverEngine(),)
    return {engine.id: engine for engine in engines}
