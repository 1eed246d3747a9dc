"""What one can do with an account."""

from collections.abc import Mapping
from uuid import UUID

from flask import current_app

from nexfitra_api.features.accounts import passwords, repository, throttle
from nexfitra_api.features.accounts.errors import BadCredentials, RegistrationClosed, WrongPassword
from nexfitra_api.features.accounts.models import User
from nexfitra_api.features.accounts.schemas import LoginIn, MePatch, RegisterIn
from nexfitra_api.kit import db
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.errors import Invalid, Unauthorized
from nexfitra_api.kit.ids import new_id
from nexfitra_api.kit.settings import Settings

MEMBER = "member"
ADMIN = "admin"
ROLES = (MEMBER, ADMIN)
_REFUSALS = {
    "too_short": "Use at least 8 characters",
    "common": "This password is among the first that are tried: choose another",
    "personal": "This password is your own name or address: choose another",
}


def register(wish: RegisterIn) -> User:
    """Make an account. Nobody becomes an administrator by registering, not even the first person (see ``commands``)."""
    settings: Settings = current_app.config["SETTINGS"]
    if not settings.registration_open:
        raise RegistrationClosed
    user = create_user(wish.email, wish.password.get_secret_value(), wish.name)
    repository.note_account(user.created_at)
    return user


def create_user(email: str, password: str, name: str, roles: tuple[str, ...] = (MEMBER,)) -> User:
    """Store a new account and make it this transaction's identity. Raises ``Invalid`` or ``EmailTaken``."""
    _require_good(password, email=email, name=name)
    moment = now()
    user = User(
        id=new_id(),
        email=email,
        name=name,
        password_hash=passwords.hash_password(password),
        roles=list(roles),
        created_at=moment,
        updated_at=moment,
    )
    db.set_identity(user.id, user.id)
    repository.save_user(user)
    return user


def login(attempt: LoginIn, address: str, devices: Mapping[UUID, str]) -> User:
    """Return the person, or raise ``BadCredentials`` or ``TooManyAttempts``; takes the same time for unknown addresses.

    ``address`` is the network address of the client, ``devices`` the accounts to which it is known, with its number for each.
    """
    user = repository.user_signing_in(attempt.email)
    number = None if user is None else devices.get(user.id)
    counters = throttle.of_stranger(attempt.email, address) if number is None else throttle.of_device(number)
    throttle.check(counters)
    given = attempt.password.get_secret_value()
    fits = passwords.verify_password(given, user.password_hash if user is not None else None)
    # Asked again: whoever sends many guesses at the same moment must not learn more than by sending them one by one.
    throttle.check(counters)
    if not fits or user is None:
        throttle.record_failure(counters)
        raise BadCredentials(keep_changes=True)
    db.set_identity(user.id, user.id)
    throttle.record_success(counters)
    if passwords.needs_rehash(user.password_hash):
        user.password_hash = passwords.hash_password(given)
    return user


def me(user_id: UUID) -> User:
    """Return one's own account."""
    user = repository.user(user_id)
    if user is None:
        raise Unauthorized
    return user


def change(user_id: UUID, session_id: UUID, wish: MePatch) -> User:
    """Change name, address or password. A new password ends all other sessions."""
    user = me(user_id)
    if wish.email is not None or wish.password is not None:
        _require_current_password(user, session_id, wish)
    user.name = wish.name or user.name
    user.email = wish.email or user.email
    if wish.password is not None:
        new = wish.password.get_secret_value()
        _require_good(new, email=user.email, name=user.name)
        user.password_hash = passwords.hash_password(new)
    user.updated_at = now()
    repository.save_user(user)
    if wish.password is not None:
        repository.revoke(user_id, "password_changed", now(), spare=session_id)
    return user


def reset_password(email: str, password: str) -> bool:
    """Give the account a new password and end its sessions; returns whether there is one. For the operator's command line."""
    user = repository.user_signing_in(email)
    if user is None:
        return False
    _require_good(password, email=user.email, name=user.name)
    db.set_identity(user.id, user.id)
    user.password_hash = passwords.hash_password(password)
    user.updated_at = now()
    repository.revoke(user.id, "password_reset", now())
    return True


def erase(user_id: UUID) -> None:
    """Erase the account and everything that belongs to it."""
    repository.delete_user(user_id)


def set_roles(email: str, roles: tuple[str, ...]) -> bool:
    """Give the account exactly these roles; returns whether there is one. For the operator's command line."""
    user = repository.user_signing_in(email)
    if user is None:
        return False
    db.set_identity(user.id, user.id)
    user.roles = list(roles)
    user.updated_at = now()
    # Roles travel in the access token: end the sessions, so that the change holds at once.
    repository.revoke(user.id, "roles_changed", now())
    return True


def _require_good(password: str, *, email: str, name: str) -> None:
    if (code := passwords.refusal(password, email=email, name=name)) is not None:
        raise Invalid.field("password", f"password_{code}", _REFUSALS[code])


def _require_current_password(user: User, session_id: UUID, wish: MePatch) -> None:
    counters = throttle.of_session(session_id)
    throttle.check(counters)
    given = wish.current_password.get_secret_value() if wish.current_password is not None else ""
    fits = passwords.verify_password(given, user.password_hash)
    throttle.check(counters)  # again, for guesses sent at the same moment; see ``login``
    if not fits:
        throttle.record_failure(counters)
        raise WrongPassword(keep_changes=True)
