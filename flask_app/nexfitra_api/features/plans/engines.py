"""The AI service as this process knows it, and which engines may be asked for."""

import threading
from typing import Final

from flask import current_app

from nexfitra_api.clients.ai import AiClient, AiRefused, AiUnavailable
from nexfitra_api.kit.errors import Invalid
from nexfitra_api.kit.settings import Settings

CLIENT_KEY: Final = "nexfitra.ai"
BUILT_IN: Final = frozenset({"auto", "solver"})
"""These are there even while the AI service is not."""
_client_lock = threading.Lock()


def ai_client() -> AiClient:
    """Return the process's client of the AI service."""
    with _client_lock:
        if CLIENT_KEY not in current_app.extensions:
            settings: Settings = current_app.config["SETTINGS"]
            secret = settings.service_token_secret.get_secret_value()
            client = AiClient(settings.ai_service_url, secret, budget_s=settings.ai_budget_s)
            current_app.extensions[CLIENT_KEY] = client
        kept: AiClient = current_app.extensions[CLIENT_KEY]
        return kept


def check_engine(wanted: str, request_id: str) -> None:
    """Raise ``Invalid`` for an engine that there is not, by the list of the AI service.

    While the service cannot be asked, any name that looks like one is let through: the built-in solver steps in for every
    engine then, and the plan says so (``fallback``). A refusal would keep people from a plan only because a part is down.
    """
    if wanted in BUILT_IN:
        return
    try:
        there = ai_client().engine_ids(request_id)
    except (AiUnavailable, AiRefused):
        return
    if wanted not in there:
        raise Invalid.field("engine", "engine_unknown", "There is no such engine")
