"""What the team decides: which moments the cycle uses, and whether the messages of one dispatch go."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.message_texts.models import BEFORE, Moment
from tinkuy.convening.reminders.actions.owing import key_of
from tinkuy.convening.reminders.models import DEFAULT_MODES, Decision, MomentDispatch, MomentMode, MomentSetting
from tinkuy.convening.reminders.rules import moments_to_decide
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

DEEDS = {
    Decision.APPROVED: "approved the messages of",
    Decision.HELD: "held the messages of",
    Decision.DROPPED: "dropped the messages of",
    Decision.NONE: "left the messages to the setting of",
}


@transaction.atomic
def choose_moments(*, actor: Person, cycle: Cycle, modes: Mapping[str, str]) -> None:
    """Use the moments of *cycle* in these modes from now on."""
    rules.demand(actor, "approve_messages", cycle)
    for moment, mode in modes.items():
        if moment not in Moment.values or mode not in MomentMode.values:
            raise Refused(_("There is no such message."))
        if mode == DEFAULT_MODES[Moment(moment)]:
            MomentSetting.objects.filter(cycle=cycle, moment=moment).delete()
        else:
            MomentSetting.objects.update_or_create(cycle=cycle, moment=moment, defaults={"mode": mode})
    record(actor, "chose the messages of", cycle)


@transaction.atomic
def decide_dispatch(*, actor: Person, webinar: Webinar, moment: str, decision: str) -> MomentDispatch:
    """Approve, hold or drop the messages of *moment* for *webinar*, or leave them to the cycle's setting again.

    What is held or dropped stops at once: what waits in the outbox is taken back, and is owed anew if it is approved
    while it still makes sense. What has gone has gone.
    """
    rules.demand(actor, "approve_messages", webinar.cycle)
    current = Webinar.objects.select_for_update().get(pk=webinar.pk)
    if decision not in Decision.values or moment not in moments_to_decide(current):
        raise Refused(_("These messages do not go any more."))
    dispatch, _made = MomentDispatch.objects.select_for_update().get_or_create(
        webinar=current, revision=current.revision, moment=moment, defaults={"cycle": webinar.cycle}
    )
    if dispatch.completed_at and not take_back(current, moment):
        raise Refused(_("These messages have gone already."))
    dispatch.decision, dispatch.decided_by, dispatch.decided_at = decision, actor, clock.now()
    dispatch.completed_at, dispatch.countries_done = None, []
    dispatch.save(update_fields=["decision", "decided_by", "decided_at", "completed_at", "countries_done"])
    if decision in (Decision.HELD, Decision.DROPPED):
        take_back(current, moment)
    record(actor, DEEDS[Decision(decision)], webinar, moment=str(Moment(moment)))
    return dispatch


def take_back(webinar: Webinar, moment: str) -> int:
    """What is owed of one dispatch and has not gone; how many."""
    waiting = Notice.objects.filter(dedupe_key__startswith=key_of(webinar, moment), sent_at=None, failed_at=None)
    return waiting.delete()[0]


def begin_anew(webinar: Webinar, former_revision: int) -> None:
    """After a change of the date, in its transaction: what was owed for the former one is taken back, and what would
    have been due by now for the new one is not owed, for the message of the change says it. What was held or dropped
    stays so; an approval was of the former date."""
    waiting = Notice.objects.filter(sent_at=None, failed_at=None)
    waiting.filter(dedupe_key__startswith=f"moment-{webinar.pk}-{former_revision}-").delete()
    stopped = MomentDispatch.objects.filter(
        webinar=webinar, revision=former_revision, decision__in=(Decision.HELD, Decision.DROPPED)
    )
    decisions = dict(stopped.values_list("moment", "decision"))
    MomentDispatch.objects.bulk_create(
        MomentDispatch(
            cycle=webinar.cycle,
            webinar=webinar,
            revision=webinar.revision,
            moment=moment,
            since=clock.now(),
            decision=decisions.get(moment, Decision.NONE),
        )
        for moment in Moment
        if moment in BEFORE or moment in decisions
    )
