"""The voices of the transcripts: which country and sector each speaks for, what it is called, which are one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.evidence.models.transcript import Speaker
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker, merge_speakers, use_role_name
from tinkuy.systematisation.transcripts.forms import RoleNameForm, SameVoiceForm, SpeakerForm
from tinkuy.systematisation.transcripts.queries import facts, voices


def speakers(request: CycleRequest, cycle: str) -> HttpResponse:
    context = {"speakers": facts.described_speakers(request.cycle), "pairs": voices.likely_pairs(request.cycle)}
    return render(request, "systematisation/speakers.html", context)


def describe(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    voice = get_object_or_404(Speaker, pk=speaker)
    form = SpeakerForm(request.POST or None, initial=_described(voice))
    if submitted(
        request, form, lambda: describe_speaker(actor=team_person(request), speaker=voice, **form.cleaned_data)
    ):
        messages.success(request, _("%(speaker)s is described.") % {"speaker": voice.attributed})
        return redirect("systematisation:speakers", cycle)
    return _page(request, voice, form=form)


@require_POST
def use_role(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    """The label for good; the one suggested, unless another is written."""
    voice = get_object_or_404(Speaker, pk=speaker)
    form = RoleNameForm(request.POST)

    def deed() -> str:
        label: str = form.cleaned_data["label"] or voices.role_name_for(voice)
        use_role_name(actor=team_person(request), speaker=voice, label=label)
        return label

    if done := submitted(request, form, deed):
        sentence = _("The voice is called «%(label)s» from now on. Its former name is kept nowhere.")
        messages.success(request, sentence % {"label": done.result})
        return redirect("systematisation:speakers", cycle)
    return _page(request, voice, role=form)


@require_POST
def merge(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    voice = get_object_or_404(Speaker, pk=speaker)
    form = SameVoiceForm(request.POST, speaker=voice)
    if submitted(request, form, lambda: merge_speakers(actor=team_person(request), speaker=voice, **form.cleaned_data)):
        messages.success(request, _("Both are one voice now: %(speaker)s.") % {"speaker": voice.attributed})
        return redirect("systematisation:speakers", cycle)
    return _page(request, voice, same=form)


def _described(voice: Speaker) -> dict[str, Any]:
    return {"country": voice.country, "sector": voice.sector, "organisation": voice.organisation_id}


def _page(
    request: CycleRequest,
    voice: Speaker,
    *,
    form: SpeakerForm | None = None,
    role: RoleNameForm | None = None,
    same: SameVoiceForm | None = None,
) -> HttpResponse:
    label = voice.label if voice.is_role else voices.role_name_for(voice)
    forms = {
        "form": form or SpeakerForm(initial=_described(voice)),
        "role": role or RoleNameForm(initial={"label": label}),
        "same": same or SameVoiceForm(speaker=voice, likely=voices.likely_same(voice)),
    }
    context = {"speaker": voice, "has_others": voices.has_others(voice), **forms}
    return form_page(request, "systematisation/speaker.html", context, *forms.values())
