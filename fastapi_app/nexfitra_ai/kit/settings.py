"""Settings from the environment. A weak secret is refused wherever the service is not under development or test."""

from functools import lru_cache
from typing import Final, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

MIN_SECRET_CHARS: Final = 32
"""HS256 wants a key at least as long as its digest (RFC 7518, section 3.2)."""

KNOWN_SECRETS: Final = ("change-me", "change_me", "changeme", "secret", "your_secret_key", "service-token-secret")
"""Words of examples; the first three are refused wherever they stand in a secret."""
MIN_DIFFERENT_CHARS: Final = 8


class Settings(BaseSettings):
    """All knobs of the AI service; names are the environment variables in lower case."""

    model_config = SettingsConfigDict(env_prefix="", extra="ignore", frozen=True)

    env: Literal["production", "development", "test"] = Field("production", validation_alias="NEXFITRA_ENV")
    database_url: SecretStr
    database_owner_url: SecretStr | None = None
    service_token_secret: SecretStr
    metrics_token: SecretStr | None = None
    """What Prometheus sends as ``Authorization: Bearer …`` to read ``/metrics``; without one nobody may read them."""
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65_535)
    planning_workers: int = Field(2, ge=1, le=64)
    """Processes that compute plans; more than the cores of the machine gains nothing."""
    planning_queue: int = Field(8, ge=0, le=1_000)
    """Plans that may wait for a worker; one more is told to come back (503)."""
    planning_timeout_s: float = Field(10.0, gt=0, le=600)
    max_body_bytes: int = Field(512 * 1024, ge=1_024)
    max_token_age_s: int = Field(300, ge=10, le=3_600)
    database_pool_size: int = Field(5, ge=1, le=100)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("metrics_token", mode="before")
    @classmethod
    def _empty_is_absent(cls, value: object) -> object:
        return None if value == "" else value

    @model_validator(mode="after")
    def _refuse_weak_secret(self) -> Self:
        if self.env == "production":
            _require_strong("SERVICE_TOKEN_SECRET", self.service_token_secret)
            if self.metrics_token is not None:
                _require_strong("METRICS_TOKEN", self.metrics_token)
        return self


def _require_strong(name: str, value: SecretStr) -> None:
    secret = value.get_secret_value()
    lower = secret.strip().lower()
    known = lower in KNOWN_SECRETS or any(word in lower for word in KNOWN_SECRETS[:3])
    if len(secret) < MIN_SECRET_CHARS or known or len(set(secret)) < MIN_DIFFERENT_CHARS:
        raise ValueError(f"{name} must be a random value of at least {MIN_SECRET_CHARS} characters")


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """Return the process's settings, read once. Raises ``pydantic.ValidationError`` naming what is absent or wrong."""
    return Settings()  # type: ignore[call-arg]  # the fields come from the environment
