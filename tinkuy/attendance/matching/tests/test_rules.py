"""Who of the registered a row is."""

import pytest

from tinkuy.attendance.matching.rules import SUGGESTED_BECAUSE, Registrant, alias_key, match_rows, without_office
from tinkuy.attendance.reports.report import Row

ANA = Registrant("ana", "Ana Pérez", "ana.perez@example.org", "PE", "pe-ministerio")
LUIS = Registrant("luis", "luis quispe mamani", "luis@example.org", "BO")  # already folded
MARA = Registrant("mara", "Mara Souza", "mara@example.org", "BR")
TWINS = [Registrant(n, "Juan García", f"juan{n}@example.org") for n in ("one", "two")]


def row(name: str, email: str = "") -> Row:
    return Row(7, name, email, "attendee", None, None, None, attended=True)


def matched(one: Row, aliases: dict[str, str] | None = None) -> tuple[object, str]:
    match = match_rows([one], [ANA, LUIS, MARA, *TWINS], aliases)[0]
    return match.registration_id, match.reason


def suggested(one: Row) -> tuple[tuple[object, str], ...]:
    return match_rows([one], [ANA, LUIS, MARA, *TWINS])[0].suggestions


def test_the_address_decides_whatever_the_case_and_the_name():
    assert matched(row("iPhone", "ANA.Perez@Example.org")) == ("ana", "email")


@pytest.mark.parametrize(
    "name",
    [
        "Ana Pérez",
        "ANA  PEREZ",
        "Pérez, Ana",
        "Ana Pérez sede Norte",
        "Ana Pérez – oficina central",
        "Ana Pérez (sede Lima)",
        "Ana Pérez - Regional Sur",
        "Ana Pérez | escritório São Paulo",
    ],
)
def test_without_an_address_an_unequivocal_name_decides(name):
    assert matched(row(name)) == ("ana", "name")


def test_a_name_that_two_registrations_have_decides_nothing():
    assert matched(row("Juan García")) == (None, "")
    assert suggested(row("Juan García")) == (("one", "same-name"), ("two", "same-name"))


def test_two_different_addresses_are_never_joined():
    assert matched(row("Ana Pérez", "otro.correo@example.org")) == (None, "")
    assert suggested(row("Ana Pérez", "otro.correo@example.org"))[0] == ("ana", "same-name")


@pytest.mark.parametrize("one", [row("iPhone", "otro.correo@example.org"), row("iPhone de Ana")])
def test_what_a_person_decided_is_remembered(one):
    assert matched(one, {alias_key(one): "ana"}) == ("ana", "alias")


def test_the_address_goes_before_a_decision():
    assert matched(row("Ana", "luis@example.org"), {"luis@example.org": "ana"}) == ("luis", "email")


@pytest.mark.parametrize(
    ("one", "suggestion"),
    [
        (row("Ana Peres"), ("ana", "similar-name")),
        (row("Pérez Ana"), ("ana", "same-words")),
        (row("Quispe Mamani Luis"), ("luis", "same-words")),
        (row("Anita (Ana Pérez)"), ("ana", "original-name")),
        (row("M. S.", "mara@correo.example"), ("mara", "same-local-part")),
    ],
)
def test_what_resembles_is_suggested_with_its_reason(one, suggestion):
    assert matched(one) == (None, "")
    assert suggested(one)[0] == suggestion
    assert suggestion[1] in SUGGESTED_BECAUSE


def test_the_name_of_a_device_suggests_nobody():
    assert suggested(row("Galaxy A10")) == ()


def test_nobody_is_suggested_twice_and_five_are_enough():
    many = [Registrant(n, f"Ana Pérez {n}", "") for n in range(20)]

    match = match_rows([row("Ana Pérez")], many)[0]

    assert len({owner for owner, _reason in match.suggestions}) == len(match.suggestions) == 5


def test_the_order_of_the_rows_is_kept():
    rows = [row("x", "luis@example.org"), row("nadie"), row("x", "mara@example.org")]

    assert [match.row for match in match_rows(rows, [ANA, LUIS, MARA])] == rows


@pytest.mark.parametrize("name", ["Sede Norte", "Oficina", "Coordinación regional"])
def test_a_name_that_is_an_office_stays_something(name):
    assert without_office(name)
