"""What of the installation itself opens with its keys alone, and goes with them."""

from tinkuy.notices.models import Notice
from tinkuy.people.models import CodeApp, RecoveryCode


def erase_unreadable() -> int:
    """Apps of codes, whose secret is sealed, recovery codes, messages that are owed: each is set up or owed anew."""
    return sum(model.objects.all().delete()[0] for model in (CodeApp, RecoveryCode, Notice))
