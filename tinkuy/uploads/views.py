"""The pages that every kind of file has: bring it in, look at what it says, import it, undo the import.

A feature gives them its form, its words and what its preview shows (`Pages`), and lays its addresses to them. What is
large is left to the worker, and the feature's page of its job tells how far it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refused_page
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may

from .actions.counting import count_upload, take_back_upload
from .actions.jobs import is_for_the_worker, start_job, start_reading
from .actions.reading import read_again, read_or_import_upload
from .kinds import kind_called
from .models import Deed, ImportState
from .queries import open_job_on, unfinished_job_on, uploads_of


@dataclass(frozen=True)
class Pages:
    """Of one kind: the routes of its pages, by the id of an upload, and what they show beside what all show.

    `drop` is the address where another file is brought in, `after` where one goes on once it counts or does no more.
    """

    kind: str
    template: str
    page: str
    count: str
    take_back: str
    drop: Callable[[Any], str]
    after: Callable[[Any], str]
    context: Callable[[CycleRequest, Any], dict[str, Any]]
    counted: Callable[[Any], str]
    taken_back: Promise | str
    read_again: Promise | str = ""
    asks: Callable[[Any], str] = lambda _upload: ""
    """The address where a person is asked what nobody else can say of a file, if anything."""
    job: str = ""
    """The page of a job at files of this kind, where they may be so large that the worker reads or imports them."""
    warned: Callable[[CycleRequest], str] = lambda _request: ""
    """What is to be looked at now that a file counts, if anything."""
    is_clear: Callable[[CycleRequest, Any], bool] = lambda _request, _upload: False
    """Whether a file that was just read leaves nothing for a person to look at or decide before it counts."""
    after_at_once: Callable[[Any], str] | None = None
    """Where one goes on who imported it with the press that brought it in, where that is not `after`."""

    def next_page(self, upload: Any, *, is_at_once: bool = False) -> str:
        return (self.after_at_once or self.after)(upload) if is_at_once else self.after(upload)


def read_file(request: CycleRequest, pages: Pages, form: Form, **sent: Any) -> HttpResponse | None:
    """On to what the form's file says, or to the job that reads it; None where there is no file yet, and the form says
    why one cannot be read. It is *sent* as `sealed_upload` takes it.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    data, sent = file.read(), {"actor": team_person(request), "cycle": request.cycle, "kind": pages.kind, **sent}
    if kind_called(pages.kind).is_long_to_read([data]):
        return to_job(pages, start_reading(files=[(file.name, data)], **sent))
    may_count = partial(_may_count_at_once, request, pages) if AT_ONCE in request.POST else lambda _upload: False
    try:
        upload, is_counted = read_or_import_upload(data=data, filename=file.name, may_count=may_count, **sent)
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return None
    return counted(request, pages, upload, is_at_once=True) if is_counted else to_page(pages, upload)


AT_ONCE = "at_once"
"""The name of the button that brings a file in and imports it, unless it has something to be looked at first."""


def _may_count_at_once(request: CycleRequest, pages: Pages, upload: Any) -> bool:
    """Of a file that was read and is not saved yet."""
    how = kind_called(pages.kind)
    return (
        not how.is_long([upload])
        and may(team_person(request), how.may_count, request.cycle)
        and pages.is_clear(request, upload)
        and not pages.asks(upload)
    )


def to_page(pages: Pages, upload: Any) -> HttpResponseRedirect:
    return redirect(pages.asks(upload) or reverse(pages.page, args=[upload.cycle.slug, upload.public_id]))


def to_job(pages: Pages, job: Any) -> HttpResponseRedirect:
    return redirect(pages.job, job.cycle.slug, job.public_id)


def upload_called(pages: Pages, public_id: str) -> Any:
    """With its bytes: they are read, counted or shown."""
    return upload_called_in(pages.kind, public_id)


def upload_called_in(kind: str, public_id: str) -> Any:
    """The same, of a kind whose pages are its own."""
    return get_object_or_404(uploads_of(kind).defer(None), public_id=public_id)


def upload_page(request: CycleRequest, pages: Pages, upload: Any, refusal: str = "") -> HttpResponse:
    """What the file says, before it counts; afterwards what it brought, and the way back."""
    may_count = may(team_person(request), kind_called(pages.kind).may_count, request.cycle)
    is_under_way = open_job_on(upload) is not None
    own = pages.context(request, upload)
    context = {
        "upload": upload,
        "pages": pages,
        "drop_href": pages.drop(upload),
        "refusal": refusal,
        "is_waiting": upload.state == ImportState.PREVIEWED,
        "is_under_way": is_under_way,
        "job": unfinished_job_on(upload) if upload.state != ImportState.UNDONE else None,
        "may_count": may_count,
        **own,
        "is_ready": may_count and not is_under_way and own.get("is_right", True),
    }
    return refused_page(request, pages.template, context) if refusal else render(request, pages.template, context)


def preview_of(pages: Pages) -> Callable[..., HttpResponse]:
    """The view that shows what a file says."""

    def preview(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
        return upload_page(request, pages, upload_called(pages, public_id))

    return preview


def view_of(pages: Pages, deed: Callable[[CycleRequest, Pages, Any], HttpResponse]) -> Callable[..., HttpResponse]:
    """The view that does a *deed* of this module to a file."""

    @prepares
    @require_POST
    def view(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
        return deed(request, pages, upload_called(pages, public_id))

    return view


def count(request: CycleRequest, pages: Pages, upload: Any) -> HttpResponse:
    """Import it: a large one by the worker."""
    try:
        if upload.state == ImportState.PREVIEWED and is_for_the_worker(upload):
            return to_job(pages, start_job(actor=team_person(request), deed=Deed.COUNT, upload=upload))
        count_upload(actor=team_person(request), upload=upload)
    except Refused as refusal:
        return upload_page(request, pages, upload_called(pages, upload.public_id), str(refusal))
    return counted(request, pages, upload)


def counted(request: CycleRequest, pages: Pages, upload: Any, *, is_at_once: bool = False) -> HttpResponse:
    """Say that it counts, and go on."""
    messages.success(request, pages.counted(upload))
    if warning := pages.warned(request):
        messages.warning(request, warning)
    return redirect(pages.next_page(upload, is_at_once=is_at_once))


def take_back(request: CycleRequest, pages: Pages, upload: Any) -> HttpResponse:
    """Undo the import: of a large one by the worker."""
    try:
        if upload.state == ImportState.COMMITTED and is_for_the_worker(upload):
            return to_job(pages, start_job(actor=team_person(request), deed=Deed.TAKE_BACK, upload=upload))
        take_back_upload(actor=team_person(request), upload=upload)
    except Refused as refusal:
        return upload_page(request, pages, upload_called(pages, upload.public_id), str(refusal))
    return taken_back(request, pages, upload)


def taken_back(request: CycleRequest, pages: Pages, upload: Any) -> HttpResponse:
    """Say that it counts no more, and go on."""
    messages.success(request, str(pages.taken_back))
    return redirect(pages.after(upload))


def read_otherwise(request: CycleRequest, pages: Pages, upload: Any) -> HttpResponse:
    """The letters look wrong: the file is read as the person says."""
    try:
        read_again(actor=team_person(request), upload=upload, encoding=request.POST.get("encoding", ""))
    except Refused as refusal:
        return upload_page(request, pages, upload_called(pages, upload.public_id), str(refusal))
    messages.success(request, str(pages.read_again))
    return to_page(pages, upload)
