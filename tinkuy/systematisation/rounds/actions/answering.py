"""Answering by the link of a mail: one act, for one country, while the round takes answers."""

from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.countries import country_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.rules import countries_of, demand
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState, Validation, Verdict
from tinkuy.systematisation.evidence.queries.lookup import has_written
from tinkuy.systematisation.rounds.models import AnswerLink, RoundFinding
from tinkuy.systematisation.rounds.queries.by_link import mark_of
from tinkuy.systematisation.rounds.queries.standing import silence_agrees

from .asking import quoted_countries


class Answer(TypedDict):
    verdict: str
    comment: NotRequired[str]
    proposed: NotRequired[str]
    language: NotRequired[str]
    content_hash: str


@transaction.atomic
def validate_finding(
    *,
    actor: Person,
    finding: Finding,
    country: str,
    verdict: str,
    comment: str = "",
    proposed: str = "",
    language: str = "",
    content_hash: str,
    answered: str | None = None,
) -> Validation:
    """Say what a country holds of a finding, over the words that its focal point read (`content_hash`).

    Who agrees with a change says which, or writes the finding as it should read: *proposed*, in *language*. A country
    may change its mind while the finding is not published. The same answer twice changes nothing. *answered* says which
    answer of the country stood on the page: none that a colleague gave since is replaced unread.
    """
    demand(actor, "validate_findings", finding.cycle)
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    comment, proposed = tidy(comment), _proposed(finding, verdict, proposed, language)
    _demand_voice(actor, finding, country)
    _demand_verdict(verdict, comment or proposed)
    if finding.content_hash != content_hash:
        raise Refused(_("The words of %(label)s changed meanwhile. Read them again.") % {"label": finding.label})
    former = Validation.objects.filter(finding=finding, country=country, content_hash=content_hash).first()
    if former and (former.verdict, former.comment, former.proposed) == (verdict, comment, proposed):
        return former
    if former and answered is not None and mark_of(former) != answered:
        raise _answered_meanwhile(former)
    validation, _is_new = Validation.objects.update_or_create(
        finding=finding,
        country=country,
        content_hash=content_hash,
        defaults={
            "cycle": finding.cycle,
            "person": actor,
            "verdict": verdict,
            "comment": comment,
            "proposed": proposed,
            "proposed_language": language if proposed else "",
            "resolution": "",
            "resolved_at": None,
            "given_at": clock.now(),
        },
    )
    record(actor, "validated", finding, label=finding.label, country=country, verdict=str(verdict))
    settle(finding)
    return validation


def _answered_meanwhile(former: Validation) -> ChangedMeanwhile:
    words = ": ".join(filter(None, (str(Verdict(former.verdict).label), former.proposed, former.comment)))
    return ChangedMeanwhile(
        _("Your country answered meanwhile: «%(answer)s». Send again to put this answer in its place.")
        % {"answer": words}
    )


def settle(finding: Finding) -> None:
    """Make a finding in validation valid once all countries quoted agreed, and take that back when one objects."""
    finding.refresh_from_db(fields=["state", "former_text"])
    if not rules.is_open_to_validation(finding):
        return
    validated = rules.are_validated(
        quoted_countries(finding), rules.current_validations(finding), silence_agrees=silence_agrees(finding)
    )
    state = FindingState.VALIDATED if validated else FindingState.CONTRASTED
    if state != finding.state:
        finding.state = state
        if validated:
            finding.former_text = {}  # nobody compares any more
        finding.save(update_fields=["state", "former_text"])
        record(None, "became " + state.value, finding, label=finding.label)


def _demand_voice(actor: Person, finding: Finding, country: str) -> None:
    if country not in countries_of(actor, finding.cycle):
        raise Refused(_("Only the focal point %(of_country)s may answer for it.") % {"of_country": country_of(country)})
    if has_written(actor, finding):
        raise Refused(_("You wrote this finding. Somebody else of your country validates it."))
    if finding.state == FindingState.PROPOSED:
        raise Refused(_("%(label)s was not submitted to the countries yet.") % {"label": finding.label})
    if not rules.is_open_to_validation(finding):
        raise Refused(_("%(label)s is already published or rejected.") % {"label": finding.label})


def _proposed(finding: Finding, verdict: str, words: str, language: str) -> str:
    """The words that a country would write, where they are others than those it read."""
    words = tidy(words)
    is_same = " ".join(words.split()) == " ".join(finding.text.get(language, "").split())
    return "" if verdict != Verdict.WITH_CHANGE or is_same else words


def _demand_verdict(verdict: str, comment: str) -> None:
    if verdict not in Verdict.values:
        raise Refused(_("Choose one: agree, agree with a change, object, abstain."), about="verdict")
    if verdict == Verdict.WITH_CHANGE and not comment:
        raise Refused(_("Write the change that you ask for."), about="comment")
    if verdict == Verdict.OBJECTION and not comment:
        raise Refused(_("Write the reason of the objection."), about="comment")


@transaction.atomic
def answer_several_by_link(
    *, link: AnswerLink, answers: Iterable[tuple[Finding, Answer]], answered: Mapping[str, str]
) -> int:
    """All of them or none: what is refused of one is said beside it. How many.

    *answered* says which answer the country read beside each finding: none that a colleague gave since is replaced.
    """
    answers = list(answers)
    if not answers:
        raise Refused(_("Choose an answer to one finding at least."))
    for finding, values in answers:
        try:
            answer_by_link(link=link, finding=finding, answered=answered.get(finding.public_id, ""), **values)
        except Refused as refusal:
            raise Refused(str(refusal), about=f"{next(iter(refusal.about), 'verdict')}_{finding.public_id}") from None
    return len(answers)


@transaction.atomic
def answer_by_link(
    *, link: AnswerLink, finding: Finding, answered: str | None = None, **answer: Unpack[Answer]
) -> Validation:
    """What the focal point of the link says for their country, as if signed in; nothing else is done by it."""
    if not link.round.takes_answers(day_of(link.cycle)):
        raise Refused(
            _("The time for answers is over. Sign in if your country has to say something that came up later.")
        )
    if not RoundFinding.objects.filter(round=link.round, finding=finding).exists():
        raise Refused(_("This finding is not part of the round."))
    return validate_finding(
        actor=link.role.person, finding=finding, country=link.role.country, answered=answered, **answer
    )
