"""The parts of each session to come: written, fitting, with dialogue and a country's experience, under safe rules."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext, gettext_lazy as _, ngettext_lazy

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import AGENDA, SEGMENT, address, of_session, of_sessions
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, advice, to_solve, warning
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment, SegmentKind
from tinkuy.planning.hooks.queries import PathStep
from tinkuy.planning.rules import NAMELESS

PEOPLE_TALK = (SegmentKind.DIALOGUE, SegmentKind.WORK)
TELLS_OF_CASES = (SegmentKind.EXPERIENCE, *PEOPLE_TALK)
LEAST_DIALOGUE = 1 / 3
LONGEST_WITHOUT_BREAK = 120
TITLE = "id_title"


def _steps_with_agenda(facts: Facts) -> Iterator[PathStep]:
    return (step for step in facts.ahead if step.segments)


def _parts(facts: Facts) -> Iterator[Segment]:
    return (part for step in _steps_with_agenda(facts) for part in step.segments)


def _agendas_where(facts: Facts, is_at_fault: Callable[[PathStep], bool]) -> Iterator[Case]:
    places = [step.webinar.ordinal for step in _steps_with_agenda(facts) if is_at_fault(step)]
    return of_sessions(facts, places, route=AGENDA, field=TITLE)


def _parts_where(facts: Facts, is_at_fault: Callable[[Segment], bool], field: str) -> Iterator[Case]:
    """The parts at fault, each mended on its own page."""
    for step in _steps_with_agenda(facts):
        place = step.webinar.ordinal
        for part in filter(is_at_fault, step.segments):
            yield Case(
                address(facts, SEGMENT, place, part.ordinal, field=field),
                {"part": part.title, "place": place, "regime": part.get_regime_display()},
                subject=gettext("session %(place)s") % {"place": place},
            )


def agendas_too_long(facts: Facts) -> Iterator[Case]:
    for step in _steps_with_agenda(facts):
        webinar, minutes = step.webinar, step.agenda_minutes
        if minutes > webinar.minutes:
            longest = max(step.segments, key=lambda part: part.minutes)
            yield Case(
                address(facts, SEGMENT, webinar.ordinal, longest.ordinal, field="id_minutes"),
                {"place": webinar.ordinal, "sum": minutes, "minutes": webinar.minutes},
                subject=str(webinar.ordinal),
            )


def _has_little_dialogue(step: PathStep) -> bool:
    talk = sum(part.minutes for part in step.segments if part.kind in PEOPLE_TALK)
    return talk < step.agenda_minutes * LEAST_DIALOGUE


def _has_experience(step: PathStep) -> bool:
    return any(part.kind == SegmentKind.EXPERIENCE for part in step.segments)


def _is_experience_of_nobody(part: Segment) -> bool:
    """As the agenda to begin with leaves it: an experience is there, and nobody was asked to tell it."""
    return part.kind == SegmentKind.EXPERIENCE and not part.country


def open_parts_of_a_sensitive_cycle(facts: Facts) -> Iterator[Case]:
    is_sensitive = facts.cycle.is_sensitive
    return _parts_where(
        facts,
        lambda part: is_sensitive and part.regime == Regime.PUBLIC and part.kind in TELLS_OF_CASES,
        "id_regime",
    )


def long_sessions_without_break(facts: Facts) -> Iterator[Case]:
    for step in _steps_with_agenda(facts):
        if _is_long(step) and all(part.kind != SegmentKind.BREAK for part in step.segments):
            yield of_session(facts, step.webinar, route=AGENDA, field=TITLE)


def _is_long(step: PathStep) -> bool:
    return max(step.agenda_minutes, step.webinar.minutes) > LONGEST_WITHOUT_BREAK


RULES = (
    warning(
        id="no-agenda",
        precondition=preconditions.AHEAD,
        look=lambda facts: (
            of_session(facts, step.webinar, route=AGENDA, field=TITLE) for step in facts.ahead if not step.segments
        ),
        fact=_("Session %(place)s has no agenda"),
        advice=_("Whoever is invited wants to know what will be talked about and who speaks. Write its parts."),
        deed=_("Write the agenda"),
        together=_("Sessions %(list)s have no agenda"),
        passed=_("Every session to come has its agenda."),
        why=_("Who is invited decides by the agenda."),
    ),
    warning(
        id="long-agenda",
        precondition=preconditions.AGENDAS,
        look=agendas_too_long,
        fact=_("The agenda of session %(place)s adds up to %(sum)s minutes of %(minutes)s"),
        advice=_("The dialogue comes last and would be cut. Shorten a part or lengthen the session."),
        deed=_("Shorten a part"),
        together=_("The agendas of sessions %(list)s do not fit into them"),
        passed=_("The agendas fit into their sessions."),
        why=_("An agenda that is too long cuts the dialogue."),
    ),
    warning(
        id="little-dialogue",
        precondition=preconditions.AGENDAS,
        look=lambda facts: _agendas_where(facts, _has_little_dialogue),
        fact=ngettext_lazy(
            "Session %(places)s leaves less than a third of its time to the dialogue",
            "Sessions %(places)s leave less than a third of their time to the dialogue",
            "count",
        ),
        advice=_("People listen and leave without having spoken. Shorten what is told from the front."),
        deed=_("Change the agenda"),
        passed=_("Every agenda gives a third of its time to the dialogue."),
        why=_("The cycle lives from what the countries say to each other."),
    ),
    advice(
        id="no-experience",
        precondition=preconditions.AGENDAS,
        look=lambda facts: _agendas_where(facts, lambda step: not _has_experience(step)),
        fact=ngettext_lazy(
            "Session %(places)s tells no country's experience",
            "Sessions %(places)s tell no country's experience",
            "count",
        ),
        advice=_("Countries learn from what another one did. Ask one to tell its own, and write it as a part."),
        deed=_("Add an experience"),
        passed=_("Every agenda has a country's experience."),
        why=_("Peers learn from peers."),
    ),
    advice(
        id="experience-of-nobody",
        precondition=preconditions.AGENDAS.where(lambda facts: any(map(_has_experience, _steps_with_agenda(facts)))),
        look=lambda facts: _parts_where(facts, _is_experience_of_nobody, "id_country"),
        fact=_("“%(part)s” in session %(place)s does not say which country tells it"),
        advice=_("A country that is asked in time comes prepared. Choose it, and ask its focal point."),
        deed=_("Choose the country"),
        together=_("%(count)s experiences do not say which country tells them: %(list)s"),
        passed=_("Every experience says which country tells it."),
        why=_("Whoever tells has to know of it in time."),
    ),
    to_solve(
        id="recorded-in-silence",
        precondition=preconditions.AGENDAS.where(lambda facts: any(part.regime in NAMELESS for part in _parts(facts))),
        look=lambda facts: _parts_where(
            facts, lambda part: part.may_be_recorded and part.regime in NAMELESS, "id_may_be_recorded"
        ),
        fact=_("“%(part)s” in session %(place)s may be recorded under “%(regime)s”"),
        advice=_("A recording names who spoke and can put them in danger. Do not record this part."),
        deed=_("Take the recording out"),
        together=_("%(count)s parts may be recorded where silence was promised: %(list)s"),
        passed=_("Nothing is recorded under the Chatham House Rule or behind closed doors."),
        why=_("Who was promised silence must be able to trust it."),
    ),
    warning(
        id="public-in-sensitive",
        precondition=preconditions.AGENDAS.where(
            lambda facts: facts.cycle.is_sensitive and any(part.kind in TELLS_OF_CASES for part in _parts(facts))
        ),
        look=open_parts_of_a_sensitive_cycle,
        fact=_("“%(part)s” in session %(place)s is public in a sensitive cycle"),
        advice=_("Nobody speaks of difficulties when they are quoted by name. Choose a stricter regime."),
        deed=_("Change the regime"),
        together=_("%(count)s parts are public in a sensitive cycle: %(list)s"),
        passed=_("No part of a sensitive cycle that tells of cases is public."),
        why=_("People speak openly where they are not quoted by name."),
    ),
    advice(
        id="no-break",
        precondition=preconditions.AGENDAS.where(lambda facts: any(map(_is_long, _steps_with_agenda(facts)))),
        look=long_sessions_without_break,
        fact=_("Session %(place)s lasts over two hours without a break"),
        advice=_("Attention and lines drop, and people leave before the dialogue. Add a break of ten minutes."),
        deed=_("Add a break"),
        together=_("Sessions %(list)s last over two hours without a break"),
        passed=_("Sessions of over two hours have a break."),
        why=_("Nobody listens well for two hours on end."),
    ),
)
