"""From an event to the bytes of a frame. Who tells of a kind says how it is rendered; the text is made when it is sent.

renders("question", render_question)      # in an app's `ready`
"""

import logging
import re
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.utils import translation

from .models import StreamEvent

log = logging.getLogger("tinkuy.stream")

Renderer = Callable[[StreamEvent], str]

_renderers: dict[str, Renderer] = {}


def renders(kind: str, render: Renderer) -> None:
    """Have events of *kind* rendered so: called in a thread of the server, with the listener's language active.

    What it returns is the data of the frame, "" when there is nothing to say. It opens its own scope.
    """
    _renderers[kind] = render


def rendered_kinds() -> tuple[str, ...]:
    """All kinds of event that somebody renders."""
    return tuple(sorted(_renderers))


def frame_of(event: StreamEvent, language: str) -> bytes:
    """The frame of *event* in *language*, empty when there is nothing to say or the renderer failed.

    A database that is away is raised, so that the event is rendered once it is back.
    """
    if event.kind not in _renderers:
        return b""
    try:
        with translation.override(language):
            data = _renderers[event.kind](event)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("an event could not be rendered", extra={"kind": event.kind})
        return b""
    return frame(event.kind, data, number=event.id) if data else b""


def numbered(data: bytes, number: int) -> bytes:
    """The frame of an event with another number than the event's own."""
    return b"id: %d\n%b" % (number, data.partition(b"\n")[2])


def frame(kind: str, data: str, *, number: int | None = None) -> bytes:
    """One frame of server-sent events. With a number, a client that comes back says that it knows it."""
    lines = [f"id: {number}"] if number is not None else []
    lines += [f"event: {kind}", *(f"data: {line}" for line in re.split(r"\r\n|\r|\n", data))]
    return ("\n".join(lines) + "\n\n").encode()
