"""A person's own letters, of all cycles: also once they have no role there any more."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_scopes import scope

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import pressed
from tinkuy.planning.request import team_person
from tinkuy.practice.visibility.actions.letters import withdraw_letter
from tinkuy.practice.visibility.letter import cycle_named
from tinkuy.practice.visibility.queries.letters import cycles_of_focal_point, letters_of_person, own_letter
from tinkuy.practice.visibility.views.team import pdf_of


def page(request: HttpRequest) -> HttpResponse:
    person, language = team_person(request), reader_language()
    letters = [(one, cycle_named(one.cycle, language)) for one in letters_of_person(person)]
    cycles = [(one.slug, in_language(one.title, language, one.main_language)) for one in cycles_of_focal_point(person)]
    return render(request, "practice/own_letters.html", {"letters": letters, "cycles": cycles})


@require_POST
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    letter = or_404(own_letter(team_person(request), code))
    with scope(cycle=letter.cycle):
        return pdf_of(letter)


@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    letter = or_404(own_letter(team_person(request), code))
    with scope(cycle=letter.cycle):
        withdrawing = partial(withdraw_letter, actor=team_person(request), letter=letter)
        pressed(request, withdrawing, _("The letter is no longer valid."))
    return redirect("practice:own_letters")
