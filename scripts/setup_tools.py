"""Small tools of the set-up scripts: paths, the log, steps with one line each, files written whole or not at all.

Standard library only: these run before anything is installed.
"""

import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from setup_children import call

ROOT = Path(__file__).resolve().parents[1]
STATE = Path(os.environ.get("NEXFITRA_STATE") or ROOT / ".nexfitra").resolve()
LOG = STATE / "logs" / "bootstrap.log"
VENV = Path(os.environ.get("NEXFITRA_VENV") or ROOT / ".venv").resolve()
OWN_NODE = VENV / "node" / "bin"


class SetupError(Exception):
    """One line for the person."""


def run(command: list[str], failure: str, *, env: Mapping[str, str], cwd: Path = ROOT) -> None:
    """Run a command with its output in the log; SetupError with the most telling line where it fails."""
    try:
        status, text = call(command, env=env, cwd=cwd)
    except OSError as error:
        raise SetupError(f"{failure}: {command[0]}: {error.strerror}") from error
    log(f"--- {' '.join(command)}\n{text}")
    if status != 0:
        raise SetupError(f"{failure}: {last_line(text)} (all of it in {shown(LOG)})")


def last_line(text: str) -> str:
    """The last line that names an error, else the last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [
        line
        for line in lines
        if re.search(r"error|denied|no space", line, re.IGNORECASE) and "A complete log" not in line
    ]
    return (errors or lines or ["no message"])[-1][:300]


@contextlib.contextmanager
def step(label: str) -> Iterator[None]:
    """Say what is being done, and how long it took once it is done."""
    print(f"  {label} …", flush=True)
    start = time.monotonic()
    try:
        yield
    except OSError as error:
        raise SetupError(f"cannot write to {error.filename}: {error.strerror}") from error
    print(f"  {label}: {time.monotonic() - start:.0f} s", flush=True)


def digest(files: Iterable[Path], *words: str) -> str:
    """One value over the names and contents of the files."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in files:
        content = path.read_bytes() if path.is_file() else b""
        total.update(f"{path.relative_to(ROOT)}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def read_text(path: Path) -> str:
    """The file's text; empty where there is none."""
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def read_json(path: Path) -> dict[str, str]:
    """The file's object; empty where there is none or it is damaged."""
    try:
        value = json.loads(read_text(path) or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def write_text(path: Path, text: str) -> None:
    """Write whole or not at all."""
    new = path.with_name(path.name + ".new")
    new.write_text(text + "\n")
    new.replace(path)


def write_json(path: Path, value: Mapping[str, str]) -> None:
    """Write whole or not at all."""
    write_text(path, json.dumps(value))


def node_path() -> str:
    """PATH with the environment's programs first, and the Node that `bootstrap.py` installed where the machine has none."""
    path = os.environ.get("PATH", os.defpath)
    return os.pathsep.join([str(VENV / "bin"), *([str(OWN_NODE)] if uses_own_node() else []), path])


def uses_own_node() -> bool:
    """Whether Node came from the package index."""
    return (OWN_NODE / "node").exists()


def log(text: str) -> None:
    """Add to the log."""
    with LOG.open("a") as file:
        file.write(text)


def plain(name: str) -> str:
    """The normal form of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def shown(path: Path) -> str:
    """The path as seen from the checkout."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
