from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class CertificateEnd(models.TextChoices):
    """Why a certificate holds no more."""

    UNEARNED = "unearned", pgettext_lazy("end of a certificate", "The attendance was corrected")
    ERASED = "erased", pgettext_lazy("end of a certificate", "Whom it is for had their data erased")


class Certificate(models.Model):
    """That a registration came to enough sessions of its cycle, by the rule that held when it was issued.

    It holds no name: this is written on the document when that is made, and the page where a certificate is checked
    shows it only while `shows_name` and while the registration still has one. `attended` are the ordinals of their
    sessions among those `counted`, which had attendance. One that ends stays, so that its page says why. Once
    attendance is erased it is frozen: it belongs to no registration any more, and says in how many sessions alone.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.OneToOneField(Registration, null=True, blank=True, on_delete=models.SET_NULL)
    code = models.CharField(max_length=20, unique=True, editable=False)
    attended = models.JSONField(default=list)
    counted = models.JSONField(default=list)
    percent = models.PositiveSmallIntegerField(default=0, help_text="Of the sessions: what earned it")
    shows_name = models.BooleanField(default=False, help_text="Where it is checked; its person chooses it")
    issued_at = models.DateTimeField(default=clock.now)
    corrected_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=20, choices=CertificateEnd, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True, help_text="Its attendance was erased: nothing is followed")
    frozen_attended = models.PositiveSmallIntegerField(null=True, blank=True)
    frozen_counted = models.PositiveSmallIntegerField(null=True, blank=True)

    personal_data: ClassVar = (
        holds_nobody("code", "A keyed fingerprint"),
        holds_nobody("attended counted", "Places of sessions"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"certificate {self.pk}"

    @property
    def holds(self) -> bool:
        return not self.end

    @property
    def sessions_attended(self) -> int:
        return len(self.attended) if self.frozen_attended is None else self.frozen_attended

    @property
    def sessions_counted(self) -> int:
        return len(self.counted) if self.frozen_counted is None else self.frozen_counted

    @property
    def code_in_groups(self) -> str:
        """As it is read and typed: `k7qm-4t2x-9d3h-w8rp`."""
        return "-".join(self.code[start : start + 4] for start in range(0, len(self.code), 4))


class IssueState(models.TextChoices):
    OPEN = "open", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Not done")


class CertificateIssue(models.Model):
    """One time that certificates were issued, by the worker: to everybody who had earned one and had none."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=20, choices=IssueState, default=IssueState.OPEN)
    task = models.CharField(max_length=36, blank=True, help_text="The row of the worker's queue")
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("task", "Ids and words of the program"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle"], condition=models.Q(state="open"), name="certificates_are_issued_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"issue {self.public_id}"

    @property
    def progress(self) -> str:
        """Under which name it tells how far it is."""
        return f"certificates-{self.public_id}"
