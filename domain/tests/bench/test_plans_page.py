"""The committed figures and the line that the benchmark prints last."""

from types import SimpleNamespace

from many import Tally, tally
from measure import run
from nexfitra_domain.catalog import load_catalog
from plans import headline
from profiles import core_profiles

KEYS = {
    "hard_violations", "all5_share", "weeks_all5_share", "g_bound_share", "energy_error_mean", "energy_error_p95",
    "infeasible_explained", "p50_ms", "p95_ms",
}  # fmt: skip


def row(violations: int) -> dict[str, object]:
    return {
        "hard_violations": violations, "all5_share": 0.99, "weeks_all5_share": 0.95, "g_bound_share": 0.4,
        "error_mean": {"energy_kcal": 0.001}, "error_p95": {"energy_kcal": 0.005}, "cpu_ms": {"p50": 90.0, "p95": 180.0},
    }  # fmt: skip


def test_the_last_line_has_the_agreed_keys_for_core_and_hard() -> None:
    line = headline({"core": row(0), "hard": row(2), "infeasible": {"right_conflict_share": 1.0}})
    assert line.keys() == {"core", "hard"}
    assert all(line[group].keys() == KEYS for group in line)
    assert (line["core"]["hard_violations"], line["hard"]["hard_violations"]) == (0, 2)
    assert line["core"]["p95_ms"] == 180.0
    assert line["core"]["energy_error_p95"] == 0.005


def test_who_has_no_plan_has_no_error_of_energy() -> None:
    nobody = {**row(0), "error_mean": None, "error_p95": None}
    assert (
        headline({"core": nobody, "hard": nobody, "infeasible": {"right_conflict_share": None}})["core"][
            "energy_error_mean"
        ]
        is None
    )


def broken_engine(request: object, catalog: object) -> None:
    raise ZeroDivisionError("nothing to divide")


def test_an_exception_is_a_miss_and_is_named() -> None:
    catalog = load_catalog()
    profiles = core_profiles(2, 1, catalog.version)
    calls: list[object] = []

    def engine(request: object, of: object) -> None:
        calls.append(request)
        if len(calls) > 1:  # the first call is the one that warms up
            broken_engine(request, of)

    outcomes = run(engine, profiles, catalog)  # type: ignore[arg-type]
    assert [one.ready for one in outcomes] == [False, False]
    assert [one.hits for one in outcomes] == [0, 0]
    assert outcomes[1].error == "core 1: ZeroDivisionError: nothing to divide"


def test_thousands_of_plans_are_counted_by_what_came_of_them() -> None:
    answers = {
        "ready": SimpleNamespace(status="ready", conflicts=(), broken=()),
        "broken": SimpleNamespace(status="ready", conflicts=(), broken=("allergen",)),
        "explained": SimpleNamespace(status="infeasible", conflicts=(SimpleNamespace(wishes=("diet",)),), broken=()),
        "unexplained": SimpleNamespace(status="infeasible", conflicts=(), broken=()),
    }

    def plan(request: str, _: object) -> SimpleNamespace:
        return answers[request]

    def verify(_: str, made: SimpleNamespace, __: object) -> SimpleNamespace:
        return SimpleNamespace(violations=[SimpleNamespace(rule=rule) for rule in made.broken])

    found = tally([(name, name) for name in (*answers, "missing")], plan, verify)
    assert (found.asked, found.ready, found.refused, found.unexplained) == (5, 2, 2, 1)
    assert found.broken == ["broken"]
    assert found.rules == {"allergen": 1}
    assert found.failures == ["missing: KeyError: 'missing'"]
    assert found.figures()["at_most_share"] is None  # the rule of three is for nothing found


def test_where_nothing_is_found_the_rule_of_three_bounds_it() -> None:
    total = Tally()
    total.add(Tally(ready=1000))
    total.add(Tally(ready=2000, refused=5))
    assert total.figures()["at_most_share"] == 0.001
