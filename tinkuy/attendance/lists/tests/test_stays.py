"""How long somebody was in a session: a list of one country must not count those of the others in the room."""

import pytest
from django.urls import reverse

from tinkuy.attendance.figures.queries.session_attendance import session_attendance
from tinkuy.attendance.lists.queries.named import NamedList, named_list
from tinkuy.attendance.tests.made import WHOLE, imported, line, registered

EARLY = "15:20:00"


@pytest.fixture
def stayed(coordination, scoped, webinars):
    """`stayed(PE=8, UY=2)`: eight of each come to session 1; so many of them stay to its end, others leave early."""

    def come(**to_the_end: int) -> None:
        for country in to_the_end:
            registered(scoped, *(f"{country}{n}" for n in range(8)), country=country)
        lines = [
            line(f"{country}{n}", f"{country.lower()}{n}@example.org", left=WHOLE[1] if n < number else EARLY)
            for country, number in to_the_end.items()
            for n in range(8)
        ]
        imported(coordination, webinars[0], *lines)

    return come


@pytest.fixture
def listed(scoped):
    """What the list says of session 1: its heading and the cell of each row."""

    def of(*countries: str) -> tuple[str, list]:
        table = named_list(scoped, NamedList.ATTENDANCE, countries=countries or None).table
        return table.columns[5].name, [row[5] for row in table.rows]

    return of


def test_promise_P17_a_focal_points_list_does_not_count_the_others_who_were_in_the_room_at_a_moment(
    scoped, webinars, stayed, listed
):
    """Ten are there ten minutes before the end: with eight rows of all its minutes, two would be of Uruguay."""
    stayed(PE=8, UY=2)

    heading, cells = listed("PE")

    assert session_attendance(scoped, webinars[0]).room.close[1] == 10
    assert (heading, cells) == ("Sesión 1: presente", ["asistió"] * 8)


def test_promise_P17_who_stayed_and_who_left_before_the_middle_read_the_same(stayed, listed):
    """Half of a session in one stay has its middle in it: beside the fullest moment such rows would count others."""
    stayed(PE=2, UY=8)

    assert listed("PE")[1] == ["asistió"] * 8


def test_capability_C10_who_reads_every_country_by_name_has_the_minutes(stayed, listed):
    stayed(PE=8, UY=2)

    assert listed()[1] == [90] * 10 + [20] * 6


def test_capability_C10_a_focal_points_list_has_the_minutes_where_nobody_else_was_there(stayed, listed):
    stayed(PE=8)

    assert listed("PE") == ("Sesión 1: minutos presente", [90] * 8)


def test_promise_P17_the_page_says_why_a_list_has_no_minutes(signed_in, focal_point_pe, coordination, scoped, stayed):
    stayed(PE=8, UY=2)
    address = reverse("attendance:export_list", args=[scoped.slug, "attendance"])
    reason = "cuántas de las personas que no están en ella"

    pages = [signed_in(person).get(address).text for person in (focal_point_pe, coordination)]

    assert [reason in page for page in pages] == [True, False]
