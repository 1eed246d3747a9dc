"""The trend of the weighings beside the stated weight, so that safety gates follow the scales."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("profiles", sa.Column("measured_weight_kg", sa.Float(), nullable=True))


def downgrade() -> None:
    op.drop_column("profiles", "measured_weight_kg")
