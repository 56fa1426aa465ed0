"""The page of all figures: what stands on it, what is hidden, what it costs."""

import re
from datetime import timedelta
from random import Random

import pytest
from django.test import Client

from tinkuy.attendance.cycle_figures.quality import manual_share, rows_by_phone
from tinkuy.attendance.cycle_figures.queries.figures import cycle_figures, group_figures
from tinkuy.attendance.cycle_figures.queries.groups import DIMENSIONS, division_by
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.figures.queries.session_attendance import session_attendance
from tinkuy.attendance.figures.retention import Population
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.reports.layouts.plain_list import LAYOUT as BY_HAND
from tinkuy.attendance.tests.attended import KEPT, came
from tinkuy.hiding.audience import TEAM_LEAST
from tinkuy.hiding.cells import WHOLE
from tinkuy.hiding.cycle.counts import divided
from tinkuy.hiding.cycle.groups import hidden_groups, known_without_groups
from tinkuy.hiding.cycle.ledger import ledger_of
from tinkuy.hiding.inference import worked_out
from tinkuy.hiding.small_numbers import is_small

ADDRESS = "/es/team/c/ciclo-de-prueba/attendance/figures/"


@pytest.fixture
def team(coordination) -> Client:
    client = Client()
    client.force_login(coordination)
    return client


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)).replace("\xa0", " ")


def test_invariant_25_each_figure_has_its_definition_and_both_numbers(scoped, webinars, team):
    came(scoped, webinars, range(20), range(10, 30), registered=50)

    page = text_of(team.get(ADDRESS))

    assert "60 % 30 de 50" in page  # reach
    assert "50 % 10 de 20" in page  # step retention
    assert "Quienes asistieron a alguna sesión ÷ personas inscritas en el ciclo" in page


@pytest.mark.parametrize("by", DIMENSIONS)
def test_capability_C12_the_same_figures_by_group(scoped, webinars, team, by):
    came(scoped, webinars, range(40), range(20, 60), registered=90)

    answer = team.get(ADDRESS, {"by": by})

    assert answer.status_code == 200
    assert "El ciclo entero" in text_of(answer)
    assert ("Uruguay" in text_of(answer)) == (by == "country")


def test_without_a_report_the_page_says_what_to_do(scoped, webinars, team):
    assert "Todavía no hay cifras" in text_of(team.get(ADDRESS))


def test_what_the_page_costs_does_not_grow(scoped, webinars, django_assert_num_queries):
    def ask():
        counted = cycle_figures(scoped)
        for by in DIMENSIONS:
            group_figures(counted, division_by(by, counted.attendance))

    came(scoped, webinars[:1], range(6))
    with django_assert_num_queries(8):
        ask()
    came(scoped, webinars[1:], range(30), range(40))
    with django_assert_num_queries(8):
        ask()


CASES = [
    ([range(20), range(15, 35), range(30)], 3),
    ([range(23), range(20), range(3)], 2),
    ([range(12), {*range(11), 40}, {40, 41}], 4),
    ([range(60), range(5, 64), {*range(30), *range(50, 70)}], 3),
    ([range(50), set(), range(49)], 5),
    ([range(4), range(4), range(4)], 2),
]


@pytest.mark.parametrize("is_by_country", [False, True])
@pytest.mark.parametrize(("sessions", "groups"), CASES)
def test_invariant_09_no_subtraction_between_groups_sessions_and_totals_tells_of_few(sessions, groups, is_by_country):
    """Whoever solves all sums, with every group, the whole and the map of countries, learns of no few from the page."""
    everyone = frozenset(range(72))
    whole = Population(
        [frozenset(one) for one in sessions], everyone, [frozenset(p for p in everyone if p % 7) for _one in sessions]
    )
    parts = {str(group): narrowed(whole, lambda p, group=group: p * p % groups == group) for group in range(groups)}
    by_group = {code: [len(session) for session in part.sessions] for code, part in parts.items()}
    ledger = ledger_of(whole.sessions, len(everyone), whole.enrolled, by_group if is_by_country else {})
    alone = {(WHOLE, *cell): count for cell, count in ledger.safe_at(TEAM_LEAST).items()}
    parts_shown = divided(ledger, parts)

    dark = {cell for cell, count in alone.items() if count is None}
    shown = hidden_groups(parts_shown, TEAM_LEAST, dark, parts)

    hidden = {cell for cell, count in shown.items() if count is None}
    blank = parts_shown.unseen | {
        cell for cell in hidden if parts_shown.counts[cell] == 0 or is_column_of_zeros(cell, shown, parts_shown)
    }
    derived = worked_out(parts_shown.counts, parts_shown.sums, hidden, blank)
    given = known_without_groups(parts_shown, TEAM_LEAST, dark)
    assert {cell for cell in derived if is_small(parts_shown.counts[cell], TEAM_LEAST)} <= given
    assert is_by_country or not given
    assert not [cell for cell, count in shown.items() if count and is_small(count, TEAM_LEAST)]
    assert all(shown[cell] is None for cell, count in alone.items() if count is None and parts_shown.counts[cell])


def is_column_of_zeros(cell, shown, found) -> bool:
    """Whether the same cell of some group is hidden though it is zero: then a reader cannot take any for one."""
    same = [other for other in shown if other[0] != WHOLE and other[1:] == cell[1:]]
    return any(found.counts[other] == 0 and shown[other] is None for other in same)


def narrowed(whole: Population[int], belongs) -> Population[int]:
    def of(persons):
        return frozenset(person for person in persons if belongs(person))

    return Population([of(one) for one in whole.sessions], of(whole.registered), [of(one) for one in whole.enrolled])


@pytest.mark.parametrize("seed", range(12))
def test_invariant_09_the_page_of_figures_shows_nothing_that_another_page_hides(scoped, webinars, seed):
    """A reader has all pages: where each hid for itself, what one hid stood on another."""
    chance = Random(seed)
    came(scoped, webinars, *({p for p in range(40) if chance.random() < 0.7} for _webinar in webinars), registered=45)
    figures = cycle_figures(scoped)
    seen = safe_attendance(attendance_of(scoped))

    triangle = figures.triangle()

    for cohort, row in enumerate(seen.triangle):
        for after, count in enumerate(row):
            assert (triangle[cohort][cohort + after].figure is None) == (count is None or row[0] is None)
    hidden = {cell for cell, count in figures.safe_cells.items() if count is None}
    assert [(WHOLE, "persons", place) in hidden for place in range(3)] == [count is None for count in seen.persons]
    assert [(WHOLE, "walked in", place) in hidden for place in range(3)] <= [
        one.figure is None for one in seen.walk_ins
    ]


def test_invariant_09_a_page_hides_the_few_and_what_would_give_them_away(scoped, webinars, team):
    """All but 3 of 23 stayed on, and nobody else came."""
    came(scoped, webinars, range(23), range(20), registered=60)

    page = text_of(team.get(ADDRESS))

    assert "oculto" in page
    assert not re.search(r"\b(3 de|20 de 23)\b", page)


@pytest.fixture
def all_but_two(scoped, webinars):
    """33 at the first session of the 35 who came at all: its total is hidden, because those are shown."""
    came(scoped, webinars, range(33), range(35), registered=60)
    assert safe_attendance(attendance_of(scoped)).persons[0] is None
    return scoped


def test_promise_P17_the_room_tells_no_total_that_is_hidden(all_but_two, webinars, team):
    attendance = session_attendance(all_but_two, webinars[0])
    page = text_of(team.get(f"/es/team/c/ciclo-de-prueba/attendance/s/{webinars[0].ordinal}/"))
    stays = cycle_figures(all_but_two).stays()

    assert (attendance.room.peak[1], attendance.room.close[1], attendance.room.at_close, attendance.room.stayed) == (
        None,
    ) * 4
    assert [stays[code][0].figure for code in ("median", "close", "drop")] == [None] * 3
    assert "La sala no se cuenta minuto a minuto: permitiría identificar a alguien." in page
    assert not re.search(r"\b33\b", page)


def test_promise_P17_the_fullest_moment_does_not_tell_who_came_briefly(scoped, webinars):
    """29 at once, of whom two did not stay ten minutes: 27 attended."""
    came(scoped, webinars, range(29), registered=60)
    brief = Presence.objects.order_by("pk")[27:]
    Presence.objects.filter(pk__in=[one.pk for one in brief]).update(
        left_at=webinars[0].starts_at + timedelta(minutes=4)
    )

    attendance = session_attendance(scoped, webinars[0])

    assert (attendance.persons, attendance.room.peak[1], attendance.room.close[1]) == (27, None, 27)
    assert cycle_figures(scoped).stays()["close"][0].figure is None


@pytest.mark.parametrize("by", DIMENSIONS)
def test_promise_P17_a_group_of_everybody_tells_nothing_that_the_whole_hides(all_but_two, by):
    """Nobody was asked for an organisation and no invitation was sent: everybody is of one group."""
    figures = cycle_figures(all_but_two)
    groups = group_figures(figures, division_by(by, figures.attendance))

    hidden = {cell[1:] for cell, count in figures.safe_cells.items() if count is None} - figures.counts.ledger.unseen
    derivable = {
        cell
        for cell in hidden
        if figures.counts.ledger.counts[cell]
        and all(group.safe_cells.get((group.code, *cell)) is not None for group in groups)
    }
    assert (derivable, ("persons", 0) in hidden) == (set(), True)


def test_promise_P17_the_rows_of_a_file_do_not_tell_whom_nobody_registered(scoped, webinars):
    """35 rows of a list made by hand beside 33 who attended: two accounts are of nobody."""
    came(scoped, webinars, range(33), registered=60)
    report = AttendanceImport.objects.get()
    hours = {"joined_at": webinars[0].starts_at, "left_at": webinars[0].ends_at, "erase_on": KEPT}
    Presence.objects.bulk_create(Presence(cycle=scoped, webinar=webinars[0], source=report, **hours) for _ in range(2))
    tables = {}
    for rows in (35, 80):
        AttendanceImport.objects.update(layout=BY_HAND, counts={"joins": rows, "by_phone": 0})
        tables["nobody's", rows] = [cycle_figures(scoped).rows(one) for one in (rows_by_phone, manual_share)]
    Presence.objects.filter(registration=None).delete()
    for rows, by_phone in ((35, 0), (80, 3), (80, 0)):
        AttendanceImport.objects.update(counts={"joins": rows, "by_phone": by_phone})
        tables[rows, by_phone] = [cycle_figures(scoped).rows(one) for one in (rows_by_phone, manual_share)]

    is_readable = {
        key: [one.figure is not None for whole, each in found for one in (whole, *each)]
        for key, found in tables.items()
    }
    assert is_readable == {
        ("nobody's", 35): [False] * 4,
        ("nobody's", 80): [False] * 4,
        (35, 0): [False] * 4,
        (80, 3): [False, False, True, True],
        (80, 0): [True] * 4,
    }
