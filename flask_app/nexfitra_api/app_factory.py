"""Puts the application together. The order of the features is theirs (``features.FEATURES``); nothing else is listed here."""

from importlib import import_module
from typing import cast

from flask import Blueprint, Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from nexfitra_api.features import FEATURES
from nexfitra_api.kit import (
    auth,
    compression,
    events,
    headers,
    meta,
    openapi,
    problems,
    ratelimit,
    routing,
    telemetry,
    webapp,
)
from nexfitra_api.kit.db import db, engine_options
from nexfitra_api.kit.settings import Settings


def create_app(settings: Settings | None = None, *, pool_size: int | None = None) -> Flask:
    """Return the application. Without ``settings`` they are read from the environment (and refused where unsafe).

    ``pool_size`` is the number of database connections; the web process keeps one a thread, the worker fewer.
    """
    settings = settings or Settings()  # type: ignore[call-arg]  # the environment fills the required fields
    telemetry.configure_logging(settings)
    app = Flask("nexfitra_api", static_folder=None)
    app.config.update(
        SETTINGS=settings,
        MAX_CONTENT_LENGTH=settings.max_body_bytes,
        SQLALCHEMY_ENGINES={"default": engine_options(settings.database_url, pool_size or settings.web_threads)},
        TRUSTED_HOSTS=list(settings.allowed_hosts) or None,
        TESTING=settings.env == "test",
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it
    app.url_map.strict_slashes = False
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    routing.install(app)
    db.init_app(app)
    auth.install(app, settings)
    ratelimit.install(app, settings)
    telemetry.install(app)
    events.install(app, settings)
    webapp.install(app, settings.web_dist)
    headers.install(app, settings)
    compression.install(app)
    problems.install(app)
    openapi.install(app)
    app.register_blueprint(meta.blueprint)
    for feature in FEATURES:
        module = import_module(f"nexfitra_api.features.{feature}.routes")
        app.register_blueprint(cast("Blueprint", module.blueprint))
    return app
