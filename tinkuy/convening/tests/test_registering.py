"""Registering: sealed, once per address, a list as a whole."""

import pytest

from tinkuy.convening import actions
from tinkuy.convening.models import Registration
from tinkuy.convening.tests.made import registered
from tinkuy.core.errors import Refused
from tinkuy.core.sealing import Unsealable
from tinkuy.journal.models import Entry

LIST = "display_name,email,country,sector,registered_for\nAna,ana@example.org,PE,government,1 3\n"


def import_list(actor, cycle, text: str, filename: str = "lista.csv") -> tuple[int, int]:
    return actions.import_registrations(actor=actor, cycle=cycle, data=text.encode(), filename=filename)


def test_C03_a_registration_keeps_name_and_address_sealed(scoped):
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
        actions.register(actor=None, cycle=scoped, name="Otra", email=email)

    assert Registration.objects.count() == 1


def test_two_without_address_are_two_persons(scoped):
    for _ in range(2):
        actions.register(actor=None, cycle=scoped, name="Sin correo", email="")

    assert Registration.objects.count() == 2


def test_the_journal_names_nobody_who_registered(scoped):
    registered(scoped, "Ana")

    entry = Entry.objects.get(deed="registered")
    assert (entry.actor, entry.details) == (None, {})


def test_C04_a_list_registers_everyone_for_the_sessions_they_chose(scoped, webinars, coordination):
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


def test_a_focal_point_imports_a_list_and_an_observer_is_refused_with_words(scoped, focal_point_pe, observer):
    assert import_list(focal_point_pe, scoped, LIST) == (1, 0)

    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        import_list(observer, scoped, LIST)
