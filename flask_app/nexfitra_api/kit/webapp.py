"""Serving the built web app: hashed assets for ever, everything else fresh, and ``index.html`` for a browser's own addresses."""

import base64
import hashlib
import mimetypes
import re
from functools import cached_property
from pathlib import Path
from typing import Final

from flask import Flask, Request, Response, current_app, jsonify, request, send_file
from werkzeug.security import safe_join

IMMUTABLE: Final = "public, max-age=31536000, immutable"
REVALIDATE: Final = "no-cache"
_HASHED: Final = re.compile(r"[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
_INLINE_SCRIPT: Final = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ENCODINGS: Final = (("br", ".br"), ("gzip", ".gz"))
_KEY: Final = "nexfitra.webapp"

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")


class WebApp:
    """The folder that the build wrote."""

    def __init__(self, dist: Path) -> None:
        self.dist = dist

    @cached_property
    def inline_script_hashes(self) -> tuple[str, ...]:
        """CSP sources of the scripts inside ``index.html``, so that the policy needs no ``unsafe-inline``."""
        index = self.dist / "index.html"
        if not index.is_file():
            return ()
        bodies = _INLINE_SCRIPT.findall(index.read_text(encoding="utf-8"))
        return tuple("'sha256-" + base64.b64encode(hashlib.sha256(b.encode()).digest()).decode() + "'" for b in bodies)

    def file(self, path: str) -> Path | None:
        """Return the file for a request path, or nothing: never one outside the folder, never a folder."""
        joined = safe_join(str(self.dist), path)
        if joined is None or "\x00" in path or path.endswith((".br", ".gz", ".map")):
            return None
        found = Path(joined)
        try:
            return found if found.is_file() else None
        except OSError:
            return None  # a name longer than the file system takes is no file

    def page(self) -> Response:
        """Send the app's page, where other clients would be told something else."""
        response = self.send(self.dist / "index.html")
        response.headers["Vary"] = "Accept-Encoding, Accept"
        return response

    def send(self, path: Path) -> Response:
        """Send a file, in the smallest form that the client takes.

        It does not vary by ``Accept``: a style sheet is asked for with another one than the service worker stored it with, and
        would then not be found on the device.
        """
        chosen, encoding = path, None
        for name, suffix in _ENCODINGS:
            packed = path.with_name(path.name + suffix)
            if request.accept_encodings.quality(name) > 0 and packed.is_file():
                chosen, encoding = packed, name
                break
        mimetype = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        response = send_file(chosen.resolve(), mimetype=mimetype, conditional=True, etag=True)
        if encoding is not None:
            response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        hashed = path.parent.name == "assets" and _HASHED.search(path.name)
        response.headers["Cache-Control"] = IMMUTABLE if hashed else REVALIDATE
        return response


def install(app: Flask, dist: Path | None) -> None:
    """Serve ``/``; the other paths are tried when no route matches (``page_for``)."""
    app.extensions[_KEY] = WebApp(dist) if dist is not None and (dist / "index.html").is_file() else None

    def root() -> Response:
        web = current_app.extensions[_KEY]
        if web is not None and _wants_html(request):
            index: Response = web.page()
            return index
        response = jsonify({"message": "Hello from Flask!"})
        response.headers["Vary"] = "Accept"
        return response

    app.add_url_rule("/", endpoint="root", view_func=root, methods=["GET"])


def page_for(incoming: Request) -> Response | None:
    """Return the asset or the app's page for a path that no route knows; nothing for the API's paths and for programs."""
    web: WebApp | None = current_app.extensions.get(_KEY)
    if web is None or incoming.method not in ("GET", "HEAD") or _is_api(incoming.path):
        return None
    if (found := web.file(incoming.path.lstrip("/"))) is not None:
        return web.send(found)
    if _wants_html(incoming) and "." not in incoming.path.rsplit("/", 1)[-1]:
        return web.page()
    return None


def script_hashes(app: Flask) -> tuple[str, ...]:
    """Return the CSP hashes of the web app's inline scripts."""
    web: WebApp | None = app.extensions.get(_KEY)
    return () if web is None else web.inline_script_hashes


def _is_api(path: str) -> bool:
    return path == "/api" or path.startswith("/api/")


def _wants_html(incoming: Request) -> bool:
    accept = incoming.accept_mimetypes
    return accept.quality("text/html") > accept.quality("application/json")
