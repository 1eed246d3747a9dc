"""Measure Today and Plan with Lighthouse on a running stack, as a phone on a slow network, signed in.

`make bench-lighthouse`, which is `nexfitra-run with-stack -- python scripts/bench/lighthouse.py`: a person with a week of plans
and a diary; the median of some runs of each page. Writes docs/benchmarks/lighthouse.{json,md}.
"""

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

from stack_client import Client, Json, profile_bodies, stack_url

ROOT: Final = Path(__file__).resolve().parents[2]
OUT: Final = ROOT / "docs" / "benchmarks"
LIGHTHOUSE: Final = "lighthouse@12.8.2"
PAGES: Final = {"Today": "/", "Plan": "/plan"}
CATEGORIES: Final = ("accessibility", "performance", "best-practices")
TARGETS: Final = {"accessibility": 100, "performance": 90}
METRICS: Final = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "speed-index": "SI",
}
FLAGS: Final = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
SIGN_IN: Final = ROOT / "scripts" / "bench" / "sign_in.mjs"


@contextmanager
def browser(path: str) -> Iterator[int]:
    """Start a browser with an empty profile; yield its debugging port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    folder = tempfile.mkdtemp(prefix="nexfitra-lighthouse-")
    words = [path, *FLAGS, f"--remote-debugging-port={port}", f"--user-data-dir={folder}", "about:blank"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port: int) -> None:
    ends = time.monotonic() + 60
    while True:
        try:
            urlopen(f"http://127.0.0.1:{port}/json/version", timeout=2).close()
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)
        else:
            return


def prepare(url: str, seed: int) -> Json:
    """Make a person with both plans, an eaten meal and a month of weights; return the account."""
    person = Client(url, profile_bodies(1, seed)[0])
    meal, _ = person.plan("meal", seed), person.plan("workout", seed)
    plan = person.http.get("/plans", params={"kind": "meal"}).raise_for_status().json()["items"][0]
    day = dt.datetime.now(dt.UTC)
    if meal.status == "ready":
        shown = person.http.get(f"/plans/{plan['id']}").raise_for_status().json()["days"][0]
        body = {"date": shown["date"], "meal_ids": [shown["meals"][0]["id"]]}
        person.http.post(f"/plans/{plan['id']}/log", json=body).raise_for_status()
    for back in range(30):
        weighed = {
            "kind": "weight",
            "value": 70 + back / 20,
            "unit": "kg",
            "at": (day - dt.timedelta(days=back)).isoformat(),
        }
        person.http.put(f"/measurements/{uuid.uuid4()}", json=weighed).raise_for_status()
    return person.account


def measure(page: str, port: int) -> Json:
    """Run Lighthouse once on a page of the signed-in browser; return its report. It empties caches and removes workers before."""
    words = [
        "npx", "--yes", LIGHTHOUSE, page, f"--port={port}", "--output=json", "--quiet",
        f"--only-categories={','.join(CATEGORIES)}", "--form-factor=mobile",
    ]  # fmt: skip
    done = subprocess.run(words, cwd=ROOT / "frontend", capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed on {page}: {done.stderr.strip()[-1_000:]}")
    report: Json = json.loads(done.stdout)
    if report["finalDisplayedUrl"].rstrip("/") != page.rstrip("/"):
        raise RuntimeError(f"{page} led to {report['finalDisplayedUrl']}: not signed in")
    return report


def summary(reports: Sequence[Json]) -> Json:
    """Median scores and metrics of the runs of one page, and what accessibility complained about."""
    scores = {
        name: round(statistics.median(report["categories"][name]["score"] for report in reports) * 100)
        for name in CATEGORIES
    }
    metrics = {
        name: round(statistics.median(report["audits"][name]["numericValue"] for report in reports), 3)
        for name in METRICS
    }
    failed = {
        audit["id"]
        for report in reports
        for audit in report["categories"]["accessibility"]["auditRefs"]
        if report["audits"][audit["id"]]["score"] == 0
    }
    script = [
        item["transferSize"]
        for item in reports[0]["audits"]["network-requests"]["details"]["items"]
        if item.get("resourceType") == "Script"
    ]
    calls = [
        item["url"]
        for item in reports[0]["audits"]["network-requests"]["details"]["items"]
        if "/api/" in item["url"]
    ]  # fmt: skip
    return {
        "runs": len(reports),
        "scores": scores,
        "metrics": metrics,
        "accessibility_findings": sorted(failed),
        "script_kb": round(sum(script) / 1024, 1),
        "api_calls": len(calls),
    }


def table(result: Json) -> str:
    """The figures as Markdown."""
    head = "| page | accessibility | performance | best practices | FCP ms | LCP ms | TBT ms | CLS | script kB | API calls |"
    lines = ["# Lighthouse, mobile preset, signed in", "", head, "|" + "---|" * 10]
    for page, row in result["pages"].items():
        scores, metrics = row["scores"], row["metrics"]
        lines.append(
            f"| {page} | {scores['accessibility']} | {scores['performance']} | {scores['best-practices']} "
            f"| {metrics['first-contentful-paint']:.0f} | {metrics['largest-contentful-paint']:.0f} "
            f"| {metrics['total-blocking-time']:.0f} | {metrics['cumulative-layout-shift']:.3f} | {row['script_kb']} | {row['api_calls']} |"
        )
    made = "; ".join(f"{key} {value}" for key, value in result["settings"].items())
    note = (
        f"Medians. Lighthouse simulates a slow phone (4 × slower processor, 1.6 Mbit/s, 150 ms). Targets: accessibility "
        f"{TARGETS['accessibility']}, performance ≥ {TARGETS['performance']}. Script and API calls are those of the first run."
    )
    return "\n".join([*lines, "", note, "", f"Made with: {made}.", "", "Again: `make bench-lighthouse`.", ""])


def missed(result: Json) -> list[str]:
    """Which targets were missed, in words."""
    return [
        f"{page}: {name} {row['scores'][name]}, target {target} {' '.join(row['accessibility_findings'])}".rstrip()
        for page, row in result["pages"].items()
        for name, target in TARGETS.items()
        if row["scores"][name] < target
    ]


def run(url: str, path: str, runs: int, seed: int) -> dict[str, Any]:
    """Sign in a fresh browser and measure each page `runs` times."""
    account = prepare(url, seed)
    reports: dict[str, list[Json]] = {page: [] for page in PAGES}
    with browser(path) as port:
        environment = {**os.environ, "NEXFITRA_URL": url, "DEBUG_PORT": str(port)} | {
            "NEXFITRA_EMAIL": account["email"],
            "NEXFITRA_PASSWORD": account["password"],
        }
        subprocess.run(["node", str(SIGN_IN)], env=environment, cwd=ROOT / "frontend", check=True)
        for _ in range(runs):
            for page, address in PAGES.items():
                reports[page].append(measure(url + address, port))
    first = reports["Today"][0]
    return {
        "settings": {
            "lighthouse": first["lighthouseVersion"],
            "browser": first["environment"]["hostUserAgent"].split("Chrome/")[1].split(" ")[0],
            "benchmark_index": first["environment"]["benchmarkIndex"],
            "runs": runs,
            "seed": seed,
            "machine": platform.machine(),
            "cores": os.cpu_count(),
            "load_before": round(os.getloadavg()[0], 1),
        },
        "pages": {page: summary(made) for page, made in reports.items()},
    }


def main() -> int:
    """Measure, write both files; 1 where a target was missed."""
    parser = argparse.ArgumentParser(description="Measure Today and Plan with Lighthouse.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--browser", default=os.environ.get("CHROMIUM_PATH") or shutil.which("chromium"))
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    if not given.browser:
        raise SystemExit("no browser: install Debian's chromium package, or name one with CHROMIUM_PATH")
    result = run(stack_url(), given.browser, given.runs, given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "lighthouse.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (given.out / "lighthouse.md").write_text(table(result), encoding="utf-8")
    sys.stdout.write(table(result))
    sys.stdout.write("".join(f"missed: {line}\n" for line in missed(result)))
    return 1 if missed(result) else 0


if __name__ == "__main__":
    sys.exit(main())
