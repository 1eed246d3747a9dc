#!/usr/bin/env python3
"""The OpenAPI documents of both services and the web app's client, made from the code.

contracts.py write    write contracts/*.openapi.json and frontend/src/api
contracts.py check    fail where what is committed is not what the code says
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from setup_tools import ROOT, SetupError

DOCUMENTS = {"business.openapi.json": ("nexfitra", "openapi"), "ai.openapi.json": ("nexfitra-ai", "openapi")}
CONTRACTS = ROOT / "contracts"
CLIENT = ROOT / "frontend" / "src" / "api"
# printing a document needs a complete configuration, but nothing is opened or signed with it
ENVIRONMENT = {
    "NEXFITRA_ENV": "test",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
    "JWT_SECRET": "only-for-printing-the-document-0123456789",
    "SERVICE_TOKEN_SECRET": "only-for-printing-the-document-0123456789",
}


def main() -> int:
    """Run the command; 0 when documents and client are those of the code."""
    parser = argparse.ArgumentParser(description="OpenAPI documents and web client from the code.")
    parser.add_argument("command", choices=("write", "check"))
    given = parser.parse_args()
    try:
        if given.command == "write":
            write()
            return 0
        problems = list(check())
    except SetupError as error:
        problems = [str(error)]
    for problem in problems:
        sys.stderr.write(f"contracts: {problem}\n")
    if not problems:
        print("contracts: documents and client are those of the code")
    return 1 if problems else 0


def write() -> None:
    """Write the documents, then the client from the business document."""
    CONTRACTS.mkdir(exist_ok=True)
    for name, command in DOCUMENTS.items():
        (CONTRACTS / name).write_text(printed(command))
    make_client(CONTRACTS / "business.openapi.json", CLIENT)


def check() -> Iterator[str]:
    """What differs from the code, one line each."""
    for name, command in DOCUMENTS.items():
        path = CONTRACTS / name
        if not path.is_file() or path.read_text() != printed(command):
            yield f"contracts/{name} is not what the code says; run `make contracts` and commit the result"
    with tempfile.TemporaryDirectory(dir=ROOT / "frontend", prefix=".api-check-") as folder:
        fresh = Path(folder) / "api"
        make_client(CONTRACTS / "business.openapi.json", fresh)
        for name in sorted({file for file, _ in contents(fresh) ^ contents(CLIENT)}):
            yield f"frontend/src/api/{name} is not what the contract says; run `make contracts` and commit the result"


def printed(command: tuple[str, ...]) -> str:
    """The document that the command prints, in one fixed form."""
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **ENVIRONMENT}, check=False)
    if done.returncode != 0:
        raise SetupError(f"`{' '.join(command)}` failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    return json.dumps(json.loads(done.stdout), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def make_client(document: Path, target: Path) -> None:
    """Generate the TypeScript client."""
    words = ["npm", "run", "--silent", "api", "--", "--input", str(document), "--output", str(target)]
    done = subprocess.run(
        words, cwd=ROOT / "frontend", capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode != 0:
        raise SetupError(f"the client could not be generated: {' '.join((done.stdout + done.stderr).split())[-400:]}")


def contents(folder: Path) -> set[tuple[str, bytes]]:
    """Every file of the folder with its content."""
    return {(str(path.relative_to(folder)), path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
