"""The way in for people who want to look around."""

from typing import ClassVar

from flask import current_app, request

from nexfitra_api.features.accounts import public as accounts
from nexfitra_api.features.demo import person
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.errors import NotFound

blueprint = feature_blueprint("demo")


class DemoAbsent(NotFound):
    """This installation has no demo person."""

    code: ClassVar[str] = "demo_absent"
    title: ClassVar[str] = "There is no demo here"


@endpoint(
    blueprint, "POST", "/auth/demo", operation_id="try_demo", response=accounts.AuthOut, level="none",
    errors=(DemoAbsent,), limit="30 per minute",
)  # fmt: skip
def try_demo() -> accounts.AuthOut:
    """Sign in as the demo person, where the operator has switched that on. Everybody who does shares their data."""
    user = accounts.find_user(person.EMAIL) if current_app.config["SETTINGS"].demo_available else None
    if user is None:
        raise DemoAbsent
    return accounts.sign_in(user, request.user_agent.string)
