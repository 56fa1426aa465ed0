"""A sheet goes to its peers, and each says whether it may be published."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED, SAVED, form_page, sentences_of, submitted, take_form
from tinkuy.journal.once import was_carried_out
from tinkuy.planning.hours import local_day
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.templatetags.moments import short_moment
from tinkuy.publication.renderers.html import kind_counts, minutes_to_read
from tinkuy.publication.renderers.language import long_date
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.reviews.beginning import begin_review
from tinkuy.publication.reviews.criteria import CRITERIA, GRADE_NAMES, SCORES, Grade, least_mean
from tinkuy.publication.reviews.due import peer_sentence, until_sentence
from tinkuy.publication.reviews.forms import ReviewForm, SubmitForm, with_one_score
from tinkuy.publication.reviews.models import BegunReview, Review
from tinkuy.publication.reviews.own_institution import with_draft
from tinkuy.publication.reviews.place_words import place_words
from tinkuy.publication.reviews.review_table import ReviewTable, count_sentence, grade_sentence, missing_sentence
from tinkuy.publication.reviews.words import needed_sentence
from tinkuy.publication.sheets import views as sheets
from tinkuy.publication.sheets.addresses import sheet_address, to_page
from tinkuy.publication.sheets.queries import main_draft
from tinkuy.publication.sheets.request import demand_sheet
from tinkuy.publication.sheets.steps import steps_of


def edit(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """The editor, from which the sheet goes to its peers too. An institution named there is kept as one saves."""
    return sheets.edit(request, cycle, language, *_with_institution(request))


@require_POST
def bring(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    return sheets.bring(request, cycle, language, *_with_institution(request))


def _with_institution(request: CycleRequest) -> tuple[SubmitForm, Callable[[sheets.Deed], object]]:
    """What asks for the person's institution, which may still be empty, and what stores it with a deed."""
    person = team_person(request)
    form = SubmitForm(request.POST or None, person=person, is_begun=True)
    return form, lambda deed: with_draft(person, demand_sheet(request), form.institution(), deed)


@require_POST
def save_and_submit(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """What was typed is saved first; then the sheet goes to its peers, or its page says what is still missing. Who
    names no institution in their account, nor here, is asked for it before anything is saved.
    """
    sheet, person = demand_sheet(request), team_person(request)
    form, submitting = sheets.editor_form(request, sheet, language), SubmitForm(request.POST, person=person)
    is_ready = submitting.is_valid()
    if not is_ready or not submitted(request, form, lambda: sheets.save_draft(request, person, sheet, language, form)):
        return sheets.editor_page(request, sheet, language, form, submitting)
    try:
        submit_sheet(actor=person, sheet=demand_sheet(request), organisation=submitting.institution())
    except Refused as refusal:
        messages.warning(request, _("Saved, and not sent yet.") + " " + str(refusal))
    else:
        messages.success(request, _("The sheet is with its peers.") + " " + needed_sentence(request.cycle))
    return to_page(request, "sheet")


def review(request: CycleRequest, cycle: str) -> HttpResponse:
    """The table of criteria beside the draft. Who wrote it, or is of an author's organisation, reads it only."""
    sheet, person = demand_sheet(request), team_person(request)
    table = ReviewTable(sheet, person)
    if "save" in request.POST:
        return _stored(request, table)
    if "rest" in request.POST and table.is_open:
        return _with_one_score(request, table)
    form = table.form(request.POST or None)

    def deed() -> Review:
        return review_sheet(
            actor=person,
            sheet=sheet,
            verdict=form.cleaned_data["verdict"],
            scores=form.scores(),
            comment=form.cleaned_data["comment"],
            remarks=form.remarks(),
            organisation=form.institution(),
            read=_read(request),
        )

    then = sheet_address(sheet, "sheet")
    return take_form(
        request,
        form,
        deed,
        "publication/review.html",
        _context(table, form),
        then,
        _("Your review is kept. Thank you."),
    )


def _read(request: CycleRequest) -> str:
    """The fingerprint of the words that stood on the page from which this was sent."""
    return request.POST.get("digest", "")


BY_SCRIPT = "script"
"""What `save` says where no page is wanted, but the one sentence of its line."""


def _stored(request: CycleRequest, table: ReviewTable) -> HttpResponse:
    """What was typed is stored as it is, for a later hour."""
    form = table.form(request.POST, is_begun=True)
    sent_by = request.POST.get("sent_by", "")
    deed = partial(_begin, table, form, read=_read(request), is_sent=lambda: was_carried_out(request, sent_by))
    done = submitted(request, form, deed)
    if request.POST["save"] == BY_SCRIPT:
        line = _saved_sentence(done.result) if done else _("Not saved. %(why)s") % {"why": sentences_of(form)}
        return HttpResponse(line, status=HTTPStatus.OK if done else REFUSED, content_type="text/plain; charset=utf-8")
    if not done:
        return form_page(request, "publication/review.html", _context(table, form) | {"form": form}, form)
    messages.success(request, str(SAVED))
    return redirect(request.get_full_path())


def _begin(
    table: ReviewTable, form: ReviewForm, *, read: str, is_sent: Callable[[], bool] = lambda: False
) -> BegunReview | None:
    return begin_review(actor=table.person, sheet=table.sheet, typed=form.typed(), read=read, is_sent=is_sent)


def _saved_sentence(begun: BegunReview | None) -> str:
    """Empty where nothing is stored."""
    if begun is None:
        return ""
    return _("Saved: %(moment)s") % {"moment": short_moment(begun.saved_at, begun.sheet.home.zone)}


def _with_one_score(request: CycleRequest, table: ReviewTable) -> HttpResponse:
    """The same page with one score in what had none. It is stored with the rest, and not sent."""
    typed, number = with_one_score(request.POST)
    begun = table.form(typed, is_begun=True)
    if begun.is_valid():
        _begin(table, begun, read=_read(request))
    if number:
        words = ngettext(
            "%(score)s stands in %(number)s criterion. Change it if it deserves another score; nothing was sent yet.",
            "%(score)s stands in %(number)s criteria. Change those that deserve another score; nothing was sent yet.",
            number,
        )
        messages.info(request, words % {"score": request.POST["rest"], "number": number})
    form = table.form(typed=typed)
    return form_page(request, "publication/review.html", _context(table, form) | {"form": form}, form)


def _context(table: ReviewTable, form: ReviewForm) -> dict[str, object]:
    scores, draft = form.chosen_scores(), main_draft(table.sheet)
    return {
        "sheet": table.sheet,
        "table": table,
        "steps": steps_of(table.sheet),
        "rows": table.rows(form),
        "scores": SCORES,
        "column": table.column,
        "draft": draft,
        "draft_counts": kind_counts(draft),
        "minutes": minutes_to_read(draft),
        "changed_on": long_date(local_day(table.sheet.changed_at, table.sheet.home.zone).isoformat(), draft.language),
        "of_peer": peer_sentence(table.person),
        "took_part": place_words().took_part if table.has_conflict else "",
        "until": until_sentence(table.sheet, draft) if table.is_open else "",
        "count": count_sentence(scores),
        "missing": missing_sentence(scores, has_verdict=bool(form["verdict"].value())),
        "grade": grade_sentence(scores),
        "grades": [(grade.value, GRADE_NAMES[grade], f"{least_mean(grade):g}") for grade in Grade],
        "saved": _saved_sentence(table.begun),
        "written": "" if table.is_open else form.written_words(),
        "is_begun": bool(scores),
        "is_complete": len(scores) == len(CRITERIA),
    }
