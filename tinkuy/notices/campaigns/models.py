from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person


class CampaignPause(models.TextChoices):
    RETURNED = "returned", pgettext_lazy("why a campaign waits", "Too many messages came back")
    COMPLAINTS = "complaints", pgettext_lazy("why a campaign waits", "Some marked it as unwanted mail")
    REFUSED = "refused", pgettext_lazy("why a campaign waits", "Mail servers refuse it")
    PERSON = "person", pgettext_lazy("why a campaign waits", "Somebody of the team paused it")


class Campaign(models.Model):
    """A batch of messages under one name, so that it can wait as a whole and be counted as one.

    `of` says whose it is (a cycle, by its public id), `key` what caused it; the same key is one campaign. Where it
    `settles_at` a moment, whoever the mail has not reached by then counts as unreachable, and may be called instead.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    key = models.CharField(max_length=100, unique=True)
    of = models.CharField(max_length=16, blank=True, db_index=True)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    sender = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    settles_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    pause_reason = models.CharField(max_length=12, choices=CampaignPause, blank=True)
    resumed_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds("name", "What a batch of mails is called", Until.CYCLE, ""),
        holds_nobody("key of kind", "Ids and words of the program"),
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None
