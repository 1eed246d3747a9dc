"""Routes of body measurements."""

from uuid import UUID

from nexfitra_api.features.measurements import schemas, service
from nexfitra_api.features.measurements.public import export
from nexfitra_api.kit.auth import current_subject
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.exports import offer_export
from nexfitra_api.kit.pagination import Page
from nexfitra_api.kit.ranges import RevisionQuery
from nexfitra_api.kit.revisions import deletion_revision

blueprint = feature_blueprint("measurements")
offer_export(blueprint, "measurements", export)


@endpoint(
    blueprint, "GET", "/measurements", operation_id="list_measurements", query=schemas.MeasurementQuery,
    response=Page[schemas.MeasurementOut],
)  # fmt: skip
def list_measurements(query: schemas.MeasurementQuery) -> Page[schemas.MeasurementOut]:
    """List measurements of a span of days: the newest that are left, oldest first."""
    return service.listed(current_subject(), query)


@endpoint(
    blueprint, "PUT", "/measurements/<uuid:measurement_id>", operation_id="put_measurement", body=schemas.MeasurementIn,
    response=schemas.MeasurementWrittenOut,
)  # fmt: skip
def put_measurement(measurement_id: UUID, body: schemas.MeasurementIn) -> schemas.MeasurementWrittenOut:
    """Write a measurement. The highest revision wins, whatever arrives first."""
    return service.put(current_subject(), measurement_id, body)


@endpoint(
    blueprint, "DELETE", "/measurements/<uuid:measurement_id>", operation_id="delete_measurement",
    query=RevisionQuery, response=schemas.MeasurementWrittenOut,
)  # fmt: skip
def delete_measurement(measurement_id: UUID, query: RevisionQuery) -> schemas.MeasurementWrittenOut:
    """Delete a measurement; a tombstone remembers the revision."""
    return service.delete(current_subject(), measurement_id, deletion_revision(query))
