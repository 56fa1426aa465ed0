"""What a message came to, and what that means for whoever it was for."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import pgettext_lazy


class Outcome(models.TextChoices):
    """Of one message; none yet while it waits."""

    ACCEPTED = "accepted", pgettext_lazy("what a message came to", "A mail server took it")
    RETURNED = "returned", pgettext_lazy("what a message came to", "It came back")
    REFUSED = "refused", pgettext_lazy("what a message came to", "The mail server of the address refused it")
    CLOSED = "closed", pgettext_lazy("what a message came to", "Not sent: mail does not reach the address")
    STOPPED = "stopped", pgettext_lazy("what a message came to", "Not sent: they want no more of these")
    COMPLAINED = "complained", pgettext_lazy("what a message came to", "Marked as unwanted mail")
    EXPIRED = "expired", pgettext_lazy("what a message came to", "Not sent in time")
    GIVEN_UP = "given_up", pgettext_lazy("what a message came to", "Given up after many tries")


class Reach(StrEnum):
    """Of one person at one moment: what the team needs to know before a session."""

    REACHED = "reached"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


REACH: Mapping[str, Reach] = {
    "": Reach.UNKNOWN,
    Outcome.ACCEPTED: Reach.REACHED,
    Outcome.STOPPED: Reach.DECLINED,
    Outcome.COMPLAINED: Reach.DECLINED,
    Outcome.RETURNED: Reach.UNREACHABLE,
    Outcome.REFUSED: Reach.UNREACHABLE,
    Outcome.CLOSED: Reach.UNREACHABLE,
    Outcome.EXPIRED: Reach.UNREACHABLE,
    Outcome.GIVEN_UP: Reach.UNREACHABLE,
}
UNREACHED = tuple(outcome for outcome, reach in REACH.items() if reach == Reach.UNREACHABLE)
