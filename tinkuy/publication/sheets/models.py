from datetime import date, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.hours import local_day


class SheetState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", pgettext_lazy("state of a sheet", "Published")
    RETIRED = "retired", _("Retired")


class SheetKind(models.TextChoices):
    """What a sheet of a cycle is about; each has a life of its own, from draft to publication."""

    SUBJECT = "subject", pgettext_lazy("kind of sheet", "On the subject")
    METHOD = "method", pgettext_lazy("kind of sheet", "On the method")


class Sheet(models.Model):
    """The product of a cycle (*ficha*), on its subject or on its method: one draft per language, with a revision number
    against silent overwriting.

    `drafts` maps a language to the plain form of `SheetContent`. One that came from outside belongs to no cycle: its
    `origin` says whose it is, by what permission it is published, and where the original stands; its `peers` are those
    whom an editor of the hub asked to read it.
    """

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE, related_name="sheets")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=10, choices=SheetKind, default=SheetKind.SUBJECT)
    slug = models.SlugField(max_length=80, unique=True)
    state = models.CharField(max_length=20, choices=SheetState, default=SheetState.DRAFT)
    drafts = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    authors = models.ManyToManyField(Person, related_name="sheets", blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    origin = models.JSONField(default=dict, blank=True, help_text="owner, permission, address; of one from outside")
    peers = models.ManyToManyField(Person, related_name="+", blank=True)

    personal_data: ClassVar = (
        holds("drafts", "What the team learned", Until.RECORD, "publication.sheets.actions.edit_sheet"),
        holds(
            "origin",
            "Whose sheet it is that came from outside",
            Until.RECORD,
            "publication.sheet_imports.actions.take_back_sheet",
        ),
        holds_nobody("slug", "An address made from the title"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["-changed_at"]

    def __str__(self) -> str:
        return self.slug

    @property
    def home(self) -> Cycle | NoCycle:
        """Its cycle, or what stands in the place of one."""
        return self.cycle or NoCycle(
            public_id=self.public_id,
            title={language: plain.get("title", "") for language, plain in self.drafts.items()},
            main_language=next(iter(self.drafts), "es"),
            is_example=any(author.is_example for author in self.authors.all()),
            peers=frozenset(peer.pk for peer in self.peers.all()),
        )


FORMER_DRAFTS_LAST = timedelta(days=180)
"""Long enough for a second round of peers; what was published stays in its versions."""


class FormerDraft(models.Model):
    """The words of a draft in one language as they stood until somebody saved others.

    `revision` is that of the sheet until then: who wrote them, and when, is what the journal says last up to it. Each
    shows its last day on the page of the changes, by which it can also be removed.
    """

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE, related_name="former_drafts")
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="former_drafts")
    language = models.CharField(max_length=5)
    revision = models.PositiveIntegerField()
    words = models.JSONField(help_text="the plain form of `SheetContent`")
    replaced_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("words", "What the team learned", Until.OWN_DAY, "publication.sheets.former_drafts.forget_former_drafts"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["-revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "language", "revision"], name="one_former_draft_of_a_revision_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet} r{self.revision} {self.language}"

    @property
    def goes_at(self) -> datetime:
        return self.replaced_at + FORMER_DRAFTS_LAST


class SheetVersion(models.Model):
    """A published text, in one language. It never changes: a correction is a new version, retiring leaves a tombstone.

    A translation names the version that it translates (`source_version`), which is an original: it has none itself.

    Not scoped: what is published belongs to everyone. The hub reads these rows and nothing else of a cycle.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="versions")
    slug = models.SlugField(max_length=80)
    cycle_slug = models.SlugField(max_length=80, blank=True)
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5)
    source_version = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="translations"
    )
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    is_example = models.BooleanField(default=False)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    published_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_reason = models.TextField(blank=True)

    personal_data: ClassVar = (
        holds("content", "What is published", Until.RECORD, "publication.redaction.actions.follow_redaction"),
        holds("retired_reason", "What is published", Until.CYCLE, ""),
        holds_nobody("slug cycle_slug content_hash", "An address made from the title"),
    )

    class Meta:
        ordering: ClassVar = ["-published_at", "language"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number", "language"], name="one_version_per_number_and_language")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["cycle_slug", "language", "-number"],
                condition=models.Q(retired_at=None),
                name="publication_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} v{self.number} {self.language}"

    @property
    def published_on(self) -> date:
        """The day that its text prints: that of its cycle, or of the hub where it has none."""
        printed = self.content.get("published_on")
        return date.fromisoformat(printed) if printed else local_day(self.published_at, settings.HUB_ZONE)

    @property
    def retired_on(self) -> date | None:
        """By the hub's own clock: a tombstone is the hub's."""
        return local_day(self.retired_at, settings.HUB_ZONE) if self.retired_at else None
