"""The figures as Markdown, with their charts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from charts import histogram, share_bars
from measure import BUDGET_MS
from metrics import Outcome
from nexfitra_domain.planning.candidates import DRAWS

ENERGY_EDGES_PCT: Final = (0.0, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 3.0, 5.0)
NOTE: Final = (
    "All5: energy within 5 % and each macro within the larger of 5 % and 5 g of the day's target. g-bound: energy within 3 %, each "
    "macro within 5 g. Errors are shares of the day's target over the days that were planned. A person without a plan misses on "
    "every day and in whole weeks. Intervals are 95 %, by bootstrap over people (10,000 resamples); where nothing happened, the "
    "rule of three. Hard violations are counted by the verifier, which shares no code with the planner. Milliseconds are CPU time of one "
    "process with one thread unless they are called wall."
)
INFEASIBLE_NOTE: Final = (
    "Each request has one minimal set of wishes that collide, known by construction: it is proved impossible from the catalogue "
    "(a meal without a dish, a day whose energy cannot hold the macro, a locked allergen, a floor above the energy), and giving up "
    "any one wish of the set, all others kept, was shown to lead to a plan that the verifier passes. Right means: exactly this set is named."
)
ARMS_NOTE: Final = (
    "The same people (the first hundred), without budgets and leftovers, which the simple engines know nothing of, the same requests and candidate budget (64 candidate days a kind of day to begin with; the planner draws more where few of "
    "them hit, the large MIP has four times as many, all of them in its choice, and a hundred times the nodes). Greedy and random arms serve "
    "their best days however far they miss; the random ones keep the seven best of their draws and know no variety."
)
TRAINING_NOTE: Final = (
    "Four weeks each. The range is 10–20 hard sets a muscle and week (beginners 4–10), helpers counted half; it is asked of people "
    "who lift for strength or size without limits and with enough time. Minutes off: |planned − wished| as a share of the wished minutes."
)


def markdown(result: Mapping[str, Any]) -> str:
    """Return the page."""
    parts = [
        "# Planner, measured",
        "",
        *_meals(result),
        *_wishes(result["core"]["by_wish"]),
        *_seeds(result["core"], result["settings"]["seed"], result["other_seeds"]),
        "## Engines",
        "",
        *_arms("core", result["arms"]),
        *_arms("hard", result["arms_hard"]),
        ARMS_NOTE,
        "",
        "![All5 by engine](plans-arms.svg)",
        "",
        *_draws(result["by_candidate_days"]),
        *_hard(result["hard"]["by_kind"]),
        *_infeasible(result["infeasible"]),
        *_safety(result["safety"]),
        *_variety(result),
        *_workouts(result["workouts"]),
        "## Made with",
        "",
        "; ".join(f"{key} {value}" for key, value in result["settings"].items()) + ".",
        "",
        f"Again: `make bench-plans PROFILES={result['settings']['people']} SEED={result['settings']['seed']}`.",
        "",
    ]
    return "\n".join(parts)


def _meals(result: Mapping[str, Any]) -> list[str]:
    rows = {"core": result["core"], "hard": result["hard"]}
    rows |= {f"core, {style}": row for style, row in result["core"]["by_style"].items()}
    rows |= {f"hard, {style}": row for style, row in result["hard"]["by_style"].items()}
    head = (
        "people", "n", "no plan", "hard violations", "All5 days", "interval", "whole weeks", "g-bound", "energy error mean / p95",
        "protein p95", "ms p50 / p95", "wall ms p95",
    )  # fmt: skip
    body = []
    for name, row in rows.items():
        error, p95 = row["error_mean"] or {}, row["error_p95"] or {}
        body.append(
            (
                name, row["people"], row["infeasible"], row["hard_violations"], pct(row["all5_share"]),
                _limits(row["all5_interval"]), pct(row["weeks_all5_share"]), pct(row["g_bound_share"]),
                f"{pct(error.get('energy_kcal'), 2)} / {pct(p95.get('energy_kcal'), 2)}", pct(p95.get("protein_g"), 2),
                f"{row['cpu_ms']['p50']} / {row['cpu_ms']['p95']}", row["wall_ms"]["p95"],
            )
        )  # fmt: skip
    bound = " and ".join(f"{_limits(rows[name]['hard_violation']['interval'])} ({name})" for name in ("core", "hard"))
    violations = f"Interval of the share of plans with a hard violation: {bound}."
    proved = " and ".join(
        f"{rows[name]['refusals_proved']} of {rows[name]['infeasible']} ({name})" for name in ("core", "hard")
    )
    violations += f" Refusals proved right, a meal having no dish at all for exactly the reason named: {proved}."
    chart = "![How far days lie from their energy target](plans-energy-error.svg)"
    return [*_table(head, body), "", NOTE, "", violations, "", chart, ""]


def _arms(people: str, arms: Mapping[str, Any]) -> list[str]:
    head = (
        f"engine, {people} people", "n", "no plan", "hard violations", "All5 days", "against the planner", "whole weeks", "g-bound",
        "energy error mean", "distinct of 28", "ms p50 / p95",
    )  # fmt: skip
    body = [
        (
            name, row["people"], row["infeasible"], row["hard_violations"], pct(row["all5_share"]),
            _limits(row["all5_against_planner"]), pct(row["weeks_all5_share"]), pct(row["g_bound_share"]),
            pct((row["error_mean"] or {}).get("energy_kcal"), 2), row["distinct_of_28"],
            f"{row['cpu_ms']['p50']} / {row['cpu_ms']['p95']}",
        )
        for name, row in arms.items()
    ]  # fmt: skip
    return [*_table(head, body), ""]


def _draws(rows: Mapping[str, Any]) -> list[str]:
    head = ("candidate days", "All5 days", "whole weeks", "ms p50 / p95", "wall ms p50 / p95")
    body = [
        (
            draws, pct(row["all5_share"]), pct(row["weeks_all5_share"]), f"{row['cpu_ms']['p50']} / {row['cpu_ms']['p95']}",
            f"{row['wall_ms']['p50']} / {row['wall_ms']['p95']}",
        )
        for draws, row in rows.items()
    ]  # fmt: skip
    within = [int(draws) for draws, row in rows.items() if row["cpu_ms"]["p95"] <= BUDGET_MS]
    most = max(within, default=None)
    ends = (
        f"{most} candidate days are the most of these whose p95 stays within {BUDGET_MS:.0f} ms; the planner begins with {DRAWS}."
        if most
        else f"None of these stays within {BUDGET_MS:.0f} ms at p95; the planner begins with {DRAWS}."
    )
    return ["## Candidate days", "", *_table(head, body), "", ends, ""]


def _wishes(rows: Mapping[str, Any]) -> list[str]:
    head = ("core people who ask for", "n", "no plan", "All5 days", "ms p50 / p95")
    body = [
        (
            name,
            row["people"],
            row["infeasible"],
            pct(row["all5_share"]),
            f"{row['cpu_ms']['p50']} / {row['cpu_ms']['p95']}",
        )
        for name, row in rows.items()
    ]
    return [*_table(head, body), ""]


def _seeds(first: Mapping[str, Any], seed: int, rows: Mapping[str, Any]) -> list[str]:
    head = ("seed", "n", "no plan", "hard violations", "All5 days", "interval", "whole weeks", "ms p50 / p95")
    body = [
        (
            name, row["people"], row["infeasible"], row["hard_violations"], pct(row["all5_share"]), _limits(row["all5_interval"]),
            pct(row["weeks_all5_share"]), f"{row['cpu_ms']['p50']} / {row['cpu_ms']['p95']}",
        )
        for name, row in {str(seed): first, **rows}.items()
    ]  # fmt: skip
    apart = [name for name, row in rows.items() if not row["agrees"]]
    told = f"Apart from seed {seed}: {', '.join(apart)}." if apart else "The intervals of all seeds overlap."
    return ["## Other people", "", *_table(head, body), "", told, ""] if rows else []


def _hard(kinds: Mapping[str, Any]) -> list[str]:
    body = [(kind, row["people"], row["infeasible"], pct(row["all5_share"])) for kind, row in kinds.items()]
    return ["## What is hard", "", *_table(("asked for", "n", "no plan", "All5 days"), body), ""]


def _infeasible(row: Mapping[str, Any]) -> list[str]:
    body = [(name.replace("_", " "), one["requests"], one["right"]) for name, one in row["by_family"].items()]
    told = (
        f"{row['refused']} of {row['requests']} refused; right conflict in {pct(row['right_conflict_share'])} "
        f"({_limits(row['right_conflict_interval'])}); ms p50 / p95 {row['cpu_ms']['p50']} / {row['cpu_ms']['p95']}."
    )
    return [
        "## Impossible requests",
        "",
        told,
        "",
        *_table(("family", "n", "right set"), body),
        "",
        INFEASIBLE_NOTE,
        "",
    ]


def _safety(row: Mapping[str, Any]) -> list[str]:
    head = ("no plan where none is due", "no deficit where none is due", "false blocks", "wrong kinds")
    body = (
        f"{pct(row['gate_recall'])} of {row['gate_recall_people']}",
        f"{pct(row['no_deficit_recall'])} of {row['no_deficit_recall_people']}",
        f"{pct(row['false_blocks'])} of {row['false_blocks_people']}",
        ", ".join(row["wrong_kinds"]) or "none",
    )
    return ["## Safety screen", "", *_table(head, [body]), ""]


def _variety(result: Mapping[str, Any]) -> list[str]:
    rows = [("core", result["core"]), ("hard", result["hard"])]
    head = (
        "people",
        "distinct of 28",
        "distinct share",
        "distance between days",
        "RDA/AI reached",
        "coverage",
        "least reached",
    )
    body = []
    for name, row in rows:
        least = list(row["micros"]["by_nutrient"].items())[:6]
        body.append(
            (
                name, row["distinct_of_28"], pct(row["distinct_share"]), row["day_jaccard_distance"],
                pct(row["micros"]["reached_share"]), pct(row["micros"]["coverage_mean"]),
                ", ".join(f"{key} {pct(share, 0)}" for key, share in least),
            )
        )  # fmt: skip
    spread = [
        (row["style"], row["jaccard_distance"], row["dishes_a_week"], row["dishes"]) for row in result["seed_spread"]
    ]
    spread_head = ("one person under 8 seeds", "distance between weeks", "dishes a week", "dishes in all")
    note = (
        "Distances are Jaccard's: 0 is all alike, 1 nothing in common. RDA/AI: means of the week against the reference intakes; what a "
        "food does not state is left out, so a goal counts as reached only by what is known."
    )
    return [
        "## Variety, vitamins and minerals",
        "",
        *_table(head, body),
        "",
        *_table(spread_head, spread),
        "",
        note,
        "",
    ]


def _workouts(row: Mapping[str, Any]) -> list[str]:
    head = (
        "n", "no plan", "hard violations", "ms p50 / p95", "wall ms p95", "asked for sets", "muscles in range", "sets off",
        "minutes off mean / p95", "against the judge's minutes", "pushes a pull",
    )  # fmt: skip
    body = (
        row["people"], row["infeasible"], row["hard_violations"], f"{row['cpu_ms']['p50']} / {row['cpu_ms']['p95']}",
        row["wall_ms"]["p95"], row["people_asked_for_sets"], pct(row["muscles_in_range"]), row["sets_off_mean"],
        f"{pct(row['minutes_off_mean'])} / {pct(row['minutes_off_p95'])}", pct(row["judge_minutes_off_mean"]),
        row["push_per_pull_median"],
    )  # fmt: skip
    muscles = [
        (muscle.replace("_", " "), pct(one["in_range"]), one["below"], one["above"])
        for muscle, one in row["sets_off_by_muscle"].items()
    ]
    minutes = [(wish, pct(off)) for wish, off in row["minutes_by_wish"].items()]
    return [
        *("## Workout schedules", "", *_table(head, [body]), ""),
        *(*_table(("muscle", "in range", "sets below", "sets above"), muscles), ""),
        *(*_table(("minutes wished", "minutes off"), minutes), "", TRAINING_NOTE, ""),
    ]


def _table(head: Sequence[str], body: Sequence[Sequence[Any]]) -> list[str]:
    rows = ["| " + " | ".join("–" if cell is None else str(cell) for cell in row) + " |" for row in body]
    return ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *rows]


def pct(share: float | None, digits: int = 1) -> str:
    """Return a share as a percentage; a dash where there is none."""
    return "–" if share is None else f"{share:.{digits}%}"


def _limits(limits: Sequence[float] | None) -> str:
    return "–" if limits is None else f"{limits[0]:.1%} … {limits[1]:.1%}"


def write_charts(folder: Path, core: Sequence[Outcome], hard: Sequence[Outcome], arms: Mapping[str, Any]) -> None:
    """Write the charts beside the page."""
    series = {
        name: [100 * day["energy_kcal"] for one in outcomes for day in one.errors]
        for name, outcomes in (("core", core), ("hard", hard))
    }
    title = "Days by |energy − target|"
    chart = histogram(title, "% of the target, from", ENERGY_EDGES_PCT, series)
    (folder / "plans-energy-error.svg").write_text(chart, encoding="utf-8")
    bars = {
        f"{name}, {group}": (row["all5_share"] or 0.0, row["all5_interval"])
        for group, rows in arms.items()
        for name, row in rows.items()
    }
    (folder / "plans-arms.svg").write_text(share_bars("Days within All5, by engine", bars), encoding="utf-8")
