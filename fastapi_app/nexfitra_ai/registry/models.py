"""Tables of the AI service. None of them names a person: a generation is known by an opaque correlation id only."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, SmallInteger, Text, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_ai.kit.db import Base


class EngineSettings(Base):
    """The one row that says which engine serves "auto" and which ones step in, for all replicas."""

    __tablename__ = "engine_settings"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    default_engine: Mapped[str] = mapped_column(Text)
    fallback: Mapped[list[str]] = mapped_column(ARRAY(Text))
    updated_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    updated_by: Mapped[str] = mapped_column(Text)


class Generation(Base):
    """Provenance of one generation: which engine made what from which request, and what the verifier said."""

    __tablename__ = "generations"
    __table_args__ = (
        CheckConstraint("kind in ('meal', 'workout')", name="kind"),
        CheckConstraint("status in ('ready', 'infeasible', 'rejected', 'failed')", name="status"),
        Index("ix_generations_engine_created_at", "engine", "created_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    created_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    kind: Mapped[str] = mapped_column(Text)
    request_hash: Mapped[str] = mapped_column(Text, index=True)
    """SHA-256 of the canonical request: equal requests can be found without keeping what they said."""
    engine: Mapped[str] = mapped_column(Text)
    model_version: Mapped[str] = mapped_column(Text)
    seed: Mapped[int] = mapped_column(BigInteger)
    catalog_version: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    error_code: Mapped[str | None] = mapped_column(Text)
    fallback: Mapped[bool]
    duration_ms: Mapped[int]
    steps: Mapped[dict[str, Any]] = mapped_column(JSONB)
    verification_ok: Mapped[bool | None]
    violations: Mapped[list[Any]] = mapped_column(JSONB)
    """Rule codes and places only; no text."""
    correlation_id: Mapped[str] = mapped_column(Text)


class Feedback(Base):
    """What a person thought of a generation, without saying who."""

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint("rating between -1 and 1", name="rating"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    generation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("generations.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    item: Mapped[str | None] = mapped_column(Text)
    rating: Mapped[int] = mapped_column(SmallInteger)
    reasons: Mapped[list[str]] = mapped_column(ARRAY(Text))


class Evaluation(Base):
    """One benchmark run of one engine version."""

    __tablename__ = "evaluations"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    created_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    engine: Mapped[str] = mapped_column(Text, index=True)
    model_version: Mapped[str] = mapped_column(Text)
    benchmark: Mapped[str] = mapped_column(Text)
    metrics: Mapped[dict[str, Any]] = mapped_column(JSONB)
