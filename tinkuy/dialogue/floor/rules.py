"""Whether a session goes on, who may take part in it, and what of it may be read."""

from tinkuy.convening.admission.rules import holds_place
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import CycleState, Regime
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.rules import may


def is_live(webinar: Webinar) -> bool:
    return webinar.state == WebinarState.LIVE


def begins_its_cycle(person: Person, webinar: Webinar) -> bool:
    """Whether opening this session puts a cycle that was announced under way."""
    return webinar.cycle.state == CycleState.CONVENING and may(person, "advance_cycle", webinar.cycle)


def may_take_part(voice: Voice, webinar: Webinar) -> bool:
    """Whether the voice is of this webinar: a participant of its cycle, or someone of its team."""
    if voice.registration is not None:
        is_registered = voice.registration.is_confirmed and voice.registration.cycle_id == webinar.cycle_id
        return is_registered and holds_place(voice.registration, webinar)
    return may(voice.person, "take_part", webinar.cycle)


def may_be_read(regime: str, webinar: Webinar) -> bool:
    """Whether the room, and who comes later, may read it: what was said under *closed* ends with the session."""
    return regime != Regime.CLOSED or is_live(webinar)
