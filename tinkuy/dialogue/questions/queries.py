"""Whose questions the room has read: countries, which are not persons and are never hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.models import Registration
from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.floor.voices import Voice, existing_room_tag
from tinkuy.planning.cycles.models.cycle import InvitedCountry, Regime
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import NAMELESS, names_country

from . import rules
from .models import Question, QuestionState, Upvote
from .rules import ON_THE_FLOOR, shows_name

PROMISED = ("promised_by_role", "promised_by_guest")
PROMISED_OF_JOINED = tuple(f"merged_into__{name}" for name in PROMISED)
"""What is read with a question to say who promised an answer to it, or to the one that it was joined to."""


@dataclass(frozen=True)
class AskingCountries:
    """Codes of the countries with a question on the floor, and of those invited that have none yet."""

    countries: tuple[str, ...]
    not_yet: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.countries) + len(self.not_yet)


def asking_countries(webinar: Webinar) -> AskingCountries:
    """A question asked under a regime that names no country counts for none."""
    on_floor = Question.objects.filter(webinar=webinar, state__in=ON_THE_FLOOR).exclude(regime__in=NAMELESS)
    asking = set(on_floor.exclude(country="").values_list("country", flat=True))
    invited = set(InvitedCountry.objects.values_list("country", flat=True))
    return AskingCountries(tuple(sorted(asking)), tuple(sorted(invited - asking)))


def question_with_id(webinar: Webinar, public_id: str) -> Question | None:
    joined = Question.objects.select_related(
        "cycle", "webinar", "asker", "asker__cycle", "asker_of_team", "merged_into", *PROMISED
    )
    return joined.filter(webinar=webinar, public_id=public_id).first()


@dataclass(frozen=True)
class FloorQuestion:
    """A question with what may be told of who asked. `number` is its place on the floor, counted from 1."""

    question: Question
    name: str
    country: str
    is_answering: bool
    is_supported: bool = False
    is_own: bool = False


def floor_question(
    question: Question, floor: Floor | None, *, is_supported: bool = False, is_own: bool = False
) -> FloorQuestion:
    on_screen = floor is not None and floor.screen == ScreenKind.QUESTION and floor.screen_question_id == question.pk
    return FloorQuestion(
        question=question,
        name=_name(question) if shows_name(question) else _("Without a name"),
        country=question.country if names_country(question.regime) else "",
        is_answering=on_screen and question.state == QuestionState.VISIBLE,
        is_supported=is_supported,
        is_own=is_own,
    )


def _of_webinar(cycle: int, webinar: int) -> QuerySet[Question]:
    questions: QuerySet[Question] = Question.objects.with_scope(cycle=cycle).filter(webinar=webinar)
    return questions


QUESTIONS_ON_FLOOR = CompiledQuery(
    lambda cycle, webinar: (
        _of_webinar(cycle, webinar).filter(state__in=ON_THE_FLOOR).select_related("asker", "asker_of_team")
    )
)
QUESTIONS_BY_PARTICIPANT = CompiledQuery(
    lambda cycle, webinar, asker: (
        _of_webinar(cycle, webinar).filter(asker=asker).select_related("merged_into", *PROMISED).order_by("-id")
    )
)


def questions_on_floor(webinar: Webinar, floor: Floor | None, voice: Voice | None = None) -> list[FloorQuestion]:
    """What everyone in the room reads: the one being answered first, then pinned, open by support, then answered."""
    on_floor = _all_of(webinar, QUESTIONS_ON_FLOOR.rows(cycle_in_scope(), webinar.pk))
    rows = [row for row in on_floor if may_be_read(row.regime, row.webinar)]
    supported = _supported(webinar, voice, rows) if voice else set()
    own = {row.pk for row in rows if voice and rules.is_own(voice, row)}
    rows_of_floor = [floor_question(row, floor, is_supported=row.pk in supported, is_own=row.pk in own) for row in rows]
    return sorted(rows_of_floor, key=_place)


def questions_to_decide(webinar: Webinar, states: Iterable[str]) -> list[FloorQuestion]:
    """The console's queue, oldest first; the moderation reads who asked as far as the asker chose."""
    promised = Question.objects.select_related(*PROMISED, "promised_by_role__person")
    rows = _of(webinar, promised.filter(state__in=list(states)).order_by("id"))
    return [floor_question(row, None) for row in rows]


def questions_by(webinar: Webinar, voice: Voice) -> list[Question]:
    """One's own questions with their state, newest first."""
    if voice.registration is not None:
        return _in_cycle(webinar, QUESTIONS_BY_PARTICIPANT.rows(cycle_in_scope(), webinar.pk, voice.registration.pk))
    own = Question.objects.filter(webinar=webinar).select_related("merged_into", *PROMISED).order_by("-id")
    return _in_cycle(webinar, list(own.filter(asker_of_team=voice.person))) if voice.person is not None else []


def promised_in(webinar: Webinar) -> list[Question]:
    """What the room read and somebody promised to answer in writing, the earliest day first."""
    rows = Question.objects.filter(webinar=webinar, state=QuestionState.DEFERRED, answer_by__isnull=False)
    readable = rows.exclude(regime=Regime.CLOSED).exclude(promised_by_role=None, promised_by_guest=None)
    return _of(webinar, readable.select_related(*PROMISED).order_by("answer_by", "id"))


def questions_of(registration: Registration) -> list[Question]:
    """All that a participant asked in the cycle in scope, newest first, with what became of what it was joined to."""
    joined = Question.objects.select_related("webinar", "merged_into", *PROMISED, *PROMISED_OF_JOINED)
    rows = joined.filter(asker=registration).order_by("-id")
    return _with_cycle(registration, list(rows))


def own_questions(registration: Registration) -> list[dict[str, Any]]:
    """All that a participant asked in the cycle, told to themselves: plain values, moments in ISO 8601."""
    rows = Question.objects.filter(asker=registration).select_related("webinar").order_by("id")
    return [
        {
            "session": row.webinar.ordinal,
            "asked_at": row.asked_at.isoformat(),
            "words": row.text,
            "shown_as": row.get_shown_as_display(),
            "state": row.get_state_display(),
            "reason": row.reason,
            "answer": row.answer,
            "upvotes": row.upvotes,
            "mailed_step": row.mailed_step,
        }
        for row in rows
    ]


def upvotes_on_floor(webinar: Webinar) -> dict[str, int]:
    """Support of each question that the room can read, by public id."""
    rows = Question.objects.filter(webinar=webinar, state__in=ON_THE_FLOOR)
    return dict(rows.values_list("public_id", "upvotes"))


def _of(webinar: Webinar, questions: QuerySet[Question]) -> list[Question]:
    return _all_of(webinar, list(questions.filter(webinar=webinar).select_related("asker", "asker_of_team")))


def _in_cycle(webinar: Webinar, rows: list[Question]) -> list[Question]:
    for row in rows:
        row.webinar, row.cycle = webinar, webinar.cycle
    return rows


def _all_of(webinar: Webinar, rows: list[Question]) -> list[Question]:
    """The *rows* of *webinar*, who asked them too, all with the one cycle: its key is unwrapped once."""
    for row in rows:
        row.webinar, row.cycle = webinar, webinar.cycle
        if row.asker is not None:
            row.asker.cycle = webinar.cycle
    return rows


def _with_cycle(registration: Registration, rows: list[Question]) -> list[Question]:
    for row in rows:
        row.cycle = row.webinar.cycle = registration.cycle
        if row.merged_into is not None:
            row.merged_into.cycle = registration.cycle
    return rows


def _place(one: FloorQuestion) -> tuple[bool, bool, bool, int]:
    row = one.question
    return (not one.is_answering, not row.is_pinned, row.state == QuestionState.ANSWERED, -row.upvotes)


def _supported(webinar: Webinar, voice: Voice, rows: Sequence[Question]) -> set[int]:
    tag = existing_room_tag(voice, webinar) if rows else ""
    mine = Upvote.objects.filter(question__in=[row.pk for row in rows], tag=tag) if tag else Upvote.objects.none()
    return set(mine.values_list("question", flat=True))


def _name(question: Question) -> str:
    if question.asker is not None:
        return question.asker.display_name()
    return question.asker_of_team.name if question.asker_of_team is not None else _("a participant")
