"""Whose account was it? A person decides, within its reach, can change it and take it back."""

import pytest

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.matching.actions.decisions import leave_out, match_presence, take_back
from tinkuy.attendance.matching.actions.walking_in import register_walk_in
from tinkuy.attendance.matching.models import NameAlias, Owner
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.made import imported, line, registered
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.models import Entry
from tinkuy.uploads.actions.counting import take_back_upload

OTHER = "otra.cuenta@example.org"
IPHONE = "iPhone de la oficina"
NEXT_DAY = "03/19/2026"


@pytest.fixture
def ana(scoped, webinars):
    return registered(scoped, "Ana", "Luis")[0]


@pytest.fixture
def luis(scoped, ana):
    return scoped.registrations.exclude(pk=ana.pk).get()


def presence_in(webinar) -> Presence:
    return Presence.objects.filter(webinar=webinar).order_by("line")[0]


def unmatched(cycle) -> dict[int, int]:
    return attendance_of(cycle).unmatched


def test_an_address_that_is_decided_is_decided_in_every_session(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    imported(coordination, webinars[1], line("A. P.", OTHER, day=NEXT_DAY))

    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    assert unmatched(scoped) == {1: 0, 2: 0}
    assert attendance_of(scoped).persons == {1: 1, 2: 1}


def test_and_in_the_sessions_imported_later(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    imported(coordination, webinars[1], line("A.", OTHER, day=NEXT_DAY))

    assert presence_in(webinars[1]).registration == ana


def test_capability_C11_a_full_name_without_address_is_decided_in_every_session_too(
    scoped, webinars, ana, coordination
):
    imported(coordination, webinars[0], line("Anita P. Torres"))
    imported(coordination, webinars[1], line("ANITA  P. Torres", day=NEXT_DAY))

    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    assert unmatched(scoped) == {1: 0, 2: 0}
    imported(coordination, webinars[0], line("Anita P. Torres", joined="15:30:00"))
    assert unmatched(scoped) == {1: 0, 2: 0}


def test_the_name_of_a_device_is_decided_within_its_session_alone(scoped, webinars, ana, coordination):
    """Two persons may join from the same office's telephone in different sessions."""
    imported(coordination, webinars[0], line(IPHONE))
    imported(coordination, webinars[1], line(IPHONE, day=NEXT_DAY))

    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    assert unmatched(scoped) == {1: 0, 2: 1}


def test_and_an_import_of_another_session_later_does_not_take_it_for_the_same_person(
    scoped, webinars, ana, coordination
):
    imported(coordination, webinars[0], line(IPHONE))
    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    imported(coordination, webinars[1], line(IPHONE, day=NEXT_DAY))

    assert unmatched(scoped) == {1: 0, 2: 1}


def test_a_decision_is_taken_back_and_the_account_waits_again(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER), line("A.", OTHER, "15:50:00"))
    alias = match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    take_back(actor=coordination, alias=alias)

    assert unmatched(scoped) == {1: 1}
    assert not NameAlias.objects.exists()


def test_an_undone_file_comes_back_with_its_decisions(scoped, webinars, ana, coordination):
    done = imported(coordination, webinars[0], line(IPHONE))
    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    take_back_upload(actor=coordination, upload=done)

    imported(coordination, webinars[0], line(IPHONE))

    assert presence_in(webinars[0]).registration == ana


def test_a_decision_whose_report_was_undone_is_taken_back_all_the_same(scoped, webinars, ana, coordination):
    done = imported(coordination, webinars[0], line("A.", OTHER))
    alias = match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    take_back_upload(actor=coordination, upload=done)

    take_back(actor=coordination, alias=alias)

    imported(coordination, webinars[0], line("A.", OTHER))
    assert unmatched(scoped) == {1: 1}


@pytest.mark.parametrize("owner", [Owner.TEAM, Owner.NOBODY])
def test_capability_C11_an_account_of_the_team_or_of_nobody_is_left_out_of_every_figure(
    scoped, webinars, ana, coordination, owner
):
    imported(coordination, webinars[0], line("Prueba de sonido", OTHER), line("Ana", "ana@example.org"))
    alias = leave_out(actor=coordination, presence=presence_in(webinars[0]), owner=owner)

    imported(coordination, webinars[1], line("Prueba", OTHER, day=NEXT_DAY), line("Ana", "ana@example.org"))

    assert unmatched(scoped) == {1: 0, 2: 0}
    assert attendance_of(scoped).persons[1] == 1

    take_back(actor=coordination, alias=alias)
    assert unmatched(scoped) == {1: 1, 2: 1}


def test_promise_L08_of_two_who_decide_the_second_is_told_and_nothing_of_theirs_is_written(
    scoped, webinars, ana, luis, coordination
):
    imported(coordination, webinars[0], line("A.", OTHER))
    presence = presence_in(webinars[0])
    match_presence(actor=coordination, presence=presence, registration=ana)

    with pytest.raises(ChangedMeanwhile, match="Coordinación regional ya decidió esta cuenta: Ana"):
        match_presence(actor=coordination, presence=presence, registration=luis)
    with pytest.raises(ChangedMeanwhile, match="ya decidió esta cuenta"):
        leave_out(actor=coordination, presence=presence, owner=Owner.TEAM, decision_read=luis.public_id)

    assert presence_in(webinars[0]).registration == ana


def test_deciding_again_with_the_first_decision_before_the_eyes_changes_it(scoped, webinars, ana, luis, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)

    match_presence(
        actor=coordination, presence=presence_in(webinars[0]), registration=luis, decision_read=ana.public_id
    )
    assert presence_in(webinars[0]).registration == luis

    leave_out(actor=coordination, presence=presence_in(webinars[0]), owner=Owner.NOBODY, decision_read=luis.public_id)
    assert presence_in(webinars[0]).registration is None
    assert [alias.owner for alias in NameAlias.objects.all()] == [Owner.NOBODY]


def test_promise_L08_a_decision_that_somebody_changed_is_not_taken_back(scoped, webinars, ana, luis, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    read = match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)
    match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=luis, decision_read=read.meaning)

    with pytest.raises(ChangedMeanwhile, match="No se deshizo nada"):
        take_back(actor=coordination, alias=read)
    with pytest.raises(ChangedMeanwhile, match="decida de nuevo"):
        match_presence(
            actor=coordination,
            presence=imported_once_more(coordination, webinars),
            registration=ana,
            decision_read="team",
        )


def imported_once_more(coordination, webinars) -> Presence:
    imported(coordination, webinars[0], line("Otra Persona Distinta"))
    return Presence.objects.order_by("-pk")[0]


def test_the_same_decision_twice_is_one(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("A.", OTHER))
    for _ in range(2):
        presence = presence_in(webinars[0])
        match_presence(actor=coordination, presence=presence, registration=ana)

    assert NameAlias.objects.count() == 1
    assert Entry.objects.filter(deed="matched").count() == 1


def test_invariant_06_an_account_of_the_team_is_matched_with_nobody(scoped, webinars, ana, coordination):
    imported(coordination, webinars[0], line("Coordinación", coordination.email))

    with pytest.raises(Refused, match="cuentas del equipo"):
        match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=ana)


def test_an_account_that_has_its_address_registered_is_not_given_to_another(scoped, webinars, ana, luis, coordination):
    imported(coordination, webinars[0], line("Quien sea", "ana@example.org"))

    with pytest.raises(Refused, match="ya está asignada"):
        match_presence(actor=coordination, presence=presence_in(webinars[0]), registration=luis)


@pytest.mark.parametrize("role", ["focal_point_pe", "observer", "systematisation"])
def test_who_may_not_see_names_of_every_country_may_not_decide(scoped, webinars, ana, coordination, role, request):
    imported(coordination, webinars[0], line("A.", OTHER), line("B.", "b@example.net"))
    actor, presence = request.getfixturevalue(role), presence_in(webinars[0])
    alias = match_presence(
        actor=coordination, presence=Presence.objects.exclude(pk=presence.pk).get(), registration=ana
    )

    for deed in (
        lambda: match_presence(actor=actor, presence=presence, registration=ana),
        lambda: leave_out(actor=actor, presence=presence, owner=Owner.TEAM),
        lambda: register_walk_in(actor=actor, presence=presence, name="A.", language="es"),
        lambda: take_back(actor=actor, alias=alias),
    ):
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            deed()


def test_capability_C11_who_registers_after_the_import_owns_what_waited_under_their_address(
    scoped, webinars, coordination
):
    imported(coordination, webinars[0], line("Eva", "eva@example.org"), line("Noé Ruiz Paz"))
    assert unmatched(scoped) == {1: 2}

    registered(scoped, "Eva")
    assert unmatched(scoped) == {1: 1}

    listed = b"Name,Email,Country\nNo\xc3\xa9 Ruiz Paz,noe@example.org,PE\n"
    import_registrations(actor=coordination, cycle=scoped, data=listed, filename="lista.csv")
    assert unmatched(scoped) == {1: 0}
    assert attendance_of(scoped).persons == {1: 2}
