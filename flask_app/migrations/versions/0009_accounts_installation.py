"""Whether anybody has registered here: what a start page may offer depends on it, and accounts are hidden from each other."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("first_account_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_installations_single")),
    )
    # The policies hold for the owner, too; this one look at all accounts is what the table is for.
    op.execute("ALTER TABLE users NO FORCE ROW LEVEL SECURITY")
    op.execute(
        "INSERT INTO installations SELECT 1, min(created_at) FROM users "
        """WHERE NOT roles @> '["demo"]'::jsonb HAVING count(*) > 0"""
    )
    op.execute("ALTER TABLE users FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.drop_table("installations")
