"""Lists of registrations."""

import pytest

from tinkuy.attendance.reports.registrations import RegistrationRow, read_list
from tinkuy.attendance.reports.report import UnknownColumns
from tinkuy.attendance.reports.tests.samples import sample
from tinkuy.attendance.tests import example_pack as pack
from tinkuy.core.errors import Refused

pytestmark = pytest.mark.usefixtures("english")

PLATFORMS = ("zoom-en", "ms-forms-es", "eventbrite", "sympla", "teams")
OURS = "display_name,email,country,organisation,sector,language,registered_for\n"


def read(text: str | bytes) -> tuple[RegistrationRow, ...]:
    return read_list(text if isinstance(text, bytes) else text.encode(), "lista.csv").right()


def refusal_of(text: str) -> str:
    with pytest.raises(Refused) as refusal:
        read(text)
    return str(refusal.value)


def test_the_registrations_of_the_example():
    rows = read((pack.FOLDER / "registrations.csv").read_bytes())

    assert len(rows) == pack.TRUTH["registered"]
    assert rows[0] == RegistrationRow(
        "Colibrí 47", "colibri47@example.org", "AR", "ar-casa-acogida", "civil_society", "es", (2, 3, 4, 5), (2,)
    )
    assert {row.language for row in rows} == {"es", "pt-br"}
    assert {row.sector for row in rows} == {"government", "civil_society", "cooperation", "academia"}


def test_a_form_in_spanish_sent_twice_is_one_registration():
    assert read(sample("registrations-google-forms-es.csv")) == (
        RegistrationRow(
            "Ministerio Perú", "ministerio.pe@example.org", "PE", "Ministerio", "government", "es", (1, 2, 3), (2, 4)
        ),
        RegistrationRow(
            "Referente Uruguay", "referente.uy@example.org", "UY", "Red comunitaria", "civil_society", "es", (2,), (3,)
        ),
    )


def test_who_stands_twice_keeps_what_the_last_line_leaves_empty():
    (row,) = read(f"{OURS}Ana,ana@example.org,PE,Red,academia,es,1\n,ana@example.org,EC,,,,2\n")

    assert row == RegistrationRow("Ana", "ana@example.org", "EC", "Red", "academia", "es", (1, 2), (2, 3))


def test_a_form_in_portuguese_with_semicolons_and_two_columns_for_the_name():
    assert read(sample("registrations-google-forms-pt.csv")) == (
        RegistrationRow(
            "Ministério Brasil", "ministerio.br@example.org", "BR", "Ministério", "government", "pt-br", (1,), (2,)
        ),
    )


def test_a_column_of_addresses_is_enough():
    rows = read("Ministerio Perú <ministerio.pe@example.org>\nreferente.uy@example.org\n")

    assert [(row.display_name, row.email) for row in rows] == [
        ("Ministerio Perú", "ministerio.pe@example.org"),
        ("", "referente.uy@example.org"),
    ]


@pytest.mark.parametrize("text", ["PE", "pe", "Perú", "PERU", "Peru", "Perú (Lima)"])
def test_a_country_is_known_by_its_code_and_by_its_name(text):
    assert read(f"{OURS}Ministerio,m@example.org,{text},,,,\n")[0].country == "PE"


def test_what_the_list_does_not_say_stays_empty():
    assert read(f"{OURS}Ministerio,m@example.org,,,,,\n") == (
        RegistrationRow("Ministerio", "m@example.org", "", "", "", "", (), (2,)),
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Ministerio,m(at)example.org,PE,,,,", "Line 3: “m(at)example.org” is not an e-mail address."),
        ("Ministerio,,PE,,,,", "Line 3 has no e-mail address where the other lines have it."),
        ("Ministerio,m@example.org y n@example.org,,,,,", "Line 3: “m@example.org y n@example.org” is not an e-mail"),
        ("Ministerio,m@example.org,Macondo,,,,", "Line 3: the country “Macondo” is not known."),
        ("Ministerio,m@example.org,PE,,Varios,,", "Line 3: the sector “Varios” is not known."),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(line, sentence):
    assert refusal_of(f"{OURS}Fiscalía,f@example.org,CL,,,,1\n{line}\n").startswith(sentence)


def test_a_header_alone_is_refused():
    assert refusal_of(OURS) == "The list lista.csv has a header but nobody below it."


def test_a_table_without_addresses_asks_what_its_columns_are():
    with pytest.raises(UnknownColumns):
        read("Nombre,País\nMinisterio Perú,PE\n")


@pytest.mark.parametrize("name", PLATFORMS)
def test_exports_of_platforms_bring_who_is_registered_and_not_who_cancelled(name):
    rows = read(sample(f"registrations-{name}.csv"))

    assert [(row.display_name, row.email) for row in rows] == [("Ministerio Perú", "ministerio.pe@example.org")]
    assert {row.country for row in rows} == {"" if name == "sympla" else "PE"}


def test_the_address_that_a_form_asked_for_goes_before_its_own_column():
    rows = read(sample("registrations-ms-forms.csv"))

    assert [(row.display_name, row.email) for row in rows] == [
        ("Ministerio Perú", "ministerio.pe@example.org"),
        ("Referente Uruguay", "referente.uy@example.org"),
    ]


def test_a_wide_table_without_known_words_is_not_read_as_names():
    with pytest.raises(UnknownColumns):
        read("Wer,Wo,Post,Wann\nMinisterio,Lima,m@example.org,2024-05-01\n")


@pytest.mark.parametrize("shown", ["mailto:ana@example.org", "Ana Paz <ana@example.org>"])
def test_an_address_is_read_as_mail_programs_show_it(shown):
    assert [row.email for row in read(f"name,email\nAna,{shown}\n")] == ["ana@example.org"]
