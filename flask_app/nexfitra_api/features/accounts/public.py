"""What other features may use of the accounts."""

from uuid import UUID

from nexfitra_api.features.accounts import service
from nexfitra_api.features.accounts.service import create_user

__all__ = ["create_user", "display_name"]


def display_name(user_id: UUID) -> str:
    """Return what the person wants to be called (own account only)."""
    return service.me(user_id).name
