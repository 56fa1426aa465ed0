"""The pages of attendance and their pictures as files: who came back, where interest fell, and what is hidden."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import translation

from tinkuy.attendance.presences.models import Presence
from tinkuy.desk.dashboard.pictures import heat_of
from tinkuy.desk.figures.queries.heat import HeatCell, HeatRow
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook

TEAM = "/en/team/c/ciclo-de-prueba/"
ATTENDANCE = f"{TEAM}attendance/"
SESSION = f"{ATTENDANCE}s/1/"
FILES = [f"{TEAM}pictures/{name}" for name in ("weave", "map", "funnel")]
FILES += [f"{ATTENDANCE}triangle", f"{SESSION}curve"]
PICTURE_CHUNKS = {b"IHDR", b"IDAT", b"IEND", b"PLTE", b"pHYs", b"sRGB", b"gAMA"}


@pytest.fixture
def browser(signed_in, coordination, scoped) -> Client:
    return signed_in(coordination)


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def agenda(scoped, webinars: list[Webinar]) -> None:
    for place, (kind, minutes) in enumerate((("opening", 10), ("work", 50), ("closing", 30)), 1):
        Segment.objects.create(
            cycle=scoped, webinar=webinars[0], ordinal=place, title=f"Parte {place}", minutes=minutes, kind=kind
        )
    Hook.objects.create(
        cycle=scoped, number=1, origin=webinars[0], target=webinars[1], state="planted", planted_second=5000
    )


def test_capability_C12_the_page_of_attendance_says_who_came_back(browser, attended):
    html = page(browser, ATTENDANCE)

    assert "Session 2 kept 67% of the attendance of session 1" in html
    assert "Of those who came to session 1, 67% were in session 2" in html
    assert html.count('class="cohorts page"') == html.count('class="cohorts phone"') == 1
    assert '<th scope="row">Session 1</th><td class="num">30</td><td class="num">20</td>' in html
    assert f'href="{SESSION}"' in html


def test_capability_C12_a_session_says_its_room_its_figures_its_countries_and_its_steps(
    browser, attended, agenda, webinars
):
    Presence.objects.filter(webinar=webinars[0], registration__country="UY").update(
        left_at=webinars[0].starts_at + timedelta(minutes=40)
    )

    html = page(browser, SESSION)

    assert "The fullest moment: 30 people, in minute 0." in html
    assert "It fell most during «Parte 2»: from about 30 to about 20 people." in html
    assert "H1, left open in minute 83" in html
    assert "60 of 90 minutes" in html
    assert '<td class="num">20</td>' in html
    assert "To session 2" in html
    assert "a.csv" in html


def test_the_map_links_each_session_to_its_page(browser, attended):
    html = page(browser, TEAM)

    assert re.findall(rf'href="({ATTENDANCE}s/\d/)"', html) == [SESSION, f"{ATTENDANCE}s/2/"]


def test_a_session_without_attendance_says_what_is_missing(browser, attended):
    html = page(browser, f"{ATTENDANCE}s/3/")

    assert "Nothing is known yet of who came" in html
    assert "No report was imported." in html
    assert browser.get(f"{ATTENDANCE}s/9/").status_code == 404
    assert browser.get(f"{ATTENDANCE}s/3/curve.svg").status_code == 404


def test_invariant_09_the_same_numbers_are_hidden_on_every_page_and_in_every_file(
    browser, make_registrations, attend, webinars
):
    peru, uruguay = make_registrations("PE", 20), make_registrations("UY", 9)
    attend(webinars[0], [*peru, *uruguay])
    attend(webinars[1], [*peru[:18], *uruguay])

    pages = [page(browser, address) for address in (ATTENDANCE, SESSION, f"{ATTENDANCE}s/2/")]
    files = [browser.get(f"{name}.svg").content.decode() for name in FILES]

    for html in pages:
        assert "hidden-count" in html
    for text in (*pages, *files):
        assert not re.search(r">\s*2\s*</td>", text)
        assert "missed 2<" not in text
    assert all(">27<" not in text and ">27 <" not in text for text in (*pages, *files))


@pytest.mark.parametrize("address", FILES)
def test_promise_P15_a_picture_is_a_file_of_twice_its_size_with_nothing_else_in_it(
    browser, attended, invited, agenda, address
):
    svg, png = browser.get(f"{address}.svg"), browser.get(f"{address}.png")

    root = ElementTree.fromstring(svg.content)
    assert (svg["Content-Type"], png["Content-Type"]) == ("image/svg+xml", "image/png")
    assert re.fullmatch(r'attachment; filename="ciclo-de-prueba-[\w-]+\.png"', png["Content-Disposition"])
    assert int.from_bytes(png.content[16:20]) == 2 * float(root.get("width"))
    assert chunks(png.content) <= PICTURE_CHUNKS
    assert set(re.findall(rb"https?://[^\"]+", svg.content)) == {b"http://www.w3.org/2000/svg"}
    for words in ("Ciclo de prueba", "20 April 2026", "Tinkuy"):
        assert words in svg.content.decode()


def chunks(png: bytes) -> set[bytes]:
    found, at = set(), 8
    while at < len(png):
        found.add(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4])
    return found


def test_the_picture_of_a_session_says_of_which(browser, attended):
    assert "Session 1: Sesión 1. Attendance of the cycle" in browser.get(f"{SESSION}curve.svg").content.decode()


def test_a_picture_that_is_not_there_is_not_found(browser, attended):
    for name in ("pictures/other.svg", "pictures/weave.pdf", "attendance/triangle.gif"):
        assert browser.get(f"{TEAM}{name}").status_code == 404


def test_whoever_sees_the_page_may_take_its_picture_and_nobody_else(signed_in, attended, observer, outsider):
    for address in (SESSION, *(f"{name}.svg" for name in FILES if "funnel" not in name)):
        assert signed_in(observer).get(address).status_code == 200
        assert signed_in(outsider).get(address).status_code == 404
        assert Client().get(address).status_code == 302


def test_invariant_11_the_page_names_the_threads_and_parts_not_who_spoke(browser, attended, agenda):
    """The room is counted whatever the regime; nobody and no country is tied to a minute."""
    svg = browser.get(f"{SESSION}curve.svg").content.decode()

    assert "Peru" not in svg
    assert "Uruguay" not in svg


def test_what_the_pages_cost_does_not_grow(
    browser, scoped, make_registrations, attend, webinars, django_assert_max_num_queries, django_assert_num_queries
):
    attend(webinars[0], make_registrations("PE", 20))
    attend(webinars[1], make_registrations("PE", 20))
    counted = []
    for address in (ATTENDANCE, SESSION):
        with django_assert_max_num_queries(35) as statements:
            browser.get(address)
        counted.append(len(statements))
    attend(webinars[0], make_registrations("UY", 40))
    attend(webinars[2], make_registrations("BO", 40))

    for address, number in zip((ATTENDANCE, SESSION), counted, strict=True):
        with django_assert_num_queries(number):
            browser.get(address)


@pytest.mark.one_database
def test_where_several_countries_kept_the_same_none_is_named_alone():
    cells = [HeatCell(10, 5, False)] * 2

    def title(*shares: float) -> str:
        rows = [HeatRow(code, cells, share) for code, share in zip(("BO", "PE", "UY"), shares, strict=True)]
        picture = heat_of(rows, [1, 2])
        assert picture
        return picture.title

    with translation.override("en"):
        assert title(1.0, 1.0, 0.9) == "2 countries kept 100% of their attendance, the highest share"
        assert title(0.8, 0.7, 1.0) == "Uruguay kept 100% of its attendance, the highest share"
        assert title(0.2, 0.2, 0.9) == "2 countries kept 20% of their attendance, the lowest share"
