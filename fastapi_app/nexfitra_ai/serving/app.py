"""The application factory."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from fastapi import FastAPI
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import MealPlanRequest, WorkoutPlanRequest

from nexfitra_ai.engines.base import Engine
from nexfitra_ai.engines.shelf import built_in_engines
from nexfitra_ai.generation.pool import PlanningPool
from nexfitra_ai.generation.service import GenerationService
from nexfitra_ai.kit.db import Database
from nexfitra_ai.kit.settings import Settings, get_settings
from nexfitra_ai.kit.telemetry import Metrics, TelemetryMiddleware, configure_logging
from nexfitra_ai.serving import engines as engine_routes
from nexfitra_ai.serving import health, plans, records
from nexfitra_ai.serving.context import Context
from nexfitra_ai.serving.errors import register_errors
from nexfitra_ai.serving.openapi import install_openapi


def create_app(
    settings: Settings | None = None,
    *,
    engines: Mapping[str, Engine] | None = None,
    pool: PlanningPool | None = None,
) -> FastAPI:
    """Return the service. ``engines`` and ``pool`` are for tests; the pool starts with the application."""
    settings = settings or get_settings()
    configure_logging(settings.log_level)
    metrics = Metrics()
    db = Database(settings.database_url.get_secret_value(), pool_size=settings.database_pool_size)
    pool = pool or PlanningPool(
        workers=settings.planning_workers, queue=settings.planning_queue, timeout_s=settings.planning_timeout_s
    )
    shelf = engines if engines is not None else built_in_engines()
    generation = GenerationService(db, shelf, pool, lambda: load_catalog().version, metrics)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        pool.start()
        yield
        pool.close()
        db.dispose()

    app = FastAPI(
        title="NexFitra AI service",
        version="1",
        summary="Engines that make meal and workout plans. Internal: service tokens only.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.context = Context(settings, db, pool, generation, metrics)
    register_errors(app)
    for router in (health.router, engine_routes.router, plans.router, records.router):
        app.include_router(router)
    app.add_middleware(TelemetryMiddleware, metrics=metrics)
    install_openapi(app, (MealPlanRequest, WorkoutPlanRequest, engine_routes.DefaultEngine, records.FeedbackIn))
    return app
