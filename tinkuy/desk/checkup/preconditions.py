"""What a rule looks at: without it there is nothing that the rule could have found wrong, and it says nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.practice.responses.models import ResponseState

from .facts import Facts


@dataclass(frozen=True)
class Precondition:
    """`there` is whether a cycle has what the rule looks at; `looks_at` names it, as in «nothing there yet: …»."""

    looks_at: str | Promise
    there: Callable[[Facts], bool]

    def where(self, there: Callable[[Facts], bool]) -> "Precondition":
        """The same, narrowed to the part that one rule looks at."""
        return Precondition(self.looks_at, lambda facts: self.there(facts) and there(facts))


PLAN = Precondition(_("the plan of a cycle that is still to come"), lambda facts: facts.may_be_planned)
COUNTRIES = Precondition(_("the invited countries"), lambda facts: bool(facts.countries))
FOCAL_POINTS = Precondition(_("the focal points"), lambda facts: bool(facts.focal_points))
SPEAKERS = Precondition(_("the speakers"), lambda facts: facts.speakers.total > 0)
TWO_SESSIONS = Precondition(_("the path of two sessions or more"), lambda facts: len(facts.standing_path) > 1)
AHEAD = Precondition(_("the sessions to come"), lambda facts: bool(facts.ahead))
AGENDAS = Precondition(_("the agendas of sessions to come"), lambda facts: any(step.segments for step in facts.ahead))
THEMES = Precondition(_("the themes along the path"), lambda facts: facts.may_be_planned and bool(facts.themes))
THREADS = Precondition(_("the threads"), lambda facts: any(step.leaves for step in facts.path))
LINKS = Precondition(_("the video links"), lambda facts: any(step.webinar.video_link for step in facts.ahead))
SYSTEMATISATION = Precondition(
    _("the plan of systematisation"), lambda facts: facts.plan is not None and facts.may_be_planned
)
MILESTONES = Precondition(_("the dates of the systematisation"), lambda facts: bool(facts.milestones))
HELD = Precondition(_("the held sessions"), lambda facts: bool(facts.held_webinars))
REPORTS = Precondition(_("the attendance reports"), lambda facts: bool(facts.with_report))
MEASURED = Precondition(
    _("the measured attendance"),
    lambda facts: facts.board is not None and bool(facts.board.webinars or facts.board.ahead),
)
INVITATIONS = Precondition(
    _("the invitations that were written down"), lambda facts: any(wave.invited for wave in facts.waves)
)
PROPOSALS = Precondition(_("the proposals of a call that is over"), lambda facts: facts.proposals > 0)
TRANSCRIPTS = Precondition(_("the transcripts"), lambda facts: bool(facts.with_transcript))
QUOTES = Precondition(_("the quotes that say their country"), lambda facts: bool(facts.quoted))
FINDINGS = Precondition(_("the findings"), lambda facts: bool(facts.standing_findings))
RECOMMENDATIONS = Precondition(_("the recommendations"), lambda facts: bool(facts.recommendations))
VALIDATIONS = Precondition(
    _("the validations"), lambda facts: any(finding.validations.all() for finding in facts.standing_findings)
)
CLOSED = Precondition(_("the sheet of a cycle that was closed a month ago"), lambda facts: facts.is_over)
SHEET = Precondition(_("the published sheet"), lambda facts: bool(facts.sheet_languages))
ASKED = Precondition(_("the recommendations communicated more than 30 days ago"), lambda facts: bool(facts.responses))
ANSWERS = Precondition(
    _("the answers of the countries"),
    lambda facts: any(response.state != ResponseState.NO_ANSWER for response in facts.responses),
)
ACTIONS = Precondition(
    _("the key actions with a date"),
    lambda facts: any(action.due_on for response in facts.responses for action in response.actions.all()),
)
DUTIES = Precondition(_("what waits on persons of the team"), lambda facts: facts.duties.total > 0)
AGREEMENTS = Precondition(_("the agreements"), lambda facts: bool(facts.agreements))
