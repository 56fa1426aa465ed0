"""What the matrix says about somebody at a route: written from its text, apart from the gate's code.

That the gate does as it says is asked once, for all, by `test_gate.py`: other walks knock at no closed door.
"""

from functools import cache

from tests.promises.access.asking import ALLOWED, ENTER, ENTER_AS_GUEST, FORBIDDEN, NOT_THERE, SIGN_IN
from tinkuy.people import access

INSTALLATION = {"administrator", "auditor"}
"""Roles that run or inspect the installation, and to which a cycle's pages are not there."""


def declared(row: access.Row, roles: set[str], *, is_signed_in: bool) -> str:
    """What is answered to someone with these roles."""
    allowed = "anyone" in row.who or ("signed_in" in row.who and is_signed_in) or bool(row.who & roles)
    if row.scope == "own_page" and not allowed:  # whether there is such a page, nobody else learns
        return NOT_THERE if is_signed_in else ENTER_AS_GUEST
    if row.scope == "cycle" and not is_signed_in:
        return SIGN_IN
    if row.scope == "cycle" and not roles - INSTALLATION:
        return NOT_THERE
    if allowed:
        return ALLOWED
    if is_signed_in:
        return FORBIDDEN
    return ENTER if "participant" in row.who else SIGN_IN


@cache
def opens(route: str, who: str) -> bool:
    """Whether the route is open to somebody in their own cycle: to a role, a `participant`, a `guest`, a `visitor`."""
    is_signed_in = who not in ("participant", "guest", "visitor")
    return declared(access.rows_by_route()[route], {who} - {"visitor"}, is_signed_in=is_signed_in) == ALLOWED
