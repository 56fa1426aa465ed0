"""C18: the page of participation begins with its conclusion, and says once what has no number."""

import pytest
from django.utils import translation

from tinkuy.attendance.figures.figure import Figure, ratio
from tinkuy.desk.participation.figures import FIGURES, SessionFacts, session_figures
from tinkuy.desk.participation.page import participation_page
from tinkuy.desk.participation.queries import CountryVoice, Participation, SessionRow
from tinkuy.planning.cycles.models.webinar import Webinar

NOTHING: dict[str, Figure | None] = dict.fromkeys(FIGURES)


def page_of(countries=(), **figures):
    with translation.override("es"):
        page = participation_page(Participation(NOTHING | figures, (), tuple(countries)))
        return page, page.title, page.country_title


@pytest.mark.parametrize(
    ("minutes", "title"),
    [
        (31, "Quienes organizan hablaron el 31\N{NARROW NO-BREAK SPACE}% del tiempo"),
        (30, "Las personas invitadas y participantes hablaron el 70\N{NARROW NO-BREAK SPACE}% del tiempo"),
    ],
)
def test_capability_C18_the_page_begins_with_who_spoke(minutes, title):
    page, said, _countries = page_of(organisers=ratio(minutes, 100, "minutos"))

    assert said == title
    assert [str(one.value) for one in page.figures] == [f"{minutes}\N{NARROW NO-BREAK SPACE}%"]
    assert len(page.missing) == len(FIGURES) - 1


def test_capability_C18_attendances_of_several_sessions_are_not_told_as_persons():
    """Eighty persons who came to three sessions are 240 attendances."""
    sessions = [SessionFacts(attended=80, active=20, by_participants=60, has_dialogue=True)] * 3

    page, _said, _countries = page_of(**session_figures(sessions))

    numbers = {one.name: one.numbers for one in page.figures}
    assert numbers[FIGURES["active"]] == "60 de 240 asistencias"
    assert numbers[FIGURES["acts"]] == "180 acciones, 240 asistencias"
    assert "personas" not in " ".join(str(one.figure.definition) for one in page.figures[:2])


def test_capability_C18_without_a_number_the_page_concludes_nothing():
    page, said, countries = page_of()

    assert (said, countries) == ("En todo el ciclo", "La voz de cada país")
    assert (page.figures, page.names) == ([], [])
    assert len(page.missing) == len(FIGURES)


def test_capability_C18_the_countries_that_said_most_come_first_and_equals_are_not_named():
    rows = [CountryVoice(code, turns, 20, None) for code, turns in (("AR", 5), ("PE", 9), ("BO", 5))]

    page, _said, title = page_of(rows)

    assert title == "Perú es el país que más habló: 45\N{NARROW NO-BREAK SPACE}% de lo dicho"
    assert [row.country for row, _equity in page.countries] == ["PE", "AR", "BO"]
    assert page_of(rows[::2])[2] == "La voz de cada país"


@pytest.mark.parametrize(("turns_of_second", "has_dash"), [(25, False), (None, True)])
def test_a_dash_is_explained_where_one_stands(turns_of_second, has_dash):
    figures = [ratio(31, 100, "minutos"), ratio(turns_of_second, 100, "minutos") if turns_of_second else None]
    rows = tuple(
        SessionRow(Webinar(ordinal=place), NOTHING | {"organisers": one}) for place, one in enumerate(figures, 1)
    )
    with translation.override("es"):
        page = participation_page(Participation(NOTHING, rows, ()))

    assert page.has_dash is has_dash
