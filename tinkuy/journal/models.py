"""Entries of the trail, and the posts already accepted (so that a retry is answered and not done again)."""

from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person


class Entry(models.Model):
    """Who did what, when. `cycle` is the public id of the cycle, or empty; `details` hold no personal data."""

    at = models.DateTimeField(default=clock.now)
    actor = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    cycle = models.CharField(max_length=16, blank=True)
    deed = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    details = models.JSONField(default=dict)

    personal_data: ClassVar = (
        holds(
            "details",
            "Which fields the team changed, with their values, and the words of reasons",
            Until.HUB,
            "",
        ),
        holds_nobody("cycle deed subject subject_id", "Ids and words of the program"),
    )

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["cycle", "-at", "-id"])]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed} {self.subject} {self.subject_id}"


class AcceptedPost(models.Model):
    """A post that was carried out, under the key its form carried, with the answer it was given."""

    key = models.CharField(max_length=64)
    sender = models.CharField(max_length=64)
    route = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    location = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "location",
            "Where a post led, so that its repetition leads there too",
            Until.WEEK,
            "journal.actions.forget_accepted_posts",
        ),
        holds_nobody("key sender route fingerprint", "Ids, names of routes, a keyed fingerprint"),
    )

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "sender", "route"], name="a_post_is_done_once")]

    def __str__(self) -> str:
        return f"{self.route} {self.status}"


class Erasure(models.Model):
    """An erasure on its way to the ledger beside the keys: a kind and a keyed fingerprint, which name nobody."""

    kind = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("kind fingerprint", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class LedgerMark(models.Model):
    """How far the ledger of erasures beside the keys has come: how many were ever written, and its last seal. One row.

    A ledger that does not know it was damaged, cut or lost, or is another one's.
    """

    number = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=32, blank=True)

    personal_data: ClassVar = (holds_nobody("seal", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"{self.number} {self.seal}"
