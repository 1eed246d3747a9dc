"""When the weight of a profile was stated, so that only weighings since then are newer than it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Null for the profiles of before: what they were weighed since is known no better than that it counts.
    op.add_column("profiles", sa.Column("weight_stated_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("profiles", "weight_stated_at")
