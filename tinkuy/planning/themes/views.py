"""The lines of themes of a cycle: one page that lists, adds, renames and removes them."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import ChangedMeanwhile
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.hooks.queries import path_of
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .forms import ThemeForm
from .models import Theme
from .queries import lines_of_themes, theme_at

PAGE = "planning/themes.html"


def themes(request: CycleRequest, cycle: str) -> HttpResponse:
    form = ThemeForm(request.POST or None, first_language=request.cycle.main_language)
    return take_form(
        request,
        form,
        lambda: actions.add_theme(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        PAGE,
        _context(request),
        reverse("planning:themes", args=[cycle]),
    )


def theme(request: CycleRequest, cycle: str, place: int) -> HttpResponse:
    edited_theme = _theme_or_404(place)
    form = ThemeForm(
        request.POST or None,
        first_language=request.cycle.main_language,
        initial={"name": edited_theme.name},
        row=str(edited_theme.pk),
    )
    return take_form(
        request,
        form,
        lambda: actions.rename_theme(actor=team_person(request), theme=edited_theme, **form.cleaned_data),
        PAGE,
        _context(request) | {"editing": edited_theme},
        reverse("planning:themes", args=[cycle]),
    )


@require_POST
def remove_theme(request: CycleRequest, cycle: str, place: int) -> HttpResponse:
    """The page says which theme stood at its place: a second press must not take the one that came after it."""
    theme = _theme_or_404(place)
    if request.POST.get("theme", str(theme.pk)) != str(theme.pk):
        raise ChangedMeanwhile(_("This theme has been moved. Reload the page."))
    actions.remove_theme(actor=team_person(request), theme=theme)
    return redirect("planning:themes", cycle)


def _context(request: CycleRequest) -> dict[str, object]:
    path = path_of(request.cycle)
    return {"path": path, "lines": lines_of_themes(path)}


def _theme_or_404(place: int) -> Theme:
    return or_404(theme_at(place))
