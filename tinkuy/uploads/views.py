"""The pages that every kind of file has: bring it in, look at what it says, import it, undo the import.

A feature gives them its form, its words and what its preview shows (`Pages`), and lays its addresses to them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refused_page
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may

from .actions import count_upload, read_upload, take_back_upload
from .kinds import Answers, kind_called
from .models import ImportState, Upload
from .queries import uploads_of


@dataclass(frozen=True)
class Pages:
    """Of one kind: the routes of its pages, by the id of an upload, and what they show beside what all show.

    `drop` is the address where another file is brought in, `after` where one goes on once it counts.
    """

    kind: str
    template: str
    page: str
    count: str
    take_back: str
    drop: Callable[[Upload], str]
    after: Callable[[Upload], str]
    context: Callable[[CycleRequest, Upload], dict[str, Any]]
    counted: Callable[[Upload], str]
    taken_back: Promise | str


def read_file(
    request: CycleRequest,
    kind: str,
    form: Form,
    *,
    webinar: Webinar | None = None,
    answers: Answers | None = None,
    keep: Callable[..., Upload | None] | None = None,
) -> Upload | None:
    """The upload of the form's file; None where there is none yet, and the form says why a file cannot be read.

    *keep* keeps unread what is too large for a request.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    sent = {"actor": team_person(request), "cycle": request.cycle, "kind": kind, "filename": file.name}
    data = file.read()
    try:
        kept = keep(data=data, **sent) if keep else None
        return kept or read_upload(data=data, webinar=webinar, answers=answers, **sent)
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return None


def to_page(pages: Pages, upload: Upload) -> HttpResponseRedirect:
    return redirect(pages.page, upload.cycle.slug, upload.public_id)


def found_upload(pages: Pages, public_id: str) -> Upload:
    """With its bytes: they are read, counted or shown."""
    found: Upload = get_object_or_404(uploads_of(pages.kind).defer(None), public_id=public_id)
    return found


def shown_upload(request: CycleRequest, pages: Pages, upload: Upload, refusal: str = "") -> HttpResponse:
    """What the file says, before it counts; afterwards what it brought, and the way back."""
    may_count = may(team_person(request), kind_called(pages.kind).may_count, request.cycle)
    is_under_way = kind_called(pages.kind).is_under_way(upload)
    own = pages.context(request, upload)
    context = {
        "upload": upload,
        "pages": pages,
        "drop_href": pages.drop(upload),
        "refusal": refusal,
        "is_waiting": upload.state == ImportState.PREVIEWED,
        "is_under_way": is_under_way,
        "may_count": may_count,
        **own,
        "is_ready": may_count and not is_under_way and own.get("is_right", True),
    }
    return refused_page(request, pages.template, context) if refusal else render(request, pages.template, context)


def count(request: CycleRequest, pages: Pages, upload: Upload) -> HttpResponse:
    try:
        count_upload(actor=team_person(request), upload=upload)
    except Refused as refusal:
        return shown_upload(request, pages, found_upload(pages, upload.public_id), str(refusal))
    messages.success(request, pages.counted(upload))
    return redirect(pages.after(upload))


def take_back(request: CycleRequest, pages: Pages, upload: Upload) -> HttpResponse:
    try:
        take_back_upload(actor=team_person(request), upload=upload)
    except Refused as refusal:
        return shown_upload(request, pages, found_upload(pages, upload.public_id), str(refusal))
    messages.success(request, str(pages.taken_back))
    return redirect(pages.after(upload))
