"""What the entries of the journal speak of: the session, the part, the finding, the person, by the key of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.core import languages
from tinkuy.desk.checkup.wording import language_name
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.models import Entry
from tinkuy.people.countries import CONTRACTED, country_forms
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.decisions.models import Decision
from tinkuy.planning.tasks.models import Task
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Transcript

NOTHING = "–"
"""Stands for what is no longer there, or was never told."""

Key = tuple[str, str]

PLACE = "webinar__ordinal"
SOURCES: dict[str, tuple[type[Model], str, tuple[str, ...]]] = {
    "webinar": (Webinar, "pk", ("ordinal",)),
    "segment": (Segment, "pk", (PLACE, "title")),
    "decision": (Decision, "pk", ("number",)),
    "task": (Task, "public_id", ("text",)),
    "attendanceimport": (AttendanceImport, "public_id", (PLACE,)),
    "presence": (Presence, "public_id", (PLACE,)),
    "floor": (Floor, "pk", (PLACE,)),
    "question": (Question, "public_id", (PLACE,)),
    "poll": (Poll, "public_id", (PLACE,)),
    "note": (Note, "public_id", (PLACE,)),
    "transcript": (Transcript, "public_id", (PLACE,)),
    "excerpt": (Excerpt, "public_id", (PLACE,)),
    "teamrole": (TeamRole, "pk", ("person__name", "invited_as", "sent_at", "entered_at")),
    "response": (Response, "public_id", ("finding__kind", "finding__number", "country")),
}
"""Which model a subject is, by which of its keys it is recorded, and what is read of it."""


@dataclass(frozen=True)
class Subjects:
    """What was read of the subjects that are still there."""

    rows_by_key: Mapping[Key, Sequence[Any]]

    def is_there(self, entry: Entry) -> bool:
        return (entry.subject, entry.subject_id) in self.rows_by_key

    def words_of(self, entry: Entry, who: str) -> dict[str, str]:
        """Every name that a sentence of the journal may hold; what is not known is `NOTHING`."""
        details = entry.details if isinstance(entry.details, dict) else {}
        own = self.rows_by_key.get((entry.subject, entry.subject_id), ())
        values = _of_details(details) | _of_subject(entry.subject, own)
        names = (
            "place",
            "title",
            "label",
            "country",
            *(f"{preposition}_country" for preposition in CONTRACTED),
            "state",
            "role",
            "person",
            "language",
            "minutes",
            "number",
            "target",
        )
        return {name: str(values.get(name) or NOTHING) for name in names} | {"who": who}


def subjects_of(entries: Sequence[Entry]) -> Subjects:
    """One query for each kind of subject among *entries*."""
    keys: dict[str, set[str]] = {}
    for entry in entries:
        keys.setdefault(entry.subject, set()).add(entry.subject_id)
    rows_by_key: dict[Key, Sequence[Any]] = {}
    for subject, (model, key, names) in SOURCES.items():
        wanted = keys.get(subject)
        if wanted:
            rows = model.objects.filter(**{f"{key}__in": _valid(key, wanted)})  # type: ignore[attr-defined]
            rows_by_key |= {(subject, str(row[0])): row[1:] for row in rows.values_list(key, *names)}
    return Subjects(rows_by_key)


def _valid(key: str, wanted: set[str]) -> list[str]:
    return [value for value in wanted if key != "pk" or value.isdigit()]


def _of_details(details: Mapping[str, Any]) -> dict[str, Any]:
    role, country, language = (str(details.get(name) or "") for name in ("role", "country", "language"))
    return {
        "place": details.get("webinar") or details.get("session"),
        "title": details.get("title") or details.get("name") or details.get("text"),
        "label": details.get("label") or details.get("finding"),
        **country_forms(country or NOTHING),
        "state": _state(str(details.get("state") or "")),
        "role": Role(role).label if role in Role.values else role,
        "language": language_name(language[:2]) if language[:2] in languages.BY_TWO_LETTERS else "",
        "minutes": details.get("minutes"),
        "number": details.get("number"),
        "target": details.get("target"),
    }


def _state(code: str) -> str:
    for states in (CycleState, WebinarState):
        if code in states.values:
            return str(states(code).label)
    return code


def _of_subject(subject: str, row: Sequence[Any]) -> dict[str, Any]:
    if not row:
        return {}
    if subject == "teamrole":
        name, invited_as, sent_at, entered_at = row
        return {"person": invited_as if sent_at and not entered_at else name}
    if subject == "decision":
        return {"label": f"D{row[0]}"}
    if subject == "task":
        return {"title": row[0]}
    if subject == "response":
        return {"label": Finding(kind=row[0], number=row[1]).label, **country_forms(row[2])}
    return {"place": row[0], "title": row[1]} if subject == "segment" else {"place": row[0]}
