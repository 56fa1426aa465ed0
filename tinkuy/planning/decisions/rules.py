"""How a proposal stands, by its stated rule: the page, the clock and the tests ask this one function."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from .models import Decision, DecisionState, Silence, VoiceKind


class DecisionVoiceLike(Protocol):
    """What a country said: a `DecisionVoice` is one."""

    country: str
    kind: str

    @property
    def blocks(self) -> bool: ...
    @property
    def has_condition(self) -> bool: ...


@dataclass(frozen=True)
class Outcome:
    """What the rule makes of the voices. `consented` of `countries` is the result's numerator and denominator."""

    state: DecisionState
    consented: int
    countries: int
    silent: tuple[str, ...]
    objecting: tuple[str, ...]


def outcome(silence: str, invited: Collection[str], voices: Iterable[DecisionVoiceLike]) -> Outcome:
    """How a proposal closes if it closes now; every invited country weighs the same, nobody else weighs anything.

    An objection that stands blocks. Where silence consents, who said nothing counts as consenting, and one consent is
    enough; else at least half of the invited countries must have consented in words.
    """
    voice_by_country = {voice.country: voice for voice in voices if voice.country in invited}
    silent = tuple(country for country in invited if country not in voice_by_country)
    objecting = tuple(country for country, voice in voice_by_country.items() if voice.blocks)
    conditions = [voice for voice in voice_by_country.values() if voice.has_condition]
    consented = len(conditions) + sum(voice.kind == VoiceKind.CONSENT for voice in voice_by_country.values())
    needed = 1 if silence == Silence.CONSENTS else max(1, (len(invited) + 1) // 2)
    if silence == Silence.CONSENTS:
        consented += len(silent)
    if objecting or consented < needed:
        state = DecisionState.NOT_ADOPTED
    else:
        state = DecisionState.WITH_CONDITION if conditions else DecisionState.ADOPTED
    return Outcome(state, consented, len(invited), silent, objecting)


def closes_at(decision: Decision) -> datetime | None:
    """The end of the deadline's day in the cycle's zone; None for what was taken in a session."""
    if decision.deadline is None:
        return None
    return datetime.combine(decision.deadline + timedelta(days=1), time(), tzinfo=ZoneInfo(decision.cycle.zone))


def takes_voices(decision: Decision) -> bool:
    """Whether countries may still answer: worked out, so that it holds while no worker has closed the proposal."""
    end = closes_at(decision)
    return decision.is_open and end is not None and decision.cycle.now() < end
