from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.design.kinds import KINDS
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

LONGEST_NOTE = 400


class NoteState(models.TextChoices):
    SHARED = "shared", pgettext_lazy("state of a note", "Shared")
    PROPOSED = "proposed", pgettext_lazy("state of a note", "Proposed")


class Note(models.Model):
    """A line of the shared notes: what was said, of which kind, by which country, at which second.

    `revision` counts its changes: who edits an older one is told (L08).
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="notes")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20, choices=[(kind.code, kind.singular) for kind in KINDS.values()])
    text = models.TextField()
    language = models.CharField(max_length=5, default="es")
    country = models.CharField(max_length=2, blank=True)
    regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    second = models.PositiveIntegerField(default=0)
    hook = models.ForeignKey(
        Hook, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="The thread it answers"
    )
    state = models.CharField(max_length=20, choices=NoteState, default=NoteState.SHARED)
    revision = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    written_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("text", "What the team notes of what is said", Until.RECORD, "dialogue.notes.actions.remove_note"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["second", "id"]

    def __str__(self) -> str:
        return self.text[:60]
