"""Routes of progress."""

from nexfitra_api.features.progress import schemas, service
from nexfitra_api.kit.auth import current_subject
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.language import request_language
from nexfitra_api.kit.ranges import DayRange

blueprint = feature_blueprint("progress")


@endpoint(
    blueprint, "GET", "/progress/weight", operation_id="get_weight_progress", query=DayRange,
    response=schemas.WeightProgressOut,
)  # fmt: skip
def get_weight(query: DayRange) -> schemas.WeightProgressOut:
    """Weighings, trend and rate of change."""
    return service.weight(current_subject(), query)


@endpoint(
    blueprint, "GET", "/progress/strength", operation_id="get_strength_progress", query=DayRange,
    response=schemas.StrengthProgressOut,
)  # fmt: skip
def get_strength(query: DayRange) -> schemas.StrengthProgressOut:
    """Estimated one-repetition maxima by exercise."""
    return service.strength(current_subject(), query, request_language())


@endpoint(
    blueprint, "GET", "/progress/volume", operation_id="get_volume_progress", query=DayRange,
    response=schemas.VolumeProgressOut,
)  # fmt: skip
def get_volume(query: DayRange) -> schemas.VolumeProgressOut:
    """Weekly hard sets by muscle."""
    return service.volume(current_subject(), query)
