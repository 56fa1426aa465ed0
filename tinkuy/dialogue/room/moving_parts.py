"""The parts of the room that move, in one answer: only those that changed since the page asked last.

The ETag is the list of the parts' own fingerprints, so that nothing has to be remembered here of what a page holds.
"""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from tinkuy.dialogue.floor.parts import Context

PARTS = ("position", "thread", "pulse", "questions", "all_questions", "mine", "ask_shown", "poll", "agenda", "jump")
WITH_NOTES, AS_TEXT = (*PARTS, "notes"), (*PARTS, "mode", "relay")
LENGTH = 8
"""Letters of a fingerprint: a change that hits the same one of 4 billion is seen with the next change."""


def moving_parts(request: HttpRequest, context: Context) -> HttpResponse:
    """304 while nothing has changed."""
    names = AS_TEXT if context["is_text"] else WITH_NOTES
    parts = [render_to_string(f"dialogue/parts/{name}.html", context) for name in names]
    fingerprints = [hashlib.sha256(part.encode()).hexdigest()[:LENGTH] for part in parts]
    held_by_page = _fingerprints_of_page(request, len(names))
    changed = [part for part, own, theirs in zip(parts, fingerprints, held_by_page, strict=True) if own != theirs]
    response = HttpResponse("".join(changed)) if changed else HttpResponse(status=304)
    response["ETag"] = f'"{".".join(fingerprints)}"'
    return response


def _fingerprints_of_page(request: HttpRequest, number: int) -> list[str]:
    """What the page says that it has of each part; of another kind of page, or none, it has nothing."""
    fingerprints = request.headers.get("If-None-Match", "").strip().removeprefix("W/").strip('"').split(".")
    return fingerprints if len(fingerprints) == number else [""] * number
