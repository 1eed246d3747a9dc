#!/usr/bin/env python3
"""Every check and every test of the repository, one line each, and one line of counts at the end.

    test_all.py                      everything (what `make test` and continuous integration run)
    test_all.py --group lint,types   some groups
    test_all.py --only flask,web     some steps by name
    test_all.py --list               the steps

A step that fails does not stop the others. A step whose folder or tool is missing fails; nothing is skipped in silence.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from browser import find_browser
from setup_tools import ROOT, STATE, SetupError, node_path
from test_steps import STEPS, Step

LOGS = STATE / "test-logs"
SHOWN_LINES = 60
LANES = 2


@dataclass(frozen=True)
class Result:
    """What came of one step. A check counts as one."""

    step: Step
    passed: int
    failed: int
    seconds: float
    status: int

    @property
    def ok(self) -> bool:
        return self.status == 0 and self.failed == 0


def main() -> int:
    """Run the chosen steps; 0 when all passed."""
    parser = argparse.ArgumentParser(description="Every check and every test.")
    parser.add_argument("--group", type=lambda text: set(text.split(",")), default=set())
    parser.add_argument("--only", type=lambda text: set(text.split(",")), default=set())
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    chosen = [
        step
        for step in STEPS
        if (not given.group or step.group in given.group) and (not given.only or step.name in given.only)
    ]
    if given.list:
        print("\n".join(f"{step.group:10} {step.name}" for step in STEPS))
        return 0
    unknown = given.only - {step.name for step in STEPS} | given.group - {step.group for step in STEPS}
    if unknown or not chosen:
        sys.exit(f"test_all: no step or group called {', '.join(sorted(unknown)) or 'that'}; see --list")
    return report(run_all(chosen))


def run_all(steps: list[Step]) -> list[Result]:
    """Small steps side by side, those that use the whole machine one after another."""
    shutil.rmtree(LOGS, ignore_errors=True)
    LOGS.mkdir(parents=True)
    environment = {
        **os.environ,
        "PATH": node_path(),
        "PYTHONDONTWRITEBYTECODE": "1",
        "CI": "1",
        "NO_COLOR": "1",
        "FORCE_COLOR": "0",
    }
    with ThreadPoolExecutor(LANES) as pool:
        results = list(pool.map(lambda step: run(step, environment), [step for step in steps if not step.alone]))
    return results + [run(step, environment) for step in steps if step.alone]


def run(step: Step, environment: dict[str, str]) -> Result:
    """Run one step with its output in a file; show the end of it where the step fails."""
    started = time.monotonic()
    log, junit = LOGS / f"{step.name}.log", LOGS / f"{step.name}.xml"
    values = {"junit": str(junit), "python": sys.executable, "logs": str(LOGS / step.name)}
    status = 1
    try:
        extra = {key: value.format(**values) for key, value in step.environment.items()}
        extra |= find_browser(log) if step.browser else {}
        words = [word.format(**values) for word in step.command]
        with log.open("a") as output:
            status = subprocess.run(
                words,
                cwd=ROOT / step.folder,
                env={**environment, **extra},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=step.limit_s,
                check=False,
            ).returncode
    except (OSError, SetupError, subprocess.TimeoutExpired) as error:
        with log.open("a") as output:
            output.write(f"{step.name}: {error}\n")
    passed, failed = counts(junit, status) if step.counted else (int(status == 0), int(status != 0))
    result = Result(step, passed, failed, time.monotonic() - started, status)
    show(result, log)
    return result


def counts(junit: Path, status: int) -> tuple[int, int]:
    """Passed and failed of a JUnit file; a run that left none, or that failed elsewhere, is one failure."""
    try:
        suites = list(ET.parse(junit).getroot().iter("testsuite"))  # noqa: S314 - written by our own test runners
    except (OSError, ET.ParseError):
        return 0, 1
    total = sum(int(suite.get("tests") or 0) for suite in suites)
    failed = sum(int(suite.get("failures") or 0) + int(suite.get("errors") or 0) for suite in suites)
    skipped = sum(int(suite.get("skipped") or 0) for suite in suites)
    if total == 0 or (status != 0 and failed == 0):
        failed += 1
        total += 1
    return total - failed - skipped, failed


def show(result: Result, log: Path) -> None:
    """One line; where it failed, the end of its output too."""
    step = result.step
    tests = f"  {result.passed} passed" + (f", {result.failed} failed" if result.failed else "") if step.counted else ""
    lines = [f"{'ok  ' if result.ok else 'FAIL'} {step.name:24} {result.seconds:6.1f} s{tests}"]
    if not result.ok:
        text = log.read_text(errors="replace").splitlines() if log.exists() else []
        lines += [f"     | {line[:400]}" for line in text[-SHOWN_LINES:]]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def report(results: list[Result]) -> int:
    """Name the failed steps and print the one line of counts."""
    broken = [result.step.name for result in results if not result.ok]
    if broken:
        print(
            f"\nfailed: {', '.join(broken)}; whole outputs in {LOGS.relative_to(ROOT) if LOGS.is_relative_to(ROOT) else LOGS}"
        )
    print(f"\n{sum(result.passed for result in results)} passed, {sum(result.failed for result in results)} failed")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
