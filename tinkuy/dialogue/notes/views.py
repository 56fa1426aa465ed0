"""The shared notes, as the rapporteur writes them while it is said."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, is_refused, pressed, submitted
from tinkuy.dialogue.floor.console_pages import console_context
from tinkuy.dialogue.floor.queries import Position, floor_of, invited_countries, position_of
from tinkuy.dialogue.notes import actions
from tinkuy.dialogue.notes.forms import EditNoteForm, NewNoteForm
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.dialogue.notes.queries import note_with_id, notes_of
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import names_country
from tinkuy.stream.queries import latest_event


@require_http_methods(["GET", "POST"])
def notes(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The newest first, and a form for one more."""
    webinar, after = webinar_or_404(n), latest_event()
    floor = floor_of(webinar)
    position = position_of(webinar, floor)
    form = _new_note_form(request, position)
    if _is_written(request, webinar, form, actions.write_note):
        return redirect("dialogue:notes", cycle, n)
    context = console_context(webinar, floor) | {"position": position, "form": form, "after": after}
    return form_page(request, "dialogue/notes.html", context | _lists(webinar), form)


@require_http_methods(["GET", "POST"])
def propose_note(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """A line for whoever takes the notes to accept; then back to the room."""
    webinar = webinar_or_404(n)
    floor = floor_of(webinar)
    position = position_of(webinar, floor)
    form = _new_note_form(request, position)
    if _is_written(request, webinar, form, actions.propose_note):
        messages.success(request, _("Your note waits for the rapporteur, who may accept it."))
        return redirect("dialogue:live", cycle, n)
    context = console_context(webinar, floor) | {"position": position, "form": form}
    return form_page(request, "dialogue/propose_note.html", context, form)


@require_http_methods(["GET", "POST"])
def edit_note(request: CycleRequest, cycle: str, n: int, note: str) -> HttpResponse:
    """Of two who edit at once, the second one finds both versions on the page, their own in the form (L08)."""
    row = _note_or_404(n, note)
    form = EditNoteForm(request.POST or None, countries=_countries(row.regime), initial=_words_of(row))

    def edit() -> Note:
        revision = form.cleaned_data["revision"]
        return actions.edit_note(actor=team_person(request), note=row, revision=revision, **form.words)

    if submitted(request, form, edit):
        messages.success(request, _("The note is saved."))
        return redirect("dialogue:notes", cycle, n)
    now = _note_or_404(n, note)
    context = console_context(now.webinar, None) | {"note": now, "form": form}
    if is_refused(form) and form.cleaned_data.get("revision") not in (None, now.revision):
        form.data = request.POST.copy()
        form.data["revision"] = str(now.revision)  # having read the other words, saving again is meant
        context["theirs"] = now
    return form_page(request, "dialogue/edit_note.html", context, form)


@require_POST
def accept_note(request: CycleRequest, cycle: str, n: int, note: str) -> HttpResponse:
    row = _note_or_404(n, note)
    pressed(request, lambda: actions.accept_note(actor=team_person(request), note=row))
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


def _is_written(request: CycleRequest, webinar: Webinar, form: NewNoteForm, action: Callable[..., Note]) -> bool:
    """Whether the form was sent and *action* made a note of it."""

    def write() -> Note:
        language = get_language() or "es"
        return action(actor=team_person(request), webinar=webinar, language=language, second=form.second, **form.words)

    return submitted(request, form, write) is not None


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


def _words_of(note: Note) -> dict[str, Any]:
    return {"kind": note.kind, "text": note.text, "country": note.country, "revision": note.revision}
