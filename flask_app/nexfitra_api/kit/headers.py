"""Security headers on every response."""

from typing import Final

from flask import Flask, Response, request

from nexfitra_api.kit import webapp
from nexfitra_api.kit.settings import Settings

API_POLICY: Final = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
HSTS: Final = "max-age=31536000; includeSubDomains"


def page_policy(script_hashes: tuple[str, ...]) -> str:
    """Return the content security policy of the web app. Styles may be inline: the component library sets them at run time."""
    scripts = " ".join(("'self'", *script_hashes))
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )


def install(app: Flask, settings: Settings) -> None:
    """Add the headers after each request."""
    page = page_policy(webapp.script_hashes(app))

    def add(response: Response) -> Response:
        headers = response.headers
        # A service worker lives by the policy of its own script: under the API's it could neither import nor fetch.
        of_the_app = response.mimetype in ("text/html", "text/javascript")
        headers.setdefault("Content-Security-Policy", page if of_the_app else API_POLICY)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "no-referrer")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()")
        if settings.is_https:
            headers.setdefault("Strict-Transport-Security", HSTS)
        if request.path.startswith("/api/"):
            headers.setdefault("Cache-Control", "no-store")
        return response

    app.after_request(add)
