"""The voices of the transcripts: which country and sector each speaks for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.actions import describe_speaker
from tinkuy.systematisation.forms import SpeakerForm
from tinkuy.systematisation.models import Speaker
from tinkuy.systematisation.queries import transcripts


def speakers(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "systematisation/speakers.html", {"speakers": transcripts.speakers_of(request.cycle)})


def describe(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    voice = get_object_or_404(Speaker, pk=speaker)
    initial = {"country": voice.country, "sector": voice.sector, "organisation": voice.organisation_id}
    form = SpeakerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        describe_speaker(actor=team_person(request), speaker=voice, **form.cleaned_data)
        messages.success(request, _("%(speaker)s is described.") % {"speaker": voice.label})
        return redirect("systematisation:speakers", cycle)
    status = 400 if form.errors else 200
    return render(request, "systematisation/speaker.html", {"form": form, "speaker": voice}, status=status)
