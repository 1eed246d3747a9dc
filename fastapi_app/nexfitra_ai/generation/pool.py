"""Bounded computation: a few worker processes, a short queue, and a plain "come back" where both are full.

Planning is pure CPU work in Python; in threads it would make every other answer of the service wait for the interpreter.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Final

from nexfitra_domain.contract import MealPlanRequest, WorkoutPlanRequest

from nexfitra_ai.engines.base import Engine
from nexfitra_ai.engines.shelf import built_in_engines
from nexfitra_ai.generation.run import EngineRun, run_engine
from nexfitra_ai.kit.problems import Unavailable

Request = MealPlanRequest | WorkoutPlanRequest
_RETRY: Final = {"Retry-After": "1"}
_PARENT_CHECK_S: Final = 2.0

_engines: Mapping[str, Engine] = {}


def _exit_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK_S)
    os._exit(0)


def _start_worker() -> None:
    """Prepare a worker process: load the engines, leave Ctrl-C to the parent, and never outlive it."""
    global _engines  # noqa: PLW0603  # one set of engines a process, loaded once
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, args=(os.getppid(),), daemon=True).start()
    _engines = built_in_engines()
    for engine in _engines.values():
        engine.readiness()


def _run_here(engine_id: str, request: Request) -> EngineRun:
    return run_engine(_engines[engine_id], request)


def _worker_pid() -> int:
    return os.getpid()


class PlanningPool:
    """Runs engines in worker processes. At most ``workers + queue`` requests are inside at any time."""

    def __init__(
        self,
        *,
        workers: int,
        queue: int,
        timeout_s: float,
        run: Callable[[str, Request], EngineRun] = _run_here,
        executor: Callable[[], Executor] | None = None,
    ) -> None:
        self._workers = workers
        self._timeout_s = timeout_s
        self._run = run
        self._slots = threading.BoundedSemaphore(workers + queue)
        self._make = executor or self._processes
        self._lock = threading.Lock()
        self._executor: Executor | None = None
        self._warm: list[Future[int]] = []

    def start(self) -> None:
        """Start the workers in the background, so that the first request does not pay for it."""
        executor = self._current()
        self._warm = [executor.submit(_worker_pid) for _ in range(self._workers)]

    def ready(self) -> bool:
        """Return whether the workers have started and none failed to."""
        return all(future.done() and future.exception() is None for future in self._warm)

    def run(self, engine_id: str, request: Request) -> EngineRun:
        """Run an engine and wait for it.

        Raises ``Unavailable`` with ``overloaded`` (queue full), ``planner_timeout`` or ``planner_restarted``, and whatever
        the engine raised. The place of a run that was given up is free again only when the worker is.
        """
        if not self._slots.acquire(blocking=False):
            raise Unavailable("overloaded", "All planners are busy.", headers=dict(_RETRY))
        executor = self._current()
        try:
            future = executor.submit(self._run, engine_id, request)
        except BrokenExecutor as error:
            self._slots.release()
            self._drop(executor)
            raise Unavailable("planner_restarted", "A planner stopped.", headers=dict(_RETRY)) from error
        future.add_done_callback(lambda _: self._slots.release())
        try:
            return future.result(self._timeout_s)
        except FutureTimeout as error:
            future.cancel()
            raise Unavailable("planner_timeout", "The plan took too long.", headers=dict(_RETRY)) from error
        except BrokenExecutor as error:
            self._drop(executor)
            raise Unavailable("planner_restarted", "A planner stopped.", headers=dict(_RETRY)) from error

    def close(self) -> None:
        """Stop the workers; running plans are abandoned."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)

    def _processes(self) -> Executor:
        # "spawn": a fork of a process that has threads may copy a lock in its locked state.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_start_worker)

    def _current(self) -> Executor:
        with self._lock:
            if self._executor is None:
                self._executor = self._make()
            return self._executor

    def _drop(self, broken: Executor) -> None:
        with self._lock:
            if self._executor is broken:
                self._executor = None
        broken.shutdown(wait=False, cancel_futures=True)
