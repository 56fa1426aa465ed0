"""The shared notes, as the rapporteur writes them while it is said."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.dialogue.floor.console_pages import console_context
from tinkuy.dialogue.floor.queries.lookup import floor_of, invited_countries
from tinkuy.dialogue.floor.queries.position import Position, position_of
from tinkuy.dialogue.floor.request import or_404, webinar_or_404
from tinkuy.dialogue.notes import actions
from tinkuy.dialogue.notes.actions import write_note
from tinkuy.dialogue.notes.forms import EditNoteForm, NewNoteForm
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.dialogue.notes.queries import note_with_id, notes_of
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import names_country
from tinkuy.stream.queries import latest_event

WRITTEN = 302


@require_http_methods(["GET", "POST"])
def notes(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The newest first, and a form for one more."""
    webinar, after = webinar_or_404(n), latest_event()
    floor = floor_of(webinar)
    position = position_of(webinar, floor)
    form = _new_note_form(request, position)
    status = _write(request, webinar, form, write_note)
    if status == WRITTEN:
        return redirect("dialogue:notes", cycle, n)
    context = console_context(webinar, floor) | {"position": position, "form": form, "after": after}
    return render(request, "dialogue/notes.html", context | _lists(webinar), status=status)


@require_http_methods(["GET", "POST"])
def propose_note(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """A line for whoever takes the notes to accept; then back to the room."""
    webinar = webinar_or_404(n)
    floor = floor_of(webinar)
    position = position_of(webinar, floor)
    form = _new_note_form(request, position)
    status = _write(request, webinar, form, actions.propose_note)
    if status == WRITTEN:
        messages.success(request, _("Your note waits for the rapporteur, who may accept it."))
        return redirect("dialogue:live", cycle, n)
    context = console_context(webinar, floor) | {"position": position, "form": form}
    return render(request, "dialogue/propose_note.html", context, status=status)


@require_http_methods(["GET", "POST"])
def edit_note(request: CycleRequest, cycle: str, n: int, note: str) -> HttpResponse:
    """Of two who edit at once, the second one finds both versions on the page, their own in the form (L08)."""
    row = _note_or_404(n, note)
    form = EditNoteForm(request.POST or None, countries=_countries(row.regime), initial=_written(row))
    if request.method != "POST" or not form.is_valid():
        return _edit_page(request, row, form, 422 if form.errors else 200)
    revision = form.cleaned_data["revision"]
    try:
        actions.edit_note(actor=team_person(request), note=row, revision=revision, **form.words)
    except Refused as refusal:
        now = _note_or_404(n, note)
        typed = request.POST.copy()
        typed["revision"] = str(now.revision)  # once they have read the other words, saving again is meant
        again = EditNoteForm(typed, countries=_countries(now.regime))
        refuse(again, refusal)
        return _edit_page(request, now, again, 422, theirs=now if now.revision != revision else None)
    messages.success(request, _("The note is saved."))
    return redirect("dialogue:notes", cycle, n)


@require_POST
def accept_note(request: CycleRequest, cycle: str, n: int, note: str) -> HttpResponse:
    row = _note_or_404(n, note)
    try:
        actions.accept_note(actor=team_person(request), note=row)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("dialogue:notes", cycle, n)


@require_http_methods(["GET", "POST"])
def remove_note(request: CycleRequest, cycle: str, n: int, note: str) -> HttpResponse:
    """By GET, the note and one button; by POST, gone."""
    row = _note_or_404(n, note)
    if request.method == "POST":
        actions.remove_note(actor=team_person(request), note=row)
        messages.success(request, _("The note is removed."))
        return redirect("dialogue:notes", cycle, n)
    return render(request, "dialogue/remove_note.html", console_context(row.webinar, None) | {"note": row})


def _new_note_form(request: CycleRequest, position: Position) -> NewNoteForm:
    initial = {"minute": position.minute} if position.is_live else {}
    return NewNoteForm(request.POST or None, countries=_countries(position.regime), initial=initial)


def _write(request: CycleRequest, webinar: Webinar, form: NewNoteForm, action: Callable[..., Note]) -> int:
    """Write what was sent, if it can be; the status of the page that stands then."""
    if request.method != "POST":
        return 200
    if not form.is_valid():
        return 422
    try:
        action(
            actor=team_person(request),
            webinar=webinar,
            language=get_language() or "es",
            second=form.second,
            **form.words,
        )
    except Refused as refusal:
        refuse(form, refusal)
        return 422
    return WRITTEN


def _edit_page(
    request: CycleRequest, note: Note, form: EditNoteForm, status: int, theirs: Note | None = None
) -> HttpResponse:
    context = console_context(note.webinar, None) | {"note": note, "form": form, "theirs": theirs}
    return render(request, "dialogue/edit_note.html", context, status=status)


def _note_or_404(n: int, public_id: str) -> Note:
    return or_404(note_with_id(webinar_or_404(n), public_id))


def _lists(webinar: Webinar) -> dict[str, list[Note]]:
    written = notes_of(webinar, NoteState.values)[::-1]
    return {
        "proposed": [note for note in written if note.state == NoteState.PROPOSED],
        "shared": [note for note in written if note.state == NoteState.SHARED],
    }


def _countries(regime: str) -> list[str]:
    return invited_countries() if names_country(regime) else []


def _written(note: Note) -> dict[str, Any]:
    return {"kind": note.kind, "text": note.text, "country": note.country, "revision": note.revision}
