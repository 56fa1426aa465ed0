"""Asking the countries: each focal point gets a link that does one act, answer for their country, and no other."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.notices.letterhead import ROLE
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe, owe_to_address
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import city_of, day_with_year
from tinkuy.systematisation.evidence.kind_details import lacks_addressee
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.rounds.models import AnswerLink, RoundFinding, ValidationRound
from tinkuy.systematisation.rounds.queries.standing import last_round_finding, open_round_of


def quoted_countries(finding: Finding) -> list[str]:
    """The countries of the quotes, as far as their regime tells them, in alphabetical order."""
    quoted = Excerpt.objects.filter(evidence__finding=finding).exclude(country="")
    return sorted(set(quoted.order_by().values_list("country", flat=True)))


def demand_ready(finding: Finding) -> None:
    """A recommendation is put to the countries once it says whom it is for (invariant 14)."""
    if lacks_addressee(finding.kind, finding.details):
        raise Refused(
            _("Say to whom %(label)s is addressed, inside or outside the organisation, before you ask the countries.")
            % {"label": finding.label}
        )


def ask_again(finding: Finding) -> None:
    """Put the words as they stand to the countries quoted: in the round that is open, else by a message alone."""
    opened = open_round_of(finding.cycle)
    if opened is None:
        _ask_alone(finding, quoted_countries(finding))
        return
    put_into(opened, finding)
    for role in _focal_points(finding, quoted_countries(finding)):
        _send_single(opened, finding, role)


def ask_newly_quoted(finding: Finding, country: str) -> None:
    """A quote more may quote a country that was not asked yet: it is told, once, and gets its days to read."""
    last_question = last_round_finding(finding)
    is_open = last_question is not None and last_question.round.takes_answers(day_of(finding.cycle))
    if last_question is None or not is_open:
        _ask_alone(finding, [country] if country else [])
        return
    for role in _focal_points(finding, [country] if country else []):
        if _send_single(last_question.round, finding, role):
            RoundFinding.objects.filter(pk=last_question.pk).update(asked_on=day_of(finding.cycle))


def put_into(opened: ValidationRound, finding: Finding) -> None:
    """The words that are asked, and from which day on they can be read."""
    RoundFinding.objects.update_or_create(
        round=opened,
        finding=finding,
        defaults={
            "cycle": finding.cycle,
            "content_hash": finding.content_hash,
            "asked_on": day_of(finding.cycle),
        },
    )


def send_link(opened: ValidationRound, role: TeamRole, kind: str, *, key: str, **values: Any) -> bool:
    """Owe the focal point a message of *kind* with a new link; False where *key* is owed or was sent already.

    The mail names no theme and nobody: it may be read by others. The role's messages are taken back with the role.
    """
    if Notice.objects.filter(dedupe_key=key).exists():
        return False
    person, cycle = role.person, opened.cycle
    secret, link = AnswerLink.with_new_secret(cycle=cycle, round=opened, role=role)
    link.save(force_insert=True)
    with translation.override(person.language):
        owe_to_address(
            email=person.email,
            language=person.language,
            kind=kind,
            dedupe_key=key,
            about=f"team-role|{role.pk}",
            path=reverse("systematisation:answers", args=[secret]),
            day=day_with_year(opened.closes_on),
            city=city_of(cycle.zone),
            silence=opened.silence,
            from_cycle=cycle.public_id,
            stop=ROLE,
            **values,
        )
    return True


def focal_points_with_role(countries: list[str] | None = None) -> list[TeamRole]:
    """The active focal points of *countries*, or of all."""
    focal_roles = TeamRole.objects.filter(role=Role.FOCAL_POINT, person__is_active=True).select_related("person")
    return list(focal_roles if countries is None else focal_roles.filter(country__in=countries))


def _focal_points(finding: Finding, countries: list[str]) -> list[TeamRole]:
    """Those who are asked of a finding: of the countries it quotes; where it quotes none, all. Never who wrote it."""
    return [role for role in focal_points_with_role(countries or None) if role.person_id != finding.written_by_id]


def _send_single(opened: ValidationRound, finding: Finding, role: TeamRole) -> bool:
    key = f"validation-one-{finding.public_id}-{finding.content_hash[:16]}-{role.pk}"
    return send_link(opened, role, "validation-one", key=key, label=finding.label)


def _ask_alone(finding: Finding, countries: list[str]) -> None:
    """Without a round: one message for these words, which leads to the page of who is signed in."""
    for role in _focal_points(finding, countries):
        owe(
            role.person,
            "findings-to-validate",
            dedupe_key=f"validate-{finding.public_id}-{finding.content_hash[:16]}-{role.person_id}",
            **_message_values(finding, role.person),
        )


def _message_values(finding: Finding, person: Person) -> dict[str, Any]:
    """What the message says: which finding, by when, and where to answer. No word of the theme: mail is read."""
    cycle = finding.cycle
    with translation.override(person.language):
        return {
            "label": finding.label,
            "until": day_with_year(cycle.validate_by) if cycle.validate_by else "",
            "path": reverse("systematisation:validate", args=[cycle.slug]),
            "from_cycle": cycle.public_id,
        }
