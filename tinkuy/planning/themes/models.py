from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class ThemeLevel(models.IntegerChoices):
    """How far a webinar takes a theme; along the path it never goes back."""

    INTRODUCED = 1, pgettext_lazy("level of a theme", "Introduced")
    DEEPENED = 2, pgettext_lazy("level of a theme", "Deepened")
    APPLIED = 3, pgettext_lazy("level of a theme", "Applied")


class Theme(QuickRow):
    """A line of themes of a cycle, which its webinars take further step by step."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="themes")
    ordinal = models.PositiveSmallIntegerField()
    name = TranslatedField()

    personal_data: ClassVar = (
        holds("name", "What the team writes of its cycle", Until.RECORD, "planning.themes.actions.remove_theme"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["cycle", "ordinal"], name="one_theme_per_place")]

    def __str__(self) -> str:
        return in_language(self.name, "es")


class WebinarTheme(QuickRow):
    """How far a webinar takes one theme."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="themes")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="webinars")
    level = models.PositiveSmallIntegerField(choices=ThemeLevel, default=ThemeLevel.INTRODUCED)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["theme__ordinal"]
        constraints = [models.UniqueConstraint(fields=["webinar", "theme"], name="one_level_per_theme")]

    def __str__(self) -> str:
        return f"{self.theme}: {self.get_level_display()}"
