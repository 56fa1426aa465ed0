"""The page of the best hour: from the days to the form of a new session."""

import re

import pytest

from tinkuy.planning.cycles.models.cycle import InvitedCountry

PLAN = "/es/team/c/ciclo-de-prueba/plan/"
HOURS = f"{PLAN}hours/"
THURSDAY = {"day1": "2026-07-16", "minutes": "90"}


@pytest.fixture
def team(signed_in, coordination):
    return signed_in(coordination)


def test_capability_P9_the_best_hours_are_told_in_words_with_the_city(team, scoped):
    page = team.get(HOURS, THURSDAY).text

    assert "Jueves 16 de julio</b>" not in page
    assert "Jueves 16 de julio, 09:00 en Lima" in page
    assert "Dentro de la jornada en los 2 países." in page


def test_capability_P9_the_table_has_a_column_for_each_country_and_a_word_beside_each_mark(team, scoped):
    page = team.get(HOURS, THURSDAY).text

    assert re.search(r'<th scope="col">Uruguay<span class="tiny">Montevideo', page)
    assert re.search(r'<td class="tolerable">07:00<span class="tiny">temprano', page)
    assert page.count('<th scope="row">') == 24 + 4  # from 5:00 in Lima, 7:00 in Montevideo


def test_capability_P9_holidays_and_weekends_are_said_for_each_day(team, scoped):
    page = team.get(HOURS, {"minutes": "60", "day1": "2026-07-28", "day2": "2026-08-01"}).text

    assert "Feriado en Perú:" in page
    assert '<span lang="es">Día de la Independencia</span>' in page
    assert "Es fin de semana." in page


def test_capability_P9_the_hour_is_taken_to_the_form_of_a_new_session(team, scoped):
    page = team.get(HOURS, THURSDAY).text
    link = re.search(r'href="([^"]+sessions/new/[^"]+)"', page)[1].replace("&amp;", "&")

    form = team.get(link).text

    for written in ('value="2026-07-16"', 'value="09:00"', 'value="90"'):
        assert written in form


def test_capability_P9_a_session_that_has_a_date_is_moved_to_the_hour(team, scoped, webinars):
    page = team.get(HOURS, THURSDAY | {"session": "3"}).text

    assert f"{PLAN}sessions/3/move/?day=2026-07-16&amp;hour=09%3A00&amp;minutes=90" in page


def test_capability_P9_weekdays_from_one_day_to_another_are_all_weighed_and_five_shown(team, scoped):
    query = {"minutes": "90", "since": "2026-08-03", "until": "2026-08-30", "weekdays": ["1", "3"]}

    page = team.get(HOURS, query).text

    assert page.count('<details class="day-of-hours"') == 5
    assert "Se compararon 3 días más" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"minutes": "90"}, "Elija al menos un día"),
        ({"minutes": "90", "since": "2026-08-03"}, "Escriba las dos fechas"),
        ({"minutes": "90", "since": "2026-08-03", "until": "2027-08-03"}, "a lo más tres meses después"),
        ({"minutes": "90", "since": "2026-08-03", "until": "2026-08-01"}, "posterior al primero"),
        ({"minutes": "0", "day1": "2026-08-03"}, "mayor o igual a 1"),
        ({"minutes": "90", "day1": "mañana"}, "fecha válida"),
    ],
)
def test_what_cannot_be_weighed_is_said_and_what_was_typed_stays(team, scoped, query, words):
    answer = team.get(HOURS, query)

    assert answer.status_code == 422
    assert words in answer.text
    assert all(f'value="{value}"' in answer.text for value in query.values())


def test_the_page_opens_empty(team, scoped):
    answer = team.get(HOURS)

    assert answer.status_code == 200
    assert "Buscar las mejores horas" in answer.text


def test_what_a_link_proposes_falsely_is_left_out(team, scoped):
    answer = team.get(f"{PLAN}sessions/new/", {"day": "x", "hour": "25:00", "minutes": "9999"})

    assert answer.status_code == 200


def test_who_may_not_plan_does_not_look_for_hours(signed_in, observer, outsider, scoped):
    assert signed_in(observer).get(HOURS).status_code == 403
    assert signed_in(outsider).get(HOURS).status_code == 404


def test_invariant_24_a_focal_point_looks_for_hours_as_the_coordination_does(signed_in, focal_point_uy, scoped):
    assert signed_in(focal_point_uy).get(HOURS, THURSDAY).status_code == 200


def test_more_countries_ask_the_database_no_more(team, scoped):
    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            team.get(HOURS, THURSDAY)
        return len(captured)

    few = queries()
    for code, zone in (("CL", "America/Santiago"), ("PY", "America/Asuncion"), ("BO", "America/La_Paz")):
        InvitedCountry.objects.create(cycle=scoped, country=code, zone=zone)

    assert queries() == few
