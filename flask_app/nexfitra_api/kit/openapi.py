"""The API document: SpecTree collects the routes, and what it gets wrong is put right here.

Put right: same-named schemas (an error at import instead of the last one winning), the media type of problems, the
status codes that the edge can answer with, and the security requirement of each operation.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask import Flask, current_app, jsonify
from pydantic import BaseModel
from spectree import SpecTree
from spectree.config import ModeEnum

from nexfitra_api.kit.errors import DomainError
from nexfitra_api.kit.problems import HTTP_CODES, PROBLEM_TYPE, Problem

VERSION: Final = "0.1.0"
_BEARER: Final = "accessToken"
_CSRF: Final = "refreshCookie"

spec: Final = SpecTree(
    "flask",
    title="NexFitra business API",
    version=VERSION,
    description="Accounts, profiles, diary, training and plans. SI units are part of the names; errors are problem+json.",
    mode=ModeEnum.strict,
    annotations=False,
    naming_strategy=lambda model: model.__name__,
    nested_naming_strategy=lambda _parent, child: child,
)

_SECURITY_SCHEMES: Final = {
    _BEARER: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    _CSRF: {
        "type": "apiKey",
        "in": "cookie",
        "name": "nexfitra_refresh",
        "description": "Set by sign-in. Send the value of the cookie nexfitra_csrf in the header X-CSRF-Token.",
    },
}

_DAY: Final = {"type": "string", "format": "date"}
"""The only converter of ours (``routing.DayConverter``), which SpecTree does not know."""

_seen: dict[str, tuple[str, dict[str, Any]]] = {}
_extras: dict[str, dict[str, Any]] = {}


class SchemaNameClash(TypeError):
    """Two different models have one name: the document could hold only one of them."""


def remember(model: type[BaseModel] | None) -> None:
    """Note the schema of ``model`` and of everything inside it; raises ``SchemaNameClash`` if a name has another meaning already."""
    if model is None:
        return
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    parts: dict[str, dict[str, Any]] = {**schema.pop("$defs", {}), model.__name__: schema}
    for name, part in parts.items():
        if "__" in name:
            raise SchemaNameClash(f"{model.__module__}.{model.__name__} holds two models of one name: {name}")
        origin, known = _seen.setdefault(name, (model.__module__, part))
        if known != part:
            raise SchemaNameClash(f"schema {name}: {model.__module__} means something else by it than {origin}")


remember(Problem)


def describe(
    operation_id: str,
    *,
    errors: Iterable[type[DomainError]],
    security: str,
    media: str | None,
    body_optional: bool = False,
) -> None:
    """Note what SpecTree cannot express for an operation: problems by status, security ("bearer", "cookie", "none"), media type."""
    if operation_id in _extras:
        raise SchemaNameClash(f"operation id {operation_id} is used twice")
    by_status: dict[int, dict[str, str]] = {}
    for error in errors:
        by_status.setdefault(error.status, {})[error.code] = error.title
    _extras[operation_id] = {
        "problems": by_status,
        "security": security,
        "media": media,
        "body_optional": body_optional,
    }


def install(app: Flask) -> None:
    """Serve the document at ``/api/v1/openapi.json``, for other people's tools."""
    app.add_url_rule("/api/v1/openapi.json", "openapi_document", lambda: jsonify(document()), methods=["GET"])


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of the running application (needs an application context)."""
    current_app.extensions.setdefault("nexfitra.openapi", None)
    if current_app.extensions["nexfitra.openapi"] is None:
        current_app.extensions["nexfitra.openapi"] = _build()
    made: dict[str, Any] = current_app.extensions["nexfitra.openapi"]
    return made


def _build() -> dict[str, Any]:
    # SpecTree keeps its first document for ever; the routes may be those of another application of this process.
    vars(spec).pop("_spec", None)
    raw = dict(spec.spec)
    schemas = {name: schema for name, (_module, schema) in _seen.items()}
    paths: dict[str, Any] = {}
    for path, operations in sorted(raw["paths"].items()):
        paths[path] = {method: _operation(dict(operation)) for method, operation in sorted(operations.items())}
    used = _reachable(paths, schemas)
    return {
        "openapi": "3.1.0",
        "info": raw["info"],
        "servers": [{"url": "/"}],
        "tags": sorted(raw["tags"], key=lambda tag: str(tag["name"])),
        "paths": paths,
        "components": {
            "schemas": {name: schemas[name] for name in sorted(used)},
            "securitySchemes": _SECURITY_SCHEMES,
        },
    }


def _operation(operation: dict[str, Any]) -> dict[str, Any]:
    extra = _extras[operation["operationId"]]
    responses = {code: dict(answer) for code, answer in operation["responses"].items() if code not in ("422",)}
    if "requestBody" in operation:
        operation["requestBody"] = {**operation["requestBody"], "required": not extra["body_optional"]}
    if extra["media"] is not None:
        responses["200"] = {"description": "OK", "content": {extra["media"]: {"schema": {"type": "string"}}}}
    for status, codes in extra["problems"].items():
        responses[str(status)] = _problem_response(status, codes)
    operation["parameters"] = [
        {**parameter, "schema": parameter["schema"] or _DAY} for parameter in operation["parameters"]
    ]
    operation["responses"] = dict(sorted(responses.items()))
    schemes: dict[str, list[dict[str, list[str]]]] = {"bearer": [{_BEARER: []}], "cookie": [{_CSRF: []}], "none": []}
    operation["security"] = schemes[extra["security"]]
    return operation


def _problem_response(status: int, codes: Mapping[str, str]) -> dict[str, Any]:
    listed = "; ".join(f"`{code}`: {title}" for code, title in sorted(codes.items()))
    answer: dict[str, Any] = {
        "description": listed or HTTP_CODES[status][1],
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status == 429:
        answer["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait"}}
    return answer


def _reachable(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> set[str]:
    """Return the schemas that some operation uses: query models are spelled out as parameters and would stand there unused."""
    found: set[str] = set()
    stack: list[Any] = [paths]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            ref = node.get("$ref")
            if isinstance(ref, str) and (name := ref.rsplit("/", 1)[-1]) not in found:
                found.add(name)
                stack.append(schemas[name])
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return found
