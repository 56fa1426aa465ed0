"""The parts of each session to come: written, fitting, with dialogue and a country's experience, under safe rules."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import AGENDA, SEGMENT, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity, Together
from tinkuy.desk.checkup.wording import places_listed
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.segment import Segment, SegmentKind
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


def _agenda(facts: Facts, place: int) -> str:
    return address(facts, AGENDA, place, field=TITLE)


def _part(facts: Facts, step: PathStep, part: Segment, field: str) -> str:
    return address(facts, SEGMENT, step.webinar.ordinal, part.ordinal, field=field)


def sessions_without_agenda(facts: Facts) -> Iterator[Remark]:
    for step in facts.ahead:
        if not step.segments:
            yield Remark(
                fact=_("Session %(place)s has no agenda") % {"place": step.webinar.ordinal},
                advice=_("Whoever is invited wants to know what will be talked about and who speaks. Write its parts."),
                deed=_("Write the agenda"),
                href=_agenda(facts, step.webinar.ordinal),
                subject=str(step.webinar.ordinal),
            )


def agendas_too_long(facts: Facts) -> Iterator[Remark]:
    for step in _steps_with_agenda(facts):
        if step.agenda_minutes > step.webinar.minutes:
            longest = max(step.segments, key=lambda part: part.minutes)
            yield Remark(
                fact=_("The agenda of session %(place)s adds up to %(sum)s minutes of %(minutes)s")
                % {"place": step.webinar.ordinal, "sum": step.agenda_minutes, "minutes": step.webinar.minutes},
                advice=_("The dialogue comes last and would be cut. Shorten a part or lengthen the session."),
                deed=_("Shorten a part"),
                href=_part(facts, step, longest, "id_minutes"),
                subject=str(step.webinar.ordinal),
            )


def agendas_with_little_dialogue(facts: Facts) -> Iterator[Remark]:
    places = [step.webinar.ordinal for step in _steps_with_agenda(facts) if _has_little_dialogue(step)]
    if places:
        yield Remark(
            fact=ngettext(
                "Session %(places)s leaves less than a third of its time to the dialogue",
                "Sessions %(places)s leave less than a third of their time to the dialogue",
                len(places),
            )
            % {"places": places_listed(places)},
            advice=_("People listen and leave without having spoken. Shorten what is told from the front."),
            deed=_("Change the agenda"),
            href=_agenda(facts, min(places)),
        )


def _has_little_dialogue(step: PathStep) -> bool:
    talk = sum(part.minutes for part in step.segments if part.kind in PEOPLE_TALK)
    return talk < step.agenda_minutes * LEAST_DIALOGUE


def agendas_without_experience(facts: Facts) -> Iterator[Remark]:
    places = [step.webinar.ordinal for step in _steps_with_agenda(facts) if not _experiences(step)]
    if places:
        yield Remark(
            fact=ngettext(
                "Session %(places)s tells no country's experience",
                "Sessions %(places)s tell no country's experience",
                len(places),
            )
            % {"places": places_listed(places)},
            advice=_("Countries learn from what another one did. Ask one to tell its own, and write it as a part."),
            deed=_("Add an experience"),
            href=_agenda(facts, min(places)),
        )


def _experiences(step: PathStep) -> list[Segment]:
    return [part for part in step.segments if part.kind == SegmentKind.EXPERIENCE]


def experiences_of_no_country(facts: Facts) -> Iterator[Remark]:
    """As the agenda to begin with leaves them: an experience is there, and nobody was asked to tell it."""
    for step in _steps_with_agenda(facts):
        for part in _experiences(step):
            if not part.country:
                yield Remark(
                    fact=_("“%(part)s” in session %(place)s does not say which country tells it")
                    % {"part": part.title, "place": step.webinar.ordinal},
                    advice=_("A country that is asked in time comes prepared. Choose it, and ask its focal point."),
                    deed=_("Choose the country"),
                    href=_part(facts, step, part, "id_country"),
                    subject=_("session %(place)s") % {"place": step.webinar.ordinal},
                )


def recordings_under_silence(facts: Facts) -> Iterator[Remark]:
    for step in _steps_with_agenda(facts):
        for part in step.segments:
            if part.may_be_recorded and part.regime in NAMELESS:
                yield Remark(
                    fact=_("“%(part)s” in session %(place)s may be recorded under “%(regime)s”")
                    % {"part": part.title, "place": step.webinar.ordinal, "regime": part.get_regime_display()},
                    advice=_("A recording names who spoke and can put them in danger. Do not record this part."),
                    deed=_("Take the recording out"),
                    href=_part(facts, step, part, "id_may_be_recorded"),
                    subject=_("session %(place)s") % {"place": step.webinar.ordinal},
                )


def open_parts_of_a_sensitive_cycle(facts: Facts) -> Iterator[Remark]:
    for step in _steps_with_agenda(facts):
        for part in step.segments:
            if facts.cycle.is_sensitive and part.regime == Regime.PUBLIC and part.kind in TELLS_OF_CASES:
                yield Remark(
                    fact=_("“%(part)s” in session %(place)s is public in a sensitive cycle")
                    % {"part": part.title, "place": step.webinar.ordinal},
                    advice=_("Nobody speaks of difficulties when they are quoted by name. Choose a stricter regime."),
                    deed=_("Change the regime"),
                    href=_part(facts, step, part, "id_regime"),
                    subject=_("session %(place)s") % {"place": step.webinar.ordinal},
                )


def long_sessions_without_break(facts: Facts) -> Iterator[Remark]:
    for step in _steps_with_agenda(facts):
        if _is_long(step) and all(part.kind != SegmentKind.BREAK for part in step.segments):
            yield Remark(
                fact=_("Session %(place)s lasts over two hours without a break") % {"place": step.webinar.ordinal},
                advice=_("Attention and lines drop, and people leave before the dialogue. Add a break of ten minutes."),
                deed=_("Add a break"),
                href=_agenda(facts, step.webinar.ordinal),
                subject=str(step.webinar.ordinal),
            )


def _is_long(step: PathStep) -> bool:
    return max(step.agenda_minutes, step.webinar.minutes) > LONGEST_WITHOUT_BREAK


def _has_parts_on_cases(facts: Facts) -> bool:
    return facts.cycle.is_sensitive and any(part.kind in TELLS_OF_CASES for part in _parts(facts))


RULES = (
    Rule(
        "no-agenda",
        Severity.WARNING,
        gettext_lazy("Every session to come has its agenda."),
        gettext_lazy("Who is invited decides by the agenda."),
        sessions_without_agenda,
        Together(gettext_lazy("Sessions %(list)s have no agenda")),
        ground=ground.AHEAD,
    ),
    Rule(
        "long-agenda",
        Severity.WARNING,
        gettext_lazy("The agendas fit into their sessions."),
        gettext_lazy("An agenda that is too long cuts the dialogue."),
        agendas_too_long,
        Together(gettext_lazy("The agendas of sessions %(list)s do not fit into them")),
        ground=ground.AGENDAS,
    ),
    Rule(
        "little-dialogue",
        Severity.WARNING,
        gettext_lazy("Every agenda gives a third of its time to the dialogue."),
        gettext_lazy("The cycle lives from what the countries say to each other."),
        agendas_with_little_dialogue,
        ground=ground.AGENDAS,
    ),
    Rule(
        "no-experience",
        Severity.ADVICE,
        gettext_lazy("Every agenda has a country's experience."),
        gettext_lazy("Peers learn from peers."),
        agendas_without_experience,
        ground=ground.AGENDAS,
    ),
    Rule(
        "experience-of-nobody",
        Severity.ADVICE,
        gettext_lazy("Every experience says which country tells it."),
        gettext_lazy("Whoever tells has to know of it in time."),
        experiences_of_no_country,
        Together(gettext_lazy("%(count)s experiences do not say which country tells them: %(list)s")),
        ground=ground.AGENDAS.where(lambda facts: any(_experiences(step) for step in _steps_with_agenda(facts))),
    ),
    Rule(
        "recorded-in-silence",
        Severity.TO_SOLVE,
        gettext_lazy("Nothing is recorded under the Chatham House Rule or behind closed doors."),
        gettext_lazy("Who was promised silence must be able to trust it."),
        recordings_under_silence,
        Together(gettext_lazy("%(count)s parts may be recorded where silence was promised: %(list)s")),
        ground=ground.AGENDAS.where(lambda facts: any(part.regime in NAMELESS for part in _parts(facts))),
    ),
    Rule(
        "public-in-sensitive",
        Severity.WARNING,
        gettext_lazy("No part of a sensitive cycle that tells of cases is public."),
        gettext_lazy("People speak openly where they are not quoted by name."),
        open_parts_of_a_sensitive_cycle,
        Together(gettext_lazy("%(count)s parts are public in a sensitive cycle: %(list)s")),
        ground=ground.AGENDAS.where(_has_parts_on_cases),
    ),
    Rule(
        "no-break",
        Severity.ADVICE,
        gettext_lazy("Sessions of over two hours have a break."),
        gettext_lazy("Nobody listens well for two hours on end."),
        long_sessions_without_break,
        Together(gettext_lazy("Sessions %(list)s last over two hours without a break")),
        ground=ground.AGENDAS.where(lambda facts: any(_is_long(step) for step in _steps_with_agenda(facts))),
    ),
)
