"""The outbox, where each row is a message that is owed; and the signs of life of who empties it."""

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from tinkuy.core import clock, sealing
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person

from .addresses.fingerprints import address_index, domain_index
from .addresses.models import AddressStanding
from .campaigns.models import Campaign
from .clock_models import ClockMark, ClockRun
from .mail_log.models import MailCount
from .outcomes import Outcome
from .pacing.models import Pace
from .stops.models import MailStop

HTML_LANGUAGE = re.compile(r'<html lang="([a-z-]+)">')

__all__ = [
    "AddressStanding",
    "Campaign",
    "ClockMark",
    "ClockRun",
    "DevelopmentMessage",
    "MailCount",
    "MailStop",
    "Notice",
    "Pace",
    "WorkerBeat",
]


class Notice(models.Model):
    """A message owed to a person of the team, or to an address. The worker sends it; a crash may send it twice, never
    lose it.

    `values` fill the template of `kind`. To an address they are sealed together with it. All of it is emptied once the
    message has gone. `about` names whose message it is (`registration|<public_id>`), so that it can be taken back.

    What it came to is its `outcome`, with the code of a report that says more (`5.1.1`). Its address stands in it as a
    fingerprint, and so does the word by which a report finds it again (`message_index`). After `expires_at` it is of
    no use any more, and does not go.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE)
    sealed = models.BinaryField(default=b"", blank=True)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    values = models.JSONField(default=dict)
    dedupe_key = models.CharField(max_length=100, unique=True)
    owed_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    zone = models.CharField(max_length=50, blank=True, default="", help_text="In whose night it waits")
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    address_index = models.CharField(max_length=32, blank=True, default="")
    domain_index = models.CharField(max_length=16, blank=True, default="")
    message_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default="")
    status = models.CharField(max_length=12, blank=True, default="")
    expires_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds(
            "sealed values",
            "What a message that is owed says, and to whom",
            Until.SENT,
            "notices.actions.forget_old_messages",
            opens="stored_words",
        ),
        holds_nobody("about kind dedupe_key zone", "Ids and words of the program"),
        holds_nobody("address_index domain_index message_index", "A keyed fingerprint"),
        holds_nobody("status", "A code of a mail server"),
    )

    class Meta:
        ordering: ClassVar = ["due_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["sent_at", "failed_at", "due_at"]),
            models.Index(fields=["campaign", "outcome"], name="notices_of_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.owed_at:%Y-%m-%d %H:%M}"

    def seal(self, *, email: str, values: Mapping[str, Any]) -> None:
        """Set an address without an account, and what fills the template. Does not save."""
        text = json.dumps({"email": email, "values": values})
        self.sealed = sealing.seal(text, key=settings.KEYRING.master, place=self._place())
        self.address_index, self.domain_index = address_index(email), domain_index(email)

    def opened(self) -> tuple[str, dict[str, Any]]:
        """The address that the message goes to, and what fills its template."""
        if self.person is not None:
            return self.person.email, self.values
        message = json.loads(sealing.unseal(self.sealed, key=settings.KEYRING.master, place=self._place()))
        return message["email"], message["values"]

    def stored_words(self) -> str:
        """Address and values that are still kept of it, opened, as JSON; of a message that has gone, of none."""
        sealed = sealing.unseal(self.sealed, key=settings.KEYRING.master, place=self._place())
        return f"{sealed}{json.dumps(self.values, ensure_ascii=False)}"

    def _place(self) -> str:
        return f"notice|{self.dedupe_key}"


class DevelopmentMessage(models.Model):
    """A message as the development mailbox received it. Exists only where no mail server is configured."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    html = models.TextField(blank=True)
    attached = models.TextField(blank=True, help_text="What went with it, as text under its name")
    at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "to subject body html attached",
            "Mail on a machine without a mail server, for who tries the program",
            Until.SENT,
            "notices.actions.forget_old_messages",
        ),
    )

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.subject

    @property
    def language(self) -> str:
        """That of whoever gets it, as its HTML says; empty where it has none."""
        named = HTML_LANGUAGE.search(self.html)
        return named[1] if named else ""


class WorkerBeat(models.Model):
    """A worker's latest sign of life. What it was doing is done again when the signs end."""

    worker_id = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    personal_data: ClassVar = (holds_nobody("worker_id", "Ids and words of the program"),)

    def __str__(self) -> str:
        return f"worker of {self.at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def alive_within(cls, lease: timedelta) -> models.QuerySet["WorkerBeat"]:
        """Signs of the last *lease*. One that bears a moment to come is of a clock that was ahead, and of no worker."""
        return cls.objects.filter(at__range=(clock.now() - lease, clock.horizon()))
