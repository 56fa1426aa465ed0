"""Asking one question more, writing it anew, taking it away with its answers; answering; erasing what is due."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.models import Registration
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.guard import alerts
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import Words, demand_choice, demand_words, lock
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import WITH_OPTIONS, QuestionKind, RegistrationAnswer, RegistrationQuestion

MOST_QUESTIONS = 5
"""The form stays a page that is filled on a telephone in two minutes."""
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
LONGEST_OPTION = 80

QUESTION_REMOVED = "registration-question-removed"
"""How the ledger of erasures calls it."""


class QuestionWords(TypedDict):
    """`options` stand one in a line; those of a kind that has none are left out."""

    kind: str
    label: Words
    purpose: Words
    options: Words
    is_required: bool
    keeps_days: int


@transaction.atomic
def add_question(*, actor: Person, cycle: Cycle, **words: Unpack[QuestionWords]) -> RegistrationQuestion:
    """Ask one thing more of whoever registers from now on."""
    rules.demand(actor, "plan_registration", cycle)
    current = lock(cycle)
    known = RegistrationQuestion.objects.filter(cycle=cycle)
    if known.count() >= MOST_QUESTIONS:
        raise Refused(
            _("A cycle asks %(most)s questions of its own at most. Remove one first.") % {"most": MOST_QUESTIONS}
        )
    last = known.aggregate(last=Max("ordinal"))["last"] or 0
    registration_question = RegistrationQuestion.objects.create(
        cycle=cycle, ordinal=last + 1, **_demand_whole(current, words)
    )
    record(actor, "added", registration_question)
    return registration_question


@transaction.atomic
def edit_question(
    *, actor: Person, registration_question: RegistrationQuestion, **words: Unpack[QuestionWords]
) -> None:
    """Write it anew, as long as nobody has answered it: an answer belongs to the words that were read."""
    rules.demand(actor, "plan_registration", registration_question.cycle)
    current = lock(registration_question.cycle)
    if RegistrationAnswer.objects.filter(question=registration_question).exists():
        raise Refused(
            _("Somebody has answered this question already. Remove it, with its answers, and ask another one.")
        )
    values = _demand_whole(current, words)
    RegistrationQuestion.objects.filter(pk=registration_question.pk).update(**values)
    record(actor, "edited", registration_question)


@transaction.atomic
def remove_question(*, actor: Person, registration_question: RegistrationQuestion) -> None:
    """It is asked no more, and what was answered is erased."""
    cycle = registration_question.cycle
    rules.demand(actor, "plan_registration", cycle)
    lock(cycle)
    record(actor, "removed", registration_question)
    note_erasure(QUESTION_REMOVED, registration_question.public_id)
    RegistrationQuestion.objects.filter(pk=registration_question.pk).delete()


def _demand_whole(cycle: Cycle, words: QuestionWords) -> dict[str, Any]:
    demand_choice(words["kind"], QuestionKind)
    main = cycle.main_language
    demand_words(words["label"], main, _("Write the question."), about="label")
    demand_words(
        words["purpose"], main, _("Write what the answers are for: whoever registers reads it."), about="purpose"
    )
    if not 0 <= words["keeps_days"] <= cycle.keeps_days:
        raise Refused(
            _("Answers are kept %(most)s days after the close at most, as names are.") % {"most": cycle.keeps_days},
            about="keeps_days",
        )
    has_options = words["kind"] in WITH_OPTIONS
    return {**words, "options": _options(words["options"], main) if has_options else {}}


def _options(words: Words, main: str) -> dict[str, str]:
    """One in a line; each language has none or all of them, so that their places agree."""
    lines = {code: [tidy(line) for line in text.splitlines() if tidy(line)] for code, text in words.items()}
    count = len(lines.get(main, ()))
    if not FEWEST_OPTIONS <= count <= MOST_OPTIONS:
        bounds = {"fewest": FEWEST_OPTIONS, "most": MOST_OPTIONS}
        raise Refused(_("Write between %(fewest)s and %(most)s options, one in each line.") % bounds, about="options")
    if any(len(own) not in (0, count) for own in lines.values()):
        raise Refused(_("Write the same options in each language, in the same order."), about="options")
    if any(len(line) > LONGEST_OPTION for own in lines.values() for line in own):
        raise Refused(_("An option has at most %(longest)s characters.") % {"longest": LONGEST_OPTION}, about="options")
    return {code: "\n".join(own) for code, own in lines.items() if own}


SHORTEST_REASON, LONGEST_REASON = 10, 200


def take_answers(*, actor: Person, cycle: Cycle, reason: str) -> None:
    """Note why the answers are taken away, which those who answered read on their page."""
    rules.demand(actor, "take_answers", cycle)
    words = " ".join(tidy(reason).split())[:LONGEST_REASON]
    if len(words) < SHORTEST_REASON:
        raise Refused(_("Write what the answers are needed for, in a sentence: the journal keeps it."), about="reason")
    if alerts(words):
        raise Refused(
            _("Write the reason without names, addresses or numbers of anybody: the team reads it."), about="reason"
        )
    with writing():
        record(actor, "exported the answers of", cycle, text=words)


def sealed_answers(
    registration: Registration, values: Sequence[tuple[RegistrationQuestion, Any]]
) -> list[RegistrationAnswer]:
    """A row for each answer, not saved; what was left open has none."""
    rows = [
        (RegistrationAnswer(cycle=registration.cycle, question=question, registration=registration), value)
        for question, value in values
        if value not in ("", None, [])
    ]
    for row, value in rows:
        row.seal_value(value)
    return [row for row, _value in rows]


@transaction.atomic
def change_answers(*, registration: Registration, answers: Mapping[RegistrationQuestion, Any]) -> None:
    """Answer the questions anew; what is left open is erased. The caller has locked the registration."""
    rows = sealed_answers(registration, list(answers.items()))
    RegistrationAnswer.objects.filter(registration=registration, question__in=list(answers)).delete()
    RegistrationAnswer.objects.bulk_create(rows)
    record(None, "changed answers", registration)


def erase_answers_of(registrations: QuerySet[Registration] | Sequence[Registration]) -> None:
    """Whoever they were of has left, or their last day is over."""
    RegistrationAnswer.objects.filter(registration__in=registrations).delete()


def erase_answers_due(cycle: Cycle) -> int:
    """Of questions of the *cycle* in scope whose last day is over; how many."""
    count, _by_model = answers_due(cycle).delete()
    return count


def answers_due(cycle: Cycle) -> QuerySet[RegistrationAnswer]:
    """Answers that are kept a day too long."""
    questions = RegistrationQuestion.objects.filter(cycle=cycle).select_related("cycle")
    over = [one.pk for one in questions if one.last_day and one.last_day < cycle.today()]
    due: QuerySet[RegistrationAnswer] = RegistrationAnswer.objects.filter(question__in=over)
    return due
