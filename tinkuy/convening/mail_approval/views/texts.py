"""The texts of a cycle and in which mode it uses each moment; one text, with the mail beside it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening.mail_approval.forms import ModesForm, TextForm
from tinkuy.convening.mail_approval.previews import preview
from tinkuy.convening.mail_approval.queries import session_at_hand
from tinkuy.convening.message_texts.actions import restore_message_text, write_message_text
from tinkuy.convening.message_texts.models import Moment
from tinkuy.convening.message_texts.placeholders import BLANKS
from tinkuy.convening.message_texts.queries import Words, default_texts, own_texts
from tinkuy.convening.reminders.actions.deciding import choose_moments
from tinkuy.convening.reminders.queries import modes_of
from tinkuy.core.languages import CODES
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.request import CycleRequest, team_person


def message_texts(request: CycleRequest, cycle: str) -> HttpResponse:
    return _texts_page(request, ModesForm(initial=modes_of(request.cycle)))


@require_POST
def choose_modes(request: CycleRequest, cycle: str) -> HttpResponse:
    form = ModesForm(request.POST)
    done = submitted(
        request,
        form,
        lambda: choose_moments(actor=team_person(request), cycle=request.cycle, modes=form.cleaned_data) or True,
    )
    if not done:
        return _texts_page(request, form)
    messages.success(request, _("Saved."))
    return redirect("convening:message_texts", cycle)


def _texts_page(request: CycleRequest, form: ModesForm) -> HttpResponse:
    own = own_texts(request.cycle)
    rows = [
        (moment, form[moment.value], [(code, NAMES[code], (moment, code) in own) for code in CODES])
        for moment in Moment
    ]
    return form_page(request, "convening/message_texts.html", {"form": form, "rows": rows}, form)


def message_text(request: CycleRequest, cycle: str, moment: str, language: str) -> HttpResponse:
    """Write it, and see it beside; what is only tried is not saved."""
    if moment not in Moment.values or language not in CODES:
        raise Http404
    own = own_texts(request.cycle).get((moment, language))
    words = own or default_texts()[moment, language]
    form = TextForm(request.POST or None, initial={"subject": words.subject, "body": words.body})
    is_tried = "try" in request.POST
    if not is_tried and submitted(request, form, lambda: _write(request, form, moment, language)):
        messages.success(request, _("The text is saved."))
        return redirect("convening:message_text", cycle, moment, language)
    if request.method == "POST" and form.is_valid():
        words = Words(form.cleaned_data["subject"], form.cleaned_data["body"])
    webinar = session_at_hand(request.cycle)
    context = {
        "form": form,
        "moment": Moment(moment),
        "language": (language, NAMES[language]),
        "is_own": own is not None,
        "blanks": [(one.names[language], one.meaning) for one in BLANKS],
        "view": preview(webinar, moment, language, words=words) if webinar else None,
        "webinar": webinar,
    }
    return form_page(request, "convening/message_text.html", context, form)


def _write(request: CycleRequest, form: TextForm, moment: str, language: str) -> bool:
    write_message_text(
        actor=team_person(request), cycle=request.cycle, moment=moment, language=language, **form.cleaned_data
    )
    return True


@require_POST
def restore(request: CycleRequest, cycle: str, moment: str, language: str) -> HttpResponse:
    """The words of the product again."""
    restore_message_text(actor=team_person(request), cycle=request.cycle, moment=moment, language=language)
    messages.success(request, _("The usual text goes again."))
    return redirect("convening:message_texts", cycle)
