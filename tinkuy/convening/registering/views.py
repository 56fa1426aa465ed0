"""Registering for a cycle: one page, once per cycle, without an account."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tinkuy.convening.custom_questions.forms import words_of_questions
from tinkuy.convening.invitations.sources import NO_SOURCE, source_of
from tinkuy.convening.registering.forms import RegisterForm, words_of_sessions
from tinkuy.convening.registrations.models import AppearsAs
from tinkuy.convening.registrations.request import registration_of
from tinkuy.core.deeds import prepares
from tinkuy.core.languages import reader_language
from tinkuy.design.remembered import remembered_form
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.countries import zone_of
from tinkuy.planning.request import CycleRequest

from .actions import register_participant
from .answers import AUDIENCES
from .hours import hours_by_country
from .queries import RegisterPage, register_page
from .typed_answers import remember_answers, typed_answers


@prepares
def page(request: CycleRequest, cycle: str) -> HttpResponse:
    contents = register_page(request.cycle)
    if not contents.is_open:
        return render(request, "convening/register_closed.html", {"cycle": request.cycle, "page": contents})
    form = _form(request, contents)
    source = source_of(request.cycle, request.GET) if request.method == "POST" and request.GET else NO_SOURCE

    def register() -> None:
        answers = form.answers(reader_language(), source)
        register_participant(cycle=request.cycle, answers=answers, webinars=contents.planned)

    if submitted(request, form, register):
        return remember_answers(redirect("convening:register_sent", cycle), request.cycle, form.cleaned_data)
    context = {
        "cycle": request.cycle,
        "page": contents,
        "form": form,
        "hours": hours_by_country(contents.webinars, request.cycle.zone, reader_language()),
        "registration": registration_of(request),
        "audiences": AUDIENCES,
    }
    return form_page(request, "convening/register.html", context, form)


def register_sent(request: CycleRequest, cycle: str) -> HttpResponse:
    """The same for everyone: the mail says whether the address was new. Who sees a slip in the address corrects it."""
    context = {"cycle": request.cycle, "sent_to": typed_answers(request, request.cycle).get("email", "")}
    return render(request, "convening/register_sent.html", context)


CORRECTS = "correct"
"""In the address, says that whoever just registered here opens the form again as they filled it."""


ASKS_HOURS = "hours"
"""The button of whoever has no scripts: the form as it was filled, on the clock of the country that they chose."""


def _form(request: CycleRequest, contents: RegisterPage) -> RegisterForm:
    typed = typed_answers(request, request.cycle) if CORRECTS in request.GET else {}
    named = request.GET.get("country", "")
    chosen = typed.get("country", named if named in contents.invited else "")
    zone = zone_of(request.POST.get("country", chosen), request.cycle.zone)
    language = reader_language()
    blank = partial(
        RegisterForm,
        offered=contents.webinars,
        zone=zone,
        language=language,
        invited=contents.invited,
        questions=contents.questions,
    )
    sessions = words_of_sessions(contents.webinars, language)
    asks_hours = ASKS_HOURS in request.POST
    form = remembered_form(
        ("registering", language, zone, *contents.invited, sessions, words_of_questions(contents.questions)),
        blank,
        data=None if asks_hours else request.POST or None,
        initial={
            "appears_as": AppearsAs.ALIAS,
            "webinars": [str(webinar.ordinal) for webinar in contents.webinars],
            "joins_new_webinars": True,
            **typed,
            "country": chosen,
        },
        offered=contents.webinars,
        questions=contents.questions,
    )
    if asks_hours:
        form.initial = {
            name: field.widget.value_from_datadict(request.POST, request.FILES, name)
            for name, field in form.fields.items()
        }
    return form
