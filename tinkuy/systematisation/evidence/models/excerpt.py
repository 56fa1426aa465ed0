from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

from .code import Code, FindingKind
from .transcript import SPOKEN_TEXT, Cue, as_clock


class Source(models.TextChoices):
    """Where a quote comes from: the transcript, or something live that the room could read."""

    CUE = "cue", pgettext_lazy("source of a quote", "Transcript")
    QUESTION = "question", pgettext_lazy("source of a quote", "Live question")
    ANSWER = "answer", pgettext_lazy("source of a quote", "Answer")
    POLL = "poll", pgettext_lazy("source of a quote", "Poll")
    NOTE = "note", pgettext_lazy("source of a quote", "Shared note")


ROW_OF = {
    Source.CUE: "cue",
    Source.QUESTION: "question",
    Source.ANSWER: "question",
    Source.POLL: "poll",
    Source.NOTE: "note",
}
"""The field that holds the row a quote comes from; an answer stands in the row of its question."""


def _from_one_row(source: Source) -> Q:
    empty = {f"{name}__isnull": name != ROW_OF[source] for name in ROW_OF.values()}
    return Q(source=source, **empty)


class Excerpt(QuickRow):
    """A quote (*cita*): characters `start` to `end` of one cue's text, or the words of something live, as they stood.

    A sentence may go on over several cues: then `last_cue` is the one in which `end` counts, and `until_ms` its end.
    Words, country and regime are copied at that moment; a stricter regime may be set later, never a looser one. What
    was cited stays while it is cited; a question then stays without anything that leads to who asked.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="excerpts")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    source = models.CharField(max_length=20, choices=Source, default=Source.CUE)
    cue = models.ForeignKey(Cue, null=True, blank=True, on_delete=models.PROTECT, related_name="excerpts")
    last_cue = models.ForeignKey(Cue, null=True, blank=True, on_delete=models.PROTECT, related_name="excerpts_ending")
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.PROTECT, related_name="excerpts")
    poll = models.ForeignKey(Poll, null=True, blank=True, on_delete=models.PROTECT, related_name="excerpts")
    note = models.ForeignKey(Note, null=True, blank=True, on_delete=models.PROTECT, related_name="excerpts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=20, choices=FindingKind)
    code = models.ForeignKey(Code, null=True, blank=True, on_delete=models.SET_NULL, related_name="excerpts")
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=5, default="es")
    regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    start_ms = models.PositiveIntegerField(help_text="When it was said, copied for the order and the quipu")
    until_ms = models.PositiveIntegerField(null=True, blank=True, help_text="Its end, where it goes over several cues")
    hook = models.ForeignKey(
        Hook, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="The thread it answers"
    )
    is_hook_chosen = models.BooleanField(
        default=False, help_text="Whether a person chose the thread, or that it is none"
    )
    many_voices = models.BooleanField(default=False, help_text="Whether more than one voice says it")
    coded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    coded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (SPOKEN_TEXT,)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["webinar__ordinal", "start_ms", "start"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")) | Q(last_cue__isnull=False, end__gt=0),
                name="an_excerpt_is_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(last_cue__isnull=True) | (Q(cue__isnull=False) & ~Q(last_cue=models.F("cue"))),
                name="a_passage_ends_in_a_later_cue",
            ),
            models.CheckConstraint(
                condition=reduce(or_, (_from_one_row(source) for source in Source)), name="an_excerpt_has_one_source"
            ),
            models.UniqueConstraint(
                fields=["cue", "start", "end", "kind"],
                condition=Q(last_cue__isnull=True),
                name="a_passage_is_coded_once_per_kind",
            ),
            models.UniqueConstraint(
                fields=["cue", "start", "last_cue", "end", "kind"], name="a_passage_over_cues_is_coded_once_per_kind"
            ),
            models.UniqueConstraint(fields=["question", "source", "kind"], name="a_question_is_cited_once_per_kind"),
            models.UniqueConstraint(fields=["poll", "kind"], name="a_poll_is_cited_once_per_kind"),
            models.UniqueConstraint(fields=["note", "kind"], name="a_note_is_cited_once_per_kind"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_live(self) -> bool:
        """Whether it comes from the live dialogue and not from the transcript."""
        return self.source != Source.CUE

    @property
    def row(self) -> Cue | Question | Poll | Note:
        """What it was taken from."""
        return getattr(self, ROW_OF[Source(self.source)])  # type: ignore[no-any-return]

    @property
    def place(self) -> dict[str, Any]:
        """What tells these words from any others, as a lookup."""
        row = ROW_OF[Source(self.source)]
        span = {"start": self.start, "end": self.end, "last_cue": self.last_cue_id}
        return {"source": self.source, row: getattr(self, f"{row}_id")} | span

    @property
    def minute(self) -> float:
        return self.start_ms / 60_000

    @property
    def second(self) -> int:
        return self.start_ms // 1000

    @property
    def clock(self) -> str:
        return as_clock(self.start_ms // 1000)
