"""A list of registrations is sealed, and names are opened, before anything is locked (V16)."""

from datetime import date

import pytest

from tests.under_the_lock import calls_under_the_lock
from tinkuy.attendance.matching.actions.verdicts import refuse_match, take_back_verdict
from tinkuy.attendance.matching.models import NameVerdict
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.made import imported, line
from tinkuy.attendance.uploads.actions.list_rows import is_as_prepared, prepare_removal
from tinkuy.attendance.uploads.actions.registration_lists import prepare_list_file
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.models import Registration
from tinkuy.people.models import Organisation
from tinkuy.uploads.actions.counting import count_upload, take_back_upload
from tinkuy.uploads.actions.reading import read_upload

HEADER = "Nombre,Correo electrónico,País,Sesiones"


def previewed(actor, cycle, *lines: str):
    data = "\n".join((HEADER, *lines)).encode()
    return read_upload(kind="registration_list", actor=actor, cycle=cycle, data=data, filename="lista.csv")


def of(number: int, *, part: str = "x") -> list[str]:
    return [f'P {part}{n},{part}{n}@example.org,Perú,"1, 3"' for n in range(number)]


@pytest.mark.one_database
def test_promise_V16_a_list_is_written_and_taken_back_without_work_on_each_line_under_the_lock(
    scoped, webinars, coordination
):
    def counted(number: int, deed, listed) -> tuple[int, object]:
        with calls_under_the_lock() as calls:
            deed(actor=coordination, upload=listed)
        return len(calls), listed

    lists = [previewed(coordination, scoped, *of(number, part=f"{number}-")) for number in (1, 5, 55)]
    _first, few, many = [counted(0, count_upload, listed)[0] for listed in lists]
    assert Registration.objects.count() == 61
    assert Registration.webinars.through.objects.count() == 122
    assert (many - few) / 50 < 15

    _first, few, many = [counted(0, take_back_upload, listed)[0] for listed in lists]
    assert Registration.objects.count() == 0
    assert (many - few) / 50 < 15


@pytest.mark.one_database
def test_promise_V16_no_name_is_opened_under_the_lock_for_whoever_waits_in_reports(scoped, webinars, coordination):
    def opened(deed, *words, **named) -> int:
        with calls_under_the_lock() as calls:
            deed(*words, actor=coordination, **named)
        return sum("unseal" in call for call in calls)

    people = [line(f"P a{n}", f"a{n}@example.org") for n in range(5)]
    imported(coordination, webinars[0], *people, line("P b0", ""))
    listed = previewed(coordination, scoped, *of(6, part="a"), *of(1, part="b"))
    data_key = 4  # the cycle's own key, and the reason of a refusal: neither grows

    assert opened(count_upload, upload=listed) <= data_key
    assert Presence.objects.filter(registration=None).count() == 0
    by_name = Presence.objects.get(email_index="")
    refuse_match(actor=coordination, presence=by_name, registration=by_name.registration)
    assert opened(take_back_verdict, verdict=NameVerdict.objects.get()) <= data_key
    assert Presence.objects.filter(registration=None).count() == 0
    assert opened(take_back_upload, upload=listed) <= data_key
    assert Presence.objects.filter(registration=None).count() == 6


def test_what_changes_while_a_list_is_prepared_is_heard(scoped, webinars, coordination):
    listed = previewed(coordination, scoped, *of(3))
    prepared = prepare_list_file(listed, None)
    register(actor=coordination, cycle=scoped, name="P x1", email="X1@example.org", webinars=webinars)
    imported(coordination, webinars[0], line("P x2", "x2@example.org"))

    count_upload(actor=coordination, upload=listed, prepared=prepared)

    assert (listed.counts["new"], listed.counts["known"]) == (2, 1)
    assert len({one.number for one in Registration.objects.all()}) == Registration.objects.count() == 3
    assert Presence.objects.get().registration.email() == "x2@example.org"
    removal = prepare_removal(listed)
    imported(coordination, webinars[1], line("P x2", "x2@example.org", day="03/12/2026"))
    take_back_upload(actor=coordination, upload=listed, prepared=removal)
    assert set(Presence.objects.values_list("registration", flat=True)) == {None}


def test_what_a_list_registers_is_what_a_form_would(scoped, webinars, coordination):
    count_upload(actor=coordination, upload=previewed(coordination, scoped, *of(1), "Sin país,s@example.org,,"))

    first, second = Registration.objects.order_by("pk")
    assert (first.name(), first.email(), first.country, first.is_confirmed) == ("P x0", "x0@example.org", "PE", True)
    assert [one.ordinal for one in first.webinars.order_by("ordinal")] == [1, 3]
    facts = (second.name(), second.email(), second.country, second.webinars.count())
    assert facts == ("Sin país", "s@example.org", "", 3)
    assert first.number != second.number
    assert (first.erase_on, first.needs) == (second.erase_on, [])
    assert first.erase_on > date(2026, 1, 1)


def test_an_institution_that_is_merged_while_a_list_is_prepared_is_the_other_one(scoped, webinars, coordination):
    gone, stays = (
        Organisation.objects.create(slug=slug, name=name, sector="government", country="PE")
        for slug, name in (("minsa", "MINSA"), ("salud", "Ministerio de Salud"))
    )
    data = "Nombre,Correo electrónico,País,Organización\nP a,a@example.org,Perú,MINSA".encode()
    listed = read_upload(kind="registration_list", actor=coordination, cycle=scoped, data=data, filename="lista.csv")
    prepared = prepare_list_file(listed, None)
    assert prepared.institutions == {gone.pk}
    Organisation.objects.filter(pk=gone.pk).delete()

    assert not is_as_prepared(prepared)
    Organisation.objects.filter(pk=stays.pk).update(name="MINSA")
    count_upload(actor=coordination, upload=listed, prepared=prepared)

    assert Registration.objects.get().organisation == stays
