"""What a person may take along: each feature offers its part of ``GET /me/export``, the accounts feature puts them together."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, current_app
from flask.sansio.app import App

Exporter = Callable[[UUID], Any]
"""(subject) → JSON-ready data. Runs inside the request's transaction, so row-level security holds."""

_KEY: Final = "nexfitra.exporters"


def offer_export(blueprint: Blueprint, name: str, exporter: Exporter) -> None:
    """Offer ``exporter``'s data under the key ``name`` of the export."""

    def record(app: App) -> None:
        app.extensions.setdefault(_KEY, {})[name] = exporter

    blueprint.record_once(lambda state: record(state.app))


def collect_exports(subject: UUID) -> dict[str, Any]:
    """Return everything that the features keep of ``subject``, by name."""
    exporters: dict[str, Exporter] = current_app.extensions.get(_KEY, {})
    return {name: exporter(subject) for name, exporter in sorted(exporters.items())}
