"""C10: lists with names, by right, for a reason that the journal keeps."""

import csv
import io
import logging
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.attendance.lists.actions import export_list
from tinkuy.attendance.lists.queries.named import NamedList
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.made import imported, line, proven, registered
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registering import actions
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.errors import Refused
from tinkuy.core.tables.csv_file import as_csv
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import InvitedCountry, Regime
from tinkuy.planning.cycles.models.webinar import Segment

PAGE = "/es/team/c/ciclo-de-prueba/attendance/lists/"
WHY = "Enviar constancias a quienes asistieron"


@pytest.fixture
def people(scoped):
    """Ana and Luis of Peru, Rosa of Uruguay."""
    return [*registered(scoped, "Ana", "Luis"), *registered(scoped, "Rosa", country="UY")]


@pytest.fixture
def list_rows(signed_in):
    """`asked(person)`: the rows of the CSV that they get; any field may be given."""

    def ask(person, kind="registrations", **fields) -> list[list[str]]:
        answer = signed_in(person).post(f"{PAGE}{kind}/", {"reason": WHY, "ending": "csv"} | fields)
        assert answer.status_code == 200, answer.content
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))

    return ask


def test_capability_C10_the_coordination_takes_the_list_of_every_country(list_rows, coordination, people):
    rows = list_rows(coordination)

    assert rows[0][:5] == ["Número", "Nombre o alias", "País", "Sector", "Organización"]
    assert [row[1:3] for row in rows[1:]] == [["Ana", "Perú"], ["Luis", "Perú"], ["Rosa", "Uruguay"]]
    assert "ana@example.org" not in str(rows)


def test_capability_C10_no_list_of_names_holds_an_address_whoever_asks_for_it(
    list_rows, coordination, focal_point_uy, people
):
    for person in (coordination, focal_point_uy):
        for kind in ("registrations", "attendance"):
            assert "@" not in str(list_rows(person, kind=kind, with_addresses="on"))


def test_capability_C10_a_focal_point_takes_the_list_of_their_own_country_alone(list_rows, focal_point_uy, people):
    rows = list_rows(focal_point_uy)

    assert [row[1] for row in rows[1:]] == ["Rosa"]


@pytest.mark.parametrize("kind", ["registrations", "attendance"])
def test_capability_C10_nobody_else_takes_a_list(signed_in, observer, systematisation, people, kind):
    for person in (observer, systematisation):
        assert signed_in(person).post(f"{PAGE}{kind}/", {"reason": WHY, "ending": "csv"}).status_code == 403
    assert not Entry.objects.filter(deed__startswith="exported").exists()


def test_capability_C10_the_action_itself_refuses_who_may_not(scoped, observer, people):
    with pytest.raises(Refused):
        export_list(actor=observer, cycle=scoped, kind=NamedList.REGISTRATIONS, reason=WHY)


def test_promise_P17_the_journal_keeps_who_took_what_and_why_and_not_how_many(list_rows, focal_point_pe, people):
    list_rows(focal_point_pe)

    entry = Entry.objects.get(deed="exported the registrations of")
    assert entry.actor == focal_point_pe
    assert entry.details == {"text": WHY, "countries": "PE"}


@pytest.mark.parametrize("reason", ["", "  ", "para ver", "Escribir a ana@example.org", "Llamar al +51 987 654 321"])
def test_capability_C10_without_a_reason_or_with_somebodys_data_in_it_nothing_is_taken(
    signed_in, coordination, people, reason
):
    answer = signed_in(coordination).post(f"{PAGE}registrations/", {"reason": reason, "ending": "csv"})

    assert answer.status_code == 422
    assert not Entry.objects.filter(deed__startswith="exported").exists()


def test_capability_C10_an_empty_list_is_refused_in_words(signed_in, coordination, scoped):
    answer = signed_in(coordination).post(f"{PAGE}registrations/", {"reason": WHY, "ending": "csv"})

    assert "No hay nadie en esta lista" in answer.content.decode()


def test_what_a_list_may_tell_is_decided_before_anything_is_locked(scoped, focal_point_pe, people):
    with CaptureQueriesContext(connection) as asked_for:
        export_list(actor=focal_point_pe, cycle=scoped, kind=NamedList.ATTENDANCE, reason=WHY)

    statements = [query["sql"] for query in asked_for]
    lock = next(place for place, sql in enumerate(statements) if sql.startswith("SAVEPOINT"))
    persons = (Registration._meta.db_table, Presence._meta.db_table)
    assert any(table in sql for sql in statements[:lock] for table in persons)
    assert not [sql for sql in statements[lock:] for table in persons if table in sql]


def test_promise_P07_each_person_listed_reads_that_it_was_done(list_rows, focal_point_pe, people):
    ana, _luis, rosa = people
    list_rows(focal_point_pe)

    assert [row["who"] for row in own_data(ana, "es")["journal"] if "exported" in row["deed"]] == ["Referente local"]
    assert [row for row in own_data(rosa, "es")["journal"] if "exported" in row["deed"]] == []


def test_promise_P16_a_list_leaves_nothing_in_the_log(list_rows, coordination, people, caplog):
    with caplog.at_level(logging.DEBUG):
        list_rows(coordination)
        proven(coordination).post(f"{PAGE}addresses/", {"reason": WHY, "ending": "csv"})

    assert [name for name in ("Ana", "ana@example.org", WHY) if name in caplog.text] == []


def test_capability_C10_who_appears_without_a_name_is_in_no_list(list_rows, coordination, people):
    Registration.objects.filter(pk=people[0].pk).update(appears_as="none", sealed_name=b"")

    for kind in ("registrations", "attendance"):
        assert [row[1] for row in list_rows(coordination, kind=kind)[1:]] == ["Luis", "Rosa"]


def test_capability_C10_a_name_that_is_an_address_is_hidden(list_rows, scoped, coordination):
    actions.register(actor=None, cycle=scoped, name="ana@example.org", email="ana@example.org", country="PE")

    assert list_rows(coordination)[1][1] == "…@…"


def test_promise_I08_a_name_that_would_be_calculated_is_a_text(list_rows, scoped, coordination):
    actions.register(actor=None, cycle=scoped, name="=HYPERLINK(1)", email="x@example.org", country="PE")

    assert list_rows(coordination)[1][1] == "'=HYPERLINK(1)"


def test_capability_C10_the_attendance_list_has_the_minutes_of_each_session(
    list_rows, coordination, scoped, webinars, people
):
    imported(
        coordination,
        webinars[0],
        line("Ana", "ana@example.org"),
        line("Luis", "luis@example.org", left="15:04:00"),
    )

    rows = list_rows(coordination, kind="attendance")

    assert rows[0][5:] == ["Sesión 1: minutos presente", "Sesiones a las que asistió"]
    assert [row[5:] for row in rows[1:]] == [["90", "1"], ["4", "0"], ["", "0"]]


def test_promise_P11_a_session_under_the_chatham_house_rule_is_in_no_list(
    list_rows, signed_in, coordination, scoped, webinars, people
):
    imported(coordination, webinars[0], line("Ana", "ana@example.org"))
    people[0].webinars.set(webinars[:2])
    Segment.objects.create(
        cycle=scoped, webinar=webinars[0], ordinal=1, title="A", minutes=9, kind="opening", regime=Regime.CHATHAM_HOUSE
    )

    assert list_rows(coordination, kind="attendance")[0][5:] == ["Sesiones a las que asistió"]
    assert list_rows(coordination)[1][6] == "2"
    page = signed_in(coordination).get(f"{PAGE}attendance/").content.decode()
    assert "La sesión 1 queda fuera" in page


def test_promise_P17_what_a_focal_points_list_leaves_out_is_no_count_of_few(
    list_rows, signed_in, focal_point_pe, coordination, scoped, webinars
):
    """Named and nameless persons of Peru: session 1 with two without a name, session 2 with none, 3 with six.

    With the rows of session 2 too, all attendances less those of 2 and 3 would be the nine of session 1.
    """
    named = registered(scoped, *(f"Con{n}" for n in range(7)))
    hidden = registered(scoped, *(f"Sin{n}" for n in range(6)))
    Registration.objects.filter(pk__in=[one.pk for one in hidden]).update(appears_as="none", sealed_name=b"")
    for webinar, without in zip(webinars[:3], (2, 0, 6), strict=True):
        came = [f"Con{n}" for n in range(7)] + [f"Sin{n}" for n in range(without)]
        day = f"{webinar.starts_at:%m/%d/%Y}"
        imported(coordination, webinar, *(line(name, f"{name.lower()}@example.org", day=day) for name in came))

    assert list_rows(focal_point_pe, kind="attendance")[0][5:-1] == ["Sesión 3: presente"]
    assert len(list_rows(coordination, kind="attendance")[0][5:-1]) == 3
    page = signed_in(focal_point_pe).get(f"{PAGE}attendance/").text
    assert "Las sesiones 1, 2 quedan fuera: junto a las cifras" in page
    assert len(list_rows(focal_point_pe)) == 1 + len(named)

    for one in hidden[3:]:
        one.delete()
    refused = signed_in(focal_point_pe).post(f"{PAGE}registrations/", {"reason": WHY, "ending": "csv"})
    assert refused.status_code == 422
    assert "cuántas personas" in refused.text
    assert len(list_rows(focal_point_pe, kind="attendance")[0][5:-1]) == 1
    assert len(list_rows(coordination)) == 1 + len(named)


@pytest.fixture
def five_nameless(scoped):
    """Seven of Peru by name, and five without."""
    persons = registered(scoped, *(f"P{n}" for n in range(12)))
    Registration.objects.filter(pk__in=[one.pk for one in persons[7:]]).update(appears_as="none")
    return persons[7:]


def test_promise_P17_whoever_takes_a_name_once_a_list_is_decided_is_not_in_it(scoped, focal_point_pe, five_nameless):
    """The list with them would have been refused: it would tell of four without a name."""
    listed = export_list(actor=focal_point_pe, cycle=scoped, kind=NamedList.REGISTRATIONS, reason=WHY)

    Registration.objects.filter(pk=five_nameless[0].pk).update(appears_as="name")

    assert len(list(listed.table.rows)) == 7
    with pytest.raises(Refused, match="cuántas personas"):
        export_list(actor=focal_point_pe, cycle=scoped, kind=NamedList.REGISTRATIONS, reason=WHY)


def test_capability_C10_whoever_changes_their_country_once_a_list_is_decided_is_not_in_it(
    scoped, focal_point_pe, people
):
    listed = export_list(actor=focal_point_pe, cycle=scoped, kind=NamedList.REGISTRATIONS, reason=WHY)

    Registration.objects.filter(pk=people[0].pk).update(country="UY")

    assert [row[1] for row in listed.table.rows] == ["Luis"]


def test_promise_P17_a_list_is_decided_anew_where_somebody_takes_a_name_meanwhile(
    scoped, focal_point_pe, five_nameless
):
    own, waiting = Registration.objects.filter(pk=five_nameless[0].pk), iter(["name"])

    def while_it_is_decided(execute, sql, *rest):
        answer = execute(sql, *rest)
        if Presence._meta.db_table in sql and (name := next(waiting, None)):
            own.update(appears_as=name)
        return answer

    with connection.execute_wrapper(while_it_is_decided), pytest.raises(Refused, match="cuántas personas"):
        export_list(actor=focal_point_pe, cycle=scoped, kind=NamedList.REGISTRATIONS, reason=WHY)


def test_promise_P17_a_focal_points_rows_do_not_count_the_few_of_another_country(
    list_rows, focal_point_pe, coordination, scoped, webinars
):
    """22 in the room, 12 of Bolivia; Peru is hidden for the sake of three of Uruguay, whom its list would tell."""
    InvitedCountry.objects.create(cycle=scoped, country="BO", zone="America/La_Paz")
    by_country = {country: [f"{country}{n}" for n in range(12)] for country in ("BO", "PE", "UY")}
    for country, names in by_country.items():
        registered(scoped, *names, country=country)
    for webinar, of_uruguay in zip(webinars[:2], (3, 12), strict=True):
        came = [*by_country["BO"], *by_country["PE"][:7], *by_country["UY"][:of_uruguay]]
        day = f"{webinar.starts_at:%m/%d/%Y}"
        imported(coordination, webinar, *(line(name, f"{name.lower()}@example.org", day=day) for name in came))

    header = list_rows(focal_point_pe, kind="attendance")[0]

    assert [column for column in header if column.startswith("Sesión ")] == ["Sesión 2: presente"]


def test_capability_C10_a_list_is_a_workbook_too_with_days_as_days(signed_in, coordination, people):
    answer = signed_in(coordination).post(f"{PAGE}registrations/", {"reason": WHY, "ending": "xlsx"})

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert sheet["B2"].value == "Ana"
    assert isinstance(sheet["H2"].value.date(), date)
    assert sheet.max_row == 4


def test_capability_C10_a_list_of_any_length_is_read_a_part_at_a_time(scoped, coordination, monkeypatch):
    monkeypatch.setattr("tinkuy.attendance.lists.queries.named.ROWS_AT_ONCE", 50)
    key = scoped.data_key
    rows = [Registration(cycle=scoped, number=place, country="PE", erase_on=date(2027, 1, 1)) for place in range(400)]
    for row in rows:
        row.seal(name=f"Persona {row.number}", email=f"p{row.number}@example.org", key=key)
    Registration.objects.bulk_create(rows)
    listed = export_list(actor=coordination, cycle=scoped, kind=NamedList.REGISTRATIONS, reason=WHY)

    with scope(), CaptureQueriesContext(connection) as read:
        text = b"".join(as_csv(listed.table, "es")).decode()

    pages = [query for query in read.captured_queries if 'FROM "convening_registration"' in query["sql"]]
    assert len(pages) == 8
    assert text.count("Persona ") == len(set(text.splitlines()[1:])) == listed.count == 400


def test_capability_C10_what_is_no_list_is_not_there(signed_in, coordination, cycle):
    assert signed_in(coordination).get(f"{PAGE}everything/").status_code == 404
