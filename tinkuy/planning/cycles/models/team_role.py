from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES, Role

from .cycle import Cycle

INVITED_FOR = timedelta(days=30)
"""How long an invitation lasts after it was sent, or sent again."""

LONGEST_INVITED = INVITED_FOR + timedelta(days=1)
"""Counted by the day of a zone that may be ahead of the server's."""


class TeamRole(QuickRow):
    """What a person is in a cycle; a focal point is one for a country. A person may hold several."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="team_roles")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="team_roles")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in CYCLE_ROLES])
    country = models.CharField(max_length=2, blank=True)
    public_since = models.DateField(
        null=True, blank=True, help_text="Consent to be shown as focal point, while in force"
    )
    credited_since = models.DateField(
        null=True, blank=True, help_text="Consent that public pages count what they did as focal point, while in force"
    )
    given_at = models.DateTimeField(default=clock.now)
    invited_as = models.CharField(max_length=120, blank=True, help_text="The name that the inviter wrote")
    peer_country = models.CharField(max_length=2, blank=True, help_text="Where a peer comes from, until they enter")
    sent_at = models.DateTimeField(null=True, blank=True, help_text="When they were last invited by mail")
    entered_at = models.DateTimeField(null=True, blank=True, help_text="When they first opened the cycle after that")
    invited_until = models.DateField(null=True, blank=True, help_text="The last day on which they can enter by it")

    AWAITED: ClassVar = models.Q(sent_at__isnull=False, entered_at=None)
    """Invited by mail, and not in yet: nothing of their account is theirs to show to this cycle."""

    personal_data: ClassVar = (
        holds(
            "invited_as",
            "What an inviter calls somebody until they enter",
            Until.INVITED,
            "planning.team.actions.invitations.forget_unanswered_invitations",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "person", "role", "country"], name="one_team_role_each")
        ]

    def __str__(self) -> str:
        return f"{self.display_name}: {Role(self.role).label}"

    @property
    def is_awaited(self) -> bool:
        return self.sent_at is not None and self.entered_at is None

    @property
    def has_public_consent(self) -> bool:
        """Whether they agreed to be shown as focal point; from which day on says `is_public_on`."""
        return self.public_since is not None

    def is_public_on(self, day: date) -> bool:
        return self.public_since is not None and self.public_since <= day

    @property
    def display_name(self) -> str:
        """Whose role it is, for the team: who is invited goes by the name that was written, until they enter.

        An address may have an account already, and whose it is must not be learned by inviting it.
        """
        return self.invited_as if self.is_awaited else self.person.name
