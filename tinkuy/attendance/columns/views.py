"""The hub's words for the columns of reports, kept by hub editors."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.columns.actions import add_word, remove_word
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import team_person

from .forms import WordForm
from .models import HeaderWord
from .queries import MEANINGS_OF_WORDS, words_in_use


def page(request: HttpRequest) -> HttpResponse:
    form = WordForm(request.POST or None)
    if done := submitted(request, form, lambda: add_word(actor=team_person(request), **form.cleaned_data)):
        messages.success(request, _("“%(word)s” is known from now on.") % {"word": done.result.word})
        return redirect("attendance:words")
    words = [{"word": word, "meaning": MEANINGS_OF_WORDS.get(word.meaning, word.meaning)} for word in words_in_use()]
    return form_page(request, "attendance/words.html", {"form": form, "words": words}, form)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    word = get_object_or_404(HeaderWord, public_id=request.POST.get("word", ""))
    remove_word(actor=team_person(request), word=word)
    messages.success(request, _("“%(word)s” means nothing from now on.") % {"word": word.word})
    return redirect("attendance:words")
