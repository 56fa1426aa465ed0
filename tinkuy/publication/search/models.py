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


class SheetCard(QuickRow):
    """What lists and searches read of a published sheet, written in the transaction that changes its versions in force.

    `texts` has for each language the title and the summary; `facets` the words that it is narrowed by, each between
    blanks (` country:PE language:es `); `title_stems` and `body_stems` what it is found by. Full text is the database's
    own: an FTS5 table on SQLite, columns of the entries on PostgreSQL. Both, entries and groups follow this table by
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
        """The countries, kinds, languages or the year among `facets`."""
        return [word.partition(":")[2] for word in self.facets.split() if word.startswith(f"{facet}:")]


class CardGroup(models.Model):
    """The cards that have the same facets: how many they are, and how many findings of each kind are theirs."""

    facets = models.TextField(unique=True)
    sheets = models.PositiveIntegerField(default=0)
    risks = models.PositiveIntegerField(default=0)
    practices = models.PositiveIntegerField(default=0)
    lessons = models.PositiveIntegerField(default=0)
    recommendations = models.PositiveIntegerField(default=0)

    personal_data: ClassVar = (holds_nobody("facets", "Countries, kinds, languages and a year"),)

    def __str__(self) -> str:
        return f"{self.sheets} ×{self.facets}"


class CardEntry(models.Model):
    """The group of the card that has the same number, in a row of some bytes: so thousands of hits are counted.

    On PostgreSQL it has the words of the card, and those of its title, too.
    """

    id = models.BigAutoField(primary_key=True)
    group = models.ForeignKey(CardGroup, on_delete=models.CASCADE, related_name="entries")

    def __str__(self) -> str:
        return f"{self.pk} of group {self.group_id}"


class CardFinding(QuickRow):
    """The finding of a kind that rests on the most countries of a sheet, then on the most quotes; in each language."""

    card = models.ForeignKey(SheetCard, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=20, choices=FindingKind)
    countries = models.PositiveSmallIntegerField()
    quotes = models.PositiveIntegerField()
    items = models.JSONField(default=dict)

    personal_data: ClassVar = (
        holds("items", "What is published", Until.RECORD, "publication.redaction.actions.follow_redaction"),
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "-countries", "-quotes", "-card"], name="publication_first_confirmed"),
        ]

    def __str__(self) -> str:
        return f"{self.card} {self.kind}"
