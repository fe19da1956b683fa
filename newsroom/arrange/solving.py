"""The solver: one thread, a fixed seed, limits in its own deterministic time, and a cancel.

The same model then gives the same answer; only where a machine is so slow that the limit in
seconds strikes first may an improvement be missed.
"""

from __future__ import annotations

import threading

from ortools.sat.python import cp_model

from newsroom.job import Job

_SEED = 7
# Deterministic time of the solver that passes in a second, and how much longer than planned it may
# last on a busy machine before it is cut short.
PACE, _PATIENCE = 0.25, 4.0
_PATIENT = 3.0  # seconds that any search may take
_STOP_AGAIN = 0.01  # seconds
_LEAST = 0.05


def patience(seconds: float) -> float:
    """Seconds after which a search planned for some seconds is cut short on a busy machine."""
    return max(seconds * _PATIENCE, _PATIENT)


def solver_for(seconds: float) -> cp_model.CpSolver:
    """A solver that searches for so many seconds of a usual machine."""
    solver = cp_model.CpSolver()
    seconds = max(seconds, _LEAST)
    solver.parameters.max_deterministic_time = seconds * PACE
    solver.parameters.max_time_in_seconds = patience(seconds)
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = _SEED
    return solver


def quick_solver(limit: float) -> cp_model.CpSolver:
    """A solver for a small part of a model. limit: in the solver's own time."""
    solver = solver_for(_LEAST)
    solver.parameters.max_deterministic_time = limit
    solver.parameters.max_time_in_seconds = patience(limit / PACE)
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.cp_model_use_sat_presolve = False
    return solver


def solved(
    solver: cp_model.CpSolver, model: cp_model.CpModel, job: Job, *, settles: bool = False
) -> bool:
    """Whether a solution was found. Raises CancelledError after a cancel.

    settles: something just as full is known already, so that a person in a hurry may end this.
    """
    done = threading.Event()

    def stop() -> None:
        # A call that comes before the search has begun is lost, so it is made until it is heard.
        while not done.wait(_STOP_AGAIN):
            solver.stop_search()

    job.check()
    job.stop_with(lambda: threading.Thread(target=stop, daemon=True).start(), settles=settles)
    try:
        status = solver.solve(model)
    finally:
        done.set()
        job.stop_with(None)
    job.check()
    return status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
