"""ASGI entry point: ``uvicorn app:app``."""

from nexfitra_ai.serving.app import create_app

app = create_app()
