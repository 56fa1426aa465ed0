"""The rounds of validation for the team: what was asked of whom, who owes an answer, reminding, more days."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.countries import country_after
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import city_of
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.rounds.actions.opening import extend_round, open_round
from tinkuy.systematisation.rounds.forms import MoreDaysForm, RoundForm
from tinkuy.systematisation.rounds.models import ValidationRound
from tinkuy.systematisation.rounds.queries import results, standing as round_queries
from tinkuy.systematisation.rounds.queries.changed_words import changed_words
from tinkuy.systematisation.rounds.reminders import remind_country

USUAL = timedelta(days=14)


def rounds(request: CycleRequest, cycle: str) -> HttpResponse:
    """All rounds; where one is open, it stands first."""
    context = {
        "rounds": round_queries.round_summaries(request.cycle, round_queries.rounds_of(request.cycle)),
        "may_write": may(team_person(request), "write_findings", request.cycle),
        "open_round": round_queries.open_round_of(request.cycle),
    }
    return render(request, "systematisation/rounds.html", context)


def usual_round_form(cycle: Cycle, data: QueryDict | None = None) -> RoundForm:
    """All findings that wait for the countries, until the day that was planned, by the rule that is usual."""
    findings = round_queries.findings_to_ask(cycle)
    planned = cycle.validate_by
    earliest = round_queries.earliest_deadline(cycle)
    usual = planned if planned and planned >= earliest else day_of(cycle) + USUAL
    return RoundForm(
        data or None,
        findings=findings,
        city=city_of(cycle.zone),
        language=get_language() or "es",
        initial={"closes_on": usual, "findings": [one.public_id for one in findings]},
    )


def new_round(request: CycleRequest, cycle: str) -> HttpResponse:
    form = usual_round_form(request.cycle, request.POST)
    done = submitted(
        request,
        form,
        lambda: open_round(
            actor=team_person(request),
            cycle=request.cycle,
            findings=form.chosen,
            closes_on=form.cleaned_data["closes_on"],
            silence=form.cleaned_data["silence"],
        ),
    )
    if done:
        messages.success(request, _("The round is open. Each focal point gets a link by mail."))
        return redirect("systematisation:round", cycle, done.result.number)
    context = {
        "form": form,
        "findings": form.offered,
        "open_round": round_queries.open_round_of(request.cycle),
        "without_addressee": round_queries.findings_without_addressee(request.cycle),
    }
    return form_page(request, "systematisation/new_round.html", context, form)


def one_round(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _page(request, _round(request, number), MoreDaysForm())


@require_POST
def extend(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    opened, form = _round(request, number), MoreDaysForm(request.POST)
    if submitted(request, form, lambda: extend_round(actor=team_person(request), opened=opened, closes_on=form.day)):
        messages.success(request, _("The countries have more days. Reminders follow the new last day."))
        return redirect("systematisation:round", cycle, number)
    return _page(request, opened, form)


@require_POST
def remind(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """One press for one country."""
    opened, country = _round(request, number), request.POST.get("country", "")
    sent = remind_country(actor=team_person(request), opened=opened, country=country)
    sentence = ngettext(
        "%(country)s gets a reminder by mail.",
        "%(country)s gets %(count)s reminders by mail, one for each focal point.",
        sent,
    )
    messages.success(request, sentence % {"country": capfirst(country_after("the", country)), "count": sent})
    return redirect("systematisation:round", cycle, number)


def _page(request: CycleRequest, opened: ValidationRound, form: MoreDaysForm) -> HttpResponse:
    summary = round_queries.round_summary(opened)
    context = {
        "summary": summary,
        "opened": opened,
        "form": form,
        "rule": results.rule_sentence(opened),
        "rows": [
            (one, [round_queries.cell_of(one, country) for country in summary.countries]) for one in summary.findings
        ],
        "changed": [
            (one, difference)
            for one in summary.findings
            if (difference := changed_words(one.finding, request.cycle.main_language))
        ],
        "answers": sum(len(one.answered) for one in summary.standings),
        "questions": sum(one.finding_count for one in summary.standings),
        "city": city_of(request.cycle.zone),
        "may_write": may(team_person(request), "write_findings", request.cycle),
    }
    return form_page(request, "systematisation/round.html", context, form)


def _round(request: CycleRequest, number: int) -> ValidationRound:
    return or_404(round_queries.round_with(request.cycle, number))
