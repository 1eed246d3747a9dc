"""The API document: complete, unambiguous, and bounded."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from nexfitra_api.kit.openapi import document

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


@pytest.fixture(scope="module")
def api(session_app: Flask) -> dict[str, Any]:
    """The document."""
    with session_app.app_context():
        return document()


def operations(api: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_route_of_the_api_is_documented_once(api: dict[str, Any], session_app: Flask) -> None:
    ids = [operation["operationId"] for _, _, operation in operations(api)]
    assert len(ids) == len(set(ids))
    routes = {
        rule.endpoint.rsplit(".", 1)[-1]
        for rule in session_app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and rule.endpoint != "openapi_document"
    }
    assert routes == set(ids)


def test_every_operation_says_how_it_can_fail(api: dict[str, Any]) -> None:
    for path, method, operation in operations(api):
        where = f"{method} {path}"
        responses = operation["responses"]
        assert {"500", "503"} <= set(responses), where
        assert all(answer["description"] for answer in responses.values()), where
        if operation["security"]:
            assert "401" in responses, where
        if "{" in path:
            assert "404" in responses, where
        if "requestBody" in operation:
            assert {"400", "413", "415", "422"} <= set(responses), where
        if any(parameter["in"] == "query" for parameter in operation["parameters"]):
            assert "422" in responses, where
        for status, answer in responses.items():
            if int(status) >= 400:
                assert answer["content"] == PROBLEM, f"{where} {status}"


def test_only_these_need_no_sign_in(api: dict[str, Any]) -> None:
    public = {operation["operationId"] for _, _, operation in operations(api) if not operation["security"]}
    assert public == {"register", "login", "get_meta", "try_demo"}


def test_references_lead_somewhere(api: dict[str, Any]) -> None:
    names = set(api["components"]["schemas"])
    stack: list[Any] = [api]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if isinstance(ref := node.get("$ref"), str):
                assert ref.removeprefix("#/components/schemas/") in names
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    assert all(name.isidentifier() for name in names)


def request_schemas(api: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for _, _, operation in operations(api):
        for parameter in operation["parameters"]:
            if parameter["in"] == "query":
                yield f"{operation['operationId']} ?{parameter['name']}", parameter["schema"]
        for content in operation.get("requestBody", {}).get("content", {}).values():
            yield operation["operationId"], content["schema"]


def test_everything_that_is_sent_has_a_greatest_size(api: dict[str, Any]) -> None:
    schemas = api["components"]["schemas"]
    unbounded = []
    for where, root in request_schemas(api):
        stack: list[tuple[str, Any]] = [(where, root)]
        seen: set[str] = set()
        while stack:
            at, node = stack.pop()
            if not isinstance(node, dict):
                continue
            if isinstance(ref := node.get("$ref"), str):
                name = ref.rsplit("/", 1)[-1]
                if name not in seen:
                    seen.add(name)
                    stack.append((f"{where}:{name}", schemas[name]))
                continue
            kind = node.get("type")
            bounded = {"maxLength", "enum", "const", "pattern"} & set(node) or node.get("format") in (
                "uuid",
                "date",
                "date-time",
            )
            if (kind == "string" and not bounded) or (kind == "array" and "maxItems" not in node):
                unbounded.append(at)
            stack.extend((f"{at}.{name}", part) for name, part in node.get("properties", {}).items())
            stack.extend((at, part) for key in ("anyOf", "oneOf", "allOf") for part in node.get(key, []))
            stack.append((at, node.get("items")))
            if isinstance(node.get("additionalProperties"), dict):
                stack.append((at, node["additionalProperties"]))
    assert unbounded == []


def test_the_document_is_served(client: FlaskClient, api: dict[str, Any]) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json == api
