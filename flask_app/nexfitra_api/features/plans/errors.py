"""What can go wrong with plans."""

from nexfitra_domain.safety import Gate

from nexfitra_api.kit.errors import Conflict, FieldError, TooManyRequests


class PlanGated(Conflict):
    """The safety screen forbids this kind of plan; ``errors`` names the gates (``loc`` "gates.0", the gate's code, its text)."""

    code = "plan_gated"
    title = "No plan is made for you; please see the note"

    @classmethod
    def by(cls, gates: tuple[Gate, ...]) -> "PlanGated":
        """Return the error that names ``gates``."""
        found = [FieldError(f"gates.{index}", gate.code, gate.text) for index, gate in enumerate(gates)]
        return cls(errors=found)


class PlanNeedsProfile(Conflict):
    """A plan is made from the profile, and there is none yet."""

    code = "profile_missing"
    title = "Tell us about yourself first"


class PlanOutOfRange(Conflict):
    """The targets (set by hand, or of a very large person) lie outside of what the planners are made for."""

    code = "plan_out_of_range"
    title = "Your targets lie outside of what plans are made for"


class NoTrainingDays(Conflict):
    """The profile says that the person does not train."""

    code = "no_training_days"
    title = "Your profile has no training days"


class PlanNotReady(Conflict):
    """The plan is still being made, or there is none to work with."""

    code = "plan_not_ready"
    title = "This plan is not ready"


class PlanOutdated(Conflict):
    """Allergies, diet, dislikes, limits or gates of today forbid what this plan holds: it is not shown, nothing of it is logged."""

    code = "plan_outdated"
    title = "This plan no longer keeps your rules; please make it again"


class WrongPlanKind(Conflict):
    """The deed is for meal plans."""

    code = "plan_kind"
    title = "Only meal plans can do this"


class CatalogChanged(Conflict):
    """The catalogue is newer than the plan: portions cannot be recomputed from rows that are gone."""

    code = "catalog_changed"
    title = "The recipes have changed since this plan was made; please make a new one"


class MealLocked(Conflict):
    """The person keeps this meal; they have to let it change first."""

    code = "meal_locked"
    title = "You keep this meal; let it change first"


class SwapBreaksRule(Conflict):
    """With that dish the plan would break a hard rule."""

    code = "swap_breaks_rule"
    title = "This dish would break one of your rules"


class TooManyPlans(TooManyRequests):
    """Several plans are being made for this person already."""

    code = "too_many_plans"
    title = "Your other plans are still being made"
