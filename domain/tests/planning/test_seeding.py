"""The seeding helper repeats itself, also in another process."""

import os
import subprocess
import sys

from nexfitra_domain.planning.seeding import stable_rng

SCRIPT = "from nexfitra_domain.planning.seeding import stable_rng; print(stable_rng(7, 'meals', 3).random())"


def test_same_seed_and_parts_repeat() -> None:
    assert stable_rng(7, "meals", 3).random() == stable_rng(7, "meals", 3).random()


def test_parts_separate_streams() -> None:
    assert stable_rng(7, "ab", "c").random() != stable_rng(7, "a", "bc").random()
    assert stable_rng(7, "meals").random() != stable_rng(8, "meals").random()


def test_other_processes_agree_whatever_their_hash_seed() -> None:
    def other(hash_seed: str) -> float:
        env = {**os.environ, "PYTHONHASHSEED": hash_seed}
        return float(subprocess.run([sys.executable, "-c", SCRIPT], env=env, capture_output=True, check=True).stdout)  # noqa: S603 - our own script

    assert other("1") == other("2") == stable_rng(7, "meals", 3).random()
