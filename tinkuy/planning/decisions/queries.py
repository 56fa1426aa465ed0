"""The decisions board: each proposal with what the countries said of it, and how it stands by its rule."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries import invited_countries

from .models import Decision, DecisionState, DecisionVoice, VoiceKind
from .rules import Outcome, outcome, takes_voices


@dataclass(frozen=True)
class OnBoard:
    """A decision on the board. `stands` is what its rule makes of the voices now: kept once it is closed.

    `consented` of `country_count` countries is the result; both are None for what was taken in a session.
    """

    decision: Decision
    voices: tuple[DecisionVoice, ...]
    stands: Outcome
    is_open: bool

    @property
    def state(self) -> DecisionState:
        """Past its deadline it is closed, whether or not a worker has written so."""
        if self.is_open or not self.decision.is_open:
            return DecisionState(self.decision.state)
        return self.stands.state

    @property
    def consented(self) -> int | None:
        if self.decision.was_taken_in_session:
            return None
        return self.stands.consented if self.decision.is_open else self.decision.consented

    @property
    def country_count(self) -> int | None:
        if self.decision.was_taken_in_session:
            return None
        return self.stands.countries if self.decision.is_open else self.decision.countries

    @property
    def has_result(self) -> bool:
        return not self.is_open and self.consented is not None

    @property
    def consented_in_words(self) -> int:
        """How many countries consented in words, an objection with an accepted resolution too."""
        return sum(voice.kind == VoiceKind.CONSENT or voice.has_condition for voice in self.voices)

    @property
    def silent(self) -> list[str]:
        """The names of the countries that have not answered."""
        return sorted(country_name(code) for code in self.stands.silent)

    @property
    def objections(self) -> list[DecisionVoice]:
        return [voice for voice in self.voices if voice.kind == VoiceKind.OBJECTION]

    @property
    def others(self) -> list[DecisionVoice]:
        return [voice for voice in self.voices if voice.kind != VoiceKind.OBJECTION]


def board(cycle: Cycle) -> list[OnBoard]:
    """Those that are open by their deadline, then the others, the latest first; three queries however many."""
    voices = defaultdict(list)
    for voice in DecisionVoice.objects.order_by("country"):
        voices[voice.decision_id].append(voice)
    invited = invited_countries(cycle)
    rows = [_on_board(row, voices[row.pk], invited) for row in _decisions()]
    waiting = sorted((one for one in rows if one.is_open), key=lambda one: (one.decision.deadline, one.decision.number))
    return waiting + [one for one in reversed(rows) if not one.is_open]


def decision_at(cycle: Cycle, number: int) -> OnBoard | None:
    decision = _decisions().filter(number=number).first()
    if decision is None:
        return None
    voices = list(DecisionVoice.objects.filter(decision=decision).order_by("country"))
    return _on_board(decision, voices, invited_countries(cycle))


def _decisions() -> QuerySet[Decision]:
    return Decision.objects.select_related("cycle", "webinar", "proposed_by").order_by("number")


def _on_board(decision: Decision, voices: list[DecisionVoice], invited: Collection[str]) -> OnBoard:
    stands = outcome(decision.silence, invited, voices)
    return OnBoard(decision, tuple(voices), stands, takes_voices(decision))
