#!/usr/bin/env python3
"""Migrations on a throw-away database; run it under `nexfitra-run with-postgres --`.

migrations.py check                    from nothing to the newest state, which must be exactly the models; twice
migrations.py new SERVICE "what"       write a new migration from the difference between models and migrations
"""

import os
import subprocess
import sys

from setup_tools import ROOT

SERVICES = {"flask": "nexfitra", "fastapi": "nexfitra-ai"}


def main(arguments: list[str]) -> int:
    """Run the command; 0 when it succeeded."""
    if arguments == ["check"]:
        steps = [(service, words) for service in SERVICES for words in (["upgrade"], ["upgrade"], ["check"])]
    elif len(arguments) == 3 and arguments[0] == "new" and arguments[1] in SERVICES:
        steps = [(arguments[1], ["upgrade"]), (arguments[1], ["revision", "-m", arguments[2]])]
    else:
        sys.stderr.write(__doc__ or "")
        return 2
    for service, words in steps:
        command = [SERVICES[service], "db", *words]
        print(f"{service}: {' '.join(command)}", flush=True)
        status = subprocess.run(command, cwd=ROOT, env=environment(service), check=False).returncode
        if status != 0:
            return status
    return 0


def environment(service: str) -> dict[str, str]:
    """What a service's command line needs, from what with-postgres has set."""
    prefix = service.upper()
    url = f"{prefix}_DATABASE_URL"
    if url not in os.environ:
        sys.exit("migrations: run this under `nexfitra-run with-postgres --`")
    return {
        **os.environ,
        "NEXFITRA_ENV": "test",
        "DATABASE_URL": os.environ[url],
        "DATABASE_OWNER_URL": os.environ[f"{prefix}_DATABASE_OWNER_URL"],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
