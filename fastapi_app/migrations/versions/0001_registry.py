"""The registry: engine settings, generations, feedback, evaluations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _created_at(name: str = "created_at") -> sa.Column[sa.types.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "engine_settings",
        sa.Column("id", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("default_engine", sa.Text, nullable=False),
        sa.Column("fallback", ARRAY(sa.Text), nullable=False),
        _created_at("updated_at"),
        sa.Column("updated_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_engine_settings"),
        sa.CheckConstraint("id = 1", name=op.f("ck_engine_settings_one_row")),
    )
    op.create_table(
        "generations",
        sa.Column("id", sa.Uuid, nullable=False),
        _created_at(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("request_hash", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("model_version", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("catalog_version", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("error_code", sa.Text),
        sa.Column("fallback", sa.Boolean, nullable=False),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        sa.Column("steps", JSONB, nullable=False),
        sa.Column("verification_ok", sa.Boolean),
        sa.Column("violations", JSONB, nullable=False),
        sa.Column("correlation_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_generations"),
        sa.CheckConstraint("kind in ('meal', 'workout')", name=op.f("ck_generations_kind")),
        sa.CheckConstraint(
            "status in ('ready', 'infeasible', 'rejected', 'failed')", name=op.f("ck_generations_status")
        ),
    )
    op.create_index("ix_generations_request_hash", "generations", ["request_hash"])
    op.create_index("ix_generations_engine_created_at", "generations", ["engine", "created_at"])
    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("generation_id", sa.Uuid, nullable=False),
        _created_at(),
        sa.Column("item", sa.Text),
        sa.Column("rating", sa.SmallInteger, nullable=False),
        sa.Column("reasons", ARRAY(sa.Text), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["generation_id"], ["generations.id"], ondelete="CASCADE", name="fk_feedback_generation_id_generations"
        ),
        sa.CheckConstraint("rating between -1 and 1", name=op.f("ck_feedback_rating")),
    )
    op.create_index("ix_feedback_generation_id", "feedback", ["generation_id"])
    op.create_table(
        "evaluations",
        sa.Column("id", sa.Uuid, nullable=False),
        _created_at(),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("model_version", sa.Text, nullable=False),
        sa.Column("benchmark", sa.Text, nullable=False),
        sa.Column("metrics", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evaluations"),
    )
    op.create_index("ix_evaluations_engine", "evaluations", ["engine"])


def downgrade() -> None:
    for table in ("evaluations", "feedback", "generations", "engine_settings"):
        op.drop_table(table)
