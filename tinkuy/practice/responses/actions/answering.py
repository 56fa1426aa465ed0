"""Answering by the link of a mail: one act, for one addressee; and saying that somebody else is to be asked."""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import OF_A_CASE, demand_names_nobody
from tinkuy.notices.outbox import owe
from tinkuy.own_pages.sealed_contacts import forget_contact
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.hours import local_hour
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import Answer, Response, ResponseLink, ResponseState, ResponseStep
from tinkuy.practice.responses.queries import mark_of, newest_version_of

LONGEST_WORDS = 2000


@transaction.atomic
def answer_by_link(
    *,
    link: ResponseLink,
    answer: str,
    text: str = "",
    reason: str = "",
    by: date | None = None,
    read: str,
) -> Response:
    """What the addressee of *link* says, over the answer that it *read* beside the question (its mark).

    The same answer twice changes nothing. While an answer is only words it may be given anew.
    """
    response = _locked(link)
    text, reason = tidy(text), tidy(reason)
    _demand_answer(response, answer, text, reason, by)
    state = rules.state_after(response, answer)
    words, why = (response.text, reason) if answer == Answer.REJECTED else (text or response.text, "")
    whole = (answer, words, why, by)
    newest = newest_version_of(response.finding)
    if response.version == newest and (response.answer, response.text, response.reason, response.review_on) == whole:
        return response
    _demand_read(response, read)
    response.version = newest or response.version
    _write(response, state, whole)
    actor = link.role.person if link.role else None
    record(actor, "answered", response, answer=str(answer), state=str(state), country=response.country)
    _tell_focal_point(response, is_own=actor is not None)
    return response


@transaction.atomic
def report_progress(
    *, link: ResponseLink, state: str, note: str = "", names_nobody: bool = False, read: str
) -> ResponseStep:
    """How it goes with what was agreed: as before, or a knot more, over the step that was *read* (its mark)."""
    response, note = _locked(link), tidy(note)
    states = rules.progress_states(response.state, {step.state for step in response.steps.all()})
    if not states:
        raise Refused(_("It stands as: %(state)s. Nothing is asked of it.") % {"state": response.get_state_display()})
    if state not in states:
        raise Refused(_("Choose how it goes."), about="state")
    if state == ResponseState.AGREED != response.state and not rules.may_endorse(response.cycle, response.institution):
        raise Refused(rules.GOVERNMENTS_ONLY)
    if state == ResponseState.IN_PRACTICE and not note:
        raise Refused(_("Write in a sentence what shows that it is in practice."), about="note")
    if len(note) > LONGEST_WORDS:
        raise Refused(_("Write at most %(most)d characters.") % {"most": LONGEST_WORDS}, about="note")
    demand_nothing_personal(note)
    if not names_nobody:
        demand_names_nobody([note], OF_A_CASE)
    last = response.steps.order_by("-id").first()
    if last is not None and mark_of(last) != read:
        raise rules.news_meanwhile(last.get_state_display(), last.note, last.taken_on)
    response.openness, response.state = rules.openness_after(response, note), state
    response.save(update_fields=["openness", "state"])
    actor = link.role.person if link.role else None
    step = ResponseStep.objects.create(
        cycle=response.cycle, response=response, state=state, taken_on=response.cycle.today(), note=note,
        recorded_by=actor,
    )  # fmt: skip
    record(actor, "recorded", response, state=str(state), country=response.country)
    _tell_focal_point(response, is_own=actor is not None)
    return step


def _locked(link: ResponseLink) -> Response:
    """The row as it is now: of two who answer at once the second reads what the first said."""
    rows = Response.objects.select_for_update(of=("self",))
    return rows.select_related("cycle", "finding__cycle", "institution", "focal_point", "version").get(
        pk=link.response_id
    )


def _demand_answer(standing: Response, answer: str, text: str, reason: str, by: date | None) -> None:
    if answer not in Answer.values:
        raise Refused(_("Choose one of the four answers."), about="answer")
    if standing.state not in rules.OPEN_TO_LINK:
        raise Refused(_("It is already being put into practice: tell your focal point what changed."))
    if answer == Answer.REJECTED and not reason:
        raise Refused(_("Write why it is not accepted: the other countries learn from the reason."), about="reason")
    if answer in (Answer.ACCEPTED, Answer.PARTLY) and not text:
        raise Refused(_("Write what will be done."), about="text")
    if max(len(text), len(reason)) > LONGEST_WORDS:
        raise Refused(_("Write at most %(most)d characters.") % {"most": LONGEST_WORDS}, about=("text", "reason"))
    if by is not None and by < standing.cycle.today():
        raise Refused(_("Choose a day that is still to come."), about="other_day")


def _demand_read(standing: Response, read: str) -> None:
    last = standing.steps.order_by("-id").first()
    if mark_of(last) == read:
        return
    hour = local_hour(last.recorded_at, zone_of(standing.country, standing.cycle.zone)) if last else ""
    raise ChangedMeanwhile(
        _("Somebody answered for you at %(hour)s: «%(answer)s». Send again to put your answer in its place.")
        % {"hour": hour, "answer": ": ".join(filter(None, (answer_words(standing), standing.reason or standing.text)))}
    )


def answer_words(response: Response) -> str:
    """What was answered, in the reader's language; by the team alone its state says it."""
    return str(Answer(response.answer).label if response.answer else ResponseState(response.state).label)


def _write(standing: Response, state: str, answer: tuple[str, str, str, date | None]) -> None:
    was, (_answer, text, reason, _by) = standing.state, answer
    standing.openness = rules.openness_after(standing, *{text, reason} - {standing.text, standing.reason})
    standing.answer, standing.text, standing.reason, standing.review_on = answer
    standing.state = state
    standing.save(update_fields=["answer", "text", "reason", "review_on", "state", "version", "openness"])
    through = [ResponseState.IN_DIALOGUE] if was == ResponseState.NO_ANSWER and state == ResponseState.AGREED else []
    for step in (*through, state):
        ResponseStep.objects.create(
            cycle=standing.cycle, response=standing, state=step, taken_on=standing.cycle.today()
        )


def _tell_focal_point(response: Response, *, is_own: bool) -> None:
    if (role := response.focal_role) is not None and not is_own:
        person = role.person
        step = response.steps.order_by("-id").first()
        key = f"recommendation-answered-{response.public_id}-{step.pk if step else 0}-{person.pk}"
        owe(person, "recommendation-answered", dedupe_key=key, **_values(person, response))


def _values(person: Person, response: Response) -> dict[str, Any]:
    """What a message to the team says, by day in the country: the label, and the page that it leads to."""
    cycle = response.cycle
    with translation.override(person.language):
        page = reverse("practice:response", args=[cycle.slug, response.public_id])
        path = reverse("desk:home") if cycle.is_sensitive else page
    zone = zone_of(response.country, cycle.zone)
    return {"by_day_in": zone, "label": response.finding.label, "path": path, "from_cycle": cycle.public_id}


@transaction.atomic
def pass_on(*, link: ResponseLink) -> tuple[Response, bool]:
    """Whoever holds the link is not whom to ask: it ends, their address is erased, and who accompanies it is told.

    Whether somebody is told: the country's focal point; where that is who was asked, and without a country, the
    coordination.
    """
    response = _locked(link)
    was_focal_point = link.role is not None
    forget_contact(response)
    role = response.focal_role
    persons = [] if was_focal_point or role is None else [role.person]
    if not persons:
        roles = TeamRole.objects.filter(cycle=response.cycle, role=Role.COORDINATION, person__is_active=True)
        persons = [role.person for role in roles.select_related("person")]
    if was_focal_point:
        Response.objects.filter(pk=response.pk).update(focal_point=None)
        response.focal_point = None
    record(None, "passed on", response, country=response.country)
    for person in persons:
        key = f"recommendation-unreached-{response.public_id}-{clock.now():%Y%m%d%H%M%S}-{person.pk}"
        owe(person, "recommendation-unreached", dedupe_key=key, **_values(person, response))
    return response, bool(persons)
