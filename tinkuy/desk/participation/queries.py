"""Participation in a cycle, session by session and country by country, with what may not be told left out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tinkuy.attendance.figures.figure import Figure
from tinkuy.attendance.warnings.queries.board import WarningBoard, warning_board
from tinkuy.attendance.warnings.rule import CYCLE, Subject
from tinkuy.core.text import folded
from tinkuy.desk.participation.figures import GOVERNMENT
from tinkuy.dialogue.activity import Activity, activity_by_webinar
from tinkuy.hiding import Audience, Parts, are_safe, safe
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Speaker
from tinkuy.systematisation.transcripts.queries.voices import Turn, speakers_of, turns_of

from .figures import SessionFacts, session_figures, voice

ORGANISERS = (Role.COORDINATION, Role.FACILITATION, Role.RAPPORTEUR, Role.SUPPORT, Role.SYSTEMATISATION)


@dataclass(frozen=True)
class CountryVoice:
    """What a country said in the cycle, of `whole`, beside its share of those who attended."""

    country: str
    turns: int
    whole: int
    equity: Figure | None


@dataclass(frozen=True)
class SessionRow:
    webinar: Webinar
    figures: Mapping[str, Figure | None]


@dataclass(frozen=True)
class Participation:
    whole: Mapping[str, Figure | None]
    sessions: tuple[SessionRow, ...]
    countries: tuple[CountryVoice, ...]


def participation_of(cycle: Cycle) -> Participation:
    """Of the *cycle* in scope, in a fixed number of queries. Sessions that were measured, in order."""
    board = warning_board(cycle)
    acts, turns = activity_by_webinar(cycle), turns_of(cycle)
    speakers = {speaker.pk: speaker for speaker in speakers_of(cycle)}
    organisers = _organisers(cycle, speakers)
    active = _active(board, acts)
    facts = [
        _facts(board, place, acts.get(webinar.pk), turns.get(webinar.pk, []), speakers, organisers, active[place])
        for place, webinar in enumerate(board.webinars)
    ]
    return Participation(
        whole=session_figures(facts),
        sessions=tuple(
            SessionRow(webinar, session_figures([one])) for webinar, one in zip(board.webinars, facts, strict=True)
        ),
        countries=_countries(board, acts, turns, speakers),
    )


def _facts(
    board: WarningBoard,
    place: int,
    acts: Activity | None,
    turns: list[Turn],
    speakers: Mapping[int, Speaker],
    organisers: frozenset[int],
    active: int | None,
) -> SessionFacts:
    starts_at, ends_at = board.webinars[place].window
    own_acts = acts or Activity()
    return SessionFacts(
        attended=board.measures.visible_persons(CYCLE, place),
        active=active,
        by_participants=own_acts.by_participants,
        read=own_acts.read,
        answered=own_acts.answered,
        notes=own_acts.notes,
        hours=max(0.0, (ends_at - starts_at).total_seconds() / 3600),
        has_dialogue=acts is not None,
        turns=Counter(turn.speaker for turn in turns),
        by_sector=Counter(speakers[turn.speaker].sector for turn in turns if speakers[turn.speaker].sector),
        talk=sum(turn.milliseconds for turn in turns),
        organisers=sum(turn.milliseconds for turn in turns if turn.speaker in organisers) if organisers else None,
        government=board.measures.visible_persons(Subject("sector", GOVERNMENT), place),
    )


def _active(board: WarningBoard, acts: Mapping[int, Activity]) -> list[int | None]:
    """Persons who attended and asked under a name: of each session, hidden so that their sum tells none of them."""
    sessions = zip(board.webinars, board.measures.observed.sessions, strict=True)
    counts = [len(acts[webinar.pk].named & came) if webinar.pk in acts else 0 for webinar, came in sessions]
    safe_places = safe(Parts(dict(enumerate(counts))), Audience.TEAM)
    rest = [len(came) - count for came, count in zip(board.measures.observed.sessions, counts, strict=True)]
    return [
        count if place in safe_places and are_safe([rest[place]], Audience.TEAM) else None
        for place, count in enumerate(counts)
    ]


def _organisers(cycle: Cycle, speakers: Mapping[int, Speaker]) -> frozenset[int]:
    """The speakers who bear the name of somebody who runs the cycle; the transcript knows nothing else of them."""
    team_roles = TeamRole.objects.filter(cycle=cycle, role__in=ORGANISERS).select_related("person")
    names = {folded(role.person.name) for role in team_roles}
    return frozenset(key for key, speaker in speakers.items() if folded(speaker.label) in names)


def _countries(
    board: WarningBoard,
    acts: Mapping[int, Activity],
    turns: Mapping[int, list[Turn]],
    speakers: Mapping[int, Speaker],
) -> tuple[CountryVoice, ...]:
    """Each country that said something or attended, by name; questions and turns count one each."""
    turns_by_country = sum((one.by_country for one in acts.values()), Counter[str]())
    turns_by_country.update(speakers[turn.speaker].country for own in turns.values() for turn in own)
    del turns_by_country[""]
    if not turns_by_country:
        return ()
    active_places = [place for place, webinar in enumerate(board.webinars) if webinar.pk in acts or webinar.pk in turns]
    everybody = _summed(board, CYCLE, active_places)
    countries = sorted({*turns_by_country, *board.measures.observed.invited}, key=country_name)
    return tuple(
        CountryVoice(
            code,
            turns_by_country[code],
            turns_by_country.total(),
            voice(
                turns_by_country[code],
                turns_by_country.total(),
                _summed(board, Subject("country", code), active_places),
                everybody,
            ),
        )
        for code in countries
    )


def _summed(board: WarningBoard, subject: Subject, places: list[int]) -> int | None:
    """Attendances of the sessions in which something was said; None where one of them is hidden."""
    counts = [board.measures.visible_persons(subject, place) for place in places]
    return None if None in counts else sum(count or 0 for count in counts)
