"""The catalogue with its versions, and what people log: measurements, diary, workouts and sets."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from nexfitra_api.kit import rls

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSONB = postgresql.JSONB


def upgrade() -> None:
    _foods()
    _recipes()
    _exercises()
    _measurements()
    _diary()
    _training()


def _owner() -> sa.Column[object]:
    return sa.Column("subject_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"))


def _searchable(table: str) -> None:
    op.create_index(f"ix_{table}_search", table, ["search"], postgresql_using="gin")
    op.create_index(f"ix_{table}_subject_id", table, ["subject_id"])
    rls.subject_or_shared(table)


def _foods() -> None:
    op.create_table(
        "foods",
        sa.Column("id", sa.Uuid, primary_key=True),
        _owner(),
        sa.Column("slug", sa.String, unique=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("source_id", sa.String),
        sa.Column("gtin", sa.String(14)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sort_name", sa.String, nullable=False),
        sa.Column("search", postgresql.TSVECTOR, nullable=False),
        sa.Column("retired_at", MOMENT),
    )
    op.create_index("ix_foods_gtin", "foods", ["gtin"])
    _searchable("foods")
    op.create_table(
        "food_versions",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("food_id", sa.Uuid, sa.ForeignKey("foods.id", ondelete="CASCADE"), nullable=False),
        _owner(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("name", JSONB, nullable=False),
        sa.Column("brand", sa.String),
        sa.Column("per_100g", JSONB, nullable=False),
        sa.Column("portions", JSONB, nullable=False),
        sa.Column("allergens", JSONB),
        sa.Column("digest", sa.String, nullable=False),
        sa.UniqueConstraint("food_id", "version", name="uq_food_versions_food_id"),
    )
    op.create_index("ix_food_versions_subject_id", "food_versions", ["subject_id"])
    rls.subject_or_shared("food_versions")


def _recipes() -> None:
    op.create_table(
        "recipes",
        sa.Column("id", sa.Uuid, primary_key=True),
        _owner(),
        sa.Column("slug", sa.String, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sort_name", sa.String, nullable=False),
        sa.Column("search", postgresql.TSVECTOR, nullable=False),
        sa.Column("retired_at", MOMENT),
    )
    _searchable("recipes")
    op.create_table(
        "recipe_versions",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("recipe_id", sa.Uuid, sa.ForeignKey("recipes.id", ondelete="CASCADE"), nullable=False),
        _owner(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("title", JSONB, nullable=False),
        sa.Column("details", JSONB, nullable=False),
        sa.Column("ingredients", JSONB, nullable=False),
        sa.Column("per_serving", JSONB, nullable=False),
        sa.Column("serving_grams", sa.Float, nullable=False),
        sa.Column("allergens", JSONB),
        sa.Column("digest", sa.String, nullable=False),
        sa.UniqueConstraint("recipe_id", "version", name="uq_recipe_versions_recipe_id"),
    )
    op.create_index("ix_recipe_versions_subject_id", "recipe_versions", ["subject_id"])
    rls.subject_or_shared("recipe_versions")


def _exercises() -> None:
    op.create_table(
        "exercises",
        sa.Column("id", sa.Uuid, primary_key=True),
        _owner(),
        sa.Column("slug", sa.String, unique=True),
        sa.Column("details", JSONB, nullable=False),
        sa.Column("sort_name", sa.String, nullable=False),
        sa.Column("search", postgresql.TSVECTOR, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("retired_at", MOMENT),
    )
    _searchable("exercises")


def _phone_written(table: str, *columns: sa.Column[object], whole: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("subject_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("actor_id", sa.Uuid, nullable=False),
        sa.Column("revision", sa.Text(collation="C"), nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("digest", sa.Text(collation="C"), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        *columns,
        sa.CheckConstraint(f"deleted OR ({whole})", name=op.f(f"ck_{table}_whole")),
    )
    op.create_index(f"ix_{table}_subject_id", table, ["subject_id"])
    rls.subject_only(table)


def _measurements() -> None:
    _phone_written(
        "measurements",
        sa.Column("kind", sa.String),
        sa.Column("value", sa.Float),
        sa.Column("unit", sa.String),
        sa.Column("value_si", sa.Float),
        sa.Column("at", MOMENT),
        sa.Column("local_date", sa.Date),
        whole="kind IS NOT NULL AND value_si IS NOT NULL AND at IS NOT NULL",
    )
    op.create_index("ix_measurements_subject_kind_date", "measurements", ["subject_id", "kind", "local_date"])


def _diary() -> None:
    _phone_written(
        "diary_entries",
        sa.Column("date", sa.Date),
        sa.Column("meal", sa.String),
        sa.Column("food_version_id", sa.Uuid, sa.ForeignKey("food_versions.id")),
        sa.Column("grams", sa.Float),
        sa.Column("recipe_version_id", sa.Uuid, sa.ForeignKey("recipe_versions.id")),
        sa.Column("servings", sa.Float),
        sa.Column("items", JSONB),
        sa.Column("quick", JSONB),
        sa.Column("position", sa.Integer),
        sa.Column("plan_id", sa.Uuid),
        sa.Column("note", sa.String),
        whole="date IS NOT NULL AND meal IS NOT NULL AND num_nonnulls(food_version_id, recipe_version_id, quick) = 1",
    )
    op.create_index("ix_diary_entries_subject_date", "diary_entries", ["subject_id", "date"])


def _training() -> None:
    _phone_written(
        "workouts",
        sa.Column("title", sa.String),
        sa.Column("started_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.Column("local_date", sa.Date),
        sa.Column("plan_id", sa.Uuid),
        sa.Column("session_id", sa.String),
        sa.Column("note", sa.String),
        whole="started_at IS NOT NULL AND local_date IS NOT NULL",
    )
    op.create_index("ix_workouts_subject_date", "workouts", ["subject_id", "local_date"])
    _phone_written(
        "workout_sets",
        sa.Column("workout_id", sa.Uuid),
        sa.Column("exercise_id", sa.Uuid, sa.ForeignKey("exercises.id")),
        sa.Column("index", sa.Integer),
        sa.Column("kind", sa.String),
        sa.Column("reps", sa.Integer),
        sa.Column("load_kg", sa.Float),
        sa.Column("rir", sa.Float),
        sa.Column("duration_s", sa.Integer),
        sa.Column("distance_m", sa.Float),
        sa.Column("done_at", MOMENT),
        sa.Column("local_date", sa.Date),
        whole="workout_id IS NOT NULL AND exercise_id IS NOT NULL",
    )
    op.create_index("ix_workout_sets_subject_workout", "workout_sets", ["subject_id", "workout_id"])
    op.create_index("ix_workout_sets_subject_exercise", "workout_sets", ["subject_id", "exercise_id", "local_date"])


def downgrade() -> None:
    for table in (
        "workout_sets", "workouts", "diary_entries", "measurements", "exercises", "recipe_versions", "recipes",
        "food_versions", "foods",
    ):  # fmt: skip
        op.drop_table(table)
