"""What the stream says of a live webinar: each change is rendered once per language and sent to its whole audience.

A frame never depends on who reads it: whose vote or support it is, the page's own script knows.
"""

import json
from collections.abc import Callable, Mapping

from django.template.loader import render_to_string
from django_scopes import scope, scopes_disabled

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.stream.models import StreamEvent
from tinkuy.stream.rendering import renders
from tinkuy.stream.watching import watch

from . import queries, rules
from .models import NoteState
from .voices import Voice

SECONDS_BETWEEN_PRESENCES = 30
Render = Callable[[Webinar, str], str]


def begin() -> None:
    """Register what this stage says and watches. The subject of an event is a public id, or the room's key."""
    for kind, render in RENDERERS.items():
        renders(kind, _in_room(render))
    renders("part", lambda event: event.subject)
    watch(SECONDS_BETWEEN_PRESENCES, note_listeners)


def _in_room(render: Render) -> Callable[[StreamEvent], str]:
    """*render* with the webinar of the event's room, in the scope of its cycle; nothing once either is gone."""

    def rendered(event: StreamEvent) -> str:
        webinar = _webinar_of(event)
        if webinar is None:
            return ""
        with scope(cycle=webinar.cycle):
            return render(webinar, event.channel if event.kind == "mine" else event.subject)

    return rendered


def _webinar_of(event: StreamEvent) -> Webinar | None:
    kind, _colon, key = event.channel.partition(":")
    with scopes_disabled():
        rows = Webinar.objects.select_related("cycle")
        if kind == "voted":
            return rows.filter(polls__pk=int(key)).first()
        return rows.filter(pk=int(event.subject if kind == "own" else key)).first()


def _question(webinar: Webinar, public_id: str) -> str:
    row = queries.question_with_id(webinar, public_id)
    if row is None or row.state not in rules.ON_THE_FLOOR or not rules.may_be_read(row):
        return f'<li id="q-{public_id}" data-gone></li>'
    one = queries.floor_question(row, queries.floor_of(webinar))
    return _part("question", webinar, {"one": one})


def _floor(webinar: Webinar, _subject: str) -> str:
    floor = queries.floor_of(webinar)
    context = {
        "position": queries.position_of(webinar, floor),
        "threads": queries.threads_of(webinar, floor),
    }
    return _part("position", webinar, context) + _part("thread", webinar, context)


def _poll(webinar: Webinar, _subject: str) -> str:
    poll = queries.open_or_last_poll(webinar)
    return _part("poll", webinar, {"poll_view": queries.poll_for(poll, None) if poll else None})


def _results(webinar: Webinar, public_id: str) -> str:
    """For who voted: the counts, from five votes on."""
    poll = queries.poll_with_id(webinar, public_id)
    if poll is None:
        return ""
    return _part("poll", webinar, {"poll_view": queries.poll_for(poll, None, has_voted=True)})


def _votes(webinar: Webinar, public_id: str) -> str:
    """For everyone: how many voted, and nothing of what."""
    poll = queries.poll_with_id(webinar, public_id)
    total = queries.poll_for(poll, None).total if poll else None
    return "" if total is None else json.dumps({"poll": public_id, "total": total})


def _note(webinar: Webinar, public_id: str) -> str:
    note = queries.note_with_id(webinar, public_id)
    if note is None or note.state != NoteState.SHARED or not rules.may_be_read(note):
        return f'<li id="n-{public_id}" data-gone></li>'
    return _part("note", webinar, {"note": note})


def _upvotes(webinar: Webinar, _subject: str) -> str:
    return json.dumps(queries.upvotes_on_floor(webinar))


def _pulse(webinar: Webinar, _subject: str) -> str:
    return json.dumps({one.kind.value: one.count for one in queries.pulse_counts(webinar)})


def _mine(webinar: Webinar, channel: str) -> str:
    """One's own questions; the channel says whose."""
    _own, kind, key = channel.split(":")
    if kind == "registration":
        voice = Voice(registration=Registration.objects.filter(public_id=key).first())
    else:
        voice = Voice(person=Person.objects.filter(pk=int(key)).first())
    return _part("mine", webinar, {"own": queries.questions_by(webinar, voice)})


def _part(name: str, webinar: Webinar, context: dict[str, object]) -> str:
    fixed = {"webinar": webinar, "cycle": webinar.cycle, "main_language": webinar.cycle.main_language}
    return render_to_string(f"dialogue/parts/{name}.html", fixed | context)


RENDERERS: dict[str, Render] = {
    "question": _question,
    "floor": _floor,
    "poll": _poll,
    "results": _results,
    "votes": _votes,
    "note": _note,
    "upvotes": _upvotes,
    "pulse": _pulse,
    "mine": _mine,
}


def note_listeners(connected: Mapping[str, frozenset[str]]) -> None:
    """Whose stream is open in a live room is present (D13)."""
    for channel, holders in connected.items():
        kind, _colon, key = channel.partition(":")
        if kind == "room":
            _note_present(int(key), [holder.removeprefix("registration:") for holder in holders])


def _note_present(key: int, public_ids: list[str]) -> None:
    with scopes_disabled():
        webinar = Webinar.objects.select_related("cycle").filter(pk=key).first()
    if webinar is None or not rules.is_live(webinar):
        return
    with scope(cycle=webinar.cycle):
        here = list(Registration.objects.filter(public_id__in=public_ids).values_list("pk", flat=True))
        note_presence(webinar=webinar, registrations=here, at=clock.now())
