import hashlib
import json
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.languages import reader_language
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .code import PREFIXES, FindingKind
from .excerpt import Excerpt


class FindingState(models.TextChoices):
    PROPOSED = "proposed", _("Draft")
    CONTRASTED = "contrasted", _("In validation")
    VALIDATED = "validated", _("Validated")
    PUBLISHED = "published", _("Published")
    REJECTED = "rejected", _("Rejected")
    REPLACED = "replaced", _("Became another")


LEFT = (FindingState.REJECTED, FindingState.REPLACED)
"""Out of the work: kept with all that was said of it, and in no list of what the cycle found."""
CLOSED = (FindingState.PUBLISHED, *LEFT)
"""Its words and quotes stay as they are."""


class Finding(QuickRow):
    """What the dialogue taught (*hallazgo*): a risk, good practice, lesson or recommendation with its evidence."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="findings")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20, choices=FindingKind)
    number = models.PositiveSmallIntegerField()
    heading = TranslatedField()
    text = TranslatedField()
    former_text = TranslatedField(help_text="The words that countries answered, while they are asked of other ones")
    details = models.JSONField(default=dict, blank=True, help_text="What its kind tells: see `kind_details.Details`")
    state = models.CharField(max_length=20, choices=FindingState, default=FindingState.PROPOSED)
    is_proposal = models.BooleanField(default=False, help_text="May be published only as a proposal")
    rejection_reason = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    written_at = models.DateTimeField(default=clock.now)
    excerpts = models.ManyToManyField(Excerpt, through="Evidence", related_name="findings")

    personal_data: ClassVar = (
        holds(
            "heading text details",
            "What the team learned",
            Until.RECORD,
            "systematisation.findings.actions.writing.edit_finding",
        ),
        holds("rejection_reason former_text", "What the team learned", Until.CYCLE, ""),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["kind", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "kind", "number"], name="one_finding_per_number"),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | ~models.Q(rejection_reason=""),
                name="a_rejected_finding_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {in_language(self.text, 'es')[:60]}"

    def in_one_line(self) -> str:
        """Its label and the beginning of its words in the reader's language, as a list to choose from names it."""
        words = in_language(self.text, reader_language(), self.cycle.main_language)
        return f"{self.label}: {words[:90]}{'…' if len(words) > 90 else ''}"

    @property
    def label(self) -> str:
        return f"{PREFIXES[FindingKind(self.kind)]}-{self.number}"

    @property
    def is_left(self) -> bool:
        return self.state in LEFT

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def needs_no_validation(self) -> bool:
        """A sheet may print it as it is: it was published, or may be as a proposal."""
        return self.state == FindingState.PUBLISHED or self.is_proposal

    @property
    def content_hash(self) -> str:
        """Of the words that countries validate; other words need a new validation.

        Keyed: it is kept with answers to former words, and those may have told what was taken out since (promise P10).
        """
        hashed = [self.kind, self.heading, self.text]
        if self.details:  # without them as before they existed: what was validated then stays valid
            hashed.append(self.details)
        words = json.dumps(hashed, ensure_ascii=False, sort_keys=True)
        return sealing.blind_index(hashlib.sha256(words.encode()).hexdigest(), place="finding")


class Evidence(QuickRow):
    """An excerpt that a finding rests on."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="evidence")
    excerpt = models.ForeignKey(Excerpt, on_delete=models.PROTECT, related_name="evidence")

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["excerpt__webinar__ordinal", "excerpt__start_ms"]
        constraints = [models.UniqueConstraint(fields=["finding", "excerpt"], name="an_excerpt_counts_once")]

    def __str__(self) -> str:
        return f"{self.finding.label} ← {self.excerpt}"


class Verdict(models.TextChoices):
    YES = "yes", _("Agrees")
    WITH_CHANGE = "with_change", _("Agrees with a change")
    OBJECTION = "objection", _("Objects")
    ABSTENTION = "abstention", _("Abstains")


class Validation(QuickRow):
    """What a country says of a finding, over the exact words it read (`content_hash`).

    Once the words change, what was said of the former words stays as a row and counts no more.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="validations")
    country = models.CharField(max_length=2)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    verdict = models.CharField(max_length=20, choices=Verdict)
    comment = models.TextField(blank=True, help_text="The change asked for, the reason of the objection, or a note")
    proposed = models.TextField(blank=True, help_text="The words that the country would write")
    proposed_language = models.CharField(max_length=5, blank=True)
    resolution = models.TextField(blank=True, help_text="What became of the change or the objection")
    resolved_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64)
    given_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "comment proposed resolution",
            "What a country says of what was learned",
            Until.CYCLE,
            "",
        ),
        holds_nobody("content_hash", "A fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["country"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "country", "content_hash"], name="one_voice_per_country_and_wording"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["yes", "abstention"])
                | ~models.Q(comment="")
                | models.Q(verdict="with_change", proposed__gt=""),
                name="a_change_or_objection_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {Verdict(self.verdict).label}"

    @property
    def asks(self) -> bool:
        """Whether the team has something to look at: a change or an objection of which nothing became yet."""
        return self.verdict in (Verdict.WITH_CHANGE, Verdict.OBJECTION) and self.resolved_at is None
