"""Rate limits by address, counted in memory (or in Valkey where several replicas run: ``RATE_LIMIT_STORAGE``).

They are a coarse brake. What must hold across processes, such as the lock after wrong passwords, is counted in PostgreSQL.
"""

import math
import time
from typing import Final

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from nexfitra_api.kit.settings import Settings

limiter: Final = Limiter(get_remote_address)


def install(app: Flask, settings: Settings) -> None:
    """Configure the limiter."""
    app.config.update(
        RATELIMIT_ENABLED=settings.rate_limit_enabled,
        RATELIMIT_STORAGE_URI=settings.rate_limit_storage,
    )
    limiter.init_app(app)


def retry_after_s() -> int:
    """Return for how many seconds the limit that this request broke will hold (at least 1)."""
    broken = limiter.current_limit
    return 1 if broken is None else max(1, math.ceil(broken.reset_at - time.time()))
