"""Rate limits by address, counted in memory (or in Valkey where several replicas run: ``RATE_LIMIT_STORAGE``).

They are a coarse brake. What must hold across processes, such as the lock after wrong passwords, is counted in PostgreSQL.
"""

from typing import Final

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from nexfitra_api.kit.settings import Settings

limiter: Final = Limiter(get_remote_address, headers_enabled=True, retry_after="delta-seconds")


def install(app: Flask, settings: Settings) -> None:
    """Configure the limiter."""
    app.config.update(
        RATELIMIT_ENABLED=settings.rate_limit_enabled,
        RATELIMIT_STORAGE_URI=settings.rate_limit_storage,
    )
    limiter.init_app(app)
