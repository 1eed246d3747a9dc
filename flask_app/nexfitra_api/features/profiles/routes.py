"""Routes of the profiles."""

from typing import Final

from nexfitra_api.features.profiles import public, service
from nexfitra_api.features.profiles.errors import OverrideRefused, ProfileMissing, TargetsGated
from nexfitra_api.features.profiles.schemas import OverrideIn, ProfileIn, ProfileOut, TargetsOut, TargetsQuery
from nexfitra_api.kit.auth import current_subject
from nexfitra_api.kit.db import session
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.exports import offer_export

blueprint: Final = feature_blueprint("profiles")
offer_export(blueprint, "profiles", public.export)


@endpoint(blueprint, "GET", "/me/profile", operation_id="get_profile", response=ProfileOut, errors=(ProfileMissing,))
def get_profile() -> ProfileOut:
    """Return one's own profile."""
    return service.profile_out(service.require(session(), current_subject()))


@endpoint(blueprint, "PUT", "/me/profile", operation_id="put_profile", body=ProfileIn, response=ProfileOut)
def put_profile(body: ProfileIn) -> ProfileOut:
    """Store one's profile; targets follow from today on. Answers with what is stored then: a newer one may have won."""
    return service.put(session(), current_subject(), body)


@endpoint(
    blueprint,
    "GET",
    "/me/targets",
    operation_id="get_targets",
    query=TargetsQuery,
    response=TargetsOut,
    errors=(ProfileMissing,),
)
def get_targets(query: TargetsQuery) -> TargetsOut:
    """Return the targets of a day, with their reasons and what the safety screen holds back."""
    return service.targets_out(session(), current_subject(), query.date)


@endpoint(
    blueprint,
    "PUT",
    "/me/targets/override",
    operation_id="put_targets_override",
    body=OverrideIn,
    response=TargetsOut,
    errors=(ProfileMissing, OverrideRefused, TargetsGated),
)
def put_targets_override(body: OverrideIn) -> TargetsOut:
    """Set targets by hand from today on, or take that back with null."""
    return service.set_override(session(), current_subject(), body.root)
