from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class MaterialKind(models.TextChoices):
    RECORDING = "recording", pgettext_lazy("material of a session", "Recording")
    SLIDES = "slides", pgettext_lazy("material of a session", "Slides")
    TRANSCRIPT = "transcript", pgettext_lazy("material of a session", "Transcript")
    MINUTES = "minutes", pgettext_lazy("material of a session", "Minutes")
    PHOTO = "photo", pgettext_lazy("material of a session", "Photo")


class Tier(models.TextChoices):
    """Who may have it, the fewest first."""

    TEAM = "team", _("Team only")
    PARTICIPANTS = "participants", _("Registered participants")
    PUBLIC = "public", _("Anyone")


class Material(QuickRow):
    """Something that goes with a webinar: a link (https) or a file that is kept sealed, never both.

    `file` names it in the data folder and `ending` says what it is; `size` is in bytes, of a link as it was told;
    `minutes` is how long a recording takes; `cleaned_by` is what `documents.sandbox.RULES` was when it was written.
    Without `chosen_erase_on` the rule of its kind says until when it is kept.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="materials")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20, choices=MaterialKind)
    title = TranslatedField()
    link = models.CharField(max_length=500, blank=True)
    file = models.CharField(max_length=32, blank=True)
    ending = models.CharField(max_length=5, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    cleaned_by = models.PositiveSmallIntegerField(default=0, help_text="Which rules its file was written anew by")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    author = models.CharField(max_length=200, blank=True, help_text="Who made it or owns it")
    licence = models.CharField(max_length=100, blank=True)
    alt = TranslatedField(help_text="What a photo shows")
    consent = models.CharField(max_length=300, blank=True, help_text="How those who are seen in a photo agreed")
    tier = models.CharField(max_length=20, choices=Tier, default=Tier.TEAM)
    taken_back_at = models.DateTimeField(
        null=True, blank=True, help_text="When a regime that became stricter took it back to the team"
    )
    chosen_erase_on = models.DateField(null=True, blank=True, help_text="Another last day than the rule's")
    erase_reason = models.CharField(max_length=300, blank=True, help_text="Why it is kept for longer than the rule")
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "title link author licence alt consent erase_reason",
            "What is handed out with a session, and whose it is",
            Until.OWN_DAY,
            "systematisation.materials.actions.scheduled.erase_materials",
        ),
        holds_nobody("file", "The name of a sealed file, drawn by lot"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["webinar__ordinal", "added_at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
