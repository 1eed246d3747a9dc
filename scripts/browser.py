"""A browser for the journeys: Playwright's own where it is there, else the system's Chromium, else install that."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from setup_tools import ROOT, SetupError, node_path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
VARIABLE = "CHROMIUM_PATH"
"""The Playwright configuration starts the program that this names; empty means Playwright's own browser."""


def find_browser(log: Path) -> dict[str, str]:
    """The environment for a run of the journeys; SetupError where there is no browser and none can be installed."""
    named = os.environ.get(VARIABLE)
    if named:
        return {VARIABLE: named}
    if own_browser():
        return {}
    if system_browser() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install(log)
    path = system_browser()
    if path is None:
        raise SetupError(
            "no browser for the journeys: install Debian's chromium package, run `npx playwright install chromium` "
            f"in frontend, or name one with {VARIABLE}"
        )
    return {VARIABLE: path}


def own_browser() -> bool:
    """Whether Playwright's own Chromium has been downloaded."""
    script = "process.stdout.write(JSON.stringify(require('@playwright/test').chromium.executablePath()))"
    try:
        done = subprocess.run(
            ["node", "-e", script],
            cwd=ROOT / "frontend",
            env={**os.environ, "PATH": node_path()},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode == 0 and Path(json.loads(done.stdout)).is_file()
    except (OSError, ValueError):
        return False


def system_browser() -> str | None:
    """The first Chromium or Chrome on the PATH."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install(log: Path) -> None:
    """Install Debian's Chromium; what goes wrong is in the log, and the caller sees that there is none."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ("-o", "DPkg::Lock::Timeout=300")
    with log.open("a") as output:
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run(
                ["apt-get", *wait, *words],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                check=False,
            )
