"""The business API's way to the AI service: typed calls within a time budget, with a circuit breaker."""

from nexfitra_api.clients.ai.client import AiClient, AiRefused, AiUnavailable

__all__ = ["AiClient", "AiRefused", "AiUnavailable"]
