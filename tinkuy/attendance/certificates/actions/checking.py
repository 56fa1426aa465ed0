"""Looking a certificate up by its code, which counts as a try: nobody finds one by trying."""

from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.queries.certificates import certificate_with
from tinkuy.attendance.certificates.rules import normalised_code
from tinkuy.people.actions.patience import at_account, begin_try, from_block

DOOR = "certificate"


def look_up(*, code: str, block: str) -> Certificate | None:
    """The one that *code* names, if any. Who tries many, from one *block* of addresses, waits longer each time."""
    if not block:
        return certificate_with(code)
    tried = begin_try(at_account(DOOR, normalised_code(code)), *from_block(block, DOOR))
    certificate = certificate_with(code)
    if certificate is not None:
        tried.succeed()
    return certificate
