"""What was taken out of the public pages ends every copy of them that is older: noted in the transaction that takes it.

The journal notes a withdrawal for each deed, and for each erasure, that is not known to leave public pages as they are
(`journal/public_deeds.py`), so that a new one counts before anybody thinks of copies. What a page no longer shows for
another reason says so itself, by `note_withdrawal`.
"""

from django.db import transaction
from django.db.models import Sum

from .models import PublicWithdrawal

MOST_ROWS = 200
"""Those that stay as they are; a copy asks how many there ever were, and not which."""

FOLDED = "earlier"


def note_withdrawal(cause: str) -> None:
    """Have every copy of the public pages that was read before now be void; *cause* is a word of the program."""
    PublicWithdrawal.objects.create(cause=cause)


def count_withdrawals() -> int:
    """How many there ever were. Who copies the public pages counts before reading them: where the count is another
    later, the copy may hold what was withdrawn.
    """
    return PublicWithdrawal.objects.aggregate(whole=Sum("times"))["whole"] or 0


@transaction.atomic
def fold_old_withdrawals() -> int:
    """Make one row of all but the newest, which counts for them; how many went. No age decides: a copy that was taken
    home has no last day, and whoever asks for the count later must find it as high as it ever was.
    """
    rows = PublicWithdrawal.objects.select_for_update().order_by("pk")
    newest = PublicWithdrawal.objects.order_by("-pk").values_list("pk", flat=True)[MOST_ROWS : MOST_ROWS + 1].first()
    old = list(rows.filter(pk__lte=newest)) if newest else []
    if len(old) < 2:
        return 0
    PublicWithdrawal.objects.filter(pk=old[0].pk).update(cause=FOLDED, times=sum(one.times for one in old))
    return PublicWithdrawal.objects.filter(pk__in=[one.pk for one in old[1:]]).delete()[0]
