"""What was taken out of the public pages ends every copy of them that is older: noted in the transaction that takes it.

The journal notes a withdrawal for each deed, and for each erasure, that is not known to leave public pages as they are
(`journal/public_deeds.py`), so that a new one counts before anybody thinks of copies. What a page no longer shows for
another reason says so itself, by `note_withdrawal`.
"""

from .models import PublicWithdrawal


def note_withdrawal(cause: str) -> None:
    """Have every copy of the public pages that was read before now be void; *cause* is a word of the program."""
    PublicWithdrawal.objects.create(cause=cause)


def count_withdrawals() -> int:
    """How many there ever were. Who copies the public pages counts before reading them: where the count is another
    later, the copy may hold what was withdrawn.
    """
    return PublicWithdrawal.objects.count()
