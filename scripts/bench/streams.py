#!/usr/bin/env python3
"""Do open event streams hold up other requests? `GET /me/targets` timed without streams, and beside as many as are let in.

Run it as `nexfitra-run with-stack -- python scripts/bench/streams.py`. The worker is stopped meanwhile, so that plans stay
queued and their streams stay open; both states are measured within one run, since machines are noisy.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import httpx
from service_switch import kill, revive
from stack_client import Client, profile_bodies, stack_url

OUT: Final = Path(__file__).resolve().parents[2] / "docs" / "benchmarks"
STREAMS_A_PERSON: Final = 3


class OpenStreams:
    """Streams that are held open until the block ends; ``open`` is how many the server let in."""

    def __init__(self, clients: list[Client]) -> None:
        self.clients = clients
        self.open = 0
        self.refused = 0
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> "OpenStreams":
        for client in self.clients:
            for seed in range(STREAMS_A_PERSON):
                self._hold(client, seed)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(15)

    def _hold(self, client: Client, seed: int) -> None:
        start = time.strftime("%Y-%m-%d", time.gmtime())
        asked = client.http.post("/plans", json={"kind": "workout", "start": start, "seed": seed})
        if asked.status_code != httpx.codes.ACCEPTED:
            sys.stderr.write(f"not asked: {asked.text[:200]}\n")
            self.refused += 1
            return
        ready = threading.Event()

        def read() -> None:
            with client.http.stream("GET", f"/plans/{asked.json()['id']}/events") as stream:
                accepted = stream.status_code == httpx.codes.OK
                self.open += accepted
                self.refused += not accepted
                if not accepted:
                    sys.stderr.write(f"refused: {stream.status_code} {stream.read()[:200]!r}\n")
                ready.set()
                for _ in stream.iter_lines():
                    if self._stop.is_set():
                        return

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        self._threads.append(thread)
        ready.wait(10)


def timed(client: Client, requests: int) -> list[float]:
    """Milliseconds of each of so many requests, one after the other."""
    taken = []
    for _ in range(requests):
        began = time.perf_counter()
        client.http.get("/me/targets").raise_for_status()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def measure(people: int, requests: int) -> dict[str, Any]:
    """The state without streams before and after the one with them, so that a drift of the machine shows; times in ms."""
    bodies = profile_bodies(people + 1, 1)
    observer, *others = [Client(stack_url(), body) for body in bodies]
    timed(observer, 20)
    without = timed(observer, requests // 2)
    kill("worker")
    try:
        with OpenStreams(others) as streams:
            opened, refused = streams.open, streams.refused
            beside = timed(observer, requests)
    finally:
        revive("worker")
    without += timed(observer, requests - requests // 2)
    return {
        "open_streams": opened,
        "refused_streams": refused,
        "without": figures(without),
        "beside": figures(beside),
        "ratio_p50": round(statistics.median(beside) / statistics.median(without), 2),
    }


def figures(taken: list[float]) -> dict[str, float]:
    """Median, 95th percentile and number of requests."""
    return {
        "requests": len(taken),
        "p50_ms": round(statistics.median(taken), 1),
        "p95_ms": round(statistics.quantiles(taken, n=20)[18], 1),
    }


def table(result: dict[str, Any]) -> str:
    """The page."""
    found = result["figures"]
    rows = [
        f"| {label} | {streams} | {found[key]['requests']} | {found[key]['p50_ms']} | {found[key]['p95_ms']} |"
        for label, key, streams in (
            ("no stream", "without", 0),
            ("beside open streams", "beside", found["open_streams"]),
        )
    ]
    made = "; ".join(f"{key} {value}" for key, value in result["settings"].items())
    return "\n".join(
        [
            "# Requests beside open event streams, measured",
            "",
            "| state | streams | requests | p50 ms | p95 ms |",
            "|---|---|---|---|---|",
            *rows,
            "",
            (
                f"Ratio of the medians: {found['ratio_p50']}. {found['refused_streams']} further streams were refused with a problem, as the limit "
                "says. An open stream occupies a thread of the server and no database connection. `GET /me/targets` of another person, one "
                "request after the other; the worker is stopped, so that plans stay queued and streams open."
            ),
            "",
            f"Made with: {made}.",
            "",
            "Again: `make bench-streams`.",
            "",
        ]
    )


def main() -> int:
    """Measure and write both files; 1 where no stream was open, since then nothing was measured."""
    parser = argparse.ArgumentParser(description="Measure requests beside open event streams.")
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--requests", type=int, default=300)
    given = parser.parse_args()
    noted = {
        "people": given.people,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),
    }
    result = {"settings": noted, "figures": measure(given.people, given.requests)}
    (OUT / "streams.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (OUT / "streams.md").write_text(table(result), encoding="utf-8")
    sys.stdout.write(table(result))
    return 0 if result["figures"]["open_streams"] else 1


if __name__ == "__main__":
    sys.exit(main())
