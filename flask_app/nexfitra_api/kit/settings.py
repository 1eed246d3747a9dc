"""Everything that the environment may say to this service, read once and checked before anything starts."""

from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MIN_SECRET_LENGTH: Final = 32
WELL_KNOWN_SECRETS: Final = (
    "changeme",
    "change-me",
    "change_me",
    "secret",
    "password",
    "default",
    "example",
    "nexfitra",
)
"""Fragments that give away a secret nobody replaced. Compared with the secret stripped of everything but letters."""

Environment = Literal["production", "development", "test"]


class Settings(BaseSettings):
    """Settings of the business API. Field names are the environment variables in lower case (``env`` is ``NEXFITRA_ENV``)."""

    model_config = SettingsConfigDict(env_prefix="", extra="ignore", frozen=True, populate_by_name=True)

    env: Environment = Field("production", validation_alias="NEXFITRA_ENV")
    database_url: str
    database_owner_url: str | None = None
    """Migrations only. The web process and the worker run without it."""
    jwt_secret: SecretStr
    service_token_secret: SecretStr
    metrics_token: SecretStr | None = None
    """What Prometheus sends as ``Authorization: Bearer …`` to read ``/metrics``; without one nobody may read them."""
    ai_service_url: str = "http://127.0.0.1:8000"
    ai_budget_s: Annotated[float, Field(ge=0.2, le=60)] = 1.4
    """How long the AI service may take for a plan, retries included, before the worker makes it itself: a person waits."""
    web_dist: Path | None = None
    public_url: str = "http://127.0.0.1:5000"
    host: str = "127.0.0.1"
    port: int = 5000
    web_workers: Annotated[int, Field(ge=1, le=64)] = 2
    web_threads: Annotated[int, Field(ge=4, le=256)] = 24
    """Threads a worker process. An open event stream occupies one, so half of them is the most that streams may take."""
    worker_concurrency: Annotated[int, Field(ge=1, le=32)] = 2
    """Jobs that one worker process runs at a time."""
    trusted_proxies: Annotated[int, Field(ge=0, le=5)] = 0
    """How many reverse proxies in front of us set X-Forwarded-*; 0 ignores those headers, so that nobody can forge an address."""
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Comma-separated host names that we answer to; empty answers to all."""
    allow_insecure_http: bool = False
    """Send the refresh cookie without ``Secure`` in production, for a home network without TLS. Said once in the log."""
    registration_open: bool = True
    demo_available: Literal["auto"] | bool = False
    """Whether the start page offers the demo. "auto": on this very machine, until somebody has an account (decision 20)."""
    rate_limit_enabled: bool = True
    rate_limit_storage: str = "memory://"
    access_token_minutes: Annotated[int, Field(ge=1, le=60)] = 15
    refresh_token_days: Annotated[int, Field(ge=1, le=365)] = 30
    max_body_bytes: Annotated[int, Field(ge=1024)] = 262_144
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("web_dist", "database_owner_url", "metrics_token", mode="before")
    @classmethod
    def _empty_is_absent(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("database_url", "database_owner_url")
    @classmethod
    def _psycopg_driver(cls, value: str | None) -> str | None:
        """Accept the plain ``postgresql://`` form that psql takes, too."""
        if value is not None and value.startswith(("postgresql://", "postgres://")):
            return "postgresql+psycopg://" + value.split("://", 1)[1]
        return value

    @model_validator(mode="after")
    def _refuse_weak_secrets(self) -> Self:
        if self.env == "production":
            for name in ("jwt_secret", "service_token_secret"):
                _require_strong(name.upper(), getattr(self, name).get_secret_value())
            if self.metrics_token is not None:
                _require_strong("METRICS_TOKEN", self.metrics_token.get_secret_value())
            # The AI service knows one of them: with the other it could sign people in.
            if self.jwt_secret.get_secret_value() == self.service_token_secret.get_secret_value():
                raise ValueError("JWT_SECRET and SERVICE_TOKEN_SECRET are the same: set two different ones")
        return self

    @property
    def is_https(self) -> bool:
        """Whether people reach us over TLS."""
        return self.public_url.lower().startswith("https://")

    @property
    def is_local(self) -> bool:
        """Whether only this very machine reaches us, as far as we are told."""
        return _is_loopback(self.public_url) and _is_loopback(f"http://{self.host}")

    @cached_property
    def secure_cookies(self) -> bool:
        """``Secure`` on every cookie, but for plain HTTP in development, on this very machine, or where the operator asked for it."""
        if self.is_https:
            return True
        return self.env == "production" and not self.allow_insecure_http and not _is_loopback(self.public_url)


def _require_strong(name: str, secret: str) -> None:
    letters = "".join(character for character in secret.lower() if character.isalpha() or character in "-_")
    too_simple = len(set(secret)) < 8 or letters.strip("-_") in WELL_KNOWN_SECRETS
    if len(secret) < MIN_SECRET_LENGTH or too_simple or any(word in letters for word in WELL_KNOWN_SECRETS[:4]):
        raise ValueError(f"{name} is too short or a known default: set {MIN_SECRET_LENGTH} or more random characters")


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
