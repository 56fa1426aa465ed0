"""The start-up check of the matrix: every route stands in it, and it names no route that is not there."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.urls import URLPattern, URLResolver, get_resolver

from . import access


def check_matrix(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors `tinkuy.A02` for a route without a row, and for a row's route that does not exist."""
    try:
        listed = set(access.rows_by_route())
        access.deeds_by_post()
    except access.MatrixFault as fault:
        return [Error(f"The access matrix is faulty: {fault}", id="tinkuy.A02")]
    present = set(route_names())
    return [
        *(Error(f"Route {name} is not in the access matrix.", id="tinkuy.A02") for name in sorted(present - listed)),
        *(
            Error(f"The access matrix names {name}, which is no route.", id="tinkuy.A02")
            for name in sorted(listed - present)
        ),
    ]


def route_names() -> Iterator[str]:
    """The qualified name of every route; an unnamed one is given as its pattern, which no row can name."""
    yield from _names(get_resolver(), "")


def _names(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name or entry.pattern}"
        else:
            namespace = f"{entry.namespace}:" if entry.namespace else ""
            yield from _names(entry, prefix + namespace)
