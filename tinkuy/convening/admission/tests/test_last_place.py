"""The last place of a session, wanted by two hundred people at once: a real race on a real database."""

import pytest
from django_scopes import scope

from tinkuy.convening.admission.actions.confirming import confirm_registration
from tinkuy.convening.registering.actions import register_participant
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import answers, coming
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.dialogue.tests.races import at_once
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle

PEOPLE, AT_ONCE = 200, 8
"""So many threads as a server has; each confirms its share."""


@pytest.fixture
def full_but_one(cycle):
    (session,) = coming(cycle, 4)
    Cycle.objects.filter(pk=cycle.pk).update(places=1)
    with scope(cycle=cycle):
        for number in range(PEOPLE):
            register_participant(cycle=cycle, answers=answers([session], email=f"p{number}@example.org"))
        return session, list(Registration.objects.select_related("cycle"))


@pytest.mark.django_db(transaction=True)
def test_capability_C4_promise_V04_of_two_hundred_at_once_exactly_one_gets_the_last_place_and_none_is_lost(
    cycle, full_but_one
):
    session, people = full_but_one

    def confirm(own):
        with scope(cycle=cycle):
            for registration in own:
                confirm_registration(registration=registration)

    at_once(*[lambda own=people[start::AT_ONCE]: confirm(own) for start in range(AT_ONCE)])

    with scope(cycle=cycle):
        assert Registration.objects.filter(webinars=session).count() == 1
        assert Registration.objects.filter(awaited=session).count() == PEOPLE - 1


@pytest.mark.django_db(transaction=True)
def test_places_freed_at_once_are_each_given_once(cycle, full_but_one):
    session, people = full_but_one
    some = people[:12]
    Cycle.objects.filter(pk=cycle.pk).update(places=4)
    with scope(cycle=cycle):
        for registration in some:
            confirm_registration(registration=registration)
        seated = list(Registration.objects.filter(webinars=session, state="confirmed").select_related("cycle"))

    def leave(registration):
        with scope(cycle=cycle):
            withdraw_registration(registration=registration)

    at_once(*[lambda one=one: leave(one) for one in seated])

    with scope(cycle=cycle):
        now = Registration.objects.filter(webinars=session, state="confirmed")
        assert now.count() == 4
        assert not now.filter(pk__in=[one.pk for one in seated]).exists()
        assert Registration.objects.filter(awaited=session).count() == len(some) - 8
        assert Notice.objects.filter(kind="place-free").count() == 4
