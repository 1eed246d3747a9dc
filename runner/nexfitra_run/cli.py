"""The command line `nexfitra-run`."""

import argparse
import sys
from collections.abc import Sequence

from nexfitra_run.errors import RunError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nexfitra-run", description="Runs NexFitra on this machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("up", help="start everything and print one address")
    commands.add_parser("demo", help="the same, with a demo person who has half a year of data")
    keep = commands.add_parser("keep", help="run one service and start it again when it dies")
    keep.add_argument("name", help="the name it is shown by")
    keep.add_argument("words", nargs=argparse.REMAINDER, metavar="-- CMD", help="the command and its arguments")
    database = commands.add_parser("with-postgres", help="run a command with a throw-away PostgreSQL 16")
    stack = commands.add_parser(
        "with-stack", help="run a command while everything is up, on free ports with a fresh state"
    )
    stack.add_argument("words", nargs=argparse.REMAINDER, metavar="-- CMD", help="the command and its arguments")
    operate = commands.add_parser("operate", help="run a command of `nexfitra` on the run that is up")
    operate.add_argument(
        "words", nargs=argparse.REMAINDER, metavar="-- WORDS", help="such as: accounts role EMAIL admin"
    )
    commands.add_parser("psql", help="a console on the database of the run that is up")
    database.add_argument("words", nargs=argparse.REMAINDER, metavar="-- CMD", help="the command and its arguments")
    return parser


def _command(words: list[str]) -> list[str]:
    rest = words[1:] if words[:1] == ["--"] else words
    if not rest:
        raise RunError("say which command to run after --")
    return rest


def _run(given: argparse.Namespace) -> int:
    # imported where it is needed: `keep` runs three times beside the services and should weigh little
    match given.command:
        case "up" | "demo":
            from nexfitra_run.paths import default_state  # noqa: PLC0415
            from nexfitra_run.up import announce, run_demo, run_up  # noqa: PLC0415

            return (run_up if given.command == "up" else run_demo)(default_state(), announce)
        case "keep":
            from nexfitra_run.keep import Keeper  # noqa: PLC0415

            return Keeper(given.name, _command(given.words)).run()
        case "with-stack":
            from nexfitra_run.with_stack import run_with_stack  # noqa: PLC0415

            return run_with_stack(_command(given.words))
        case "operate":
            from nexfitra_run.operate import operate  # noqa: PLC0415
            from nexfitra_run.paths import default_state  # noqa: PLC0415

            return operate(default_state(), _command(given.words))
        case "psql":
            from nexfitra_run.paths import default_state  # noqa: PLC0415
            from nexfitra_run.psql import open_console  # noqa: PLC0415

            return open_console(default_state())
        case _:
            from nexfitra_run.with_postgres import run_with_postgres  # noqa: PLC0415

            return run_with_postgres(_command(given.words))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        return _run(given)
    except RunError as error:
        sys.stderr.write(f"nexfitra: {error}\n")
        return 1
    except OSError as error:
        # A file that another user owns, a full disk: what went wrong and where, without the way to it.
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"nexfitra: {where}{error.strerror or error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
