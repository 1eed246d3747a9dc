"""What a week of training adds up to, and why a session is shorter than it was asked for: from the plan itself."""

from typing import Final

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import PlannedSession, PlannedWeek, TrainingRules
from nexfitra_domain.training.volume import MAX_SESSION_SETS, MAX_WEEKLY_SETS, weekly_volume
from nexfitra_domain.vocabulary import Muscle

from nexfitra_api.features.plans import schemas

SHORT_SHARE: Final = 0.8
"""Of the minutes that were asked for: a session below this is clearly shorter. Own judgement."""
ROOM_SETS: Final = 1.5
"""A muscle with no more room than this is full: an exercise is at least two sets."""
FULL_SHARE: Final = 0.5
"""Of the muscles that a session trains most: where so many are full, the sets are what keeps it short."""


def volume_of(week: PlannedWeek) -> dict[Muscle, float]:
    """Return hard sets a muscle in this week, without exercises that the catalogue has lost."""
    known = load_catalog().exercises
    planned = (one for session in week.sessions for one in session.exercises if one.exercise in known)
    return weekly_volume(planned, known)


def short_reason(session: PlannedSession, week: PlannedWeek, rules: TrainingRules) -> schemas.ShortReason | None:
    """Return why a session is clearly shorter than asked, None where it is not."""
    if session.minutes >= SHORT_SHARE * rules.minutes_per_session:
        return None
    if week.deload:
        return "deload"
    known = load_catalog().exercises
    planned = [one for one in session.exercises if one.exercise in known]
    mine = weekly_volume(planned, known)
    if not mine:
        return "aerobic"
    whole = volume_of(week)
    prime = {
        muscle
        for one in planned
        for muscle, weight in known[one.exercise].muscles.items()
        if weight >= 1 and muscle in mine
    }
    most_week, most_day = MAX_WEEKLY_SETS[rules.experience], MAX_SESSION_SETS[rules.experience]
    full = [one for one in prime if most_week - whole[one] <= ROOM_SETS or most_day - mine[one] <= ROOM_SETS]
    return "volume" if len(full) >= FULL_SHARE * len(prime) else "exercises"
