"""What whoever decides second is told of the first."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.dialogue.questions.models import QuestionState
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person

S = QuestionState

DECIDED_ALREADY: Mapping[str, str | Promise] = {
    S.WAITING: gettext_lazy("%(who)s already put this question back among those to review."),
    S.HELD: gettext_lazy("%(who)s already held this question."),
    S.VISIBLE: gettext_lazy("%(who)s already approved this question."),
    S.ANSWERED: gettext_lazy("%(who)s already marked this question as answered."),
    S.DEFERRED: gettext_lazy("%(who)s already left this question for later."),
    S.LEFT: gettext_lazy("%(who)s already left this question for later."),
    S.MERGED: gettext_lazy("%(who)s already joined this question to another one."),
    S.DECLINED: gettext_lazy("%(who)s already gave this question back to who asked it."),
}


def meanwhile(last: Entry | None, actor: Person, state: str | None) -> str:
    """Why a decision of *actor* comes too late: who decided *last* on the question, and what, by its *state* now.

    The state is None where whoever asked took the question back.
    """
    if state is None:
        return _("Who asked this question has taken it back.")
    if state == S.WAITING and (last is None or last.actor is None):
        return _("This question has still to be approved.")
    if state not in DECIDED_ALREADY:
        return _("This question is in the archive and stays as it is.")
    return f"{str(DECIDED_ALREADY[state]) % {'who': _who(last, actor)}} {_('Nothing else was changed.')}"


def _who(last: Entry | None, actor: Person) -> str:
    if last is None or last.actor is None:
        return _("Somebody else")
    return _("You") if last.actor_id == actor.pk else last.actor.name
