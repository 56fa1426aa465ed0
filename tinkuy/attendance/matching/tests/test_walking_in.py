"""Somebody who came without registering is registered from their account, is told, and it can be taken back."""

import pytest
from django.core import mail

from tinkuy.attendance.figures.attendance import show_up, walk_in_share
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.matching.actions.decisions import match_presence, take_back
from tinkuy.attendance.matching.actions.walking_in import register_walk_in
from tinkuy.attendance.matching.models import NameAlias, Owner
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.made import imported, line, registered
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.models import Consent, Registration, RegistrationSource
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.notices.models import Notice
from tinkuy.own_pages.actions import open_by_link

OTHER = "visita@example.org"
NEXT_DAY = "03/19/2026"


@pytest.fixture
def ana(scoped, webinars):
    """She is registered for the first session."""
    ana = registered(scoped, "Ana")[0]
    ana.webinars.add(webinars[0])
    return ana


@pytest.fixture
def visitor(scoped, webinars, ana, coordination) -> Presence:
    imported(coordination, webinars[0], line("Vera Luz sede Norte", OTHER), line("Ana", "ana@example.org"))
    return Presence.objects.get(registration=None)


def walk_in(actor, presence, **other) -> NameAlias:
    return register_walk_in(
        actor=actor, presence=presence, name="Vera Luz", country="PE", sector="government", language="es", **other
    )


def test_capability_C11_a_walk_in_is_a_sealed_registration_that_agreed_to_nothing(scoped, visitor, coordination):
    made = walk_in(coordination, visitor).registration

    assert (made.name(), made.email(), made.country, made.sector) == ("Vera Luz", OTHER, "PE", "government")
    assert (made.source, made.is_confirmed, made.language) == (RegistrationSource.WALK_IN, True, "es")
    assert b"Vera" not in bytes(made.sealed_name)
    assert not Consent.objects.filter(registration=made).exists()
    assert (made.joins_new_webinars, list(made.webinars.all())) == (False, [])


def test_they_count_as_came_without_registering_and_never_in_the_show_up(scoped, webinars, visitor, ana, coordination):
    made = walk_in(coordination, visitor).registration

    attended = attendance_of(scoped).measured[0].attended
    came_for_it = set(Registration.objects.filter(webinars=webinars[0]).values_list("pk", flat=True))
    assert attended == {ana.pk, made.pk}
    assert walk_in_share(attended, came_for_it).value == 0.5
    assert show_up(attended, came_for_it).value == 1
    assert attendance_of(scoped).unmatched == {1: 0}


def test_the_next_report_knows_them_by_their_address(scoped, webinars, visitor, coordination):
    made = walk_in(coordination, visitor).registration

    imported(coordination, webinars[1], line("V. L.", OTHER, day=NEXT_DAY))

    assert Presence.objects.get(webinar=webinars[1]).registration == made


def test_they_are_told_once_with_the_link_to_their_page_and_no_theme(scoped, visitor, coordination, client):
    walk_in(coordination, visitor)
    walk_in(coordination, visitor)

    (owed,) = Notice.objects.filter(kind="walk-in")
    email, values = owed.opened()
    assert (email, values["sessions"]) == (OTHER, "1")
    secret = values["path"].partition("#")[2]
    assert open_by_link(PARTICIPANT_PAGES, secret=secret).browser is not None
    assert Registration.objects.count() == 2


@pytest.mark.parametrize("why", ["example", "no address"])
def test_nobody_is_told_in_an_example_or_without_an_address(scoped, webinars, visitor, coordination, why):
    if why == "example":
        type(scoped).objects.filter(pk=scoped.pk).update(is_example=True)
        visitor = Presence.objects.select_related("cycle").get(pk=visitor.pk)
    else:
        imported(coordination, webinars[0], line("Sol Paz"))
        visitor = Presence.objects.order_by("-pk")[0]

    walk_in(coordination, visitor)

    assert not Notice.objects.exists()
    assert mail.outbox == []


def test_taken_back_nothing_of_it_is_left_and_the_account_waits(scoped, visitor, coordination):
    alias = walk_in(coordination, visitor)

    take_back(actor=coordination, alias=alias)

    assert (Registration.objects.count(), NameAlias.objects.count(), Notice.objects.count()) == (1, 0, 0)
    assert attendance_of(scoped).unmatched == {1: 1}
    again = walk_in(coordination, visitor)
    assert again.registration != alias.registration


def test_deciding_that_it_was_somebody_registered_removes_it_too(scoped, visitor, ana, coordination):
    made = walk_in(coordination, visitor).registration

    match_presence(actor=coordination, presence=visitor, registration=ana, decision_read=made.public_id)

    assert not Registration.objects.filter(pk=made.pk).exists()
    assert Presence.objects.filter(registration=ana).count() == 2


def test_once_they_have_used_it_it_stays(scoped, visitor, coordination):
    alias = walk_in(coordination, visitor)
    path = Notice.objects.get(kind="walk-in").opened()[1]["path"]
    open_by_link(PARTICIPANT_PAGES, secret=path.partition("#")[2])

    with pytest.raises(Refused, match="ya usó su inscripción"):
        take_back(actor=coordination, alias=alias)

    assert Registration.objects.filter(pk=alias.registration_id).exists()
    assert attendance_of(scoped).unmatched == {1: 0}


def test_nor_does_it_go_while_another_account_is_theirs(scoped, webinars, visitor, coordination):
    first = walk_in(coordination, visitor)
    imported(coordination, webinars[1], line("Vera", "vera@example.net", day=NEXT_DAY))
    other = Presence.objects.get(registration=None)
    second = match_presence(actor=coordination, presence=other, registration=first.registration)

    with pytest.raises(Refused, match="otras cuentas son de esta persona"):
        take_back(actor=coordination, alias=first)
    take_back(actor=coordination, alias=second)
    take_back(actor=coordination, alias=first)

    assert Registration.objects.count() == 1


def test_promise_L08_a_walk_in_is_not_made_of_an_account_that_somebody_decided(scoped, visitor, ana, coordination):
    match_presence(actor=coordination, presence=visitor, registration=ana)

    with pytest.raises(ChangedMeanwhile, match="ya decidió esta cuenta: Ana"):
        walk_in(coordination, visitor)

    assert Registration.objects.count() == 1


def test_a_name_is_needed(scoped, visitor, coordination):
    with pytest.raises(Refused, match="Escriba el nombre"):
        register_walk_in(actor=coordination, presence=visitor, name=" ", language="es")


def test_who_withdraws_takes_everything_along(scoped, visitor, coordination):
    made = walk_in(coordination, visitor).registration

    withdraw_registration(registration=made)

    assert not Presence.objects.filter(email_index=visitor.email_index).exists()
    assert (NameAlias.objects.count(), Notice.objects.count()) == (0, 0)
    assert Owner.WALK_IN not in NameAlias.objects.values_list("owner", flat=True)
