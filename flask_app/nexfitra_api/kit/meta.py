"""What a client needs to know before anybody has signed in."""

from collections.abc import Callable
from typing import Final

from flask import current_app

from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.openapi import VERSION
from nexfitra_api.kit.schemas import Out
from nexfitra_api.kit.settings import Settings

DEMO_KEY: Final = "nexfitra.demo_offered"
"""Where the demo says whether it is offered: the kit knows no feature."""
blueprint: Final = feature_blueprint("meta")


class MetaOut(Out):
    """The server's version and what it offers."""

    version: str
    demo_available: bool
    registration_open: bool


@endpoint(blueprint, "GET", "/meta", operation_id="get_meta", response=MetaOut, level="none")
def get_meta() -> MetaOut:
    """Say which version runs here and whether one may register."""
    settings: Settings = current_app.config["SETTINGS"]
    offered: Callable[[], bool] = current_app.extensions[DEMO_KEY]
    return MetaOut(version=VERSION, demo_available=offered(), registration_open=settings.registration_open)
