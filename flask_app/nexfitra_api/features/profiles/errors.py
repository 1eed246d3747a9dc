"""What can go wrong with profiles."""

from nexfitra_api.kit.errors import Gated, Invalid, NotFound


class ProfileMissing(NotFound):
    """The person has not told us about themselves yet."""

    code = "profile_missing"
    title = "There is no profile yet"


class OverrideRefused(Invalid):
    """The targets set by hand break a safety floor or contradict themselves."""

    code = "override_refused"
    title = "These targets cannot be set"


class TargetsGated(Gated):
    """The safety screen leaves only a referral, so there is nothing to override."""

    code = "targets_gated"
    title = "No targets are set for you; please see the note"
