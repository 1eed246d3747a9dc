"""Profiles, and the targets kept per date."""

import sqlalchemy as sa
from alembic import op

from nexfitra_api.kit import rls

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JSONB = sa.dialects.postgresql.JSONB


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("subject_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("actor_id", sa.Uuid, nullable=False),
        sa.Column("revision", sa.Text(collation="C"), nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("digest", sa.Text(collation="C"), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.CheckConstraint("id = subject_id", name="one_a_person"),
    )
    op.create_index("ix_profiles_subject_id", "profiles", ["subject_id"])
    rls.subject_only("profiles")
    op.create_table(
        "target_versions",
        sa.Column("subject_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("effective_from", sa.Date, primary_key=True),
        sa.Column("computed_on", sa.Date, nullable=False),
        sa.Column("person", JSONB, nullable=False),
        sa.Column("override", JSONB),
        sa.Column("targets", JSONB, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    rls.subject_only("target_versions")


def downgrade() -> None:
    op.drop_table("target_versions")
    op.drop_table("profiles")
