from typing import ClassVar

from django.db import models

from tinkuy.core.personal_data_map import holds_nobody

PAGE = "page"
"""What was asked for, where it is no file."""


class SheetUse(models.Model):
    """How often a sheet's page, or its file of one form, was asked for on a day, by persons and programs alike.

    Neither address nor browser, cookie, country or hour is kept: from a count nobody learns who it was.
    """

    slug = models.SlugField(max_length=80)
    day = models.DateField()
    what = models.CharField(max_length=10)
    count = models.PositiveIntegerField(default=0)

    personal_data: ClassVar = (holds_nobody("slug what", "An address made from the title, a word of the program"),)

    class Meta:
        ordering: ClassVar = ["-day", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slug", "day", "what"], name="one_count_of_a_sheet_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.what} {self.day}: {self.count}"
