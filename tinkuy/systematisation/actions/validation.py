from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import owe
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.models import TeamRole
from tinkuy.planning.rules import countries_of, demand
from tinkuy.systematisation import rules
from tinkuy.systematisation.models import Excerpt, Finding, FindingState, Validation, Verdict
from tinkuy.systematisation.queries.authorship import has_written


@transaction.atomic
def validate_finding(
    *, actor: Person, finding: Finding, country: str, verdict: str, comment: str = "", content_hash: str
) -> Validation:
    """Say what a country holds of a finding, over the words that its focal point read (`content_hash`).

    A country may change its mind while the finding is not published. The same answer twice changes nothing.
    """
    demand(actor, "validate_findings", finding.cycle)
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    comment = tidy(comment)
    _demand_voice(actor, finding, country)
    _demand_verdict(verdict, comment)
    if finding.content_hash != content_hash:
        raise Refused(_("The words of %(label)s changed meanwhile. Read them again.") % {"label": finding.label})
    former = Validation.objects.filter(finding=finding, country=country, content_hash=content_hash).first()
    if former and (former.verdict, former.comment) == (verdict, comment):
        return former
    validation, _is_new = Validation.objects.update_or_create(
        finding=finding,
        country=country,
        content_hash=content_hash,
        defaults={
            "cycle": finding.cycle,
            "person": actor,
            "verdict": verdict,
            "comment": comment,
            "given_at": clock.now(),
        },
    )
    record(actor, "validated", finding, label=finding.label, country=country, verdict=str(verdict))
    settle(finding)
    return validation


def settle(finding: Finding) -> None:
    """Make a finding in validation valid once all countries quoted agreed, and take that back when one objects."""
    finding.refresh_from_db(fields=["state"])
    if not rules.is_open_to_validation(finding):
        return
    validated = rules.are_validated(quoted_countries(finding), rules.current_validations(finding))
    state = FindingState.VALIDATED if validated else FindingState.CONTRASTED
    if state != finding.state:
        finding.state = state
        finding.save(update_fields=["state"])
        record(None, "became " + state.value, finding, label=finding.label)


def quoted_countries(finding: Finding) -> list[str]:
    """The countries of the quotes, as far as their regime tells them, in alphabetical order."""
    quoted = Excerpt.objects.filter(evidence__finding=finding).exclude(country="")
    return sorted(set(quoted.order_by().values_list("country", flat=True)))


def ask_countries(finding: Finding) -> None:
    """Owe each focal point of the countries quoted one message for these words; where none is quoted, all of them."""
    countries = quoted_countries(finding)
    held = TeamRole.objects.filter(role=Role.FOCAL_POINT).exclude(person=finding.written_by).select_related("person")
    for role in held.filter(country__in=countries) if countries else held:
        owe(
            role.person,
            "findings-to-validate",
            dedupe_key=f"validate-{finding.public_id}-{finding.content_hash[:16]}-{role.person_id}",
            **_told(finding, role.person),
        )


def _told(finding: Finding, person: Person) -> dict[str, Any]:
    """What the message says: which finding, by when, and where to answer. No word of the theme: mail is read."""
    cycle = finding.cycle
    with translation.override(person.language):
        return {
            "label": finding.label,
            "until": cycle.validate_by.isoformat() if cycle.validate_by else "",
            "path": reverse("systematisation:validate", args=[cycle.slug]),
        }


def _demand_voice(actor: Person, finding: Finding, country: str) -> None:
    if country not in countries_of(actor, finding.cycle):
        raise Refused(_("Only the focal point of %(country)s may answer for it.") % {"country": country_name(country)})
    if has_written(actor, finding):
        raise Refused(_("You wrote this finding. Somebody else of your country validates it."))
    if finding.state == FindingState.PROPOSED:
        raise Refused(_("%(label)s was not submitted to the countries yet.") % {"label": finding.label})
    if not rules.is_open_to_validation(finding):
        raise Refused(_("%(label)s is already published or rejected.") % {"label": finding.label})


def _demand_verdict(verdict: str, comment: str) -> None:
    if verdict not in Verdict.values:
        raise Refused(_("Choose one: agree, agree with a change, object, abstain."), about="verdict")
    if verdict == Verdict.WITH_CHANGE and not comment:
        raise Refused(_("Write the change that you ask for."), about="comment")
    if verdict == Verdict.OBJECTION and not comment:
        raise Refused(_("Write the reason of the objection."), about="comment")
