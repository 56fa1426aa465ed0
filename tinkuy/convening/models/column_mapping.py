from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person

from .header_word import WordLanguage


class ColumnMapping(models.Model):
    """What a person said of the columns of files with exactly these headers, in one language (or any, "").

    It belongs to the hub; no personal data.

    `columns` maps the key of a header to a meaning of `reports.MEANINGS`, "" for one that is not used. What persons of
    the example said is used in cycles for trying only.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    signature = models.CharField(max_length=64, help_text="SHA-256 of the sorted headers")
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    language = models.CharField(max_length=8, blank=True, choices=WordLanguage)
    is_example = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)

    held: ClassVar = (
        holds(
            "headers columns",
            "What columns of a file are, as somebody said",
            Until.HUB,
            "convening.actions.forget_mapping",
        ),
        holds_nobody("signature", "A fingerprint"),
    )

    class Meta:
        ordering: ClassVar = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["signature", "language", "is_example"], name="one_mapping_for_headers_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"mapping {self.public_id}"
