"""Support between countries on a page: `{% load support %}`."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.figures.practice_knot import practice_knot
from tinkuy.people.countries import country_after, country_name
from tinkuy.planning.request import team_person
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.practice.support.matching import DOING, matches_for
from tinkuy.practice.support.models import PeerSupport, PeerSupportStep, SupportKind, SupportState
from tinkuy.practice.support.queries import standing_offers, supports_about, supports_requested_by
from tinkuy.practice.support.rules import may_speak

register = template.Library()

MOST_BY_LINK, MOST_NAMED = 2, 3

KNOTS = {
    SupportState.ASKED: "in_dialogue",
    SupportState.OFFERED: "in_dialogue",
    SupportState.AGREED: "agreed",
    SupportState.GIVEN: "under_way",
    SupportState.CLOSED: "in_practice",
    SupportState.DECLINED: "rejected",
    SupportState.WITHDRAWN: "rejected",
}
"""Which knot of practice draws each state: one turn more for each step."""


@register.simple_tag
def support_turns(state: str, is_reached: object = True) -> SafeString:
    """Decorative: its word stands beside it."""
    return practice_knot(KNOTS[SupportState(state)] if is_reached else "no_response")


@register.filter
def between(support: PeerSupport) -> str:
    """«Bolivia asks Ecuador», «Ecuador offers Venezuela», «Uruguay offers to every country»."""
    first, second = support.from_country, support.to_country
    names = {"first": country_after("the", first), "second": country_after("to", second) if second else ""}
    if support.kind == SupportKind.REQUEST:
        sentence = _("%(first)s asks for it %(second)s") if second else _("%(first)s asks whichever country can help")
    else:
        sentence = _("%(first)s offers it %(second)s") if second else _("%(first)s offers it to every country")
    words = sentence % names
    return words[:1].upper() + words[1:]


@register.filter
def step_words(step: PeerSupportStep) -> str:
    """«Ecuador: agreed», with who said it in a country's name."""
    words = f"{country_name(step.country)}: {SupportState(step.state).label.lower()}"
    return _("%(words)s (said by the coordination)") % {"words": words} if step.is_on_behalf else words


@register.inclusion_tag("practice/parts/support_by_link.html")
def offers_that_fit(response: Response, secret: str) -> dict[str, object]:
    """What other countries offer about a recommendation, below what its addressee has just answered."""
    country = response.country
    may_ask = bool(country) and response.state != ResponseState.REJECTED
    offers = standing_offers(response.finding, for_country=country) if may_ask else []
    return {
        "offers": offers[:MOST_BY_LINK],
        "asked": supports_requested_by(response),
        "secret": secret,
        "country": country,
    }


@register.inclusion_tag("practice/parts/support_panel.html", takes_context=True)
def support_panel(context: Context, response: Response) -> dict[str, object]:
    """On the page of a country's answer: its support with this recommendation, and who could give some."""
    request, country = context["request"], response.country
    person = team_person(request)
    may_exchange = bool(country) and may_speak(person, response.cycle, country)
    supports = supports_about(response.finding, country) if country else []
    is_asking = may_exchange and response.state not in (ResponseState.REJECTED, ResponseState.IN_PRACTICE)
    matches = matches_for(response.finding, country)[:MOST_NAMED] if is_asking else []
    return {
        "request": request,
        "response": response,
        "supports": supports,
        "matches": matches,
        "may_exchange": may_exchange,
        "may_offer": may_exchange and response.state in DOING,
        "main_language": context.get("main_language", ""),
    }
