"""The voices of the transcripts: which country and sector each speaks for, what it is called, which are one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
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
    initial = {"country": voice.country, "sector": voice.sector, "organisation": voice.organisation_id}
    form = SpeakerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        describe_speaker(actor=team_person(request), speaker=voice, **form.cleaned_data)
        messages.success(request, _("%(speaker)s is described.") % {"speaker": voice.attributed})
        return redirect("systematisation:speakers", cycle)
    return _page(request, voice, form=form)


@require_POST
def use_role(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    """The label for good; the one suggested, unless another is written."""
    voice = get_object_or_404(Speaker, pk=speaker)
    form = RoleNameForm(request.POST)
    if not form.is_valid():
        return _page(request, voice, role=form)
    label = form.cleaned_data["label"] or voices.role_name_for(voice)
    try:
        use_role_name(actor=team_person(request), speaker=voice, label=label)
    except Refused as refusal:
        refuse(form, refusal)
        return _page(request, voice, role=form)
    messages.success(
        request, _("The voice is called «%(label)s» from now on. Its former name is kept nowhere.") % {"label": label}
    )
    return redirect("systematisation:speakers", cycle)


@require_POST
def merge(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    voice = get_object_or_404(Speaker, pk=speaker)
    form = SameVoiceForm(request.POST, speaker=voice)
    if not form.is_valid():
        return _page(request, voice, same=form)
    try:
        merge_speakers(actor=team_person(request), speaker=voice, other=form.cleaned_data["other"])
    except Refused as refusal:
        refuse(form, refusal)
        return _page(request, voice, same=form)
    messages.success(request, _("Both are one voice now: %(speaker)s.") % {"speaker": voice.attributed})
    return redirect("systematisation:speakers", cycle)


def _page(
    request: CycleRequest,
    voice: Speaker,
    *,
    form: SpeakerForm | None = None,
    role: RoleNameForm | None = None,
    same: SameVoiceForm | None = None,
) -> HttpResponse:
    initial = {"country": voice.country, "sector": voice.sector, "organisation": voice.organisation_id}
    forms = (
        form or SpeakerForm(initial=initial),
        role or RoleNameForm(initial={"label": voice.label if voice.is_role else voices.role_name_for(voice)}),
        same or SameVoiceForm(speaker=voice, likely=voices.likely_same(voice)),
    )
    context = {
        "speaker": voice,
        "form": forms[0],
        "role": forms[1],
        "same": forms[2],
        "has_others": voices.has_others(voice),
    }
    status = 422 if any(one.errors for one in forms) else 200
    return render(request, "systematisation/speaker.html", context, status=status)
