"""The one place that speaks to HiGHS: a single-threaded, silent, seeded solver whose answer never depends on the clock."""

from dataclasses import dataclass
from typing import Final

import highspy
import numpy as np
import numpy.typing as npt

from nexfitra_domain.planning.goals import Array

MIP_GAP: Final = 0.3
"""In cost units: a choice of days this near to the best (less than half of one repeated dinner) is as good, and proving
the rest would be most of the time."""
INFINITY: Final = float(highspy.kHighsInf)


@dataclass(frozen=True, slots=True)
class Program:
    """Minimise ``cost · x`` under ``row_low ≤ matrix · x ≤ row_high`` and ``0 ≤ x ≤ upper``; ``integer`` marks whole columns."""

    cost: Array
    upper: Array
    matrix: Array
    row_low: Array
    row_high: Array
    integer: npt.NDArray[np.bool_] | None = None


class Solver:
    """A HiGHS instance that is used again and again; making one costs more than solving a day's portions."""

    def __init__(self, node_limit: int = 20) -> None:
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call] # highspy leaves its constructor untyped
        options: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "random_seed": 1, "parallel": "off"}
        # A node limit, never a time limit: the same request must end in the same plan on a slow and on a fast machine.
        options |= {"mip_max_nodes": node_limit}
        for name, value in options.items():
            self._highs.setOptionValue(name, value)
        self._highs.setOptionValue("mip_abs_gap", MIP_GAP)

    def solve(self, program: Program) -> Array | None:
        """Return the best point found (for whole numbers: the incumbent at the node limit), or None where there is none."""
        model = _model(program)
        self._highs.clearSolver()
        # Presolve takes longer than it saves on a day's portions, and pays for itself on the choice of days.
        self._highs.setOptionValue("presolve", "off" if program.integer is None else "choose")
        self._highs.passModel(model)
        self._highs.run()
        if self._highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        return np.array(self._highs.getSolution().col_value)

    def dual_prices(self, program: Program) -> tuple[float, Array]:
        """Return what the best point of a program without whole columns costs, and the dual price of every row.

        Raises:
            ValueError: the program has no best point.
        """
        self._highs.clearSolver()
        self._highs.setOptionValue("presolve", "off")
        self._highs.passModel(_model(program))
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ValueError("the program has no best point")
        return float(self._highs.getInfo().objective_function_value), np.array(self._highs.getSolution().row_dual)


def _model(program: Program) -> highspy.HighsLp:
    by_column = program.matrix.T
    filled = by_column != 0
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = by_column.shape
    model.col_cost_, model.col_upper_ = program.cost, program.upper
    model.col_lower_ = np.zeros(len(program.cost))
    model.row_lower_, model.row_upper_ = program.row_low, program.row_high
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(filled.sum(axis=1)))).astype(np.int32)
    model.a_matrix_.index_ = np.nonzero(filled)[1].astype(np.int32)
    model.a_matrix_.value_ = by_column[filled]
    if program.integer is not None:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(whole)] for whole in program.integer]
    return model
