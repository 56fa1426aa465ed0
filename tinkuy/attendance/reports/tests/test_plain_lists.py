"""Lists made by hand."""

from datetime import UTC, date, datetime

import pytest

from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import Report, UnknownColumns
from tinkuy.attendance.reports.tests.samples import sample
from tinkuy.core.errors import Refused

pytestmark = pytest.mark.usefixtures("english")


def read(text: str | bytes, **more: object) -> Report:
    data = text if isinstance(text, bytes) else text.encode()
    return read_report(data, "lista.txt", date=date(2024, 5, 9), zone="America/Lima", **more)


def people(report: Report) -> list[tuple[str, str]]:
    return [(row.name, row.email) for row in report.rows]


def test_a_numbered_list_of_names_keeps_them_as_typed():
    report = read(sample("list-typed.txt"))

    assert people(report) == [("Perú, Ministerio", ""), ("Uruguay, Referente", ""), ("Chile, Fiscalía", "")]
    assert all(row.attended and row.joined_at is None and row.minutes is None for row in report.rows)


def test_what_a_list_cannot_tell_is_said():
    assert read(sample("list-typed.txt")).warnings == (
        "The list has no hours; everyone in it was read as present during the whole session.",
        "The list has no e-mail addresses; persons can be matched by their name only.",
    )


def test_a_list_of_addresses_with_and_without_names():
    assert people(read(sample("list-addresses.txt"))) == [
        ("Ministerio Perú", "ministerio.pe@example.org"),
        ("referente.uy@example.org", "referente.uy@example.org"),
        ("Fiscalía Chile", "fiscalia.cl@example.org"),
    ]


def test_addresses_copied_from_a_message_are_told_apart():
    text = "Ministerio Perú <ministerio.pe@example.org>; referente.uy@example.org; Fiscalía <fiscalia.cl@example.org>"

    assert people(read(text)) == [
        ("Ministerio Perú", "ministerio.pe@example.org"),
        ("referente.uy@example.org", "referente.uy@example.org"),
        ("Fiscalía", "fiscalia.cl@example.org"),
    ]


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_two_columns_without_a_header(separator):
    text = f"Ministerio Perú{separator}ministerio.pe@example.org\nFiscalía Chile{separator}fiscalia.cl@example.org\n"

    assert people(read(text)) == [
        ("Ministerio Perú", "ministerio.pe@example.org"),
        ("Fiscalía Chile", "fiscalia.cl@example.org"),
    ]


@pytest.mark.parametrize("word", ["Correo electrónico", "Email", "E-mail"])
def test_a_single_column_under_its_word(word):
    assert people(read(f"{word}\nministerio.pe@example.org\n")) == [
        ("ministerio.pe@example.org", "ministerio.pe@example.org")
    ]


def test_a_table_with_hours_is_read_with_them():
    report = read(sample("list-table.csv"))

    assert report.rows[0].joined_at == datetime(2024, 5, 9, 15, 2, tzinfo=UTC)
    assert report.rows[0].line == 2


def test_one_line_that_is_nobody_is_refused_with_its_number():
    lines = [f"{n}. Persona {'abcdefgh'[n]}" for n in range(1, 8)]
    lines[4] = "Después de la pausa siguieron conectadas estas personas hasta el final."

    with pytest.raises(Refused) as refusal:
        read("\n".join(lines))

    assert str(refusal.value).startswith("Line 5 (“Después de la pausa")


@pytest.mark.parametrize("text", ["Not found", "Internal Server Error\n", "Acceso denegado\nInténtelo más tarde"])
def test_an_error_message_is_no_list(text):
    with pytest.raises(Refused) as refusal:
        read(text)

    assert str(refusal.value).startswith("No attendance was found in this file: line 1")


def test_capability_C11_columns_nobody_knows_are_read_once_a_person_has_said_what_they_mean():
    text = "Wer;Wo;Wann;Bis\nMinisterio Perú;Lima;10:02;10:58\nFiscalía Chile;Santiago;10:05;11:00\n"
    columns = {"Wer": "name", "Wo": "", "Wann": "join", "Bis": "leave"}
    with pytest.raises(UnknownColumns):
        read(text)

    report = read(text, columns=columns)

    assert people(report) == [("Ministerio Perú", ""), ("Fiscalía Chile", "")]
    assert report.rows[0].left_at == datetime(2024, 5, 9, 15, 58, tzinfo=UTC)
    assert report.columns == (("Wer", "name"), ("Wo", ""), ("Wann", "join"), ("Bis", "leave"))


def test_a_report_of_another_day_asks_whether_it_is_the_right_file():
    report = read("Nombre;Hora de entrada\nMinisterio Perú;20/05/2024 10:02\n")

    assert (
        report.warnings[-1] == "The report is of 20 May 2024 and the session was on 9 May 2024. Is it the right file?"
    )


def test_lines_of_another_day_are_counted():
    report = read("Nombre;Hora de entrada\nMinisterio Perú;20/05/2024 10:02\nFiscalía Chile;09/05/2024 10:02\n")

    assert report.warnings[-1] == "One line is of another day and will not count."


DATED = "Nombre,Correo,Fecha\nAna,a@example.org,09/05/2024\nLuis,l@example.org,02/05/2024\nEva,e@example.org,\n"


def test_capability_C11_of_a_list_with_dates_only_the_lines_of_the_day_of_the_session_came():
    report = read(DATED)

    assert [row.name for row in report.rows] == ["Ana", "Eva"]
    assert "Line 3 is of another day than the session and was left out." in report.warnings


def test_a_list_with_hours_is_told_by_them_and_one_whose_session_is_unknown_keeps_all():
    assert len(read(DATED.replace("Fecha", "Entrada").replace("/2024", "/2024 10:00")).rows) == 3
    assert len(read_report(DATED.encode(), "lista.csv", date=None, zone="America/Lima").rows) == 3


def test_a_list_of_other_days_altogether_is_refused():
    with pytest.raises(Refused, match="nobody of it is of that day"):
        read("Nombre,Correo,Fecha\nLuis,l@example.org,2024-05-02\nEva,e@example.org,2024-04-25\n")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Referente Perú-Norte\nFiscalía - Chile\nMinisterio\n",
            ["Referente Perú-Norte", "Fiscalía - Chile", "Ministerio"],
        ),
        ("1 Referente Perú\n2 Fiscalía\n3 Ministerio\n", ["Referente Perú", "Fiscalía", "Ministerio"]),
        ("Asistentes sesión 2\nReferente Perú\nFiscalía\nMinisterio\n", ["Referente Perú", "Fiscalía", "Ministerio"]),
    ],
)
def test_a_typed_name_stays_whole_and_its_number_and_the_title_are_no_part_of_it(text, names):
    assert [row.name for row in read(text).rows] == names


@pytest.mark.parametrize(
    "identity", [" DNI 40112233", ", D.N.I.: 40.112.233", " (C.I. 4011223)", " - CPF 401.122.334-50", " 40112233-K"]
)
def test_the_number_of_an_identity_beside_a_typed_name_is_not_read(identity):
    report = read(f"1. Perú, Referente{identity}\n2. Chile, Fiscalía\n3. Uruguay 2\n")

    assert [row.name for row in report.rows] == ["Perú, Referente", "Chile, Fiscalía", "Uruguay 2"]


def test_a_column_of_identities_with_points_in_its_name_is_known():
    assert people(read("Nombre,D.N.I.\nPerú Referente,40112233\nChile Fiscalía,41112233\n")) == [
        ("Perú Referente", ""),
        ("Chile Fiscalía", ""),
    ]


def test_the_sum_below_a_signed_list_is_no_person():
    report = read("N°,Apellidos y nombres,Firma\n1,Perú Referente,x\n2,Chile Fiscalía,x\nTotal,2,\n")

    assert [row.name for row in report.rows] == ["Perú Referente", "Chile Fiscalía"]


def test_who_denies_a_use_of_their_data_was_there_all_the_same():
    heading = "Nombre,Correo,¿Autoriza el tratamiento de sus datos (Ley 1581 de 2012)?"
    report = read(f"{heading}\nPerú Referente,a@example.org,Sí\nChile Fiscalía,b@example.org,No\n")

    assert [row.attended for row in report.rows] == [True, True]
