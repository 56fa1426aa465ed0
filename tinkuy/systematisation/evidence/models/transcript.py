"""How a moment of a webinar is written."""

from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import Upload


def as_clock(second: int) -> str:
    """`mm:ss` from the start; minutes may pass 59."""
    return f"{second // 60:02d}:{second % 60:02d}"


MARK = "[…]"
"""Stands where words were taken out for good; it says nothing of how many they were."""


class Speaker(models.Model):
    """A voice in the cycle's transcripts, with the country and sector it may be attributed to.

    `label` is what the file calls it, most often somebody's name, until it `is_role`: then it is the name of an office,
    and former labels are kept as keyed fingerprints only, so that the next file's words find their voice.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    label = models.CharField(max_length=200)
    is_role = models.BooleanField(default=False, help_text="The label names an office and no person")
    number = models.PositiveIntegerField(default=0, help_text="Tells voices of one country and sector apart")
    former_labels = models.JSONField(default=list, help_text="Keyed fingerprints of labels that it had in files")
    country = models.CharField(max_length=2, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    is_described = models.BooleanField(default=False, help_text="Somebody said what is known of it, be it nothing")

    personal_data: ClassVar = (
        holds(
            "label",
            "Whose voice a transcript has, as its file says",
            Until.CALLED,
            "systematisation.transcripts.actions.voices.forget_voices",
        ),
        holds_nobody("former_labels", "A keyed fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["label"]
        constraints = [models.UniqueConstraint(fields=["cycle", "label"], name="one_speaker_per_label")]

    def __str__(self) -> str:
        return self.label

    @property
    def attributed(self) -> str:
        """How it is called under attribution by country or sector: its role, or country, sector and number."""
        if self.is_role:
            return self.label
        parts = [country_name(self.country) if self.country else "", self.get_sector_display()]
        voice = _("voice %(number)s") % {"number": self.number or self.pk}
        return " · ".join([part for part in parts if part] + [voice])


class Transcript(models.Model):
    """What was said in one webinar, as imported from a file and corrected since."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="transcript")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    upload = models.OneToOneField(Upload, null=True, on_delete=models.RESTRICT, help_text="Which brought it")
    layout = models.CharField(max_length=20)
    warnings = models.JSONField(default=list, help_text="Kind and count of what the reading warned of")
    language = models.CharField(max_length=5, default="es")
    has_times = models.BooleanField(default=True, help_text="Else the minutes are a guess from the length of the text")
    imported_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    imported_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("layout warnings", "Numbers, codes, a fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"transcript {self.public_id}"

    @property
    def called(self) -> str:
        """What pages call it. The name of its file is not kept: people write names of persons there."""
        return f"{self.layout} · {self.imported_at:%Y-%m-%d}"


SPOKEN_TEXT = holds(
    "text", "What was said in a session", Until.RECORD, "systematisation.transcripts.actions.redacting.redact_cue"
)
"""Of a caption, and of a quote from it: the same deed takes words out of both."""


class Cue(QuickRow):
    """One caption: who says what, from when to when (milliseconds from the start).

    Under the Chatham House Rule or in a closed segment no speaker is kept: `voice` tells voices apart within that
    segment only, in an order drawn anew for each.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="cues")
    ordinal = models.PositiveIntegerField()
    start_ms = models.PositiveIntegerField()
    end_ms = models.PositiveIntegerField()
    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.SET_NULL)
    voice = models.PositiveSmallIntegerField(null=True, blank=True)
    regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    text = models.TextField()
    is_redacted = models.BooleanField(default=False, help_text="Words were taken out of it for good")

    personal_data: ClassVar = (SPOKEN_TEXT,)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["transcript", "ordinal"], name="one_cue_per_place")]

    def __str__(self) -> str:
        return f"{self.clock} {self.text[:40]}"

    @property
    def minute(self) -> float:
        return self.start_ms / 60_000

    @property
    def clock(self) -> str:
        return as_clock(self.start_ms // 1000)


@dataclass(frozen=True)
class Stretch:
    """Characters `start` to `end` of a caption."""

    cue: Cue
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.cue.text[self.start : self.end]
