"""The remarks of a check-up as somebody with certain roles reads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import Resolver404, resolve

from tinkuy.desk.checkup.rule import Finding, Remark
from tinkuy.people import access


@dataclass(frozen=True)
class Row:
    """A remark; `opens` when its page is open to the reader, so that no button leads to a refusal.

    `each` are the remarks folded into it, the same way.
    """

    finding: Finding
    opens: bool
    each: Sequence[tuple[Remark, bool]] = ()


def rows_for(findings: Iterable[Finding], roles: Iterable[str]) -> list[Row]:
    own_roles = frozenset(roles)
    return [Row(one, _opens(one.remark.href, own_roles), opened(one.remark.each, own_roles)) for one in findings]


def opened(remarks: Iterable[Remark], roles: Iterable[str]) -> list[tuple[Remark, bool]]:
    """Each remark, and whether its page is open to somebody with these *roles*."""
    own_roles = frozenset(roles)
    return [(remark, _opens(remark.href, own_roles)) for remark in remarks]


def _opens(href: str, roles: frozenset[str]) -> bool:
    try:
        route = resolve(href.partition("#")[0].partition("?")[0]).view_name
    except Resolver404:
        return False
    row = access.rows_by_route().get(route)
    return row is not None and access.allows(row.action, roles, is_signed_in=True)
