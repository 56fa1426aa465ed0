from typing import ClassVar

from django.db import models

from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.roles import Sector


class Organisation(models.Model):
    """A ministry, an organisation, an agency: who implements, answers, is responsible. Never a person."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20, choices=Sector)
    country = models.CharField(max_length=2, blank=True)

    personal_data: ClassVar = (holds_nobody("slug name", "An organisation's name"),)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
