"""``python -m orgdesign.opinion.highs``: the other process. A question a line on standard input, an answer a line.

Before an answer come the bounds on the way to it, a line each, of those who ask for them.

It must never import OR-Tools, nor anything that does.
"""

from __future__ import annotations

import json
import math
import sys
import time
from typing import Any

import highspy
import numpy as np

_ENDINGS = {
    highspy.HighsModelStatus.kOptimal: "proven",
    highspy.HighsModelStatus.kInfeasible: "impossible",
    highspy.HighsModelStatus.kTimeLimit: "out of time",
    highspy.HighsModelStatus.kInterrupt: "proven",
}


def main() -> None:
    """Answer every question, until there are no more."""
    for line in sys.stdin:
        _say(answer(json.loads(line)))


def _say(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Solve one question, telling each better bound as it comes."""
    started = time.monotonic()
    unit = question["divided by"]
    highs = _solver(question["seconds"], question["gap"], question["tolerance"], unit)
    highs.passModel(_model(question, unit))
    start = question["start"]
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = [float(v) for v in start]
        highs.setSolution(solution)
    looks = _Looks(question["enough"], question["looks"], unit)
    highs.cbMipInterrupt.subscribe(looks)
    highs.run()
    info = highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    status = highs.getModelStatus()
    return {
        "ending": "out of time" if looks.over else _ENDINGS.get(status, "failed"),
        "bound": info.mip_dual_bound * unit if math.isfinite(info.mip_dual_bound) else None,
        "values": [round(v) for v in highs.getSolution().col_value] if found else None,
        "solver": f"HiGHS {highs.version()}",
        "seconds": round(time.monotonic() - started, 3),
        "words": highs.modelStatusToString(status),
    }


def _solver(seconds: float, gap: float, tolerance: float, unit: float) -> highspy.Highs:
    highs = highspy.Highs()
    options: dict[str, Any] = {
        "output_flag": False,
        "threads": 1,
        "time_limit": seconds,
        "mip_rel_gap": gap,
        "mip_abs_gap": 0.25 / unit,
        "primal_feasibility_tolerance": tolerance,
        "dual_feasibility_tolerance": tolerance,
        "mip_feasibility_tolerance": tolerance,
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
    return highs


class _Looks:
    """Ends the search once its bound is enough, what lies between it and the best not being asked, or looks are up.

    Each bound that is better than those before is said, in units of the question.
    """

    def __init__(self, enough: float | None, looks: int | None, unit: float) -> None:
        self._unit = unit
        self._enough = math.inf if enough is None else enough
        self._left = math.inf if looks is None else looks
        self._bound = -math.inf
        self.over = False

    def __call__(self, event: highspy.highs.HighsCallbackEvent) -> None:
        self._left -= 1
        bound = event.data_out.mip_dual_bound * self._unit
        if math.isfinite(bound) and bound > self._bound:
            self._bound = bound
            _say({"so far": bound})
        if bound >= self._enough:
            event.interrupt()
        elif self._left <= 0:
            self.over = True
            event.interrupt()


def _model(question: dict[str, Any], unit: float) -> highspy.HighsLp:
    rows = question["rows"]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(question["lower"]), len(rows)
    cost = np.zeros(lp.num_col_)
    for variable, factor in question["objective"]:
        cost[variable] = factor / unit
    lp.col_cost_ = cost
    lp.col_lower_ = np.array(question["lower"], dtype=float)
    lp.col_upper_ = np.array(question["upper"], dtype=float)
    lp.row_lower_ = np.array([-highspy.kHighsInf if low is None else low for low, _, _, _ in rows], dtype=float)
    lp.row_upper_ = np.array([highspy.kHighsInf if high is None else high for _, high, _, _ in rows], dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(variables) for _, _, variables, _ in rows)])
    lp.a_matrix_.index_ = np.array([v for _, _, variables, _ in rows for v in variables], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([f for _, _, _, factors in rows for f in factors], dtype=float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    return lp


if __name__ == "__main__":
    main()
