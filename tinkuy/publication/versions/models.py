from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.systematisation.evidence.models.finding import Finding


class RenderedForm(models.Model):
    """The bytes of a version in one form (PDF, DOCX) and layout, made once after publication.

    `layout` is empty for the one that the form has by itself.
    """

    version = models.ForeignKey(SheetVersion, on_delete=models.CASCADE, related_name="forms")
    form = models.CharField(max_length=10)
    layout = models.CharField(max_length=12, default="", blank=True)
    data = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("data", "What is published", Until.RECORD, "publication.redaction.actions.follow_redaction"),
        holds_nobody("form layout", "A word of the program"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "form", "layout"], name="one_rendering_per_layout")]

    def __str__(self) -> str:
        return f"{self.version}.{self.form}{self.layout and f' {self.layout}'}"


class PublishedFinding(models.Model):
    """A finding and a version of the sheet that prints it; `code` is how that text calls it, whatever it is called now.

    Not scoped, as the version itself.
    """

    version = models.ForeignKey(SheetVersion, on_delete=models.CASCADE, related_name="findings")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="published_in")
    code = models.CharField(max_length=20)

    personal_data: ClassVar = (holds_nobody("code", "A word of the program"),)

    class Meta:
        ordering: ClassVar = ["-version__number", "version__language"]
        constraints = [
            models.UniqueConstraint(fields=["version", "finding"], name="a_version_prints_a_finding_once"),
            models.UniqueConstraint(fields=["version", "code"], name="a_code_of_a_version_is_one_finding"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.code}"


class Approval(models.Model):
    """A focal point's approval of the exact words that may be published."""

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="approvals")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    content_hash = models.CharField(max_length=64)
    given_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("content_hash", "A fingerprint"),)

    objects = OptionallyScopedManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "content_hash"], name="one_approval_per_text"),
        ]

    def __str__(self) -> str:
        return f"approval of {self.content_hash[:8]}"
