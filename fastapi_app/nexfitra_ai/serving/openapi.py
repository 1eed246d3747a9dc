"""The OpenAPI document: FastAPI's own, plus the schemas of bodies that are read strictly and of problems."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from nexfitra_ai.kit.problems import Problem

_REF: Final = "#/components/schemas/{model}"


def json_body(target: type[Any]) -> dict[str, Any]:
    """Return the ``openapi_extra`` of a route that reads ``target`` through ``JsonBody``."""
    schema = {"$ref": _REF.format(model=target.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def install_openapi(app: FastAPI, bodies: tuple[type[Any], ...]) -> None:
    """Make ``app.openapi()`` complete: every body of ``bodies`` and ``Problem`` become components."""

    def build() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
                separate_input_output_schemas=False,
            )
            schemas = document.setdefault("components", {}).setdefault("schemas", {})
            for name, schema in _components((*bodies, Problem)).items():
                schemas.setdefault(name, schema)
            document["components"]["schemas"] = dict(sorted(schemas.items()))
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = build  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def _components(types: tuple[type[Any], ...]) -> dict[str, Any]:
    mode: JsonSchemaMode = "validation"
    inputs: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [(t.__name__, mode, TypeAdapter(t)) for t in types]
    _, definitions = TypeAdapter.json_schemas(inputs, ref_template=_REF)
    found: dict[str, Any] = definitions["$defs"]
    return found
