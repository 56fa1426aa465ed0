"""The description of the API (OpenAPI 3.1), made of what answers."""

from dataclasses import is_dataclass
from typing import Any, get_args

from django.conf import settings

from .endpoints import COLLECTIONS, Collection
from .pages import page_schema
from .problems import PROBLEM
from .schemas import fields_of, schema_of

VERSION = "1.0.0"
PROBLEM_SCHEMA = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status"],
}
REFUSALS = {
    "400": "A parameter is unknown or has a value that it cannot have.",
    "404": "There is no such thing, or no such page of the list.",
    "410": "It was retired.",
    "429": "Your network asks for much in a row: come back after the seconds of `Retry-After`.",
    "503": "The site is busy: come back after the seconds of `Retry-After`.",
}


def description() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for one in COLLECTIONS.values():
        paths[f"/{one.name}"] = {"get": _listing(one)}
        if one.one:
            paths[f"/{one.name}/{{key}}"] = {"get": _member(one)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tinkuy",
            "version": VERSION,
            "description": "What is published on this hub. Read-only, for everybody; texts are by language. "
            "Each sheet names the licence under which it may be used.",
        },
        "servers": [{"url": f"{settings.BASE_ADDRESS}/api/v1"}],
        "paths": paths,
        "components": {"schemas": {"Problem": PROBLEM_SCHEMA, **_schemas()}},
    }


def _listing(one: Collection) -> dict[str, Any]:
    return {
        "operationId": f"list_{one.name}",
        "summary": one.meaning,
        "parameters": [parameter.described() for parameter in one.all_parameters],
        "responses": _responses(page_schema(one.resource.__name__)),
    }


def _member(one: Collection) -> dict[str, Any]:
    assert one.whole
    return {
        "operationId": f"get_{one.name}",
        "summary": f"One of {one.name}.",
        "parameters": [{"name": "key", "in": "path", "required": True, "schema": one.key}],
        "responses": _responses({"$ref": f"#/components/schemas/{one.whole.__name__}"}),
    }


def _responses(schema: dict[str, Any]) -> dict[str, Any]:
    refused = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert PROBLEM in refused
    answers = {status: {"description": meaning, "content": refused} for status, meaning in REFUSALS.items()}
    return {
        "200": {"description": "What was asked for.", "content": {"application/json": {"schema": schema}}}
    } | answers


def _schemas() -> dict[str, Any]:
    """Those of all collections, and of what stands inside of them."""
    waiting = [kind for one in COLLECTIONS.values() for kind in (one.resource, one.whole) if kind]
    schemas: dict[str, Any] = {}
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in schemas:
            schemas[kind.__name__] = schema_of(kind)
            inside = (part for hint, _meaning in fields_of(kind).values() for part in get_args(hint))
            waiting += [part for part in inside if is_dataclass(part) and isinstance(part, type)]
    return dict(sorted(schemas.items()))
