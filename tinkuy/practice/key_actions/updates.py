"""Updates of an action: it began, it is done with its proof, or only words; by the team, or by whoever is asked."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import OF_A_CASE, demand_names_nobody
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.hours import day_with_year, moment_in_city
from tinkuy.practice.key_actions.models import LONGEST_NOTE, ActionLink, ActionStep, KeyAction, KeyActionState
from tinkuy.practice.key_actions.proof_files import ProofFile, words_of_proof
from tinkuy.practice.key_actions.queries import last_step, mark_of
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import ResponseState
from tinkuy.systematisation.materials.actions.limits import demand_link

ORDER = (KeyActionState.PENDING, KeyActionState.UNDER_WAY, KeyActionState.DONE)

IN_FILE = gettext_lazy(
    "The file may say who somebody is: %(words)s. Send one without it; if it names nobody of a case, tick that you "
    "read it again."
)


@dataclass(frozen=True)
class ActionUpdate:
    """An update of an action. `names_nobody` is said by whoever read again what the guard had asked about; one that
    `is_onward` changes the state.
    """

    state: str
    note: str = ""
    link: str = ""
    file: ProofFile | None = None
    taken_on: date | None = None
    names_nobody: bool = False
    is_onward: bool = False

    @property
    def has_proof(self) -> bool:
        return bool(self.note or self.link or self.file)


def update_action(
    *, actor: Person | None, action: KeyAction, update: ActionUpdate, read: str | None = None
) -> ActionStep:
    """Write one more step, for the team; no newer one may stand than the one whose mark was *read*, if it is given.

    The words are read by the guard, those of a file in the sandbox, before anything is locked.
    """
    return _update(actor, action, update, read=read)


def update_by_link(*, link: ActionLink, update: ActionUpdate, read: str) -> ActionStep:
    """One step, and the link is used. Whoever sends it has read the last step (its mark), or is shown it first."""
    _demand_unused(link)
    return _update(None, link.action, update, link=link, read=read)


def _update(
    actor: Person | None,
    action: KeyAction,
    update: ActionUpdate,
    *,
    link: ActionLink | None = None,
    read: str | None = None,
) -> ActionStep:
    taken_on = update.taken_on or action.cycle.today()
    update = replace(update, note=tidy(update.note), link=update.link.strip(), taken_on=taken_on)
    _demand_words(action, update)
    with writing():
        rows = KeyAction.objects.select_for_update(of=("self",))
        standing = rows.select_related("cycle", "response__finding", "response__cycle").get(pk=action.pk)
        _demand_state(standing, update)
        _demand_day(standing, update)
        if link is not None:
            _demand_unused(link)
        if read is not None:
            _demand_read(standing, read)
        step = _advance(actor, standing, update)
        if link is not None:
            ActionLink.objects.filter(pk=link.pk).update(used_at=clock.now(), used_by=step)
    action.state, action.proof = standing.state, standing.proof
    return step


def _advance(actor: Person | None, standing: KeyAction, update: ActionUpdate) -> ActionStep:
    was, standing.state = standing.state, update.state
    if update.state == KeyActionState.DONE:
        standing.proof = update.note or update.link or document_in(standing.cycle.main_language)
    standing.save(update_fields=["state", "proof"])
    response = standing.response
    response.openness = rules.openness_after(response, update.note)
    response.save(update_fields=["openness"])
    step = _write(actor, standing, update)
    _trace(actor, standing, was)
    return step


def _demand_unused(link: ActionLink) -> None:
    """A link serves once: what was typed stays on the page. Of two who send at once the row of the action decides."""
    link.refresh_from_db(fields=["used_at", "used_by"])
    if link.used_at is not None:
        zone = zone_of(link.action.response.country, link.cycle.zone)
        raise Refused(
            _("This link was used: %(moment)s. What you wrote was not recorded: it stays here, to be copied.")
            % {"moment": moment_in_city(link.used_at, zone)}
        )


def _write(actor: Person | None, action: KeyAction, update: ActionUpdate) -> ActionStep:
    file = update.file
    return ActionStep.objects.create(
        cycle=action.cycle,
        action=action,
        state=update.state,
        taken_on=update.taken_on or action.cycle.today(),
        note=update.note,
        link=update.link,
        file=file.name if file else "",
        ending=file.ending if file else "",
        size=file.size if file else None,
        recorded_by=actor,
    )


def _trace(actor: Person | None, action: KeyAction, was: str) -> None:
    country = action.response.country
    if action.state == was:
        record(actor, "noted progress of", action, country=country)
    elif action.state == KeyActionState.DONE:
        record(actor, "completed", action, country=country)
    else:
        record(actor, "started", action, country=country)


def document_in(language: str) -> str:
    with translation.override(language):
        return _("A document")


def _demand_state(standing: KeyAction, update: ActionUpdate) -> None:
    if standing.response.state == ResponseState.REJECTED:
        raise Refused(_("The recommendation was rejected meanwhile: nothing is asked of this action any more."))
    if update.state not in KeyActionState.values:
        raise Refused(_("Choose how it goes."), about="state")
    if standing.state == KeyActionState.DONE:
        raise Refused(_("This action is already done."))
    behind = ORDER.index(update.state) - ORDER.index(standing.state)
    if behind < 0 or (update.is_onward and behind == 0):
        raise Refused(_("This action already began."), about="state")
    if update.state == KeyActionState.DONE and not update.has_proof:
        raise Refused(_("Say what proves it: a done action needs at least one proof."), about=("proof", "note"))


def _demand_day(standing: KeyAction, update: ActionUpdate) -> None:
    assert update.taken_on is not None
    since = standing.response.communicated_on
    if update.taken_on > standing.cycle.today():
        raise Refused(_("Write the day on which it happened: it cannot lie ahead."), about="taken_on")
    if since and update.taken_on < since:
        raise Refused(
            _("The recommendation was communicated on %(day)s: what was done for it came later.")
            % {"day": day_with_year(since)},
            about="taken_on",
        )


def _demand_words(standing: KeyAction, update: ActionUpdate) -> None:
    """Who sends it reads again what may say who somebody is; an address or a number of somebody never passes."""
    if len(update.note) > LONGEST_NOTE:
        raise Refused(_("Write at most %(most)d characters.") % {"most": LONGEST_NOTE}, about=("proof", "note"))
    demand_link(update.link)
    try:
        demand_nothing_personal(update.note)
    except Refused as refusal:
        raise Refused(str(refusal), about=("proof", "note")) from refusal
    if not update.names_nobody:
        demand_names_nobody([update.note], OF_A_CASE)
    if update.file and not update.names_nobody:
        demand_names_nobody([words_of_proof(standing, update.file)], IN_FILE)


def _demand_read(standing: KeyAction, read: str) -> None:
    last = last_step(standing)
    if mark_of(last) != read and last is not None:
        raise rules.news_meanwhile(last.get_state_display(), last.note, last.taken_on)
