"""The environment of the Python packages: made whole or made anew, with exactly the locked versions. Standard library only."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setup_children import call
from setup_tools import (
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

PACKAGES = ("domain", "flask_app", "fastapi_app", "runner")
LOCKS = {"main": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
HALF_VENV = STATE / "venv-unfinished"
PIP_SCRATCH = STATE / "pip-scratch"


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


def pip(python: Path, *words: str, failure: str = "installing the Python packages failed") -> None:
    """Run `pip install`; where it fails, say ``failure`` and its last error."""
    forget_half_packages()
    shutil.rmtree(PIP_SCRATCH, ignore_errors=True)  # a killed pip leaves there what it had unpacked
    PIP_SCRATCH.mkdir()
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q", *words]
    environ = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore", "TMPDIR": str(PIP_SCRATCH)}
    run(command, failure, env=environ)
    shutil.rmtree(PIP_SCRATCH, ignore_errors=True)


def python_digest(lock: Path) -> str:
    """Changes when the lock, one of our pyproject files, or the Python version changes."""
    files = [lock, *(ROOT / name / "pyproject.toml" for name in PACKAGES)]
    return digest(files, f"{sys.version_info[:2]}")
