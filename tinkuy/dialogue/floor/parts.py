"""The parts of a session's pages: what each finds in its context, and how a changed one becomes a frame of the stream.

A frame is rendered once per language, in the scope of its cycle, for everyone who listens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django_scopes import scope, scopes_disabled

from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.stream.models import StreamEvent

Context = dict[str, Any]
Frame = Callable[[Webinar, str], str]


def session_context(webinar: Webinar) -> Context:
    return {"webinar": webinar, "cycle": webinar.cycle, "main_language": webinar.cycle.main_language}


def part_in_frame(name: str, webinar: Webinar, context: Context) -> str:
    return render_to_string(f"dialogue/parts/{name}.html", session_context(webinar) | context)


def in_room(frame: Frame) -> Callable[[StreamEvent], str]:
    """*frame* with the webinar of the event's room, in the scope of its cycle; nothing once either is gone."""

    def rendered(event: StreamEvent) -> str:
        webinar = _webinar_of(event)
        if webinar is None:
            return ""
        with scope(cycle=webinar.cycle):
            return frame(webinar, event.channel if event.kind == "mine" else event.subject)

    return rendered


def _webinar_of(event: StreamEvent) -> Webinar | None:
    kind, _colon, key = event.channel.partition(":")
    with scopes_disabled():
        rows = Webinar.objects.select_related("cycle")
        if kind == "voted":
            return rows.filter(polls__pk=int(key)).first()
        return rows.filter(pk=int(event.subject if kind == "own" else key)).first()


@dataclass(frozen=True)
class RoomDeed:
    """`action` does it; then *part* is shown anew in its *context*, with a *sentence* for the person.

    Where there is an *html*, it gives the part (of text mode, if so), which then need not be rendered each time.
    What was *typed* stands in the form again where the action refuses. `opens_results`: whoever did it hears more of
    the stream from then on; the context has their `poll_view`. `page` is where what the action made is followed,
    for who did it on a page of its own.
    """

    action: Callable[[], object]
    part: str
    context: Callable[[], Context]
    sentence: str = ""
    typed: Context | None = None
    html: Callable[[bool], str] | None = None
    opens_results: bool = False
    page: Callable[[Any], str] | None = None
