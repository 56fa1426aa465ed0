"""Looking a letter up by its code, which counts as a try as that of a certificate does: nobody finds one by trying."""

from tinkuy.attendance.certificates.rules import normalised_code
from tinkuy.people.actions.patience import at_account, begin_try, from_block
from tinkuy.practice.visibility.models import RecognitionLetter
from tinkuy.practice.visibility.queries.letters import letter_with

DOOR = "letter"


def look_up_letter(*, code: str, block: str) -> RecognitionLetter | None:
    """The one that *code* names, if any. Who tries many, from one *block* of addresses, waits longer each time."""
    if not block:
        return letter_with(code)
    tried = begin_try(at_account(DOOR, normalised_code(code)), *from_block(block, DOOR))
    letter = letter_with(code)
    if letter is not None:
        tried.succeed()
    return letter
