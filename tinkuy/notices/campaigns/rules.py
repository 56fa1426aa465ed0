"""When a campaign is to wait: before a mail server takes the hub for a sender of unwanted mail."""

from collections.abc import Mapping

from tinkuy.notices.outcomes import Outcome

from .models import CampaignPause

LEAST = 20
"""So many messages went before anything is judged."""
FAILING, COMPLAINING = 0.1, 0.003
"""Shares of what went. Large receivers of mail ask for less than 0.3 % of complaints."""
LEAST_COMPLAINTS = 2
GONE = (Outcome.ACCEPTED, Outcome.RETURNED, Outcome.REFUSED, Outcome.COMPLAINED)


def pause_for(outcomes: Mapping[str, int]) -> str:
    """Why a campaign whose messages ended so is to wait; empty where it goes on."""
    went = sum(outcomes.get(outcome, 0) for outcome in GONE)
    if went < LEAST:
        return ""
    returned, refused = outcomes.get(Outcome.RETURNED, 0), outcomes.get(Outcome.REFUSED, 0)
    complaints = outcomes.get(Outcome.COMPLAINED, 0)
    if complaints >= LEAST_COMPLAINTS and complaints >= COMPLAINING * went:
        return CampaignPause.COMPLAINTS
    if returned + refused >= FAILING * went:
        return CampaignPause.REFUSED if refused > returned else CampaignPause.RETURNED
    return ""
