from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class Owner(models.TextChoices):
    """Whose an account is, as a person decided it."""

    REGISTRATION = "registration", _("Of somebody registered")
    WALK_IN = "walk_in", _("Of somebody who came without registering")
    TEAM = "team", _("Of the team or a technician")
    NOBODY = "nobody", _("Of nobody: left out, as a test account")


class NameAlias(models.Model):
    """A person's decision whose an account of the reports is: a registration's, the team's, or nobody's. Reversible.

    `WALK_IN` made the registration from the account; taking it back removes it.

    `index` is that of the presences: of the e-mail, else of the name. It holds in every webinar of the cycle, or in
    `webinar` alone, where the name is a device's or a single word and may be another person's in the next.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    index = models.CharField(max_length=64, help_text="Blind index of the e-mail, else of the folded name")
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.CASCADE)
    owner = models.CharField(max_length=20, choices=Owner, default=Owner.REGISTRATION)
    registration = models.ForeignKey(Registration, null=True, blank=True, on_delete=models.CASCADE)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("index", "A keyed fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-decided_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "index"], condition=models.Q(webinar=None), name="one_meaning_per_alias"
            ),
            models.UniqueConstraint(fields=["cycle", "index", "webinar"], name="one_meaning_per_alias_and_webinar"),
        ]

    def __str__(self) -> str:
        return f"alias of {self.registration or self.owner}"

    @property
    def meaning(self) -> str:
        """The decision as a page carries it, to tell whether somebody changed it meanwhile."""
        return self.registration.public_id if self.registration else self.owner


class NameVerdict(models.Model):
    """A person's word on a match that the program made by name: it is them, or it is not. Reversible.

    Of an account that is *not* `registration` the program never says so again by itself, whatever is imported. One that
    is stays theirs, even where somebody of the same name registers later. `index` and `webinar` as in `NameAlias`.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    index = models.CharField(max_length=64, help_text="Blind index of the folded name")
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE)
    is_theirs = models.BooleanField()
    said_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    said_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("index", "A keyed fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-said_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "index", "registration"],
                condition=models.Q(webinar=None),
                name="one_verdict_per_name",
            ),
            models.UniqueConstraint(
                fields=["cycle", "index", "registration", "webinar"], name="one_verdict_per_name_and_webinar"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} is {'' if self.is_theirs else 'not '}the account"
