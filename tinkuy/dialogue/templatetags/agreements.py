"""How far an agreement has come, as a knot and in a word; the line in which it is caught: `{% load agreements %}`."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, pgettext_lazy

from tinkuy.design.figures.practice_knot import practice_knot
from tinkuy.dialogue.agreements.lines import line_form
from tinkuy.dialogue.agreements.models import AgreementParty, AgreementState, PartyAnswer
from tinkuy.dialogue.agreements.queries import AgreementSummary, caught_in
from tinkuy.dialogue.agreements.rules import STAGE_NAMES
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year

register = template.Library()

KNOTS = {
    "in_dialogue": pgettext_lazy("step of an agreement", "Written down"),
    "agreed": pgettext_lazy("step of an agreement", "Confirmed"),
    "under_way": pgettext_lazy("step of an agreement", "Under way"),
    "in_practice": pgettext_lazy("step of an agreement", "Done"),
}


@register.filter
def knot_word(knot: str) -> str:
    return str(KNOTS[knot])


@register.filter
def full_date(day: date) -> str:
    """«16 de julio de 2026», as the reader's language writes it."""
    return day_with_year(day)


@register.filter
def day_from_text(text: str) -> date:
    """The day that was kept as `2026-07-16`."""
    return date.fromisoformat(text)


@register.simple_tag
def practice_turns(knot: str, day: date | None) -> SafeString:
    """The knot of a step that was reached, else an open ring."""
    return practice_knot(knot if day else "no_response")


@register.simple_tag
def agreement_knot(summary: AgreementSummary) -> SafeString:
    return practice_knot(summary.knot)


@register.simple_tag
def agreement_word(summary: AgreementSummary) -> str:
    """Where it stands: before anything is done, how far its parties are with it."""
    if summary.agreement.state != AgreementState.OPEN:
        return str(summary.agreement.get_state_display())
    confirmation = summary.confirmation
    if confirmation.requested and not summary.is_in_force:
        words = _("Confirmed by %(done)s of %(total)s")
        return words % {"done": confirmation.confirmed, "total": confirmation.total}
    return str(STAGE_NAMES[confirmation.stage])


@register.simple_tag
def party_chip(summary: AgreementSummary, party: AgreementParty) -> SafeString:
    """What the party answered of the words of now."""
    if summary.confirmed(party):
        return format_html('<span class="chip decided">{}</span>', _("confirmed"))
    if party.answer == PartyAnswer.DECLINED:
        return format_html('<span class="chip">{}</span>', _("declined"))
    if party.answer == PartyAnswer.OTHER_WORDS and party.answered_terms == summary.agreement.terms:
        return format_html('<span class="chip pending">{}</span>', _("proposes other words"))
    words = _("asked") if party.asked_at else _("not asked yet")
    return format_html('<span class="chip pending">{}</span>', _("confirmed other words") if party.answer else words)


@register.inclusion_tag("dialogue/parts/agreement_line.html", takes_context=True)
def agreement_line(context: dict[str, Any], webinar: Webinar, back: str) -> dict[str, Any]:
    """The form in which an agreement of the session is caught; afterwards the page *back* is shown again."""
    names = ("csrf_token", "request", "tab")
    return {name: context.get(name) for name in names} | {"webinar": webinar, "back": back, "line": line_form(webinar)}


@register.inclusion_tag("dialogue/parts/agreements_caught.html", takes_context=True)
def agreements_caught(context: dict[str, Any], webinar: Webinar) -> dict[str, Any]:
    """Those of the session that were written down so far."""
    return {"webinar": webinar, "caught": caught_in(webinar), "request": context.get("request")}
