"""`up`: everything on this machine behind one address, until Ctrl-C."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

from honcho.environ import parse_procfile
from honcho.manager import Manager

from nexfitra_run import environment
from nexfitra_run.console import LogPrinter, open_log, say, step
from nexfitra_run.databases import create_databases
from nexfitra_run.environment import Layout
from nexfitra_run.errors import RunError
from nexfitra_run.paths import PROCFILE, ROOT, State, shown
from nexfitra_run.postgres import Postgres
from nexfitra_run.processes import LOCALHOST, free_port, holder, is_free
from nexfitra_run.run_lock import only_run, record_run
from nexfitra_run.secret_store import load_or_make
from nexfitra_run.watch import Watch

WEB_PORT = 5000
AI_PORT = 8000
STOPPED_BY_PERSON = (128 + signal.SIGINT, 128 + signal.SIGTERM)
ENVIRONMENTS = {"flask": environment.web, "worker": environment.web, "fastapi": environment.ai}
Job = tuple[str, tuple[str, ...], Callable[[Layout], dict[str, str]]]
SETUP: tuple[tuple[Job, ...], ...] = (
    (
        ("the business database's migrations", ("nexfitra", "db", "upgrade"), environment.web_owner),
        ("the food and exercise catalogue", ("nexfitra", "catalog", "sync"), environment.web_owner),
    ),
    (("the AI service's migrations", ("nexfitra-ai", "db", "upgrade"), environment.ai_owner),),
)
"""What is brought up to date before the services start: the two databases side by side, each in its order."""


DEMO: Job = ("the demo person with half a year of data", ("nexfitra", "demo", "seed"), environment.web_owner)


def run_demo(state: State, on_ready: Callable[[Layout], None]) -> int:
    """The same with a demo person who has a history, whom the sign-in page offers."""
    os.environ["DEMO_AVAILABLE"] = "true"
    return run_up(state, on_ready, extra=(DEMO,))


def run_up(
    state: State, on_ready: Callable[[Layout], None], extra: tuple[Job, ...] = (), *, quiet: bool = False
) -> int:
    """Start all, call `on_ready` once everything answers, and return the exit status when all has stopped.

    `extra` jobs run after the set-up and before the services; `quiet` keeps the services' output in their log files.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    for variable, default in (("NEXFITRA_PORT", WEB_PORT), ("NEXFITRA_AI_PORT", AI_PORT)):
        wanted_port(variable, default)  # a slip is said before anything is started
    state.prepare()
    with only_run(state):
        names = load_or_make(state.secrets)
        server = Postgres(state.database, state.sockets, state.logs / "postgres.log", names["POSTGRES_PASSWORD"])
        try:
            server.start()
            create_databases(server, names)
            layout = _choose_ports(state, names, server.port)
            record_run(state, layout.address, server.port)
            _set_up(layout, extra)
            return _run_services(layout, server, on_ready, quiet=quiet)
        finally:
            server.stop()
            say("NexFitra has stopped.")


def wanted_port(variable: str, default: int) -> int:
    """The port that the environment (or the default) names."""
    text = os.environ.get(variable) or str(default)
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise RunError(f"{variable}={text} is not a port number; give one from 1 to 65535, or none")
    return int(text)


def choose_port(variable: str, default: int, label: str, taken: int | None = None) -> int:
    """The port that the environment (or the default) names; where it is held, say by whom and take a free one."""
    wanted = wanted_port(variable, default)
    if wanted != taken and is_free(wanted):
        return wanted
    port = next(
        (near for near in range(wanted + 1, min(wanted + 20, 65_536)) if near != taken and is_free(near)), free_port()
    )
    say(f"Port {wanted} for {label} is taken by {holder(wanted)}; using {port} instead.")
    return port


def _choose_ports(state: State, names: Mapping[str, str], database_port: int) -> Layout:
    host = os.environ.get("NEXFITRA_HOST") or LOCALHOST
    web_port = choose_port("NEXFITRA_PORT", WEB_PORT, "the web app")
    ai_port = choose_port("NEXFITRA_AI_PORT", AI_PORT, "the AI service", taken=web_port)
    return Layout(state, names, database_port, host, web_port, ai_port)


def announce(layout: Layout) -> None:
    """The one address, for the person."""
    say(
        f"\n  NexFitra is ready: {layout.address}\n  Ctrl-C stops it. Errors are shown here; all requests and events are in"
        f" {shown(layout.state.logs)}\n"
    )


def _set_up(layout: Layout, extra: tuple[Job, ...]) -> None:
    def work(jobs: tuple[Job, ...]) -> None:
        for label, command, environ in jobs:
            _do(label, command, environ(layout), layout.state)

    with step("databases and catalogue"), ThreadPoolExecutor(max(len(SETUP), 1)) as pool:
        # list() raises the first failure, after the other database's jobs have ended too
        list(pool.map(work, SETUP))
    for job in extra:
        with step(job[0]):
            work((job,))


def _do(label: str, command: tuple[str, ...], environ: Mapping[str, str], state: State) -> None:
    """Run one job to its end; its output goes to a log and, where it fails, in one line to the person."""
    path = state.logs / f"setup-{command[0]}.log"
    with open_log(path) as log:
        log.write(f"--- {' '.join(command)}\n")
        log.flush()
        try:
            done = subprocess.run(  # noqa: S603 - our own commands
                command,
                env=environ,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except OSError as error:
            raise RunError(f"{command[0]} is not installed; run `make run` to repair the installation") from error
    if done.returncode != 0:
        lines = [line for line in path.read_text(errors="replace").splitlines() if line.strip()]
        raise RunError(f"{label} failed: {lines[-1].strip()[:300]} (all of it in {path})")


def _run_services(layout: Layout, server: Postgres, on_ready: Callable[[Layout], None], *, quiet: bool) -> int:
    watch = Watch(
        {
            "flask": f"http://{LOCALHOST}:{layout.web_port}/readyz",
            "fastapi": f"http://{LOCALHOST}:{layout.ai_port}/readyz",
        },
        lambda: server.alive,
        lambda: on_ready(layout),
    )
    printer = LogPrinter(layout.state.logs, watch.start, quiet=quiet)
    manager = Manager(printer)
    for name, command in parse_procfile(PROCFILE.read_text()).processes.items():
        manager.add_process(name, command, env=ENVIRONMENTS[name](layout), cwd=str(ROOT))
    manager.loop()
    watch.stop()
    printer.close()
    if watch.problem:
        raise RunError(f"{watch.problem}; the logs are in {layout.state.logs}")
    status: int = manager.returncode or 0
    return 0 if status in STOPPED_BY_PERSON else status or 1


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
