"""The answer to every way of signing in: an access token in the body, the refresh token and the device in their cookies."""

from flask import Response, after_this_request
from flask_jwt_extended import set_refresh_cookies

from nexfitra_api.features.accounts import devices, sessions
from nexfitra_api.features.accounts.models import User
from nexfitra_api.features.accounts.schemas import AuthOut, UserOut


def signed_in(user: User, tokens: sessions.Tokens) -> AuthOut:
    """Return the answer, and have the cookies set on it."""
    devices.remember(user.id)

    # Set when the response exists, so after the transaction: a failed commit gives no cookie.
    @after_this_request
    def add_cookie(response: Response) -> Response:
        if response.status_code < 300:
            set_refresh_cookies(response, tokens.refresh, max_age=tokens.refresh_seconds)
        return response

    return AuthOut(access_token=tokens.access, expires_in=tokens.access_seconds, user=UserOut.model_validate(user))
