"""Correcting a caption, taking words out of it for good; and the voices of the transcripts.

Of a voice: which country and sector it speaks for, what it is called, which are one.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.templatetags.quotes import caption_address
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.actions.retaking import correct_cue, fingerprint_of_cue
from tinkuy.systematisation.transcripts.actions.voices import (
    describe_speaker,
    describe_speakers,
    merge_speakers,
    use_role_name,
)
from tinkuy.systematisation.transcripts.forms import (
    CueForm,
    RedactionForm,
    RoleNameForm,
    SameVoiceForm,
    SearchForm,
    SpeakerForm,
    VoicesForm,
)
from tinkuy.systematisation.transcripts.queries import facts, voices


def correct(request: CycleRequest, cycle: str, n: int, ordinal: int) -> HttpResponse:
    """The caption among its neighbours, with a form for its words and its speaker."""
    cue = get_object_or_404(lookup.cues(n), ordinal=ordinal)
    form = _form(request, cue)

    def deed() -> None:
        words = {name: form.cleaned_data[name] for name in ("text", "speaker")}
        correct_cue(actor=team_person(request), cue=cue, read_as=fingerprint_of_cue(cue), **words)

    if submitted(request, form, deed):
        messages.success(request, _("The caption is corrected; its quotes follow."))
        return redirect(caption_address(cycle, n, cue.ordinal))
    return _page(request, cue, form, RedactionForm(prefix="out"))


@require_POST
def redact(request: CycleRequest, cycle: str, n: int, ordinal: int) -> HttpResponse:
    """Take the words out wherever they stand in the caption."""
    cue = get_object_or_404(lookup.cues(n), ordinal=ordinal)
    form = RedactionForm(request.POST, prefix="out")

    def deed() -> None:
        present = cue
        for start, end in facts.places_of(form.cleaned_data["words"], cue.text):
            present = redact_cue(actor=team_person(request), cue=present, start=start, end=end)

    if not submitted(request, form, deed):
        return _page(request, cue, _form(request, cue, is_sent=False), form)
    messages.success(request, _("The words are taken out, and kept nowhere."))
    for finding in facts.findings_to_look_at(request.cycle, cue=cue):
        messages.warning(
            request, _("%(label)s rests on them: look whether its own words tell them too.") % {"label": finding.label}
        )
    return redirect("systematisation:correct_cue", cycle, n, ordinal)


def _form(request: CycleRequest, cue: Cue, *, is_sent: bool = True) -> CueForm:
    present_cue = facts.under_regime_of_now(cue)
    named = rules.names_country(present_cue.regime)
    return CueForm(
        request.POST if is_sent and request.method == "POST" else None,
        cue=cue,
        speakers=facts.speakers(request.cycle) if named else (),
        initial={"text": cue.text, "speaker": present_cue.speaker_id or ""},
    )


def _page(request: CycleRequest, cue: Cue, form: CueForm, out: RedactionForm) -> HttpResponse:
    present_cue = facts.under_regime_of_now(cue)
    context = {
        "cue": present_cue,
        "webinar": cue.transcript.webinar,
        "around": facts.around(cue),
        "quotes": facts.quotes_of(request.cycle, cue),
        "form": form,
        "out": out,
        "may_name": rules.names_country(present_cue.regime),
    }
    return form_page(request, "systematisation/correct_cue.html", context, form, out)


def search(request: CycleRequest, cycle: str) -> HttpResponse:
    form = SearchForm(request.GET or None)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "asked": query,
        "found": voices.search(request.cycle, query) if query else None,
        "may_edit": may(team_person(request), "edit_transcripts", request.cycle),
    }
    return render(request, "systematisation/search.html", context)


def speakers(request: CycleRequest, cycle: str) -> HttpResponse:
    """All voices in one form. Whoever describes them for the first time goes on to what can now be coded."""
    described = list(facts.described_speakers(request.cycle))
    form = VoicesForm(request.POST or None, speakers=described)
    is_first_time = not any(one.country or one.sector for one in described)
    if done := submitted(
        request, form, lambda: describe_speakers(actor=team_person(request), described=form.descriptions)
    ):
        messages.success(request, _sentence_of(done.result))
        session = lookup.last_transcribed(request.cycle) if is_first_time and done.result else None
        if session:
            return redirect("systematisation:suggestions", cycle, session.ordinal)
        return redirect("systematisation:speakers", cycle)
    if form.is_bound:
        form.show_present()
    context = {"speakers": described, "form": form, "pairs": voices.likely_pairs(request.cycle)}
    return form_page(request, "systematisation/speakers.html", context, form)


def _sentence_of(number: int) -> str:
    if not number:
        return _("Nothing was changed.")
    return ngettext("%(number)s voice is described.", "%(number)s voices are described.", number) % {"number": number}


def describe(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    voice = get_object_or_404(Speaker, pk=speaker)
    form = SpeakerForm(request.POST or None, initial=_described(voice))
    if submitted(
        request, form, lambda: describe_speaker(actor=team_person(request), speaker=voice, **form.cleaned_data)
    ):
        messages.success(request, _("%(speaker)s is described.") % {"speaker": voice.attributed})
        return redirect("systematisation:speakers", cycle)
    return _voice_page(request, voice, form=form)


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
    return _voice_page(request, voice, role=form)


@require_POST
def merge(request: CycleRequest, cycle: str, speaker: int) -> HttpResponse:
    voice = get_object_or_404(Speaker, pk=speaker)
    form = SameVoiceForm(request.POST, speaker=voice)
    if submitted(request, form, lambda: merge_speakers(actor=team_person(request), speaker=voice, **form.cleaned_data)):
        messages.success(request, _("Both are one voice now: %(speaker)s.") % {"speaker": voice.attributed})
        return redirect("systematisation:speakers", cycle)
    return _voice_page(request, voice, same=form)


def _described(voice: Speaker) -> dict[str, Any]:
    return {"country": voice.country, "sector": voice.sector, "organisation": voice.organisation_id}


def _voice_page(
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
