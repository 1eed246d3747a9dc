"""The worker process: runs the features' jobs from the same database, with the same row-level security, as requests."""

from nexfitra_api.app_factory import create_app
from nexfitra_api.features import FEATURES
from nexfitra_api.kit import jobs
from nexfitra_api.kit.settings import Settings

SPARE_CONNECTIONS = 2
"""A job may open a short transaction beside its own, to tell its progress."""


def run(settings: Settings) -> None:
    """Run jobs until SIGTERM or SIGINT; running ones get ten seconds to finish."""
    app = create_app(settings, pool_size=settings.worker_concurrency * 2 + SPARE_CONNECTIONS)
    jobs.discover(FEATURES)
    jobs.run_worker(jobs.make_worker(app, settings.database_url), concurrency=settings.worker_concurrency)
