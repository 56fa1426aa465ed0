"""Where the cycle stands, in sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from tinkuy.design.components import percent
from tinkuy.design.figures.bar import Stage
from tinkuy.design.figures.drawing import share_of
from tinkuy.desk.checkup.facts import Facts, quoted_by
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.queries import states_of
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.systematisation.evidence.models.code import FindingKind
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
    states = list(states_of(facts.responses).values())
    if not states:
        return ""
    agreed = [state for state in states if state in ENDORSED]
    in_practice = agreed.count("in_practice")
    return ngettext(
        "%(count)s agreement, %(done)s of them in practice.", "%(count)s agreements, %(done)s of them in practice.",
        len(agreed),
    ) % {"count": len(agreed), "done": in_practice}  # fmt: skip


def funnel_stages(facts: Facts) -> list[Stage]:
    """The steps whose data exist. Invitations are counts of messages sent and pages opened, not of persons."""
    attendance = facts.attendance
    invited = sum(wave.invited for wave in facts.waves)
    opened = sum(wave.opened for wave in facts.waves)
    stages = []
    if invited:
        stages.append(Stage(_("Received the invitation"), invited))
    if opened:
        stages.append(Stage(_("Opened the page"), opened, _of(opened, invited, _("%(share)s of those invited"))))
    if attendance.registered:
        stages.append(
            Stage(
                _("Signed up for the cycle"),
                attendance.registered,
                _of(attendance.registered, opened, _("%(share)s of those who opened it")),
            )
        )
    if attendance.came:
        of_registered = _of(attendance.came, attendance.registered, _("%(share)s of those registered"))
        stages.append(Stage(_("Came at least once"), attendance.came, of_registered))
    if attendance.came_to_last and len(attendance.sessions) > 1:
        of_those = _of(attendance.came_to_last, attendance.came, _("%(share)s of those who came"))
        label = _("Came to session %(place)s") % {"place": attendance.sessions[-1]}
        stages.append(Stage(label, attendance.came_to_last, of_those, is_last=True))
    return stages


def _of(part: int | None, whole: int | None, words: str) -> str:
    share = share_of(part, whole)
    return words % {"share": percent(share)} if share is not None else ""


STEPS: tuple[Promise, ...] = (
    gettext_lazy("Invite people"),
    gettext_lazy("Be heard in a session"),
    gettext_lazy("Validate its findings"),
    gettext_lazy("Name a counterpart"),
    gettext_lazy("Answer the recommendations"),
)


@dataclass(frozen=True)
class CountrySteps:
    """One country: for each of `STEPS` whether it is done, and the words of the first that is not."""

    country: str
    are_done: Sequence[bool]

    @property
    def count(self) -> int:
        return sum(self.are_done)

    @property
    def next_step(self) -> str | Promise:
        return next((step for step, is_done in zip(STEPS, self.are_done, strict=True) if not is_done), "")


def country_steps(facts: Facts) -> list[CountrySteps]:
    """A row for each invited country, by name."""
    quoted_countries = {country for _session, country in facts.quoted}
    waiting = {country for _finding, countries in facts.waiting for country in countries}
    rows = [
        CountrySteps(
            code,
            (
                code in facts.convened,
                code in quoted_countries,
                code not in waiting and _validated(facts, code),
                *_practice_steps(facts, code),
            ),
        )
        for code in facts.countries
    ]
    return sorted(rows, key=lambda row: country_name(row.country))


def _validated(facts: Facts, code: str) -> bool:
    """There are findings that quote the country, and none of them has still to be taken to it."""
    own = [finding for finding in facts.standing_findings if code in quoted_by(finding)]
    return bool(own) and all(finding.state != FindingState.PROPOSED for finding in own)


def _practice_steps(facts: Facts, code: str) -> tuple[bool, bool]:
    """Whether each recommendation has an institution that answers, and whether each has an answer."""
    own = [response for response in facts.responses if response.country == code]
    named = bool(own) and all(response.institution_id for response in own)
    answered = bool(own) and all(response.state != ResponseState.NO_ANSWER for response in own)
    return named, answered


@dataclass(frozen=True)
class StateRow:
    """How many findings of each kind stand in one state, in the order of `FindingKind`."""

    state: FindingState
    counts: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.counts)


def findings_by_state(facts: Facts) -> list[StateRow]:
    """A row for each state that a finding is in, in the order of their life."""
    counted = Counter((finding.state, finding.kind) for finding in facts.findings)
    rows = [StateRow(state, [counted[state, kind] for kind in FindingKind]) for state in FindingState]
    return [row for row in rows if row.total]
