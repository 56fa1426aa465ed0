"""Registering: sealed, once per address, a list as a whole."""

import pytest

from tinkuy.attendance.tests.made import registered
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations import actions
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import Refused
from tinkuy.core.sealing import Unsealable
from tinkuy.journal.models import Entry

LIST = "display_name,email,country,sector,registered_for\nAna,ana@example.org,PE,government,1 3\n"


def import_list(actor, cycle, text: str, filename: str = "lista.csv") -> tuple[int, int]:
    return import_registrations(actor=actor, cycle=cycle, data=text.encode(), filename=filename)


def test_capability_C3_a_registration_keeps_name_and_address_sealed(scoped):
    (ana,) = registered(scoped, "Ana")

    row = Registration.objects.get()
    assert (row.name(), row.email()) == ("Ana", "ana@example.org")
    assert b"Ana" not in bytes(row.sealed_name)
    assert b"ana@example.org" not in bytes(row.sealed_email)
    assert ana.email_index not in ("", "ana@example.org")


def test_a_sealed_name_cannot_be_moved_to_another_row(scoped):
    ana, luis = registered(scoped, "Ana", "Luis")
    Registration.objects.filter(pk=luis.pk).update(sealed_name=ana.sealed_name)

    with pytest.raises(Unsealable):
        Registration.objects.get(pk=luis.pk).name()


@pytest.mark.parametrize("email", ["ana@example.org", "ANA@example.org", " Ana@Example.org "])
def test_an_address_registers_once_however_it_is_written(scoped, email):
    registered(scoped, "Ana")

    with pytest.raises(Refused, match="ya está inscrito"):
        register(actor=None, cycle=scoped, name="Otra", email=email)

    assert Registration.objects.count() == 1


def test_two_without_address_are_two_persons(scoped):
    for _ in range(2):
        register(actor=None, cycle=scoped, name="Sin correo", email="")

    assert Registration.objects.count() == 2


def test_the_journal_names_nobody_who_registered(scoped):
    registered(scoped, "Ana")

    entry = Entry.objects.get(deed="registered")
    assert (entry.actor, entry.details) == (None, {})


def test_capability_C4_a_list_registers_everyone_for_the_sessions_they_chose(scoped, webinars, coordination):
    assert import_list(coordination, scoped, LIST) == (1, 0)

    ana = Registration.objects.get()
    assert (ana.name(), ana.email(), ana.country, ana.sector) == ("Ana", "ana@example.org", "PE", "government")
    assert list(ana.webinars.values_list("ordinal", flat=True)) == [1, 3]


def test_who_chose_no_session_is_registered_for_all(scoped, webinars, coordination):
    import_list(coordination, scoped, "name,email\nAna,ana@example.org\n")

    assert Registration.objects.get().webinars.count() == 3


def test_a_session_that_does_not_exist_is_left_out(scoped, webinars, coordination):
    import_list(coordination, scoped, LIST.replace("1 3", "1 9"))

    assert list(Registration.objects.get().webinars.values_list("ordinal", flat=True)) == [1]


def test_invariant_08_the_same_list_twice_adds_nobody(scoped, webinars, coordination):
    import_list(coordination, scoped, LIST)

    assert import_list(coordination, scoped, LIST) == (0, 1)
    assert Registration.objects.count() == 1


def test_a_longer_list_adds_only_who_is_new(scoped, webinars, coordination):
    import_list(coordination, scoped, LIST)

    assert import_list(coordination, scoped, LIST + "Luis,luis@example.org,UY,civil_society,\n") == (1, 1)


def test_promise_L10_one_bad_line_registers_nobody(scoped, webinars, coordination):
    bad = LIST + "Luis,esto no es un correo,UY,civil_society,\n"

    with pytest.raises(Refused, match="Línea 3"):
        import_list(coordination, scoped, bad)

    assert not Registration.objects.exists()


def test_the_coordination_imports_a_list_and_others_are_refused_with_words(
    scoped, coordination, focal_point_pe, observer
):
    assert import_list(coordination, scoped, LIST) == (1, 0)

    for person in (focal_point_pe, observer):
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            import_list(person, scoped, f"{LIST}Luis,luis@example.org,PE,,1\n")


def test_promise_P17_a_number_tells_neither_order_nor_how_many_there_are(scoped, coordination):
    one_by_one = [row.number for row in registered(scoped, "Ana", "Luis", "Eva", "Rosa", "Juan", "Noa")]
    first = Registration.objects.order_by("pk").first()
    Registration.objects.filter(pk=first.pk).update(number=1)  # drawn before numbers were: it stays
    text = LIST + "".join(f"Otra,p{place}@example.org,PE,government,1\n" for place in range(700))
    import_list(coordination, scoped, text)

    numbers = list(Registration.objects.order_by("pk").values_list("number", flat=True))
    assert len(set(numbers)) == len(numbers) == 706
    assert numbers[0] == 1
    assert min(numbers[1:]) >= 100_000
    assert one_by_one[1:] == numbers[1:6]
    of_list = numbers[6:]
    assert of_list not in (sorted(of_list), sorted(of_list, reverse=True))
    assert max(one_by_one) - min(one_by_one) > len(one_by_one)


def test_promise_P17_a_number_that_somebody_had_is_nobodys_again(scoped, monkeypatch):
    (gone,) = registered(scoped, "Ana")
    withdraw_registration(registration=gone)
    drawn = iter([gone.number - actions.FIRST, 7])
    monkeypatch.setattr(actions.secrets, "randbelow", lambda _span: next(drawn))

    (again,) = registered(scoped, "Ana")

    assert again.number == actions.FIRST + 7
