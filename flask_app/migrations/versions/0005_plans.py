"""Plans, and the events of their making."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from nexfitra_api.kit import rls

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("subject_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("actor_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("start", sa.Date, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("edited_at", sa.DateTime(timezone=True)),
        sa.Column("replaces_id", sa.Uuid, sa.ForeignKey("plans.id", ondelete="SET NULL")),
        sa.Column("request", JSONB, nullable=False),
        sa.Column("content", JSONB),
        sa.Column("conflicts", JSONB),
        sa.Column("provenance", JSONB),
        sa.Column("verification", JSONB),
        sa.Column("error_code", sa.Text),
        sa.CheckConstraint("kind in ('meal', 'workout')", name="kind"),
        sa.CheckConstraint("status in ('queued', 'running', 'ready', 'infeasible', 'failed')", name="status"),
        sa.CheckConstraint("status <> 'ready' or content is not null", name="ready_has_content"),
    )
    op.create_index("ix_plans_subject_kind_created", "plans", ["subject_id", "kind", "created_at", "id"])
    op.create_index("ix_plans_replaces_id", "plans", ["replaces_id"])
    rls.subject_only("plans")
    op.create_table(
        "plan_events",
        sa.Column("plan_id", sa.Uuid, sa.ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("subject_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("name in ('progress', 'done', 'failed')", name="name"),
    )
    op.create_index("ix_plan_events_subject_id", "plan_events", ["subject_id"])
    rls.subject_only("plan_events")


def downgrade() -> None:
    op.drop_table("plan_events")
    op.drop_table("plans")
