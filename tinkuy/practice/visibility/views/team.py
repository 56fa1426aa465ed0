"""The team's page of how focal points are seen: what the record counts, their appearances, their letters, consents."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import pressed, take_form
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import roles_of
from tinkuy.practice.visibility.actions.acts import agree_to_act, correct_act, record_act, remove_act
from tinkuy.practice.visibility.actions.credits import agree_to_credit
from tinkuy.practice.visibility.actions.letters import issue_letter
from tinkuy.practice.visibility.forms import NewVisibilityActForm, VisibilityActForm
from tinkuy.practice.visibility.letter import letter_pdf
from tinkuy.practice.visibility.models import RecognitionLetter, VisibilityAct
from tinkuy.practice.visibility.queries.acts import act_of, acts_of, focal_roles_of
from tinkuy.practice.visibility.queries.credit import credit_lines, credits_in
from tinkuy.practice.visibility.queries.letters import letters_of

PAGE = "practice/visibility.html"


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """A new appearance is written here, by the focal point or by the coordination for anyone."""
    person = team_person(request)
    spoken_for = _spoken_for(request)
    is_of_focal_point = any(role.person_id == person.pk for role in spoken_for)
    form = NewVisibilityActForm(request.POST or None, focal_roles=spoken_for, is_of_focal_point=is_of_focal_point)
    return take_form(
        request,
        form,
        lambda: record_act(actor=person, **form.cleaned_data),
        PAGE,
        _context(request, spoken_for),
        reverse("practice:visibility", args=[cycle]),
        _("It is written down."),
    )


def correct(request: CycleRequest, cycle: str, act: str) -> HttpResponse:
    standing = _act(request, act)
    names = ("kind", "title", "place", "took_place_on", "link")
    form = VisibilityActForm(request.POST or None, initial={name: getattr(standing, name) for name in names})
    return take_form(
        request,
        form,
        lambda: correct_act(actor=team_person(request), act=standing, **form.cleaned_data),
        "practice/visibility_act.html",
        {"act": standing},
        reverse("practice:visibility", args=[cycle]),
    )


@require_POST
def remove(request: CycleRequest, cycle: str, act: str) -> HttpResponse:
    standing = _act(request, act)
    return _done(request, lambda: remove_act(actor=team_person(request), act=standing), _("It is taken out."))


@require_POST
def agree(request: CycleRequest, cycle: str, act: str) -> HttpResponse:
    standing, is_agreed = _act(request, act), request.POST.get("agreed") == "yes"
    words = _("Everybody may read it now.") if is_agreed else _("Nobody outside of the team reads it any more.")
    return _done(request, lambda: agree_to_act(actor=team_person(request), act=standing, is_agreed=is_agreed), words)


@require_POST
def credit(request: CycleRequest, cycle: str) -> HttpResponse:
    role, is_agreed = _role(request), request.POST.get("agreed") == "yes"
    words = _("Your public page stands.") if is_agreed else _("Your public page is gone.")
    return _done(
        request, lambda: agree_to_credit(actor=team_person(request), focal_role=role, is_agreed=is_agreed), words
    )


@require_POST
def issue(request: CycleRequest, cycle: str) -> HttpResponse:
    role = _role(request)
    return _done(
        request,
        lambda: issue_letter(actor=team_person(request), focal_role=role),
        _("The letter is made: take its PDF."),
    )


@require_POST
def letter(request: CycleRequest, cycle: str, letter: str) -> HttpResponse:
    """Its PDF, for whoever it is about or speaks for their country."""
    chosen = or_404(next((one for one in _letters(request) if str(one.pk) == letter), None))
    return pdf_of(chosen)


def pdf_of(letter: RecognitionLetter) -> HttpResponse:
    """By post, so that no address in a history leads to somebody's name."""
    disposition = f'attachment; filename="{_("letter")}-{letter.code[:4]}.pdf"'
    body = letter_pdf(letter, reader_language())
    return HttpResponse(body, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _context(request: CycleRequest, spoken_for: list[TeamRole]) -> dict[str, Any]:
    person, cycle = team_person(request), request.cycle
    roles = focal_roles_of(cycle)
    credits = credits_in(cycle, [(role.person_id, role.country) for role in roles])
    return {
        "own_roles": [role for role in roles if role.person_id == person.pk],
        "credits": [(role, credit_lines(credits[role.person_id, role.country], role.country)) for role in roles],
        "acts": list(acts_of(cycle)),
        "letters": _letters(request),
        "spoken_for": {role.pk for role in spoken_for},
        "countries": {role.country for role in spoken_for},
        "person_id": person.pk,
    }


def _spoken_for(request: CycleRequest) -> list[TeamRole]:
    """Whom the reader may write of: everybody, who coordinates; else those of their own country."""
    person, roles = team_person(request), focal_roles_of(request.cycle)
    if Role.COORDINATION in roles_of(person, request.cycle):
        return roles
    own = {role.country for role in roles if role.person_id == person.pk}
    return [role for role in roles if role.country in own]


def _letters(request: CycleRequest) -> list[RecognitionLetter]:
    """Those that the reader may take: all, who coordinates, among them of whoever left; else their own."""
    person, letters = team_person(request), letters_of(request.cycle)
    coordinates = Role.COORDINATION in roles_of(person, request.cycle)
    return [one for one in letters if one.holds and (coordinates or one.person_id == person.pk)]


def _role(request: CycleRequest) -> TeamRole:
    key = request.POST.get("role", "")
    return or_404(next((role for role in focal_roles_of(request.cycle) if str(role.pk) == key), None))


def _act(request: CycleRequest, public_id: str) -> VisibilityAct:
    return or_404(act_of(request.cycle, public_id))


def _done(request: CycleRequest, deed: Any, words: str) -> HttpResponse:
    pressed(request, deed, words)
    return redirect("practice:visibility", request.cycle.slug)
