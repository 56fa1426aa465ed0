"""A whole session, deed by deed, each deed of the stage at least once; every word said in it carries a canary."""

from collections.abc import Callable, Iterator
from typing import Any

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.dialogue.agreements.actions.confirming import answer_agreement, tell_by_link
from tinkuy.dialogue.agreements.actions.parties import name_contact, remove_party
from tinkuy.dialogue.agreements.models import Agreement, AgreementLink, AgreementParty
from tinkuy.dialogue.agreements.rules import mark_of
from tinkuy.dialogue.closing.actions import (
    close_abandoned_polls,
    end_rooms,
    forget_nameless_askers,
    leave_forgotten_questions,
)
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.notes.models import NoteState
from tinkuy.dialogue.polls.models import Option
from tinkuy.dialogue.promised_answers.queries import answerers
from tinkuy.dialogue.pulse.actions import fade_signs
from tinkuy.dialogue.question_news.actions import choose_question_news, tell_askers
from tinkuy.dialogue.questions.actions import take_back_questions
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.ratings.actions import close_ratings, count_ratings, rate_session, take_back_ratings
from tinkuy.dialogue.tests.deeds import action_named
from tinkuy.hiding.audience import TEAM_LEAST
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.actions import plan_hook, plant_hook
from tinkuy.planning.hooks.models import Hook, HookState

CANARY = "colibrí"
IN_WRITING = "por escrito"
Step = tuple[str, Callable[[], Any]]


def words(text: str) -> dict[str, str]:
    return {"es": f"{CANARY} {text}"}


class Session:
    """*lead* moderates *webinar*, which is announced, *head* coordinates; *one* and *other* are in the room."""

    def __init__(self, webinar: Webinar, lead: Person, head: Person, one: Voice, other: Voice) -> None:
        self.webinar, self.lead, self.head, self.one, self.other = webinar, lead, head, one, other
        self.earlier = Webinar.objects.get(cycle=webinar.cycle, ordinal=1)

    def steps(self) -> Iterator[Step]:
        """Name and deed, each to be done before the next is asked for."""
        yield from self._begin()
        yield from self._questions()
        yield from self._polls()
        yield from self._notes()
        yield from self._agreements()
        yield from self._ratings()
        yield from self._end()

    def play(self) -> None:
        for _name, deed in self.steps():
            deed()

    def _led(self, name: str, **what: Any) -> Step:
        return name, lambda: action_named(name)(actor=self.lead, **what)

    def _step(self, name: str, voice: Voice, **what: Any) -> Step:
        return name, lambda: action_named(name)(voice=voice, **what)

    @property
    def floor(self) -> Floor:
        return Floor.objects.select_related("webinar", "cycle", "segment").get(webinar=self.webinar)

    def _begin(self) -> Iterator[Step]:
        hook = {"kind": "open_question", "target": self.webinar, "origin": self.earlier, "text": words("hilo")}
        last = hook | {"origin": self.webinar, "target": None, "target_kind": "product"}
        plan = {"actor": self.lead, "cycle": self.webinar.cycle}
        coming = plant_hook(actor=self.lead, hook=plan_hook(**plan, **hook))
        leaving = plan_hook(**plan, **last)
        yield self._led("prepare_floor", webinar=self.webinar)
        yield self._led("open_floor", webinar=self.webinar)
        yield self._led("set_taking_questions", floor=self.floor, takes=True)
        yield self._led("show_hook", floor=self.floor, hook=coming)
        yield self._led("pick_up_hook", floor=self.floor, hook=coming)
        yield self._led("leave_hook_open", floor=self.floor, hook=leaving)
        yield self._led("restore_hook", floor=self.floor, hook=leaving, state="planted", undoes=0)
        yield self._led("leave_hook_open", floor=self.floor, hook=leaving)
        yield self._led("extend_segment", floor=self.floor, minutes=5)
        yield self._led("shorten_segment", floor=self.floor, minutes=5, segment=self.floor.segment.pk, undoes=0)
        third = Segment.objects.get(ordinal=3)
        yield self._led("enter_segment", floor=self.floor, segment=third)
        begun = {"segment": third.pk, "began_at": None, "extra_minutes": 0}
        yield self._led("return_to_segment", floor=self.floor, before=begun, undoes=0)

    def _asked(self, text: str, voice: Voice) -> Iterator[Step]:
        yield self._step("submit_question", voice, webinar=self.webinar, text=f"{CANARY} {text}", shown_as="named")

    def _questions(self) -> Iterator[Step]:
        for number, voice in enumerate((self.one, self.other, self.one, self.other, self.one)):
            yield from self._asked(str(number), voice)
        first, second, third, fourth, fifth = Question.objects.order_by("id")
        yield self._led("approve_question", question=first)
        yield self._led("redact_question", question=second, text=f"{CANARY} sin nombres")
        yield self._led("hold_question", question=third)
        yield self._led("approve_question", question=fourth)
        for question in (first, second, third, fourth, fifth):
            question.refresh_from_db()
        yield self._step("upvote_question", self.other, question=first)
        yield self._step("upvote_question", self.one, question=second)
        yield self._step("withdraw_upvote", self.other, question=first)
        yield self._led("pin_question", question=first)
        yield self._led("unpin_question", question=first)
        yield self._led("show_question", floor=self.floor, question=second)
        yield self._led("merge_question", question=second, into=first)
        second.refresh_from_db()
        yield self._led("separate_question", question=second)
        yield self._led("merge_question", question=second, into=first)
        yield self._led("undo_deed", webinar=self.webinar, entry=Entry.objects.filter(deed="merged").first())
        yield self._led("merge_question", question=second, into=first)
        yield self._led("decline_question", question=third, reason=f"{CANARY} por datos de un caso")
        yield self._led("defer_question", question=fourth)
        promise = {"who": next(iter(answerers(self.webinar))), "by": self.webinar.cycle.today().isoformat()}
        yield self._led("promise_answer", question=fourth, **promise)
        yield self._led("take_back_promise", question=fourth)
        yield self._led("show_question", floor=self.floor, question=first)
        yield self._led("answer_question", question=first, answer=f"{CANARY} en breve")
        yield self._led("reopen_question", question=first)
        yield self._led("answer_question", question=first, answer=f"{CANARY} en breve")
        yield self._step("withdraw_question", self.one, question=fifth)
        yield self._step("mark_pulse", self.one, webinar=self.webinar, kind="slower")
        yield self._step("unmark_pulse", self.one, webinar=self.webinar, kind="slower")
        yield self._step("mark_pulse", self.other, webinar=self.webinar, kind="same_here")
        yield "fade_signs", fade_signs
        yield from self._asked("5", self.one)
        said_otherwise = {"text": f"{CANARY} otra vez", "shown_as": "named", "with_country": True, "language": "es"}
        yield self._step("reword_question", self.one, question=Question.objects.latest("id"), **said_otherwise)

    def _polls(self) -> Iterator[Step]:
        draft = {"webinar": self.webinar, "question": words("sondeo"), "options": [words("sí"), words("no")]}
        for _number in range(3):
            yield self._led("draft_poll", **draft)
        voted, removed, left_open = self.webinar.polls.all()
        yield self._led("remove_poll", poll=removed)
        yield self._led("open_poll", poll=voted)
        yield self._led("redraft_poll", poll=voted)
        yield self._led("open_poll", poll=voted)
        yield self._led("show_poll", floor=self.floor, poll=self.webinar.polls.first())
        for voice, place in ((self.one, 1), (self.other, 2), (self.one, 2)):
            yield self._step("cast_vote", voice, option=Option.objects.get(poll=voted, ordinal=place))
        for voice in self._crowd():
            yield self._step("cast_vote_for_key", voice, webinar=self.webinar, key=f"{voted.public_id}.1")
        yield self._led("close_poll", poll=voted)
        yield self._led("reveal_poll", poll=voted)
        yield self._led("hide_results", poll=voted)
        yield self._led("reveal_poll", poll=voted)
        yield self._led("open_poll", poll=left_open)

    def _crowd(self) -> Iterator[Voice]:
        """As many more as it takes for results to be shown."""
        for number in range(100, 100 + TEAM_LEAST - 2):
            registration = Registration(cycle=self.webinar.cycle, country="PE", number=number, erase_on=clock.today())
            registration.seal(name=f"{CANARY} {number}", email=f"ave-{number}@example.org")
            registration.save()
            yield Voice(registration=registration)

    def _notes(self) -> Iterator[Step]:
        line = {"webinar": self.webinar, "kind": "risk", "text": f"{CANARY} en las notas", "country": "PE"}
        yield self._led("write_note", **line)
        yield self._led("propose_note", **line)
        shared, proposed = self.webinar.notes.order_by("id")
        assert proposed.state == NoteState.PROPOSED
        yield self._led("accept_note", note=proposed)
        yield self._led("edit_note", note=shared, kind="lesson", text=f"{CANARY} corregida", country="UY", revision=1)
        yield self._led("remove_note", note=proposed)

    def _agreements(self) -> Iterator[Step]:
        caught = {"text": f"{CANARY} en la sala", "who": f"{CANARY} de la sala", "countries": ["PE"]}
        for _again in range(2):
            yield self._led("catch_agreement", webinar=self.webinar, **caught)
            agreement = Agreement.objects.select_related("cycle", "webinar").get()
            if not _again:
                yield self._led("take_back_agreement", agreement=agreement)
        yield self._led("add_party", agreement=agreement, country="UY")
        parties = AgreementParty.objects.select_related("cycle", "agreement__cycle", "focal_point")
        yield "remove_party", lambda: remove_party(actor=self.head, party=parties.get(country="UY"))
        contact = {"name": f"{CANARY} Contraparte", "email": "contraparte@example.org", "language": "es"}
        party = parties.get()
        yield "name_contact", lambda: name_contact(actor=self.head, party=party, **contact)
        yield self._led("send_agreement", agreement=agreement)
        link = AgreementLink.objects.select_related("party__agreement__cycle", "party__focal_point").get()
        yield "answer_agreement", lambda: answer_agreement(link=link, answer="accepted", read=mark_of(agreement))
        yield self._led("set_public", agreement=agreement, is_public=True)
        yield "tell_by_link", lambda: tell_by_link(link=link, state="under_way", note=f"{CANARY} por enlace")
        news = {"state": "under_way", "taken_on": agreement.cycle.today(), "note": f"{CANARY} después"}
        yield self._led("record_progress", agreement=agreement, **news)

    def _choosing_news(self) -> Step:
        asker = self.other.registration
        return "choose_question_news", lambda: choose_question_news(registration=asker, wanted=False)

    def _ratings(self) -> Iterator[Step]:
        """Of the first session, on its day: *one* was there."""
        registration, (began, ended) = self.one.registration, self.earlier.window
        with clock.at(ended):
            note_presence(webinar=self.earlier, registrations=[registration.pk], at=began, until=ended)
            rating = {"registration": registration, "webinar": self.earlier, "useful": 3, "apply": 2}
            yield "rate_session", lambda: rate_session(**rating)
            yield "take_back_ratings", lambda: take_back_ratings(registration=registration)
            rate_session(**rating)
            yield "count_ratings", lambda: count_ratings(webinar=self.earlier)
        yield "close_ratings", close_ratings

    def _end(self) -> Iterator[Step]:
        yield self._led("show_holding_slide", floor=self.floor)
        yield self._led("restore_screen", floor=self.floor, before=["title"], after=["holding"], undoes=0)
        yield self._led("show_title", floor=self.floor)
        yield self._led("close_floor", webinar=self.webinar)
        yield self._step("ask_in_writing", self.one, webinar=self.webinar, text=f"{CANARY} {IN_WRITING}")
        yield "leave_forgotten_questions", leave_forgotten_questions
        agreed = {"text": f"{CANARY} en el acuerdo", "who": f"{CANARY} del acuerdo", "countries": ["PE"]}
        settled = Hook.objects.get(state=HookState.PLANTED)
        yield self._led("agree_on_hook", hook=settled, **agreed)
        made = Agreement.objects.get(hook=settled)
        yield self._led("reword_agreement", agreement=made, **agreed | {"who": f"{CANARY} del acuerdo, en adelante"})
        elsewhere = agreed | {"text": f"{CANARY} fuera de la sala"}
        yield self._led("make_agreement", cycle=self.webinar.cycle, **elsewhere)
        yield "close_abandoned_polls", close_abandoned_polls
        yield "end_rooms", end_rooms
        yield "tell_askers", tell_askers
        yield self._choosing_news()
        yield "forget_nameless_askers", forget_nameless_askers
        yield "take_back_questions", lambda: take_back_questions(registration=self.other.registration)
