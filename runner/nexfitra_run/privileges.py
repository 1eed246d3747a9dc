"""PostgreSQL refuses to run as root. This module finds a way to start it that needs no root.

An ordinary user needs nothing. Root first tries a user namespace, in which the same files belong to an ordinary user, so
that no ownership changes; where the kernel forbids that, it becomes another user and the data folder is handed over.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nexfitra_run.errors import RunError

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
OTHER_USERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Privileges:
    """How a database command is started: words put before it, or the user it becomes."""

    prefix: tuple[str, ...] = ()
    user: str | None = None

    def command(self, *words: str) -> list[str]:
        return [*self.prefix, *words]

    @property
    def user_id(self) -> int | None:
        return None if self.user is None else pwd.getpwnam(self.user).pw_uid

    @property
    def group_id(self) -> int | None:
        return None if self.user is None else pwd.getpwnam(self.user).pw_gid

    def hand_over(self, *paths: Path) -> None:
        """Give the paths to the user that the database will run as."""
        if self.user_id is None or self.group_id is None:
            return
        for path in paths:
            os.chown(path, self.user_id, self.group_id)


def find_privileges(binary: Path, folder: Path) -> Privileges:
    """The way to run `binary` on data in `folder`; RunError where there is none."""
    if os.geteuid() != 0:
        return Privileges()
    if _namespace_works():
        return Privileges(prefix=NAMESPACE)
    for name in OTHER_USERS:
        candidate = Privileges(user=name)
        if _user_exists(name) and _can_use(candidate, binary, folder):
            return candidate
    raise RunError(
        f"PostgreSQL does not run as root, user namespaces are not allowed here and no other user can reach {folder}; "
        "run this as an ordinary user"
    )


@cache
def _namespace_works() -> bool:
    if shutil.which(NAMESPACE[0]) is None:
        return False
    done = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)  # noqa: S603 - fixed words
    return done.returncode == 0


def _user_exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _can_use(candidate: Privileges, binary: Path, folder: Path) -> bool:
    script = 'test -x "$1" && test -x "$2"'
    done = subprocess.run(  # noqa: S603 - fixed words, our own paths
        ["/bin/sh", "-c", script, "sh", str(binary), str(folder)],
        user=candidate.user_id,
        group=candidate.group_id,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
