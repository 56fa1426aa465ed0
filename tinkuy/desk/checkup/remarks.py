"""The remarks of a check-up as somebody with certain roles reads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinkuy.desk.checkup.rule import Finding, Remark
from tinkuy.people.access import Rights


@dataclass(frozen=True)
class Row:
    """A remark; `opens` when its page is open to the reader, so that no button leads to a refusal.

    `each` are the remarks folded into it, the same way.
    """

    finding: Finding
    opens: bool
    each: Sequence[tuple[Remark, bool]] = ()


def rows_for(found: Iterable[Finding], roles: frozenset[str]) -> list[Row]:
    opens = Rights(roles, is_signed_in=True).opens_address
    return [Row(one, opens(one.remark.href), with_access(one.remark.each, roles)) for one in found]


def with_access(remarks: Iterable[Remark], roles: frozenset[str]) -> list[tuple[Remark, bool]]:
    """Each remark, and whether its page is open to somebody with these *roles*."""
    opens = Rights(roles, is_signed_in=True).opens_address
    return [(remark, opens(remark.href)) for remark in remarks]
