from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class SheetState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", pgettext_lazy("state of a sheet", "Published")
    RETIRED = "retired", _("Retired")


class Sheet(models.Model):
    """The product of a cycle (*ficha*): one draft per language, with a revision number against silent overwriting.

    `drafts` maps a language to the plain form of `SheetContent`.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="sheets")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    state = models.CharField(max_length=20, choices=SheetState, default=SheetState.DRAFT)
    drafts = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    authors = models.ManyToManyField(Person, related_name="sheets", blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    held: ClassVar = (
        holds("drafts", "What the team learned", Until.RECORD, "publication.actions.drafting.edit_sheet"),
        holds_nobody("slug", "An address made from the title"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-changed_at"]

    def __str__(self) -> str:
        return self.slug
