"""What other features may use of the accounts."""

from uuid import UUID

from nexfitra_api.features.accounts import repository, service, sessions
from nexfitra_api.features.accounts.answers import signed_in
from nexfitra_api.features.accounts.models import User
from nexfitra_api.features.accounts.repository import has_accounts
from nexfitra_api.features.accounts.schemas import AuthOut
from nexfitra_api.features.accounts.service import create_user
from nexfitra_api.kit import db

__all__ = ["AuthOut", "User", "create_user", "display_name", "find_user", "has_accounts", "sign_in"]


def find_user(email: str) -> User | None:
    """Return the account with this address, for whoever already knows who they are dealing with."""
    return repository.user_signing_in(email)


def sign_in(user: User, user_agent: str) -> AuthOut:
    """Open a session for somebody whose identity another feature has established. Without a password it is not a fresh one."""
    db.set_identity(user.id, user.id)
    return signed_in(user, sessions.start(user, user_agent, fresh=False))


def display_name(user_id: UUID) -> str:
    """Return what the person wants to be called (own account only)."""
    return service.me(user_id).name
