"""Parts that meal and workout messages share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from annotated_types import Ge, Le, Len

CONTRACT_VERSION: Final = "1"

Seed = Annotated[int, Ge(0), Le(2**53 - 1)]
"""At most what a JSON number keeps exactly (RFC 8259, section 6), so that a browser can hand it back."""

Slug = Annotated[str, Len(1, 80)]
PlanOutcome = Literal["ready", "infeasible"]
Param = str | int | float | tuple[str, ...]
"""What fills a placeholder of an explanation; a tuple is a list of words."""


@dataclass(frozen=True, slots=True)
class MacroTotals:
    """Sums over items. ``None`` where an item with unknown content makes the sum unknown: unknown is never zero."""

    energy_kcal: float | None
    protein_g: float | None
    fat_g: float | None
    carbohydrate_g: float | None
    fibre_g: float | None = None
    saturated_fat_g: float | None = None
    sodium_mg: float | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule. ``rule`` is a stable code ("allergen", "diet", "energy_floor"); ``where`` a path such as ``days[2].meals[0]``."""

    rule: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The independent verifier's verdict; ``ok`` is true only where no hard rule is broken."""

    ok: bool
    violations: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence, for translation: a key of ``explain.PHRASES`` with what fills its placeholders."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence, for translation: a key of ``explain.SENTENCES`` with what fills its placeholders; ``parts`` fill ``{parts}``."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)
    parts: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why nothing fits: ``wishes`` collide (field paths of the request), ``relaxation`` is the smallest change that would do.

    ``text`` and ``relaxation`` are English; the parts say the same as keys with params.
    """

    wishes: tuple[str, ...]
    text: str
    relaxation: str
    text_parts: tuple[Explanation, ...] = ()
    relaxation_parts: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineProvenance:
    """Which engine made the plan, from what. The caller adds ``fallback`` and ``duration_ms``: they are not part of the content."""

    engine: str
    model_version: str
    seed: Seed
    catalog_version: str
