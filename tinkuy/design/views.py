"""The page of the design system: every component and figure with example content."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tinkuy.design.figures.bar import funnel, spread
from tinkuy.design.figures.contribution import contribution
from tinkuy.design.figures.quipu.figure import quipu
from tinkuy.design.figures.scrubber import scrubber
from tinkuy.design.figures.spoken import spoken
from tinkuy.design.figures.weave.figure import weave

from . import example
from .components import AVATAR_STATES, SHAPES
from .fields import Explained
from .figures.practice_knot import WORDS
from .kinds import KINDS


class ExampleForm(forms.Form):
    """A field of each sort; bound to wrong data it shows its errors."""

    alias = forms.CharField(label="Su alias", help_text="El que quiera. No use su nombre real.")
    email = forms.EmailField(label="Correo")
    sector = forms.ChoiceField(
        label="Trabaja en", required=False, choices=[("", "Prefiero no decirlo"), ("g", "Gobierno")]
    )
    display_name = forms.ChoiceField(
        label="¿Cómo quiere aparecer?",
        widget=forms.RadioSelect,
        choices=[
            ("name", Explained("Con mi nombre", "")),
            ("alias", Explained("Con un alias", "No pedimos su nombre. El equipo ve solo el alias.")),
            ("none", Explained("Sin nombre", "Aparecerá como “Participante 27”.")),
        ],
    )
    needs = forms.MultipleChoiceField(
        label="Para participar mejor",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("captions", "Subtítulos en vivo"), ("signs", "Lengua de señas"), ("slow", "Mi conexión es lenta")],
    )
    note = forms.CharField(label="¿Algo más que debamos prever?", required=False, widget=forms.Textarea)
    accept = forms.BooleanField(label="Acepto que usen mi correo para este ciclo.")


WRONG = {"alias": "Colibrí", "email": "colibri.correo.org", "display_name": "alias", "needs": ["slow"]}


def system(request: HttpRequest) -> HttpResponse:
    return render(request, "design/system.html", system_context())


def system_context() -> dict[str, object]:
    """Everything that the page draws."""
    return {
        "kinds": KINDS.values(),
        "icons": SHAPES,
        "avatar_states": AVATAR_STATES,
        "practice_states": WORDS.items(),
        "counts": example.COUNTS,
        "stages": [_("Plan"), _("Convene"), _("Dialogue"), _("Systematise"), _("Put into practice")],
        "form": ExampleForm(initial={"alias": "Colibrí", "display_name": "alias"}, auto_id="good_%s"),
        "wrong_form": ExampleForm(WRONG, auto_id="wrong_%s"),
        "figures": drawn(),
    }


def drawn() -> dict[str, object]:
    """The figures of the page by name."""
    named = {"title": _("Quipu of the cycle"), "description": _("Five cords, 61 knots, eight threads.")}
    quipus = {
        size: quipu(example.cords(), example.threads(), size=size, highlight="H8", **named)
        for size in ("full", "turned")
    }
    states = {
        f"after_{count}": quipu(example.cords(count), example.threads(count), size="phone", **named)
        for count in (0, 3, 5)
    }
    return {
        **quipus,
        **states,
        "header": quipu(example.cords(3), example.threads(3), size="header", **named),
        "weave": weave(
            example.PERSONS,
            example.STEPS,
            title=_("Session 5 kept 79%% of the attendance of session 1") % {},
            description=_("238, 221, 207, 196 and 189 persons attended."),
        ),
        "funnel": funnel(example.funnel_stages()),
        "scrubber": scrubber(example.marks(3, "BP-2"), minutes=90, title=_("Session 3: 13 quotes"), window=(15, 57)),
        "contribution": contribution(
            example.contributed("EC"), sessions=5, minutes=90, title=_("What Ecuador contributed: 10 quotes")
        ),
        "spoken": spoken(example.floor(), title=_("Minutes of floor by country")),
        "spread": spread("good_practice", [0, 0, 4, 0, 1]),
    }
