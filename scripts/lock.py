#!/usr/bin/env python3
"""The locks of the Python packages. Standard library only.

    lock.py update [--upgrade]   resolve each service with Poetry, then write the requirements files from its locks
    lock.py check                without network: do the locks, the requirements files and the pyproject files agree?

Poetry keeps one lock a service (its choice of versions and hashes); machines without Poetry install from one hashed
requirements file that holds exactly the same versions. The requirements files are computed here from the locks alone.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from setup_tools import ROOT, STATE, SetupError, plain, step, write_text

PROJECTS = ("flask_app", "fastapi_app", "runner")
OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "requirements.lock": ("main",),
    "requirements-dev.lock": ("main", "dev"),
    "requirements-node.lock": ("node",),
}
POETRY = "2.5.1"
MIRROR_PLUGIN = "0.6.5"
MIRROR_VARIABLE = "POETRY_PYPI_MIRROR_URL"
NPM_LOCK = ROOT / "frontend" / "package-lock.json"
HEADER = """\
# Written by `make lock` from the poetry.lock files of {projects}; not to be edited by hand.
# Install with: pip install --require-hashes -r {name}
"""


@dataclass
class Pin:
    """One version of one package: where it applies (empty: everywhere) and the hashes of its files."""

    markers: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)


def main() -> int:
    """Run the command; 0 when all agrees."""
    parser = argparse.ArgumentParser(description="The locks of the Python packages.")
    parser.add_argument("command", choices=("update", "check"))
    parser.add_argument(
        "--upgrade", action="store_true", help="take the newest versions that the pyproject files allow"
    )
    given = parser.parse_args()
    try:
        if given.command == "update":
            update(upgrade=given.upgrade)
        problems = list(check())
    except SetupError as error:
        problems = [str(error)]
    for problem in problems:
        sys.stderr.write(f"lock: {problem}\n")
    if not problems:
        print("lock: the Poetry locks, the requirements files and the pyproject files agree")
    return 1 if problems else 0


def update(*, upgrade: bool) -> None:
    """Resolve with Poetry and write the requirements files."""
    poetry = install_poetry()
    for name in PROJECTS:
        with step(f"poetry lock in {name}"):
            words = [str(poetry), "lock", "--no-interaction", *(["--regenerate"] if upgrade else [])]
            done = subprocess.run(
                words, cwd=ROOT / name, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
            )
            if done.returncode != 0:
                raise SetupError(
                    f"poetry lock failed in {name}: {' '.join((done.stdout + done.stderr).split())[-400:]}"
                )
    for name, groups in OUTPUTS.items():
        write_text(ROOT / name, render(name, groups).rstrip("\n"))


def install_poetry() -> Path:
    """Poetry in an environment of its own; with the plugin for package mirrors where the environment names one."""
    mirrored = bool(os.environ.get(MIRROR_VARIABLE))
    home = STATE / "tools" / f"poetry-{POETRY}{'-mirror' if mirrored else ''}"
    program = home / "bin" / "poetry"
    ready = home / "ready"
    if ready.exists():
        return program
    wanted = [f"poetry=={POETRY}", *([f"poetry-plugin-pypi-mirror=={MIRROR_PLUGIN}"] if mirrored else [])]
    with step(f"Poetry {POETRY}"):
        for words in (
            [sys.executable, "-m", "venv", "--clear", str(home)],
            [str(home / "bin/pip"), "install", "-q", *wanted],
        ):
            done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
            if done.returncode != 0:
                raise SetupError(
                    f"Poetry could not be installed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}"
                )
        ready.touch()
    return program


def check() -> Iterator[str]:
    """What does not agree, one line each."""
    for project in PROJECTS:
        lock = read_lock(project)
        if lock["metadata"]["content-hash"] != content_hash(project):
            yield f"{project}/poetry.lock is older than its pyproject.toml; run `make lock`"
        for entry in lock["package"]:
            # descriptions may hold addresses; only the source and the files decide where a package comes from
            if "://" in f"{entry.get('source')}{entry['files']}":
                yield f"{project}/poetry.lock names a package host for {entry['name']}; locks must work with any index"
    for name, groups in OUTPUTS.items():
        path = ROOT / name
        text = path.read_text() if path.is_file() else ""
        if text != render(name, groups):
            yield f"{name} does not hold what the Poetry locks say; run `make lock`"
        if "://" in text:
            yield f"{name} names a package host; locks must work with any index"
    if NPM_LOCK.is_file() and '"resolved": "http' in NPM_LOCK.read_text():
        yield "frontend/package-lock.json names a package host; frontend/.npmrc should hold omit-lockfile-registry-resolved=true"


def render(name: str, groups: tuple[str, ...]) -> str:
    """The requirements file of the groups over all locks; SetupError where two locks disagree about a version."""
    pins = merge(groups)
    blocks = []
    for package in sorted(pins):
        for version, pin in sorted(pins[package].items()):
            marker = "" if "" in pin.markers else " ; " + " or ".join(f"({text})" for text in sorted(pin.markers))
            lines = [f"{package}=={version}{marker}", *(f"    --hash={value}" for value in sorted(pin.hashes))]
            blocks.append(" \\\n".join(lines))
    return HEADER.format(projects=", ".join(PROJECTS), name=name) + "\n".join(blocks) + "\n"


def merge(groups: tuple[str, ...]) -> dict[str, dict[str, Pin]]:
    """Package → version → pin, over all locks."""
    pins: dict[str, dict[str, Pin]] = {}
    by_project: dict[str, dict[str, set[str]]] = {}
    for project in PROJECTS:
        for entry in read_lock(project)["package"]:
            name = plain(entry["name"])
            by_project.setdefault(name, {}).setdefault(project, set()).add(entry["version"])
            wanted = [group for group in entry["groups"] if group in groups]
            if not wanted or entry.get("source", {}).get("type") == "directory":
                continue
            pin = pins.setdefault(name, {}).setdefault(entry["version"], Pin())
            markers = entry.get("markers", "")
            pin.markers |= {markers if isinstance(markers, str) else markers.get(group, "") for group in wanted}
            pin.hashes |= {file["hash"] for file in entry["files"]}
    for name, projects in by_project.items():
        if name in pins and len({frozenset(versions) for versions in projects.values()}) > 1:
            shown = "; ".join(f"{project} has {', '.join(sorted(versions))}" for project, versions in projects.items())
            raise SetupError(f"{name}: {shown}; run `make lock UPGRADE=1`")
    return pins


def read_lock(project: str) -> dict[str, Any]:
    """The parsed poetry.lock of a project."""
    path = ROOT / project / "poetry.lock"
    if not path.is_file():
        raise SetupError(f"{project}/poetry.lock is missing; run `make lock`")
    return tomllib.loads(path.read_text())


def content_hash(project: str) -> str:
    """What Poetry (2.3 and later) writes as the hash of the parts of pyproject.toml that decide the lock."""
    data = tomllib.loads((ROOT / project / "pyproject.toml").read_text())
    own, poetry = data["project"], data.get("tool", {}).get("poetry", {})
    relevant: dict[str, Any] = {
        "project": {
            key: own[key] for key in ("requires-python", "dependencies", "optional-dependencies") if key in own
        },
        "tool": {
            "poetry": {
                key: poetry[key]
                for key in ("dependencies", "source", "extras", "dev-dependencies", "group")
                if key in poetry
            }
        },
    }
    if data.get("dependency-groups"):
        relevant["dependency-groups"] = data["dependency-groups"]
    return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
