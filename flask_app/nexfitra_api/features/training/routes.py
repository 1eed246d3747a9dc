"""Routes of workouts and sets."""

from uuid import UUID

from nexfitra_api.features.training import schemas, service
from nexfitra_api.features.training.public import export
from nexfitra_api.kit.auth import current_subject
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.exports import offer_export
from nexfitra_api.kit.language import request_language
from nexfitra_api.kit.pagination import Page
from nexfitra_api.kit.ranges import RevisionQuery
from nexfitra_api.kit.revisions import deletion_revision
from nexfitra_api.kit.schemas import Query

blueprint = feature_blueprint("training")
offer_export(blueprint, "workouts", export)


class PreviousQuery(Query):
    """``before`` names the running workout, which is left out."""

    before: UUID | None = None


@endpoint(
    blueprint, "GET", "/workouts", operation_id="list_workouts", query=schemas.WorkoutQuery,
    response=Page[schemas.WorkoutOut],
)  # fmt: skip
def list_workouts(query: schemas.WorkoutQuery) -> Page[schemas.WorkoutOut]:
    """List workouts of a span of days with their sets, newest first."""
    return service.listed(current_subject(), query, request_language())


@endpoint(blueprint, "GET", "/workouts/<uuid:workout_id>", operation_id="get_workout", response=schemas.WorkoutOut)
def get_workout(workout_id: UUID) -> schemas.WorkoutOut:
    """Show a workout with its sets."""
    return service.show(current_subject(), workout_id, request_language())


@endpoint(
    blueprint, "PUT", "/workouts/<uuid:workout_id>", operation_id="put_workout", body=schemas.WorkoutIn,
    response=schemas.WorkoutWrittenOut,
)  # fmt: skip
def put_workout(workout_id: UUID, body: schemas.WorkoutIn) -> schemas.WorkoutWrittenOut:
    """Write a workout. The highest revision wins, whatever arrives first."""
    return service.put_workout(current_subject(), workout_id, body, request_language())


@endpoint(
    blueprint, "DELETE", "/workouts/<uuid:workout_id>", operation_id="delete_workout", query=RevisionQuery,
    response=schemas.WorkoutWrittenOut,
)  # fmt: skip
def delete_workout(workout_id: UUID, query: RevisionQuery) -> schemas.WorkoutWrittenOut:
    """Delete a workout with its sets; a tombstone remembers the revision."""
    return service.delete_workout(current_subject(), workout_id, deletion_revision(query), request_language())


@endpoint(
    blueprint, "PUT", "/workouts/<uuid:workout_id>/sets/<uuid:set_id>", operation_id="put_workout_set",
    body=schemas.SetIn, response=schemas.SetWrittenOut,
)  # fmt: skip
def put_set(workout_id: UUID, set_id: UUID, body: schemas.SetIn) -> schemas.SetWrittenOut:
    """Write a set. The highest revision wins, whatever arrives first; its workout may arrive later."""
    return service.put_set(current_subject(), workout_id, set_id, body, request_language())


@endpoint(
    blueprint, "DELETE", "/workouts/<uuid:workout_id>/sets/<uuid:set_id>", operation_id="delete_workout_set",
    query=RevisionQuery, response=schemas.SetWrittenOut,
)  # fmt: skip
def delete_set(workout_id: UUID, set_id: UUID, query: RevisionQuery) -> schemas.SetWrittenOut:  # noqa: ARG001 -- a set's id is enough
    """Delete a set; a tombstone remembers the revision."""
    return service.delete_set(current_subject(), set_id, deletion_revision(query), request_language())


@endpoint(
    blueprint, "GET", "/exercises/<uuid:exercise_id>/previous", operation_id="get_previous_sets", query=PreviousQuery,
    response=schemas.PreviousOut,
)  # fmt: skip
def get_previous_sets(exercise_id: UUID, query: PreviousQuery) -> schemas.PreviousOut:
    """What was done with an exercise the last time."""
    return service.previous(current_subject(), exercise_id, query.before, request_language())
