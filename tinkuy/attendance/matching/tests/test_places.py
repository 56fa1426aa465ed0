"""A name counts within the country and the organisation that the report or the name tells."""

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.attendance.matching.names import tells_one_person
from tinkuy.attendance.matching.rules import Registrant, match_rows
from tinkuy.attendance.reports.report import Row

INTERIOR, OIM = "Ministerio del Interior", "Organización Internacional para las Migraciones"
ANA_PE = Registrant("ana-pe", "Ana Pérez", "ana@pe.example.org", "PE", INTERIOR)
ANA_UY = Registrant("ana-uy", "Ana Pérez", "ana@uy.example.org", "UY", OIM)
MARA = Registrant("mara", "Mara Souza", "mara@example.org", "BR", OIM)
LUIS = Registrant("luis", "Luis Quispe", "luis@example.org")
SANTIAGO = Registrant("santiago", "Santiago Rojas Vera", "santiago@example.org", "PE")
EVERYBODY = [ANA_PE, ANA_UY, MARA, LUIS, SANTIAGO]


def row(name: str, country: str = "", email: str = "") -> Row:
    return Row(7, name, email, "attendee", None, None, None, attended=True, country=country)


def owner(one: Row) -> object:
    return match_rows([one], EVERYBODY)[0].registration_id


@pytest.mark.parametrize(
    ("one", "who"),
    [
        (row("Ana Pérez", "Peru"), "ana-pe"),
        (row("Ana Pérez", "Uruguay"), "ana-uy"),
        (row("Pérez, Ana", "Perú"), "ana-pe"),
        (row("Ana Pérez sede Montevideo"), "ana-uy"),
        (row("Ana Pérez - Oficina Perú"), "ana-pe"),
        (row("Ana Pérez (Perú)"), "ana-pe"),
        (row("PERÚ | Ana Pérez"), "ana-pe"),
        (row("Ana Pérez - PE"), "ana-pe"),
        (row("UY – Ana Pérez"), "ana-uy"),
        (row("Ana Pérez (OIM)"), "ana-uy"),
        (row("Ana Pérez - Ministerio del Interior"), "ana-pe"),
        (row("Ana Pérez (Perú)", "Uruguay"), "ana-pe"),  # what she wrote goes before where she connected from
    ],
)
def test_capability_C11_of_two_with_one_name_the_country_or_the_organisation_tells_which(one, who):
    assert owner(one) == who


@pytest.mark.parametrize(
    "one", [row("Ana Pérez"), row("Ana Pérez", "Chile"), row("Ana Pérez sede Norte"), row("Ana Pérez (Chile)")]
)
def test_without_it_or_with_a_third_country_nobody_is_chosen_and_both_are_suggested(one):
    match = match_rows([one], EVERYBODY)[0]

    assert match.registration_id is None
    assert {owner for owner, _reason in match.suggestions} == {"ana-pe", "ana-uy"}


@pytest.mark.parametrize(
    "one", [row("Mara Souza", "Argentina"), row("Mara Souza (Ministerio del Interior)"), row("Mara Souza sede Lima")]
)
def test_a_single_name_is_not_taken_where_something_contradicts(one):
    match = match_rows([one], EVERYBODY)[0]

    assert (match.registration_id, match.suggestions[0]) == (None, ("mara", "same-name"))


@pytest.mark.parametrize(
    "one",
    [
        row("Mara Souza"),
        row("Mara Souza", "Brazil"),
        row("Mara Souza", "a country nobody knows"),
        row("Luis Quispe", "Bolivia"),  # registered without a country: nothing contradicts
        row("Luis Quispe (OIM)"),
        row("Mara Souza - escritório São Paulo", "Brasil"),
    ],
)
def test_a_single_name_is_taken_where_nothing_contradicts(one):
    assert owner(one) in ("mara", "luis")


def test_a_first_name_that_is_a_city_is_a_name():
    assert owner(row("Rojas Vera, Santiago", "Peru")) == "santiago"


def test_an_address_of_its_own_is_never_joined_by_name_and_country():
    assert owner(row("Mara Souza", "Brazil", "mara.souza@example.net")) is None


def test_of_the_same_name_those_of_the_country_are_suggested_first():
    match = match_rows([row("Ana Pérez", "Uruguay", "ana@example.net")], EVERYBODY)[0]

    assert [who for who, _reason in match.suggestions] == ["ana-uy", "ana-pe"]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Ana Pérez", True),
        ("Ana Pérez sede Norte", True),
        ("Ana", False),
        ("iPhone de Ana Pérez", False),
        ("Galaxy A10", False),
        ("☎ …123", False),
        ("Sala Reuniones", False),
        ("Juan Pachón Salazar", True),
    ],
)
def test_the_name_of_a_device_or_a_single_word_tells_nobody_apart(name, is_one):
    assert tells_one_person(name) is is_one


NAMES = st.sampled_from(["Ana Pérez", "Pérez, Ana", "Ana Pérez (Perú)", "Mara Souza - OIM", "Luis", "iPhone", ""])
ADDRESSES = st.sampled_from(["", "ana@pe.example.org", "a@example.net", "b@example.net", "MARA@example.org"])
COUNTRIES = st.sampled_from(["", "Peru", "UY", "??"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.builds(row, NAMES, COUNTRIES, ADDRESSES), max_size=8), st.permutations(EVERYBODY))
def test_whatever_the_rows_two_addresses_never_have_one_owner(rows, registrants):
    owners: dict[object, set[str]] = {}
    for match in match_rows(rows, registrants):
        if match.registration_id is not None and match.row.email:
            owners.setdefault(match.registration_id, set()).add(match.row.email.casefold())

    assert all(len(addresses) == 1 for addresses in owners.values())
    assert [match.row for match in match_rows(rows, registrants)] == rows
