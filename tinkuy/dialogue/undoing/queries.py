"""The last deeds at a session that goes on, from the trail: one's own, which may be undone, and the others'."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, gettext as _

from tinkuy.core import clock
from tinkuy.core.text import displayed_language, in_language
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.floor.models import ScreenKind
from tinkuy.dialogue.floor.parts import Context
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.undoing.rules import SENTENCES, may_be_undone
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

OFFERED = timedelta(seconds=10)
"""For so long the line offers to undo a deed. Undone it may be later too, while nothing came on top of it."""
SHOWN = timedelta(minutes=1)
"""For so long the line says what was done last."""
MOST_READ = 20
LONGEST_WORDS = 48
QUOTE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Where in a sentence somebody's words stand: they are set apart, in their own language."""


@dataclass(frozen=True)
class LastDeed:
    """One deed in a `sentence`: what stands before and after the words that it may quote, in their `language`.

    `seconds_left` to offer that it be undone, where it may be; then 0. `question` is the public id of the one that it
    is about.
    """

    entry: int
    question: str
    sentence: tuple[str, str]
    quote: str
    language: str
    seconds_ago: int
    may_be_undone: bool
    seconds_left: int


def deed_line(webinar: Webinar, person: Person) -> Context:
    """What the line of a desk says: one's own last deed, and the last one of somebody else."""
    entries = _latest(webinar)
    own = next((entry for entry in entries if entry.actor_id == person.pk), None)
    other = next((entry for entry in entries if entry.actor_id != person.pk), None)
    return {"own_deed": own and _line(webinar, own, person), "other_deed": other and _line(webinar, other, person)}


def entry_of(webinar: Webinar, key: int) -> Entry | None:
    """A deed of this session that can be undone at all."""
    entry = _deeds_of(webinar).filter(pk=key).first()
    return entry if entry is not None and may_be_undone(entry) else None


def is_undone(entry: Entry) -> bool:
    return Entry.objects.filter(cycle=entry.cycle, at__gte=entry.at, details__undoes=entry.pk).exists()


def _latest(webinar: Webinar) -> list[Entry]:
    lately = (clock.now() - SHOWN, clock.horizon())
    return list(_deeds_of(webinar).filter(at__range=lately).select_related("actor")[:MOST_READ])


def _deeds_of(webinar: Webinar) -> QuerySet[Entry]:
    deeds, subjects = zip(*SENTENCES, strict=True)
    rows = Entry.objects.filter(cycle=webinar.cycle.public_id, deed__in=set(deeds), subject__in=set(subjects))
    return rows.filter(actor__isnull=False, details__webinar=webinar.ordinal)


def _line(webinar: Webinar, entry: Entry, reader: Person) -> LastDeed:
    who = _("You") if entry.actor_id == reader.pk else str(entry.actor and entry.actor.name)
    passed = max(0, int((clock.now() - entry.at).total_seconds()))
    quote, language = _quote(webinar, entry)
    what = QUOTE if quote else _of_floor(entry.details) if entry.subject == "floor" else ""
    before, _mark, after = _sentence(entry, who, what).partition(QUOTE)
    return LastDeed(
        entry=entry.pk,
        question=entry.subject_id if entry.subject == "question" else "",
        sentence=(before, after),
        quote=quote,
        language=language,
        seconds_ago=passed,
        may_be_undone=may_be_undone(entry),
        seconds_left=max(0, OFFERED.seconds - passed),
    )


def _sentence(entry: Entry, who: str, what: str) -> str:
    if "undoes" not in entry.details:
        return str(SENTENCES[entry.deed, entry.subject]) % {"who": who, "what": what}
    words = _("%(who)s undid the last action: %(what)s") if what else _("%(who)s undid the last action.")
    return words % {"who": who, "what": what}


def _quote(webinar: Webinar, entry: Entry) -> tuple[str, str]:
    """The words that the deed was about, as they stand now, with their language; none where they are gone."""
    words: Iterable[tuple[str, str]] = (
        _words(webinar, entry) if entry.subject in ("question", "poll", "agreement", "hook") else []
    )
    if entry.subject == "segment":
        words = [(entry.details.get("title", ""), webinar.cycle.main_language)]
    text, language = next(iter(words), ("", ""))
    return (f"{text[: LONGEST_WORDS - 1].rstrip()}…" if len(text) > LONGEST_WORDS else text), language


def _words(webinar: Webinar, entry: Entry) -> Iterable[tuple[str, str]]:
    """With their language."""
    if entry.subject == "question":
        questions = Question.objects.filter(webinar=webinar, public_id=entry.subject_id)
        return questions.values_list("text", "language")
    if entry.subject == "agreement":
        agreements = Agreement.objects.filter(webinar=webinar, pk=entry.subject_id)
        return agreements.values_list("text", "language")
    main, reader = webinar.cycle.main_language, get_language() or webinar.cycle.main_language
    if entry.subject == "hook":
        texts = Hook.objects.filter(cycle=webinar.cycle, pk=entry.subject_id).values_list("text", flat=True)
        return [(in_language(text, reader, main), displayed_language(text, reader, main)) for text in texts]
    polls = Poll.objects.filter(webinar=webinar, public_id=entry.subject_id)
    return [
        (in_language(poll.question, reader, main), displayed_language(poll.question, reader, main)) for poll in polls
    ]


def _of_floor(details: Mapping[str, Any]) -> str:
    if "minutes" in details:
        return str(details["minutes"])
    return str(ScreenKind(details["screen"]).label) if "screen" in details else ""
