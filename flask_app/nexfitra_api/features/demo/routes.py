"""The way in for people who want to look around."""

from typing import Annotated, ClassVar

from flask import request
from pydantic import StringConstraints

from nexfitra_api.features.accounts import public as accounts
from nexfitra_api.features.demo import service
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.errors import NotFound
from nexfitra_api.kit.language import request_language
from nexfitra_api.kit.meta import DEMO_KEY
from nexfitra_api.kit.schemas import In

blueprint = feature_blueprint("demo")
blueprint.record(lambda state: state.app.extensions.update({DEMO_KEY: service.offered}))


class DemoIn(In):
    """How the visitor reads: a BCP 47 tag and an IANA name. What the server does not know is as if it were absent."""

    locale: Annotated[str, StringConstraints(max_length=35)] | None = None
    timezone: Annotated[str, StringConstraints(max_length=64)] | None = None


class DemoAbsent(NotFound):
    """This installation has no demo person."""

    code: ClassVar[str] = "demo_absent"
    title: ClassVar[str] = "There is no demo here"


@endpoint(
    blueprint, "POST", "/auth/demo", operation_id="try_demo", response=accounts.AuthOut, level="none",
    body=DemoIn, body_optional=True, errors=(DemoAbsent,), limit="30 per minute",
)  # fmt: skip
def try_demo(body: DemoIn) -> accounts.AuthOut:
    """Sign in as the demo person, where the operator has switched that on or nobody has an account on this machine yet.

    Everybody who does shares their data. On a fresh installation the first press makes the person, which takes some seconds.
    The demo person then speaks the visitor's language: that of ``locale``, else of ``Accept-Language``.
    """
    user = service.find_or_make() if service.offered() else None
    if user is None:
        raise DemoAbsent
    answer = accounts.sign_in(user, request.user_agent.string)
    spoken = request_language() if request.accept_languages else None
    service.welcome(user.id, body.locale or spoken, body.timezone)
    return answer
