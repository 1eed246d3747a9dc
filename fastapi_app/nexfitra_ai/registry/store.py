"""Reads and writes of the registry: plain functions over a session."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session

from nexfitra_ai.kit.problems import NotFound
from nexfitra_ai.registry.models import EngineSettings, Evaluation, Feedback, Generation

_RECENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine that serves "auto", and the ones that step in where it cannot, in order."""

    default: str
    fallback: tuple[str, ...]


BUILT_IN: Final = Choice("solver", ())
"""What holds before anybody has chosen: the engine that needs no model."""


def engine_choice(session: Session) -> Choice:
    """Return the chosen engines; read for every request, so that a switch reaches all replicas at once."""
    row = session.get(EngineSettings, 1)
    return Choice(row.default_engine, tuple(row.fallback)) if row else BUILT_IN


def choose_engine(session: Session, choice: Choice, by: str) -> None:
    """Store ``choice`` for all replicas."""
    values = {"default_engine": choice.default, "fallback": list(choice.fallback), "updated_by": by}
    statement = insert(EngineSettings).values(id=1, **values)
    update = statement.on_conflict_do_update(index_elements=["id"], set_={**values, "updated_at": func.now()})
    session.execute(update)


def record_generation(session: Session, generation: Generation) -> None:
    """Keep the provenance of one generation."""
    session.add(generation)


def record_feedback(
    session: Session, generation_id: uuid.UUID, rating: int, reasons: Sequence[str], item: str | None
) -> uuid.UUID:
    """Keep feedback on a known generation and return its id; raises ``NotFound`` for an unknown one."""
    if session.get(Generation, generation_id) is None:
        raise NotFound("generation_unknown", "There is no such generation.")
    feedback = Feedback(id=uuid.uuid4(), generation_id=generation_id, rating=rating, reasons=list(reasons), item=item)
    session.add(feedback)
    return feedback.id


def recent_metrics(session: Session) -> Mapping[str, Mapping[str, float]]:
    """Return per engine: how many of its recent generations there are, the share made well, and the p95 time (ms)."""
    recent = select(Generation).order_by(Generation.created_at.desc()).limit(_RECENT).subquery()
    good = func.count().filter(recent.c.status.in_(("ready", "infeasible")))
    p95 = func.percentile_cont(0.95).within_group(recent.c.duration_ms)
    rows = session.execute(select(recent.c.engine, func.count(), good, p95).group_by(recent.c.engine))
    return {
        engine: {"generations": float(count), "success_share": good_count / count, "duration_ms_p95": float(p95_ms)}
        for engine, count, good_count, p95_ms in rows
    }


def latest_evaluations(session: Session) -> Mapping[str, Mapping[str, Any]]:
    """Return per engine the metrics of its newest evaluation."""
    newest = (
        select(Evaluation).ext(distinct_on(Evaluation.engine)).order_by(Evaluation.engine, Evaluation.created_at.desc())
    )
    return {row.engine: row.metrics for row in session.scalars(newest)}


def list_evaluations(session: Session, limit: int) -> list[Evaluation]:
    """Return the newest evaluations first."""
    newest = select(Evaluation).order_by(Evaluation.created_at.desc(), Evaluation.id).limit(limit)
    return list(session.scalars(newest))
