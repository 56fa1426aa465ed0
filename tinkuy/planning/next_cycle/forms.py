"""Points that are taken or left, each with its session and a word; together with a new cycle's title, or alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.design.fields import DayField
from tinkuy.planning.carried_points.models import LONGEST_WORD, PointDecision
from tinkuy.planning.carried_points.queries import PointLine
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import ContentForm, SharedForm, Words

from .actions import Choice
from .proposed import proposed_places

NEW = (PointDecision.TAKEN, PointDecision.LEFT)


@dataclass(frozen=True)
class PointRow:
    """A point with its three fields."""

    line: PointLine
    decision: BoundField
    session: BoundField
    word: BoundField


class PointsForm(SharedForm):
    """Three fields for each of *lines*: undecided ones may stay undecided."""

    def __init__(
        self, *args: Any, lines: Sequence[PointLine], sessions: Sequence[Webinar], is_new: bool, **kwargs: Any
    ) -> None:
        self.lines, self.is_new = [line for line in lines if line.point], is_new
        self.sessions = sessions
        targets = [line.carried.target for line in self.lines if line.carried]
        undecided = [line for line in self.lines if not line.carried]
        busy = [target.ordinal for target in targets if target]
        proposed = proposed_places(undecided, [one.ordinal for one in sessions], busy)
        values: dict[str, Any] = {}
        for line in self.lines:
            values |= self._values(line, proposed.get(line.name))
        super().__init__(*args, initial=values | kwargs.pop("initial", {}), **kwargs)
        places = [("", _("All sessions")), *((str(one.ordinal), _session(one)) for one in sessions)]
        for line in self.lines:
            self.fields |= self._fields(line, places)

    def _values(self, line: PointLine, proposed: int | None) -> dict[str, Any]:
        if carried := line.carried:
            place = str(carried.target.ordinal) if carried.target else ""
            return {f"do-{line.name}": carried.decision, f"to-{line.name}": place, f"word-{line.name}": carried.word}
        is_urged = self.is_new and line.point is not None and line.point.is_urged
        return {f"do-{line.name}": PointDecision.TAKEN if is_urged else "", f"to-{line.name}": str(proposed or "")}

    def _fields(self, line: PointLine, places: list[tuple[str, str]]) -> dict[str, forms.Field]:
        code = line.point.code if line.point else ""
        decisions = NEW if self.is_new else tuple(PointDecision)
        return {
            f"do-{line.name}": forms.ChoiceField(
                label=_("What to do with %(code)s") % {"code": code},
                choices=[(one.value, one.label) for one in decisions],
                required=False,
            ),
            f"to-{line.name}": forms.ChoiceField(
                label=_("Session for %(code)s") % {"code": code}, choices=places, required=False
            ),
            f"word-{line.name}": forms.CharField(
                label=_("Why, for %(code)s") % {"code": code}, max_length=LONGEST_WORD, required=False
            ),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        choices = []
        for line in self.lines:
            decision, session, word = (cleaned.pop(f"{part}-{line.name}", "") for part in ("do", "to", "word"))
            if decision == PointDecision.LEFT and not word:
                self.add_error(f"word-{line.name}", _("Write in a word why this is left."))
            elif decision:
                place = int(session) if session else None
                choices.append(Choice(line.source.kind, line.key, decision, place, word))
        cleaned["choices"] = choices
        return cleaned

    @property
    def groups(self) -> Iterator[tuple[str | Promise, list[PointRow]]]:
        """Rows under the heading of their kind."""
        for source in dict.fromkeys(line.source for line in self.lines):
            yield source.heading, [self._row(line) for line in self.lines if line.source == source]

    def _row(self, line: PointLine) -> PointRow:
        return PointRow(line, self[f"do-{line.name}"], self[f"to-{line.name}"], self[f"word-{line.name}"])


def _session(webinar: Webinar) -> str:
    return _("Session %(place)s") % {"place": webinar.ordinal}


class NextCycleForm(PointsForm, ContentForm):
    """A next cycle: its title, its first day, whether it has the same sessions, and what it takes over."""

    words = {"title": Words(gettext_lazy("Title of the next cycle"), longest=160, required=True)}

    first_day = DayField(label=gettext_lazy("Day of its first session"))
    has_sessions = forms.ChoiceField(
        label=gettext_lazy("Its sessions"),
        choices=(
            ("same", gettext_lazy("The same sessions with their agendas, each at its hour and at the same distance")),
            ("none", gettext_lazy("None yet: I will write them. The points are then for all sessions")),
        ),
        widget=forms.RadioSelect,
        initial="same",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["has_sessions"] = cleaned.get("has_sessions") == "same"
        return cleaned
