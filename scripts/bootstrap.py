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
import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from setup_children import call, end_all, interrupt_on_signals
from setup_lock import only_one
from setup_tools import (
    OWN_NODE,
    ROOT,
    STATE,
    VENV,
    SetupError,
    digest,
    last_line,
    log,
    plain,
    read_json,
    read_text,
    run,
    shown,
    step,
    write_json,
    write_text,
)

WEB = ROOT / "frontend"
PACKAGES = ("domain", "flask_app", "fastapi_app", "runner")
LOCKS = {"main": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
NODE_LOCK = ROOT / "requirements-node.lock"
WEB_LOCKS = (WEB / "package-lock.json", WEB / ".npmrc")
HALF_VENV = STATE / "venv-unfinished"
MODULES_STAMP = STATE / "web-modules.stamp"
OLDEST_NODE = (20, 19)
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


# --- Python -----------------------------------------------------------------------------------------------------------


def python_packages(*, dev: bool) -> Path:
    """Install the locked packages and our own four; return the environment's Python."""
    python = VENV / "bin" / "python"
    kind = "dev" if dev else "main"
    if not LOCKS[kind].is_file():
        raise SetupError(f"{LOCKS[kind].name} is missing; restore it from version control")
    digests = {name: python_digest(lock) for name, lock in LOCKS.items() if lock.is_file()}
    stamp = VENV / ".nexfitra-stamp.json"
    done = read_json(stamp)
    kind = "dev" if kind == "main" and done.get("dev") == digests.get("dev") else kind
    if done.get(kind) == digests[kind] and installed(python, LOCKS[kind]):
        return python
    with step(f"Python packages into {shown(VENV)}"):
        stamp.unlink(missing_ok=True)
        make_environment(python)
        pip(python, "--require-hashes", "-r", str(LOCKS[kind]))
        own = [word for name in PACKAGES for word in ("-e", str(ROOT / name))]
        pip(python, "--no-deps", "--no-build-isolation", *own)
        if not installed(python, LOCKS[kind]):
            # files were deleted by hand behind pip's back: lay all of them down again
            pip(python, "--force-reinstall", "--require-hashes", "-r", str(LOCKS[kind]))
        write_json(stamp, {"main": digests["main"], **({"dev": digests["dev"]} if kind == "dev" else {})})
    return python


def make_environment(python: Path) -> None:
    """Make .venv, or make it anew where it was not made whole, does not work or belongs to another Python version.

    A mark beside it says that it is not whole yet. It cannot be made under another name and then renamed: its programs
    name the folder they were made in.
    """
    if read_text(HALF_VENV) != str(VENV) and environment_works(python):
        return
    write_text(HALF_VENV, str(VENV))
    if VENV.exists():
        shutil.rmtree(VENV, ignore_errors=True)
    status, text = call([sys.executable, "-m", "venv", str(VENV)])
    if status != 0:
        log(text)
        if "ensurepip" in text:
            raise SetupError("Python's venv module is incomplete here; on Debian or Ubuntu: apt install python3-venv")
        raise SetupError(f"{shown(VENV)} could not be made: {last_line(text)}")
    HALF_VENV.unlink()


def forget_half_packages() -> None:
    """Clear what a killed pip has left, so that pip sees those packages as missing and installs them.

    It writes RECORD last: without it, it would take a package for installed and could not replace it. Under a name with
    `~` it keeps the version that it is replacing.
    """
    for folder in VENV.glob("lib/python*/site-packages"):
        half = [info for info in folder.glob("*.dist-info") if not (info / "RECORD").is_file()]
        for path in (*half, *folder.glob("~*")):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def environment_works(python: Path) -> bool:
    """Whether the environment's own Python runs, has pip, and is of this version."""
    script = "import sys, pip; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", script], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.split() == [str(part) for part in sys.version_info[:2]]


def installed(python: Path, lock: Path) -> bool:
    """Whether the environment holds exactly the locked versions, and our own packages, with their files."""
    script = (
        "import json, importlib.metadata as m, os.path as p\n"
        "print(json.dumps({(d.metadata['Name'] or ''): d.version for d in m.distributions()"
        " if d.files and all(p.exists(d.locate_file(f)) for f in d.files if str(f).endswith(('.py', '.so')))}))"
    )
    try:
        done = subprocess.run(
            [python, "-c", script], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
        found = {plain(name): version for name, version in json.loads(done.stdout or "{}").items()}
    except (OSError, ValueError):
        return False
    # a line with a marker may be meant for another platform or version of Python; pip has judged it, here it is not counted
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)\s*(?:\\|$)", lock.read_text(), re.MULTILINE)
    own = {"nexfitra-domain", "flask-app", "fastapi-app", "nexfitra-run"}
    return own <= found.keys() and all(found.get(plain(name)) == version for name, version in pins)


def pip(python: Path, *words: str) -> None:
    """Run `pip install`; where it fails, say its last error."""
    forget_half_packages()
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q", *words]
    run(command, "installing the Python packages failed", env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"})


def python_digest(lock: Path) -> str:
    """Changes when the lock, one of our pyproject files, or the Python version changes."""
    files = [lock, *(ROOT / name / "pyproject.toml" for name in PACKAGES)]
    return digest(files, f"{sys.version_info[:2]}")


# --- the web app ------------------------------------------------------------------------------------------------------


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
    wanted = ".".join(str(part) for part in OLDEST_NODE)
    with step(f"no Node {wanted} or newer found: installing Node into {shown(VENV)}"):
        pip(python, "--require-hashes", "-r", str(NODE_LOCK))
        link_node(own)
    path = f"{own}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    if node_version(path) < OLDEST_NODE:
        raise SetupError(f"no Node {wanted} or newer; install it (nodejs.org) and run again")
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
