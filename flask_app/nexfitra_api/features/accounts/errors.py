"""What can go wrong with accounts."""

from nexfitra_api.kit.errors import Conflict, Forbidden, TooManyRequests, Unauthorized


class EmailTaken(Conflict):
    """Somebody has registered with this address."""

    code = "email_taken"
    title = "This e-mail address is registered already"


class RegistrationClosed(Forbidden):
    """The operator takes no new accounts."""

    code = "registration_closed"
    title = "This server takes no new accounts"


class BadCredentials(Unauthorized):
    """Wrong address or wrong password: never said which."""

    code = "bad_credentials"
    title = "The e-mail address or the password is not right"


class WrongPassword(Forbidden):
    """The current password is missing or wrong."""

    code = "wrong_password"
    title = "The current password is not right"


class TooManyAttempts(TooManyRequests):
    """Too many wrong passwords; ``Retry-After`` says for how long."""

    code = "too_many_attempts"
    title = "Too many failed sign-ins, please wait"


class TokenReused(Unauthorized):
    """A refresh token came a second time: somebody has a copy, so the whole session is ended."""

    code = "token_reused"
    title = "This session was ended for safety, please sign in again"
