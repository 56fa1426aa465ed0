"""Where the cycle stands, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.desk.checkup.facts import Facts
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.practice.rules import ENDORSED
from tinkuy.systematisation.evidence.models.finding import FindingState

OPEN_FINDINGS = (FindingState.PROPOSED, FindingState.CONTRASTED)


def standing(facts: Facts) -> list[str]:
    """Whole sentences: sessions, findings, the sheet, the practice; those that have something to say."""
    return [sentence for sentence in (_sessions(facts), _findings(facts), _sheet(facts), _practice(facts)) if sentence]


def _sessions(facts: Facts) -> str:
    planned = [step for step in facts.path if step.webinar.state != WebinarState.CANCELLED]
    if not planned:
        return _("The cycle has no sessions yet.")
    if len(facts.held_webinars) == len(planned):
        return ngettext("The session was held.", "The %(count)s sessions were held.", len(planned)) % {
            "count": len(planned)
        }
    return _("%(held)s of %(count)s sessions were held.") % {"held": len(facts.held_webinars), "count": len(planned)}


def _findings(facts: Facts) -> str:
    is_proposal_of_the_sheet = bool(facts.sheet_languages)
    open_ones = [
        finding
        for finding in facts.findings
        if finding.state in OPEN_FINDINGS and not (finding.is_proposal and is_proposal_of_the_sheet)
    ]
    if not open_ones:
        return ""
    return ngettext(
        "%(count)s finding is still to be validated.", "%(count)s findings are still to be validated.", len(open_ones)
    ) % {"count": len(open_ones)}


def _sheet(facts: Facts) -> str:
    if facts.sheet_languages:
        return _("The sheet is published.")
    return _("The sheet is still to be published.") if facts.is_over else ""


def _practice(facts: Facts) -> str:
    agreed = [response for response in facts.responses if response.state in ENDORSED]
    if not facts.responses:
        return ""
    in_practice = sum(response.state == "in_practice" for response in agreed)
    return ngettext(
        "%(count)s agreement, %(done)s of them in practice.", "%(count)s agreements, %(done)s of them in practice.",
        len(agreed),
    ) % {"count": len(agreed), "done": in_practice}  # fmt: skip
