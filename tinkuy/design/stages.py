"""The stage cord: filled knot done, ring now, dashed to come; the text says it too."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext_lazy

WORDS = {
    "done": pgettext_lazy("stage", "done"),
    "now": pgettext_lazy("stage", "now"),
    "later": pgettext_lazy("stage", "to come"),
}


def stage_state(state: str) -> SafeString:
    """The state in words, for who does not see the knot."""
    return format_html('<span class="visually-hidden"> ({})</span>', WORDS[state])


def stage_cord(stages: Iterable[Any], current: int | None = None, *, size: str = "short") -> SafeString:
    """A horizontal cord with one knot per stage.

    *stages* are labels, or mappings with `label` and perhaps `state` ("done", "now", "later") and `text`. Without
    states, those before *current* (counted from 0) are done and those after are to come; without *current* all are
    done. *size*: "short" under a title, "large" with a text under each label.
    """
    items = format_html_join("", "{}", ((_item(stage, place, current),) for place, stage in enumerate(stages)))
    return format_html('<ol class="stage-cord {}">{}</ol>', size, items)


def _item(stage: Any, place: int, current: int | None) -> SafeString:
    fields: Mapping[str, Any] = stage if isinstance(stage, Mapping) else {"label": stage}
    state = fields.get("state") or _state(place, current)
    step = mark_safe(' aria-current="step"') if state == "now" else ""
    text = format_html("<p>{}</p>", fields["text"]) if fields.get("text") else ""
    state_words = stage_state(state) if current is not None or fields.get("state") else ""
    return format_html('<li class="{}"{}><b>{}{}</b>{}</li>', state, step, fields["label"], state_words, text)


def _state(place: int, current: int | None) -> str:
    if current is None or place < current:
        return "done"
    return "now" if place == current else "later"
