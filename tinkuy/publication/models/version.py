from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.people.models import Person

from .sheet import Sheet


class SheetVersion(models.Model):
    """A published text, in one language. It never changes: a correction is a new version, retiring leaves a tombstone.

    Not scoped: what is published belongs to everyone. The hub reads these rows and nothing else of a cycle.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="versions")
    slug = models.SlugField(max_length=80)
    cycle_slug = models.SlugField(max_length=80)
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    is_example = models.BooleanField(default=False)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    published_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_reason = models.TextField(blank=True)

    held: ClassVar = (
        holds(
            "content retired_reason", "What is published", Until.RECORD, "publication.actions.publishing.retire_sheet"
        ),
        holds_nobody("slug cycle_slug content_hash", "An address made from the title"),
    )

    class Meta:
        ordering: ClassVar = ["-published_at", "language"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number", "language"], name="one_version_per_number_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.slug} v{self.number} {self.language}"


class RenderedForm(models.Model):
    """The bytes of a version in one form (PDF, DOCX), made once after publication."""

    version = models.ForeignKey(SheetVersion, on_delete=models.CASCADE, related_name="forms")
    form = models.CharField(max_length=10)
    data = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    held: ClassVar = (
        holds("data", "What is published", Until.RECORD, "publication.actions.publishing.retire_sheet"),
        holds_nobody("form", "A word of the program"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "form"], name="one_rendering_per_form")]

    def __str__(self) -> str:
        return f"{self.version}.{self.form}"
