#!/usr/bin/env python3
"""Make this checkout ready to run: Python packages in .venv, the web app in frontend/dist. Standard library only.

Every step leaves its mark only when it has wholly succeeded, so that an interrupted run is simply taken up again; a step
whose inputs have not changed since is skipped. What goes wrong is said in one line; details are in .nexfitra/logs.

    bootstrap.py [--dev] [--only-python] [--no-build]
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this very check; the lines above parse on old versions too
    have = ".".join(str(part) for part in sys.version_info[:2])
    sys.exit(f"nexfitra: Python 3.11 or newer is needed, this is {have}; try: make run PYTHON=python3.12")

import argparse
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from setup_children import end_all, interrupt_on_signals
from setup_lock import only_one
from setup_python import pip, python_packages
from setup_tools import (
    OWN_NODE,
    ROOT,
    STATE,
    VENV,
    SetupError,
    digest,
    read_text,
    run,
    shown,
    step,
    write_text,
)

WEB = ROOT / "frontend"
NODE_LOCK = ROOT / "requirements-node.lock"
WEB_LOCKS = (WEB / "package-lock.json", WEB / ".npmrc")
MODULES_STAMP = STATE / "web-modules.stamp"
OLDEST_NODE = (20, 19)
WANTED_NODE = ".".join(str(part) for part in OLDEST_NODE)
NO_NODE = (
    f"the web app is built with Node {WANTED_NODE} or newer, there is none here, and it could not be fetched either;"
    " install Node with npm (nodejs.org) and run again"
)
WEB_SOURCES = (
    "src",
    "public",
    "scripts",
    "index.html",
    "package.json",
    "vite.config.ts",
    "tsconfig.json",
    "tsconfig.base.json",
    "tsconfig.node.json",
)


def main() -> int:
    """Run the steps; 0 when everything is ready."""
    parser = argparse.ArgumentParser(description="Make this checkout ready to run.")
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    parser.add_argument("--only-python", action="store_true", help="leave the web app alone")
    parser.add_argument("--no-build", action="store_true", help="install the web app's modules, but do not build it")
    given = parser.parse_args()
    try:
        interrupt_on_signals()
        with only_one(), ThreadPoolExecutor(1) as pool:
            try:
                # in a thread: a signal, which only the main one hears, then never cuts in while a program is being started
                pool.submit(install, dev=given.dev, web=not given.only_python, build=not given.no_build).result()
            except KeyboardInterrupt:
                end_all()  # before the pool waits for its thread
                raise
    except SetupError as error:
        sys.stderr.write(f"nexfitra: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("nexfitra: interrupted; the next run goes on from here\n")
        return 130
    return 0


def install(*, dev: bool, web: bool, build: bool) -> None:
    """Python packages and web modules side by side (both mostly wait for the network), then the build."""
    with ThreadPoolExecutor(1) as pool:
        beside = (
            pool.submit(web_modules, dict(os.environ)) if web and node_in(os.environ.get("PATH", os.defpath)) else None
        )
        python = python_packages(dev=dev)  # where it fails, what runs beside it still comes to its end
        if beside is not None:
            beside.result()
    if web:
        web_app(python, build=build)


def web_app(python: Path, *, build: bool) -> None:
    """Install the web app's modules and build it, each only where something has changed."""
    stamp = STATE / "web-build.stamp"
    built = digest([*WEB_LOCKS, *web_sources()], str(WEB))
    build_ready = read_text(stamp) == built and (WEB / "dist" / "index.html").is_file()
    if build_ready and build and not (WEB / "node_modules").exists():
        return  # a built app runs without its modules
    if modules_ready() and (build_ready or not build):
        return
    environ = node_environment(python)
    web_modules(environ)
    if build and not build_ready:
        with step("web app into frontend/dist"):
            stamp.unlink(missing_ok=True)
            run(["npm", "run", "build"], "building the web app failed", env=environ, cwd=WEB)
            write_text(stamp, built)


def web_modules(environ: dict[str, str]) -> None:
    """Install the locked modules where they are not those of the lock."""
    if not (WEB / "package.json").is_file():
        raise SetupError("frontend/package.json is missing; restore it from version control")
    if modules_ready():
        return
    with step("web modules into frontend/node_modules"):
        MODULES_STAMP.unlink(missing_ok=True)
        run(["npm", "ci", "--no-audit", "--no-fund"], "installing the web modules failed", env=environ, cwd=WEB)
        write_text(MODULES_STAMP, digest(WEB_LOCKS, str(WEB)))


def modules_ready() -> bool:
    """Whether node_modules was installed whole from this lock."""
    present = (WEB / "node_modules" / ".package-lock.json").is_file()
    return present and read_text(MODULES_STAMP) == digest(WEB_LOCKS, str(WEB))


def web_sources() -> list[Path]:
    """Every file that goes into the built web app."""
    found: list[Path] = []
    for name in WEB_SOURCES:
        path = WEB / name
        found += sorted(child for child in path.rglob("*") if child.is_file()) if path.is_dir() else [path]
    return [path for path in found if path.is_file()]


def node_environment(python: Path) -> dict[str, str]:
    """An environment whose PATH has a Node that is new enough; where the machine has none, Node from the package index."""
    own = OWN_NODE
    for path in (os.environ.get("PATH", os.defpath), f"{own}{os.pathsep}{os.environ.get('PATH', os.defpath)}"):
        if node_in(path):
            return {**os.environ, "PATH": path, "CI": "1"}
    with step(f"no Node {WANTED_NODE} or newer found: installing Node into {shown(VENV)}"):
        pip(python, "--require-hashes", "-r", str(NODE_LOCK), failure=NO_NODE)
        link_node(own)
    path = f"{own}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    if node_version(path) < OLDEST_NODE:
        raise SetupError(f"{NO_NODE}: what was fetched does not run here")
    return {**os.environ, "PATH": path, "CI": "1"}


def node_in(path: str) -> bool:
    """Whether this PATH has a Node that is new enough, and npm."""
    return node_version(path) >= OLDEST_NODE and shutil.which("npm", path=path) is not None


def link_node(own: Path) -> None:
    """Put the package's `node` and `npm` into a folder of their own, so that they never shadow a person's."""
    own.mkdir(parents=True, exist_ok=True)
    for name in ("node", "npm", "npx"):
        link = own / name
        link.unlink(missing_ok=True)
        link.symlink_to(VENV / "bin" / name)


def node_version(path: str) -> tuple[int, ...]:
    """Version of the `node` on this PATH; (0,) where there is none."""
    node = shutil.which("node", path=path)
    if node is None:
        return (0,)
    done = subprocess.run([node, "--version"], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    match = re.match(r"v(\d+)\.(\d+)", done.stdout)
    return (int(match[1]), int(match[2])) if match else (0,)


if __name__ == "__main__":
    sys.exit(main())
