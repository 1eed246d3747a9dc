"""Workout plans: from a request and the catalogue to dated sessions with sets, or to the wishes that collide."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from nexfitra_domain.catalog.model import Catalog, Exercise
from nexfitra_domain.contract.common import EngineProvenance
from nexfitra_domain.contract.workouts import (
    PlannedExercise,
    PlannedSession,
    PlannedWeek,
    WorkoutPlan,
    WorkoutPlanRequest,
)
from nexfitra_domain.planning.meals import CatalogMismatch
from nexfitra_domain.planning.training_conflicts import explain, feasible
from nexfitra_domain.planning.training_fill import WeekFiller
from nexfitra_domain.planning.training_pool import Pool
from nexfitra_domain.planning.training_sessions import Draft, Renderer
from nexfitra_domain.planning.training_sets import Phase
from nexfitra_domain.planning.training_split import day_offsets, week_templates
from nexfitra_domain.planning.training_weeks import extra_sets, phases
from nexfitra_domain.training.time import session_minutes
from nexfitra_domain.training.volume import LATE_WEEKLY_SETS, MAX_SESSION_SETS, weekly_volume

PLANNER_VERSION: Final = "workouts-4"
"""Part of every plan's provenance; raised whenever the same request may give another plan."""


def plan_workouts(request: WorkoutPlanRequest, catalog: Catalog) -> WorkoutPlan:
    """Return the plan for ``request``: status "ready" with its weeks, or "infeasible" with the colliding wishes.

    Hard rules: owned equipment, acute limits, blood pressure and low intensity, minutes per session, sessions per week, caps
    of ``training/volume.py``. ``volume`` is that of the first week. The same request and catalogue give an equal plan.

    Raises:
        CatalogMismatch: ``request.catalog_version`` is not the catalogue's.
    """
    if request.catalog_version != catalog.version:
        raise CatalogMismatch(f"request is for catalogue {request.catalog_version}, here is {catalog.version}")
    provenance = EngineProvenance("solver", PLANNER_VERSION, request.seed, request.catalog_version)
    if not feasible(request.rules, catalog.exercises):
        conflicts = explain(request.rules, catalog.exercises)
        return WorkoutPlan("infeasible", provenance, conflicts=conflicts)
    weeks = _Planner(request, catalog).weeks()
    first = [planned for session in weeks[0].sessions for planned in session.exercises]
    return WorkoutPlan("ready", provenance, weeks=weeks, volume=weekly_volume(first, catalog.exercises))


class _Planner:
    """Holds what every week of one plan shares."""

    def __init__(self, request: WorkoutPlanRequest, catalog: Catalog) -> None:
        self.request, self.rules = request, request.rules
        self.exercises: dict[str, Exercise] = dict(catalog.exercises)
        self.renderer = Renderer(self.rules, request.known_1rm_kg, self.exercises)
        self.phases = phases(self.rules, request.weeks)

    def weeks(self) -> tuple[PlannedWeek, ...]:
        """Return all weeks: the same exercises throughout, so that progress can be seen, with changing sets and effort."""
        pool = Pool(self.request, self.exercises)
        # Holds get longer within a block; the week is filled so that its longest form still fits.
        longest = Phase(self.phases[0].rir, max(phase.step for phase in self.phases))
        drafts = WeekFiller(pool, self.renderer, longest).fill(week_templates(self.rules))
        placed = zip(drafts, day_offsets(self.rules, self.request.start), strict=True)
        # A catalogue without conditioning can leave a day empty: then there is a session less.
        days = [(draft, offset) for draft, offset in placed if draft.picks or draft.aerobic]
        return tuple(self._week(at, phase, days) for at, phase in enumerate(self.phases))

    def _week(self, at: int, phase: Phase, days: Sequence[tuple[Draft, int]]) -> PlannedWeek:
        drafts = [draft for draft, _ in days]
        rendered = [self.renderer.render(draft, phase) for draft in drafts]
        extra = extra_sets(self.rules, phase)
        for index, draft in enumerate(drafts if extra else ()):
            grown = [*rendered]
            grown[index] = self.renderer.render(draft, phase, extra)
            if (
                self._within_caps(grown)
                and session_minutes(grown[index], self.exercises) <= self.rules.minutes_per_session
            ):
                rendered = grown
        sessions = tuple(
            PlannedSession(
                index,
                self.request.start + dt.timedelta(days=7 * at + days[index][1]),
                drafts[index].template.title,
                session_minutes(exercises, self.exercises),
                exercises,
            )
            for index, exercises in enumerate(rendered)
        )
        return PlannedWeek(at + 1, phase.deload, sessions)

    def _within_caps(self, sessions: Sequence[tuple[PlannedExercise, ...]]) -> bool:
        experience = self.rules.experience
        week = weekly_volume((each for session in sessions for each in session), self.exercises)
        if any(sets > LATE_WEEKLY_SETS[experience] for sets in week.values()):
            return False
        days = (weekly_volume(session, self.exercises) for session in sessions)
        return all(sets <= MAX_SESSION_SETS[experience] for day in days for sets in day.values())
