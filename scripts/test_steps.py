"""The steps of `make test`: what is run where. scripts/test_all.py runs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PACKAGES = {
    "domain": ("domain", "nexfitra_domain"),
    "flask": ("flask_app", "nexfitra_api"),
    "fastapi": ("fastapi_app", "nexfitra_ai"),
    "runner": ("runner", "nexfitra_run"),
}
DOCKERFILES = (
    "flask_app/Dockerfile-flask",
    "flask_app/Dockerfile-flask-test",
    "fastapi_app/Dockerfile-fastapi",
    "fastapi_app/Dockerfile-fastapi-test",
)
PYTEST = ("{python}", "-m", "pytest", "-q", "--junitxml={junit}", "-p", "no:cacheprovider")
DATABASE = ("nexfitra-run", "with-postgres", "--")


@dataclass(frozen=True)
class Step:
    """One command. `counted`: it leaves a JUnit file at {junit}. `alone`: it uses all cores, so nothing runs beside it."""

    group: str
    name: str
    command: tuple[str, ...]
    folder: str = "."
    counted: bool = False
    alone: bool = False
    browser: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    limit_s: float = 900.0


def _shell(script: str) -> tuple[str, ...]:
    return ("bash", "-euo", "pipefail", "-c", script)


LINT = (
    Step("lint", "ruff", ("ruff", "check", ".")),
    Step("lint", "format", ("ruff", "format", "--check", ".")),
    Step("lint", "walls", ("lint-imports", "--config", ".importlinter", "--no-cache")),
    Step("lint", "locks", ("{python}", "scripts/lock.py", "check")),
    Step("lint", "shell", _shell("git ls-files -z '*.sh' .ci/run | xargs -0 shellcheck")),
    Step(
        "lint",
        "yaml",
        ("yamllint", "--strict", "docker-compose.yaml", ".github", ".pre-commit-config.yaml", ".yamllint"),
    ),
    Step("lint", "dockerfiles", ("hadolint", *DOCKERFILES)),
    Step("lint", "compose", ("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yaml")),
    Step(
        "lint",
        "workflows",
        _shell("check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.y*ml"),
    ),
    Step("lint", "workflow-safety", ("zizmor", "--offline", "--no-progress", ".github/workflows")),
    *(Step("lint", f"deps-{name}", ("deptry", package), folder) for name, (folder, package) in PACKAGES.items()),
)
TYPES = (
    *(
        Step("types", f"types-{name}", ("mypy", "--config-file", "../pyproject.toml", package), folder)
        for name, (folder, package) in PACKAGES.items()
    ),
    Step("types", "types-runner-tests", ("mypy", "--config-file", "../pyproject.toml", "tests"), "runner"),
    Step(
        "types", "types-scripts", _shell("mypy --config-file ../pyproject.toml ./*.py bench catalog tests"), "scripts"
    ),
)
DRIFT = (
    Step("drift", "contracts", ("{python}", "scripts/contracts.py", "check")),
    Step("drift", "migrations", (*DATABASE, "{python}", "scripts/migrations.py", "check")),
)
WEB = (
    Step("web", "web-types", ("npm", "run", "typecheck"), "frontend"),
    Step("web", "web-lint", ("npm", "run", "lint"), "frontend"),
    Step("web", "web-size", ("npm", "run", "size"), "frontend"),
    Step(
        "web",
        "web-unit",
        ("npm", "test", "--", "--reporter=default", "--reporter=junit", "--outputFile.junit={junit}"),
        "frontend",
        counted=True,
        alone=True,
    ),
)
TESTS = (
    Step("tests", "domain", (*PYTEST, "-n", "2", "domain"), counted=True, alone=True),
    Step("tests", "runner", (*PYTEST, "runner"), counted=True, alone=True),
    Step("tests", "scripts", (*PYTEST, "scripts"), counted=True, alone=True),
    Step("tests", "flask", (*DATABASE, *PYTEST, "-n", "2", "flask_app"), counted=True, alone=True),
    Step("tests", "fastapi", (*DATABASE, *PYTEST, "-n", "2", "fastapi_app"), counted=True, alone=True),
)
JOURNEYS = (
    Step(
        "journeys",
        "journeys",
        (
            "nexfitra-run",
            "with-stack",
            "--",
            "npm",
            "run",
            "e2e",
            "--prefix",
            "frontend",
            "--",
            "--reporter=list,junit",
        ),
        counted=True,
        alone=True,
        browser=True,
        environment={
            "PLAYWRIGHT_JUNIT_OUTPUT_FILE": "{junit}",
            "NEXFITRA_KEEP_LOGS": "{logs}",
            "RATE_LIMIT_ENABLED": "false",
        },
    ),
)
STEPS = (*LINT, *TYPES, *DRIFT, *WEB, *TESTS, *JOURNEYS)
