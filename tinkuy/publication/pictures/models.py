from typing import ClassVar

from django.db import models
from django.db.models import Q

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.publication.sheets.models import Sheet

FILE_LETTERS = 32
LONGEST_CONSENT = 300


class SheetPicture(models.Model):
    """The bytes of an image of a sheet: a JPEG that was drawn anew, `width` by `height` pixels.

    `file` is the beginning of its SHA-256, in hexadecimal digits, by which drafts and versions name it; what it shows
    and whose it is stand there, in each language. `consent` says how those who are seen agreed, and is never printed.

    Not scoped, as the versions: what is published belongs to everyone. Who reads a draft comes by its sheet.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="pictures")
    file = models.CharField(max_length=FILE_LETTERS)
    data = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    shows_persons = models.BooleanField(default=False)
    consent = models.CharField(max_length=LONGEST_CONSENT, blank=True)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("data consent", "What a sheet shows", Until.RECORD, "publication.redaction.pictures.withdraw_picture"),
        holds_nobody("file", "A fingerprint"),
    )

    class Meta:
        ordering: ClassVar = ["added_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "file"], name="one_image_of_the_same_bytes"),
            models.CheckConstraint(
                condition=Q(shows_persons=False) | ~Q(consent=""), name="who_is_seen_in_an_image_agreed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.file[:8]}"
