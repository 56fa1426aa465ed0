"""The mails of a cycle: whom each campaign reached, and the button that lets one go on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tinkuy.planning.request import CycleRequest, team_person

from .actions import pause_mails, resume_mails
from .queries import CampaignSummary, campaign_summaries, campaign_summary, mailed_days


def campaigns(request: CycleRequest, cycle: str) -> HttpResponse:
    summaries = campaign_summaries(request.cycle, team_person(request), request.roles)
    return render(request, "convening/campaigns.html", {"summaries": summaries})


def days(request: CycleRequest, cycle: str) -> HttpResponse:
    """By day and kind: what was owed, went and came back."""
    rows = mailed_days(request.cycle, team_person(request), request.roles)
    return render(request, "convening/mail_days.html", {"rows": rows})


def campaign(request: CycleRequest, cycle: str, campaign_id: str) -> HttpResponse:
    one = _one(request, campaign_id)
    return render(request, "convening/campaign.html", {"one": one})


@require_POST
def pause(request: CycleRequest, cycle: str, campaign_id: str) -> HttpResponse:
    pause_mails(actor=team_person(request), cycle=request.cycle, campaign=_one(request, campaign_id).campaign)
    return redirect("convening:campaign", cycle, campaign_id)


@require_POST
def resume(request: CycleRequest, cycle: str, campaign_id: str) -> HttpResponse:
    resume_mails(actor=team_person(request), cycle=request.cycle, campaign=_one(request, campaign_id).campaign)
    return redirect("convening:campaign", cycle, campaign_id)


def _one(request: CycleRequest, campaign_id: str) -> CampaignSummary:
    return campaign_summary(request.cycle, team_person(request), request.roles, campaign_id)
