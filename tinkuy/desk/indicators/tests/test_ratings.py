"""P13: what those who attended thought of the sessions, for the team, in files and reports, and for a funder."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest

from tinkuy.core import clock
from tinkuy.dialogue.ratings.actions import close_ratings, count_ratings, rate_session
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

SPRING = {"first": "2026-03-01", "last": "2026-04-20"}
REPORTS = "/en/team/c/ciclo-de-prueba/reports/"
AFTER = "/en/team/c/ciclo-de-prueba/sessions/2/after/"


@pytest.fixture
def answered(scoped, webinars, make_registrations, attend) -> list[Webinar]:
    """60 came to the first session: of 30 answers 18 are good. 40 to the second: of 8 answers two are not."""
    people = make_registrations("PE", 60)
    for webinar, came, answers in ((webinars[0], 60, [3] * 18 + [1] * 12), (webinars[1], 40, [2] * 6 + [0] * 2)):
        attend(webinar, people[:came])
        with clock.at(webinar.window[1] + timedelta(days=1)):
            for registration, useful in zip(people, answers, strict=False):
                rate_session(registration=registration, webinar=webinar, useful=useful, apply=useful)
    return webinars


@pytest.fixture
def counted(answered) -> list[Webinar]:
    close_ratings()
    return answered


def indicators(client, language: str) -> dict[object, tuple[object, ...]]:
    answer = client.get(f"/{language}/team/indicators/workbook/", SPRING)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return {row[2]: row[3:7] for row in book.worksheets[0].iter_rows(values_only=True)}


def test_capability_P13_a_funder_reads_how_useful_it_was_with_its_definition(counted, signed_in, coordination):
    """Once no session is to come. Of the second so few answered that it is in no number outside."""
    assert indicators(signed_in(coordination), "en")["Found it useful"][:3] == ("hidden",) * 3
    Webinar.objects.filter(pk=counted[2].pk).update(state=WebinarState.CANCELLED)
    client = signed_in(coordination)
    figures = indicators(client, "en")

    assert figures["Sessions with ratings"][:3] == (0.5, 1, 2)
    assert figures["Answered how the session was"][:3] == (0.5, 30, 60)
    assert figures["Found it useful"][:3] == (0.6, 18, 30)
    assert figures["Intend to apply it"][:3] == (0.6, 18, 30)
    assert "useful or very useful" in str(figures["Found it useful"][3])
    assert indicators(client, "es")["Les sirvió"][:3] == (0.6, 18, 30)
    assert indicators(client, "pt-br")["Pretendem aplicar"][:3] == (0.6, 18, 30)


def test_capability_P13_the_team_reads_each_session_in_page_file_and_report(counted, signed_in, coordination):
    client = signed_in(coordination)
    rows = csv.reader(io.StringIO(b"".join(client.get(f"{REPORTS}figures.csv").streaming_content).decode("utf-8-sig")))
    useful = [row[1:6] for row in rows if row[0] == "Found it useful"]

    assert useful == [
        ["", "All", "0.631579", "24", "38"],
        ["1", "All", "0.6", "18", "30"],
        ["2", "All", "0.75", "6", "8"],
    ]
    page = client.get(AFTER).content.decode()
    assert "How it was rated" in page
    assert "(6 of 8)" in page
    for address in ("cycle/", "sessions/1/"):
        assert "Found it useful" in client.get(f"{REPORTS}{address}").content.decode()


def test_promise_P17_nobody_reads_answers_that_may_change_nor_those_of_few(answered, signed_in, coordination):
    client = signed_in(coordination)
    with clock.at(answered[1].window[1] + timedelta(days=2)):
        page = client.get(AFTER).content.decode()
    assert "until then nobody reads them" in page
    assert "6 of 8" not in page
    assert indicators(client, "en")["Sessions with ratings"][:3] == (0, 0, 2)
    Webinar.objects.filter(pk=answered[2].pk).update(state=WebinarState.CANCELLED)
    count_ratings(webinar=answered[0])
    assert indicators(client, "en")["Found it useful"][:3] == ("hidden",) * 3, "of the other nobody has counted yet"
    close_ratings()
    answered[0].rating_counts.all().delete()

    figures = indicators(client, "en")

    assert figures["Sessions with ratings"][:3] == (0, 0, 2)
    assert figures["Found it useful"][:3] == ("hidden",) * 3
