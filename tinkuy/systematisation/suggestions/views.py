"""What looks like a risk, a practice, a lesson or a recommendation, one passage after the other; a person decides."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.core.text import in_language
from tinkuy.design.kinds import KINDS
from tinkuy.design.submitting import REFUSED, form_page, refused_page, submitted
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, rights, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import FindingState
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.findings.actions.writing import add_evidence
from tinkuy.systematisation.rounds.forms import RoundForm
from tinkuy.systematisation.rounds.queries.standing import open_round_of
from tinkuy.systematisation.rounds.views.team import usual_round_form
from tinkuy.systematisation.suggestions import queries as suggestion_queries
from tinkuy.systematisation.suggestions.queries import codes_like, findings_like, findings_to_add_to
from tinkuy.systematisation.transcripts.actions.voices import WantedVoice
from tinkuy.systematisation.transcripts.forms import VoicesForm
from tinkuy.systematisation.transcripts.queries.voices import voices_to_confirm

from .actions import accept_suggestion, accept_suggestions, dismiss_suggestion, restore_suggestion, write_on_suggestions
from .forms import LikenessForm, TickedFindingForm
from .weighing import judged_by

PAGE = "systematisation/suggestions.html"


def suggestions(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Those of a session in the order of their minutes, or of the kind that the address asks for."""
    return render(request, PAGE, _context(request, webinar_or_404(n)))


def _context(request: CycleRequest, webinar: Webinar) -> dict[str, Any]:
    new_quote = lookup.excerpts().filter(public_id=request.GET.get("kept", ""), webinar=webinar).first()
    result = suggestion_queries.suggestions(request.cycle, webinar, new_quote=new_quote.public_id if new_quote else "")
    waiting = [one for one in result.waiting if not one.quotes]
    kind = _kind(request)
    person = team_person(request)
    may_write = may(person, "write_findings", request.cycle)
    return {
        "webinar": webinar,
        "tabs": lookup.session_tabs(request.cycle),
        "shown": [one for one in result.waiting if one.quotes or kind in ("", one.hint.kind)],
        "dismissed": result.dismissed,
        "total": len(waiting),
        "kinds": [(value, sum(one.hint.kind == value for one in waiting)) for value in FindingKind.values],
        "kind": kind,
        "keyed_kinds": list(enumerate(FindingKind.values, 1)),
        "kept": new_quote,
        "similar": findings_to_add_to(request.cycle, new_quote) if new_quote and may_write else [],
        "judged_by": judged_by(webinar),
        "may_code": may(person, "code_passages", request.cycle),
        "may_write": may_write,
        "finding_form": TickedFindingForm(language=request.cycle.main_language) if may_write else None,
        "voices_form": _voices_form(request),
        "round_form": _round_form(request.cycle) if may_write else None,
    }


def _voices_form(request: CycleRequest) -> VoicesForm | None:
    """Whom the voices speak for by what they are called, while nobody confirmed it; for who imports transcripts."""
    speakers = voices_to_confirm(request.cycle) if rights(request)["import_transcripts"] else []
    return VoicesForm(request.POST or None, speakers=speakers, sent_with="decide") if speakers else None


def _confirmed_voices(request: CycleRequest) -> Sequence[WantedVoice]:
    form = _voices_form(request)
    return form.descriptions if form and form.is_valid() else ()


def _round_form(cycle: Cycle) -> RoundForm | None:
    """What is asked of the countries by one press, once findings wait for them and no round is open."""
    form = None if open_round_of(cycle) else usual_round_form(cycle)
    return form if form and form.offered else None


@require_POST
def accept(request: CycleRequest, cycle: str, n: int, fingerprint: str) -> HttpResponse:
    """One press: the passage becomes a quote of the kind of the button, and the findings it resembles are shown."""
    excerpt = accept_suggestion(
        actor=team_person(request),
        webinar=webinar_or_404(n),
        fingerprint=fingerprint,
        kind=request.POST.get("kind", ""),
        voices=_confirmed_voices(request),
    )
    return _back(request, n, fingerprint, kept=excerpt.public_id)


@require_POST
def accept_several(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The passages that were ticked, all in one press; a finding may be written on them at once."""
    ticked, webinar = request.POST.getlist("ticked"), webinar_or_404(n)
    finding = TickedFindingForm(request.POST, language=request.cycle.main_language)
    if "finding" in request.POST and finding.has_changed():
        return _write_on(request, webinar, ticked, finding)
    try:
        quotes = accept_suggestions(
            actor=team_person(request), webinar=webinar, fingerprints=ticked, voices=_confirmed_voices(request)
        )
    except Refused as refusal:
        return refused_page(request, PAGE, _context(request, webinar) | {"refusal": str(refusal), "ticked": ticked})
    if "finding" in request.POST:
        return redirect(f"{reverse('systematisation:new_finding', args=[cycle])}?{_finding_on(quotes, n)}")
    sentence = ngettext("%(number)s passage is a quote now.", "%(number)s passages are quotes now.", len(quotes))
    messages.success(request, sentence % {"number": len(quotes)})
    return _back(request, n)


def _write_on(request: CycleRequest, webinar: Webinar, ticked: list[str], form: TickedFindingForm) -> HttpResponse:
    """The finding whose words were written beside the passages."""
    done = submitted(
        request,
        form,
        lambda: write_on_suggestions(
            actor=team_person(request),
            webinar=webinar,
            fingerprints=ticked,
            voices=_confirmed_voices(request),
            **form.cleaned_data,
        ),
    )
    if not done:
        return form_page(request, PAGE, _context(request, webinar) | {"ticked": ticked, "finding_form": form}, form)
    messages.success(request, _("%(label)s is written.") % {"label": done.result.label})
    return _back(request, webinar.ordinal)


def _finding_on(quotes: list[Excerpt], n: int) -> str:
    """The kind is filled in where all quotes are of one."""
    kinds = {str(quote.kind) for quote in quotes}
    kind = {"kind": kinds.pop()} if len(kinds) == 1 else {}
    return urlencode({"excerpts": [quote.public_id for quote in quotes], "from": n, **kind}, doseq=True)


@require_POST
def dismiss(request: CycleRequest, cycle: str, n: int, fingerprint: str) -> HttpResponse:
    webinar = webinar_or_404(n)
    dismiss_suggestion(actor=team_person(request), webinar=webinar, fingerprint=fingerprint)
    return _back(request, n)


@require_POST
def restore(request: CycleRequest, cycle: str, n: int, fingerprint: str) -> HttpResponse:
    webinar = webinar_or_404(n)
    restore_suggestion(actor=team_person(request), webinar=webinar, fingerprint=fingerprint)
    return _back(request, n, fingerprint)


@require_POST
def support(request: CycleRequest, cycle: str, n: int, public_id: str) -> HttpResponse:
    """A person confirms that the quote just kept says what a finding says."""
    excerpt = get_object_or_404(lookup.excerpts(), public_id=public_id, webinar__ordinal=n)
    finding = lookup.findings().filter(public_id=request.POST.get("finding", "")).first()
    if finding is None:
        raise Refused(_("Choose a finding of this cycle."))
    add_evidence(actor=team_person(request), finding=finding, excerpt=excerpt)
    return _back(request, n, kept=public_id)


@require_POST
def similar(request: CycleRequest, cycle: str) -> JsonResponse:
    """The up to three findings and codes that some words resemble, for the palette of the workbench.

    By POST, so that the words stand in no address and in no log.
    """
    form = LikenessForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"findings": [], "codes": []}, status=REFUSED)
    words = form.cleaned_data["text"]
    spoken = form.cleaned_data["language"] or request.cycle.main_language
    reader, main = get_language() or "es", request.cycle.main_language
    findings = [
        {
            "id": finding.public_id,
            "label": finding.label,
            "kind": finding.kind,
            "kind_name": str(KINDS[finding.kind].singular),
            "takes_quotes": finding.state != FindingState.PUBLISHED,
            "words": in_language(finding.heading, reader, main) or in_language(finding.text, reader, main),
            "address": reverse("systematisation:finding", args=[cycle, finding.public_id]),
        }
        for finding in findings_like(request.cycle, words, spoken)
    ]
    codes = [
        {"id": code.pk, "label": code.label, "kind": code.kind, "name": in_language(code.name, reader, main)}
        for code in codes_like(request.cycle, words, spoken)
    ]
    return JsonResponse({"findings": findings, "codes": codes})


def _back(request: CycleRequest, n: int, fingerprint: str = "", **parameters: str) -> HttpResponse:
    """To the list again, of the same kind as before."""
    query_values = {name: value for name, value in {"kind": _kind(request), **parameters}.items() if value}
    query = f"?{urlencode(query_values)}" if query_values else ""
    place = f"#s-{fingerprint[:12]}" if fingerprint else "#kept" if parameters.get("kept") else ""
    return redirect(f"{reverse('systematisation:suggestions', args=[request.cycle.slug, n])}{query}{place}")


def _kind(request: CycleRequest) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in FindingKind.values else ""
