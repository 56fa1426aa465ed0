"""The access matrix: `access_matrix.yaml` is the law, read once; what it does not list is denied to everyone.

The start-up checks that every route stands in it, and that it names no route that is not there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tinkuy.core.yaml_files import yaml_values

from .roles import Role

ANYONE = "anyone"
SIGNED_IN = "signed_in"
SCOPES = ("none", "cycle", "public_cycle", "own_page")
RECENT = ("", "where_required", "always")


class MatrixFault(Exception):
    """The matrix contradicts itself or names something that does not exist."""


@dataclass(frozen=True)
class Row:
    """One action: who may do it, where, and the routes (URL names) that lead to it.

    `scope` is `none` (the hub), `cycle` (the cycle of the address, for its team), `public_cycle` (an announced cycle,
    for anyone) or `own_page` (the cycle of the address, announced or not, for who holds a page in it). `who` holds
    role codes, or `anyone`, or `signed_in`.

    `recent` asks for a person who proved within ten minutes who they are: `always`, or `where_required`, where the
    installation requires a second factor. `posts` are routes of other rows whose posts are this deed: the page may be
    read by more people, and without being asked. `one_factor` rows are open before the second factor is given.

    `without_cycle` holds who may do it to a thing that belongs to no cycle (a sheet from outside): roles over the hub,
    and `reviewer`, a peer whom an editor asked to read it.
    """

    action: str
    scope: str
    who: frozenset[str]
    routes: tuple[str, ...]
    posts: tuple[str, ...] = ()
    recent: str = ""
    one_factor: bool = False
    without_cycle: frozenset[str] = frozenset()


@cache
def matrix() -> Mapping[str, Row]:
    """All rows by action."""
    text = files("tinkuy.people").joinpath("access_matrix.yaml").read_text(encoding="utf-8")
    return {action: _row(action, cells) for action, cells in yaml_values(text).items()}


def _row(action: str, cells: Mapping[str, object]) -> Row:
    who = frozenset(_words(cells["who"]))
    without_cycle = frozenset(_words(cells.get("without_cycle", [])))
    unknown = (who | without_cycle) - {role.value for role in Role} - {ANYONE, SIGNED_IN}
    scope, recent = str(cells["scope"]), str(cells.get("recent", ""))
    if unknown or scope not in SCOPES or recent not in RECENT:
        raise MatrixFault(f"{action}: unknown {sorted(unknown) or (scope, recent)}")
    routes, posts = (tuple(_words(cells.get(name, []))) for name in ("routes", "posts"))
    return Row(action, scope, who, routes, posts, recent, cells.get("one_factor") is True, without_cycle)


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else str(value).split()


@cache
def rows_by_route() -> Mapping[str, Row]:
    """The row of each route; a route stands in one row only."""
    by_route: dict[str, Row] = {}
    for row in matrix().values():
        for route in row.routes:
            if route in by_route:
                raise MatrixFault(f"{route} stands in {by_route[route].action} and {row.action}")
            by_route[route] = row
    return by_route


@cache
def deeds_by_post() -> Mapping[str, Row]:
    """The row whose deed a post to each of these routes is, beside the row that the route stands in."""
    by_route = rows_by_route()
    by_post = {route: row for row in matrix().values() for route in row.posts}
    if unknown := sorted(by_post.keys() - by_route.keys()):
        raise MatrixFault(f"no row has the routes {unknown}")
    return by_post


@dataclass(frozen=True)
class Rights:
    """What someone with these roles may do, by action: a template asks `may.plan_cycle`.

    An action that no row has raises `MatrixFault`, so that a misspelt one never passes for a refusal.
    """

    roles: frozenset[str]
    is_signed_in: bool
    is_without_cycle: bool = False

    def __getitem__(self, action: str) -> bool:
        if action not in matrix():
            raise MatrixFault(f"no row is called {action}")
        if self.is_without_cycle and matrix()[action].scope == "cycle":
            return allows_without_cycle(action, self.roles)
        return allows(action, self.roles, is_signed_in=self.is_signed_in)

    def opens(self, route: str) -> bool:
        """Whether the page behind the route (its URL name) lets them in."""
        return self[rows_by_route()[route].action]

    def opens_address(self, href: str) -> bool:
        """Whether the address leads to one of our pages that lets them in; it must be of the cycle of these roles."""
        try:
            route = resolve(href.partition("#")[0].partition("?")[0]).view_name
        except Resolver404:
            return False
        return route in rows_by_route() and self.opens(route)


def allows(action: str, roles: Iterable[str], *, is_signed_in: bool) -> bool:
    """Whether someone with these roles (already limited to the scope) may do *action*."""
    who = matrix()[action].who
    return ANYONE in who or (SIGNED_IN in who and is_signed_in) or bool(who.intersection(roles))


def allows_without_cycle(action: str, roles: Iterable[str]) -> bool:
    """Whether someone with these roles may do *action* to a thing that belongs to no cycle."""
    return not matrix()[action].without_cycle.isdisjoint(roles)


def check_matrix(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors `tinkuy.A02` for a route without a row, and for a row's route that does not exist."""
    try:
        listed = set(rows_by_route())
        deeds_by_post()
    except MatrixFault as fault:
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
