"""The command line `nexfitra-run`."""

import argparse
import sys
from collections.abc import Sequence

from nexfitra_run.errors import RunError
from nexfitra_run.with_postgres import run_with_postgres


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nexfitra-run", description="Runs NexFitra on this machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    database = commands.add_parser("with-postgres", help="run a command with a throw-away PostgreSQL 16")
    database.add_argument("words", nargs=argparse.REMAINDER, metavar="-- CMD", help="the command and its arguments")
    return parser


def _command(words: list[str]) -> list[str]:
    rest = words[1:] if words[:1] == ["--"] else words
    if not rest:
        raise RunError("say which command to run after --")
    return rest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        return run_with_postgres(_command(given.words))
    except RunError as error:
        sys.stderr.write(f"nexfitra: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
