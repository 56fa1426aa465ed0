from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.sheets.models import Sheet

LONGEST_COMMENT = 2000


class SheetComment(models.Model):
    """What somebody of the team says of a paragraph of a draft. The first of a strand has the paragraph, as its words
    were then, and says whether the strand is resolved; the others answer it (`strand`).

    `section` is the key of the part, or the code of the finding, in whose text the paragraph stood.
    """

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="comments")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    language = models.CharField(max_length=5)
    section = models.CharField(max_length=40)
    paragraph = models.TextField(blank=True)
    strand = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(max_length=LONGEST_COMMENT)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    personal_data: ClassVar = (
        holds(
            "text paragraph",
            "What reviewers say of a sheet",
            Until.RECORD,
            "publication.comments.actions.remove_comment",
        ),
        holds_nobody("section", "A word of the program"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"comment {self.public_id}"

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None
