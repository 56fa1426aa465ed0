from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.publication.content.sheet import FINDINGS
from tinkuy.publication.sheets.models import Sheet
from tinkuy.systematisation.evidence.models.code import FindingKind

KIND_FIELDS = dict(zip(FindingKind.values, FINDINGS, strict=True))
"""The field of a sheet that holds the findings of each kind."""

KINDS = {field: kind for kind, field in KIND_FIELDS.items()}


class SheetCard(QuickRow):
    """What lists and searches read of a published sheet, written in the transaction that changes its versions in force.

    `texts` has for each language the title and the summary; `facets` the words that it is narrowed by, each between
    blanks (` country:PE language:es `); `title_stems` and `body_stems` what it is found by. Full text is the database's
    own: an FTS5 table on SQLite, columns of the entries on PostgreSQL. Both, and the entries, follow this table by
    triggers (see the migrations).
    """

    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="card")
    slug = models.SlugField(max_length=80, unique=True)
    facets = models.TextField()
    published_at = models.DateTimeField(default=clock.now)
    year = models.PositiveSmallIntegerField(default=0)
    webinars = models.PositiveSmallIntegerField(default=0)
    risks = models.PositiveIntegerField(default=0)
    practices = models.PositiveIntegerField(default=0)
    lessons = models.PositiveIntegerField(default=0)
    recommendations = models.PositiveIntegerField(default=0)
    is_example = models.BooleanField(default=False)
    texts = models.JSONField(default=dict)
    title_stems = models.TextField()
    body_stems = models.TextField()

    personal_data: ClassVar = (
        holds(
            "texts title_stems body_stems",
            "What is published",
            Until.RECORD,
            "publication.redaction.actions.follow_redaction",
        ),
        holds_nobody("slug facets", "An address made from the title"),
    )

    class Meta:
        ordering: ClassVar = ["-published_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-id"], name="publication_newest_cards"),
            models.Index(fields=["is_example"], condition=models.Q(is_example=True), name="publication_example_cards"),
        ]

    def __str__(self) -> str:
        return self.slug

    def values_of(self, facet: str) -> list[str]:
        """The countries, kinds, languages, objectives … or the year among `facets`."""
        return [word.partition(":")[2] for word in self.facets.split() if word.startswith(f"{facet}:")]


class CardFinding(QuickRow):
    """A finding of a published sheet, in each language that the sheet has: found and listed by itself.

    `stems` is what it is found by, quotes that are printed with it too; `facets` as those of `SheetCard`.
    """

    card = models.ForeignKey(SheetCard, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=20, choices=FindingKind)
    code = models.CharField(max_length=20, default="")
    countries = models.PositiveSmallIntegerField()
    quotes = models.PositiveIntegerField()
    facets = models.TextField(default="")
    items = models.JSONField(default=dict)
    stems = models.TextField(default="")

    personal_data: ClassVar = (
        holds("items stems", "What is published", Until.RECORD, "publication.redaction.actions.follow_redaction"),
        holds_nobody("code facets", "A word of the program; countries, kinds, languages and a year"),
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "-countries", "-quotes", "-card"], name="publication_first_confirmed"),
        ]

    def __str__(self) -> str:
        return f"{self.card} {self.code or self.kind}"


class Entry(models.Model):
    """What a search knows of all rows of a kind at once: of each its number and some bytes, written by triggers.

    `mark` is another one each time that the row is written, so that whoever keeps all of them in memory sees which
    changed; of two of the same `weight` that was published last comes first. On PostgreSQL it has the words too.
    """

    id = models.BigAutoField(primary_key=True)
    mark = models.BigIntegerField()
    facets = models.TextField()
    weight = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk}:{self.facets}"


class CardEntry(Entry):
    """Of a `SheetCard`."""

    personal_data: ClassVar = (holds_nobody("facets", "Countries, kinds, languages and a year"),)


class FindingEntry(Entry):
    """Of a `CardFinding`; it weighs as much as countries, then quotes, stand behind it."""

    personal_data: ClassVar = (holds_nobody("facets", "Countries, kinds, languages and a year"),)


class CatalogueState(models.Model):
    """One row: another word for each state of all entries, in the transaction that changes them."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    word = models.CharField(max_length=36)

    personal_data: ClassVar = (holds_nobody("word", "Drawn by chance"),)

    def __str__(self) -> str:
        return self.word
