"""Where each thing is mended: the route of a page that has the cycle as its first argument."""

from typing import Any

from django.urls import reverse

from .facts import Facts

PLAN = "planning:plan"
TEAM = "planning:team"
WEBINAR = "planning:webinar"
AGENDA = "planning:agenda"
ATTENDANCE = "convening:attendance"
TRANSCRIPTS = "systematisation:session"
FINDINGS = "systematisation:findings"
FINDING = "systematisation:finding"
SHEET = "publication:sheet"
PRACTICE = "practice:matrix"
RESPONSE = "practice:response"


def address(facts: Facts, route: str, *more: Any) -> str:
    """The address of *route* in the cycle of *facts*."""
    return reverse(route, args=[facts.cycle.slug, *more])
