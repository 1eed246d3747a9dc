"""Accounts: people, sessions, and the counters against password guessing."""

import sqlalchemy as sa
from alembic import op

from nexfitra_api.kit import rls

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("roles", sa.dialects.postgresql.JSONB, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ux_users_email", "users", [sa.text("lower(email)")], unique=True)
    rls.subject_only("users", column="id")
    # Somebody who signs in is nobody yet: they may see the one row whose address they have typed.
    op.execute(
        "CREATE POLICY users_sign_in ON users FOR SELECT "
        "USING (lower(email) = nullif(current_setting('app.sign_in_email', true), ''))"
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("subject_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("refresh_id", sa.Uuid, nullable=False),
        sa.Column("previous_refresh_id", sa.Uuid),
        sa.Column("rotated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.Column("revoked_reason", sa.String(40)),
        sa.Column("user_agent", sa.String(200), nullable=False),
    )
    op.create_index("ix_sessions_subject_id", "sessions", ["subject_id"])
    rls.subject_only("sessions")
    op.create_table(
        "login_throttles",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_login_throttles_last_failed_at", "login_throttles", ["last_failed_at"])


def downgrade() -> None:
    op.drop_table("login_throttles")
    op.drop_table("sessions")
    op.drop_table("users")
