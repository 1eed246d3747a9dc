#!/usr/bin/env python3
"""Kill one service of a running stack for good, and let it come back: for journeys and measurements without the AI service.

    service_switch.py kill fastapi
    service_switch.py revive fastapi

Works inside `nexfitra-run with-stack -- CMD`, which names the stack's folder in NEXFITRA_STATE. The service's keeper would
start it again at once; so the keeper is stopped in its tracks first, and continued when the service shall come back.
"""

import argparse
import contextlib
import os
import signal
import sys

import psutil

from nexfitra_run.run_lock import MARK

STATE = "NEXFITRA_STATE"


def keeper(service: str) -> psutil.Process:
    """The process that keeps `service` of this stack alive; LookupError where there is none."""
    state = os.environ.get(STATE)
    if not state:
        raise LookupError(f"{STATE} is not set: run this inside `nexfitra-run with-stack -- CMD`")
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            words = process.cmdline()
            is_keeper = ["keep", service] in [words[at : at + 2] for at in range(len(words))]
            if is_keeper and process.environ().get(MARK) == state:
                return process
    raise LookupError(f"no service called {service} runs in {state}")


def kill(service: str) -> None:
    """End the service as a power cut would, and keep it down."""
    guard = keeper(service)
    guard.send_signal(signal.SIGSTOP)
    family = guard.children(recursive=True)
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    # Their parent is stopped and cannot reap them: a zombie is dead enough.
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
            while process.status() != psutil.STATUS_ZOMBIE:
                process.wait(0.05)


def revive(service: str) -> None:
    """Let the keeper go on: it notices that its service died and starts it again."""
    keeper(service).send_signal(signal.SIGCONT)


def main() -> int:
    """Do what the command line says; 1 where there is no such service."""
    parser = argparse.ArgumentParser(description="Kill one service of a running stack, and let it come back.")
    parser.add_argument("action", choices=("kill", "revive"))
    parser.add_argument("service", choices=("flask", "fastapi", "worker"))
    given = parser.parse_args()
    try:
        (kill if given.action == "kill" else revive)(given.service)
    except LookupError as error:
        sys.stderr.write(f"service_switch: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
