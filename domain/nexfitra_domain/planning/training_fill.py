"""Fill a week's sessions: priority lifts of every session first, then the rest, then more sets where muscles lack them.

Three passes. The first gives every session its exercises, place by place, so that no session takes a muscle's weekly allowance
before the others have their main lifts. The second adds single sets to the exercise whose muscles lack most. The third fills
the minutes that are left, with small work and sets, up to the most that is good. Nothing is added that breaks the minutes or
the caps of ``training/volume.py``.
"""

from collections import Counter
from collections.abc import Iterable
from math import ceil
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.planning.training_pool import (
    LIGHT_MET,
    LOW_INTENSITY_MAX_MET,
    OLDER_FROM_YEARS,
    VIGOROUS_MET,
    Pool,
    is_steady,
    spares_legs,
)
from nexfitra_domain.planning.training_reasons import aerobic_reason, reason
from nexfitra_domain.planning.training_sessions import Draft, Renderer, warm_up_s
from nexfitra_domain.planning.training_sets import Phase, Pick
from nexfitra_domain.planning.training_split import (
    CARDIO,
    FULL_BODY_A,
    LIGHT_AEROBIC,
    Slot,
    Template,
    isolation,
    small_work,
)
from nexfitra_domain.training.time import CHANGE_OVER_S
from nexfitra_domain.training.volume import MAX_SESSION_SETS, MAX_WEEKLY_SETS, TARGET_SETS, muscle_sets
from nexfitra_domain.vocabulary import Muscle

MAX_TRIES: Final = 5
"""How many candidates of a place are tried before it stays empty."""
MAX_SETS_MAIN: Final = 4
MAX_SETS_OTHER: Final = 3
MIN_FINISHER_S: Final = 300
MAX_FINISHER_S: Final = 1_200
MAX_AEROBIC_S: Final = 3_600
MAX_AEROBIC_BEGINNER_S: Final = 2_400
LEAST_AEROBIC_MINUTES: Final = 150
WEEKLY_AEROBIC_MINUTES: Final = 300
"""Upper end of the range of WHO 2020; more is not planned. A vigorous minute counts as two moderate ones."""
AEROBIC_STEP_S: Final = 60
MAX_BURST_S: Final = 600
"""Jumping, boxing and the like are not kept up for longer."""
MINOR: Final[frozenset[Muscle]] = frozenset({"forearms", "traps", "adductors", "abductors", "hip_flexors", "neck"})
"""Trained with the lifts by the way: work of their own comes after all other (judgement)."""
PRIORITY_MORE_SETS: Final = 4
"""Weekly sets that a priority muscle gets beyond the others, within the caps (judgement)."""
BRISK_MET: Final = 4.0
"""Trained people start from brisk walking: slower kinds do little for them (judgement)."""


class WeekFiller:
    """Builds the drafts of a normal week."""

    def __init__(self, pool: Pool, renderer: Renderer, phase: Phase) -> None:
        self.pool, self.renderer, self.phase, self.rules = pool, renderer, phase, pool.rules
        self.start_sets = 2 if self.rules.experience == "beginner" or self.rules.minutes_per_session < 45 else 3
        self.week: Counter[Muscle] = Counter()
        self.finisher_s = 0
        """Seconds that each lifting session leaves free for aerobic work."""
        self.hard_finishers = False
        self.ample = False
        """Whether minutes that are left are being filled: then up to the most that is good, not just to what is aimed for."""

    def _target(self, muscle: Muscle) -> int:
        experience = self.rules.experience
        if self.ample:
            return MAX_WEEKLY_SETS[experience]
        more = PRIORITY_MORE_SETS if muscle in self.rules.priority_muscles else 0
        return min(TARGET_SETS[experience] + more, MAX_WEEKLY_SETS[experience])

    def fill(self, templates: Iterable[Template]) -> list[Draft]:
        """Return one draft a template. A strength session for which nothing is left becomes an aerobic one."""
        drafts = [self._open(at, template) for at, template in enumerate(templates)]
        self.finisher_s = self._finisher_s(drafts)
        left = [list(enumerate(draft.template.slots)) for draft in drafts]
        while any(left):
            for at, (draft, places) in enumerate(zip(drafts, left, strict=True)):
                if places:
                    rank, slot = min(places, key=self._turn)
                    places.remove((rank, slot))
                    self._place(draft, slot, f"{at}.{rank}", drafts)
        self._add_sets(drafts)
        if self.rules.goal in ("general", "endurance"):
            self._add_aerobic(drafts)
            self._fill_minutes(drafts)
        else:
            self._fill_minutes(drafts)
            self._add_aerobic(drafts)
        return drafts

    def _fill_minutes(self, drafts: list[Draft]) -> None:
        self.ample = True
        self._add_exercises(drafts)
        self._add_sets(drafts)

    def _add_sets(self, drafts: list[Draft]) -> None:
        while self._add_one_set(drafts):
            pass

    def _add_exercises(self, drafts: list[Draft]) -> None:
        """Fill the minutes that are left with small work, each time for the muscle of the session that lacks most."""
        number = 0
        full: set[tuple[int, Muscle]] = set()
        while True:
            places = [
                (muscle in MINOR, self.week[muscle] - self._target(muscle), at, muscle)
                for at, draft in enumerate(drafts)
                if draft.picks and draft.template.kind == "strength"
                for muscle in small_work(draft.template)
                if (at, muscle) not in full and self.week[muscle] < self._target(muscle)
            ]
            if not places:
                return
            _, _, at, muscle = min(places)
            before, number = len(drafts[at].picks), number + 1
            self._place(drafts[at], isolation(muscle), f"{at}.more.{number}", drafts)
            if len(drafts[at].picks) == before:
                full.add((at, muscle))

    def _open(self, at: int, template: Template) -> Draft:
        mains = [slot for slot in template.slots if slot.role == "main"]
        if mains and not any(self.pool.candidates(slot, "open", (), ()) for slot in mains):
            template = FULL_BODY_A
        warm_ups = self.pool.warm_ups(f"warm-up {at}")
        return Draft(template, warm_up=warm_ups[0] if warm_ups else None)

    def _finisher_s(self, drafts: list[Draft]) -> int:
        """Return what every lifting session must give so that the week reaches the least of WHO; at most half its time.

        Where that would take much of the session, vigorous minutes, which count twice, leave more of it for the lifts.
        """
        lifting = sum(draft.template.kind != "cardio" for draft in drafts)
        if not self.rules.cardio or not lifting:
            return 0
        session_s = self.rules.minutes_per_session * 60
        day_s = min(self._longest_s(), session_s - warm_up_s(self.rules) - 2 * CHANGE_OVER_S)
        missing = LEAST_AEROBIC_MINUTES * 60 - day_s * (len(drafts) - lifting)
        whole_minutes = AEROBIC_STEP_S * ceil(max(missing, 0) / lifting / AEROBIC_STEP_S)
        if whole_minutes > min(MAX_FINISHER_S, session_s // 2) and self._may_go_hard():
            self.hard_finishers = True
            whole_minutes = AEROBIC_STEP_S * ceil(whole_minutes / 2 / AEROBIC_STEP_S)
        return min(whole_minutes, session_s // 2)

    def _longest_s(self) -> int:
        return MAX_AEROBIC_BEGINNER_S if self.rules.experience == "beginner" else MAX_AEROBIC_S

    def _fits(self, draft: Draft) -> bool:
        """Return whether the lifts leave the time that is kept for aerobic work; the first lift always may stand."""
        kept = ceil((self.finisher_s + CHANGE_OVER_S) / 60) if self.finisher_s and len(draft.picks) > 1 else 0
        return self.renderer.minutes(draft, self.phase) + kept <= self.rules.minutes_per_session

    def _turn(self, place: tuple[int, Slot]) -> tuple[bool, bool, float, int]:
        """Return what orders the places of a session: lifts and trunk as they stand, then small work where a muscle lacks most."""
        rank, slot = place
        if slot.role != "isolation" or slot.muscle is None or slot.muscle in self.rules.priority_muscles:
            return False, False, 0.0, rank
        return True, slot.muscle in MINOR, self.week[slot.muscle] - self._target(slot.muscle), rank

    def _place(self, draft: Draft, slot: Slot, key: str, drafts: list[Draft]) -> None:
        if slot.muscle and self.week[slot.muscle] >= self._target(slot.muscle):
            return
        used = {slug for each in drafts for slug in each.used}
        ranked = self.pool.candidates(slot, key, draft.used, used)
        for exercise in ranked[:MAX_TRIES]:
            if self._try(draft, slot, exercise):
                return

    def _try(self, draft: Draft, slot: Slot, exercise: Exercise) -> bool:
        why = reason(self.pool, slot, exercise, first=not draft.picks)
        fewest = 2 if draft.picks else 1
        most = self.start_sets + (slot.muscle in self.rules.priority_muscles)
        for sets in range(most, fewest - 1, -1):
            draft.picks.append(Pick(exercise, slot.role, sets, why))
            if self._caps_allow(draft, exercise, sets) and self._fits(draft):
                self.week.update(muscle_sets(exercise, sets))
                return True
            draft.picks.pop()
        return False

    def _caps_allow(self, draft: Draft, exercise: Exercise, added: int) -> bool:
        """Return whether ``added`` sets, already in ``draft`` but not in the week's sum, keep both caps."""
        session: Counter[Muscle] = Counter()
        for pick in draft.picks:
            session.update(muscle_sets(pick.exercise, pick.sets))
        experience = self.rules.experience
        return all(
            self.week[muscle] + more <= MAX_WEEKLY_SETS[experience] and session[muscle] <= MAX_SESSION_SETS[experience]
            for muscle, more in muscle_sets(exercise, added).items()
        )

    def _add_one_set(self, drafts: list[Draft]) -> bool:
        """Add a set where the prime movers lack most; return whether one could be added."""
        places = [(draft, at) for draft in drafts for at in range(len(draft.picks))]
        order = sorted(
            range(len(places)), key=lambda index: (-self._lack(places[index][0].picks[places[index][1]]), index)
        )
        return any(self._grow(*places[index]) for index in order)

    def _lack(self, pick: Pick) -> float:
        prime = [muscle for muscle, weight in pick.exercise.muscles.items() if weight >= 1]
        # Sets already there make the next one less useful, and spread the work over the week.
        return max((self._target(muscle) - self.week[muscle] for muscle in prime), default=0) - pick.sets

    def _grow(self, draft: Draft, at: int) -> bool:
        pick = draft.picks[at]
        prime = [muscle for muscle, weight in pick.exercise.muscles.items() if weight >= 1]
        counts_more = pick.role == "main" or not set(self.rules.priority_muscles).isdisjoint(prime)
        most = MAX_SETS_MAIN if counts_more and self.rules.experience != "beginner" else MAX_SETS_OTHER
        if pick.sets >= most or all(self.week[muscle] >= self._target(muscle) for muscle in prime):
            return False
        draft.picks[at] = Pick(pick.exercise, pick.role, pick.sets + 1, pick.why)
        if self._caps_allow(draft, pick.exercise, 1) and self._fits(draft):
            self.week.update(muscle_sets(pick.exercise, 1))
            return True
        draft.picks[at] = pick
        return False

    def _add_aerobic(self, drafts: list[Draft]) -> None:
        """Share the week's aerobic minutes: days of their own first, then what time is left after the lifts."""
        own = [at for at, draft in enumerate(drafts) if draft.template.kind == "cardio" or not draft.picks]
        longest = self._longest_s()
        budget = WEEKLY_AEROBIC_MINUTES * 60
        for done, at in enumerate(own):
            draft = drafts[at]
            if draft.template.kind != "cardio":
                draft.template = LIGHT_AEROBIC if self.rules.low_intensity else CARDIO
            share = budget // (len(own) - done)
            budget -= self._aerobic(at, draft, min(longest, share), hard=done % 2 == 1 and self._may_go_hard())
        if self.rules.goal in ("general", "endurance") or self.rules.low_intensity or self.rules.cardio:
            lifting = [at for at in range(len(drafts)) if at not in own]
            longest = max(MAX_FINISHER_S, self.finisher_s) * (2 if self.hard_finishers else 1)
            for at in lifting:
                budget -= self._aerobic(at, drafts[at], min(longest, budget), hard=self.hard_finishers)

    def _may_go_hard(self) -> bool:
        wanted = self.rules.goal == "endurance" or self.rules.cardio
        able = self.rules.experience != "beginner" and self.rules.age_years < OLDER_FROM_YEARS
        return wanted and able and self.pool.has_vigorous()

    def _aerobic(self, at: int, draft: Draft, limit_s: int, *, hard: bool) -> int:
        """Add the longest aerobic work that fits; return the moderate-equivalent seconds that it takes from the week."""
        light = self.rules.low_intensity or draft.template is LIGHT_AEROBIC
        exercise = self._aerobic_choice(at, draft, hard=hard, light=light)
        if exercise is None:
            return 0
        weight = 2 if exercise.met >= VIGOROUS_MET else 1
        longest = limit_s // weight if is_steady(exercise) else min(limit_s // weight, MAX_BURST_S)
        why = aerobic_reason(exercise, light=light)
        for seconds in range(longest, (MIN_FINISHER_S if draft.picks else AEROBIC_STEP_S) - 1, -AEROBIC_STEP_S):
            draft.aerobic = Pick(exercise, "trunk", 1, why, seconds)
            if self.renderer.fits(draft, self.phase):
                return seconds * weight
        draft.aerobic = None
        return 0

    def _aerobic_choice(self, at: int, draft: Draft, *, hard: bool, light: bool) -> Exercise | None:
        """Return what suits best: within the wanted effort, steady kinds before short bursts."""
        brisk = LIGHT_MET if self.rules.experience == "beginner" else BRISK_MET
        bands = [(VIGOROUS_MET, 99.0)] if hard else []
        bands += [(LIGHT_MET, LOW_INTENSITY_MAX_MET)] if light else [(brisk, VIGOROUS_MET)]
        for above, below in (*bands, (0.0, VIGOROUS_MET)):
            found = self.pool.aerobic(f"aerobic {at}", draft.used, above=above, below=below)
            if found:
                return min(
                    found, key=lambda each: (self.pool.ranked_down(each), not is_steady(each), spares_legs(each))
                )
        return None
