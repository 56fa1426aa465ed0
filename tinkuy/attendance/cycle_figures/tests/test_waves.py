"""By invitation beside by country: two ways to divide the same persons, of which a reader has both."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client

from tinkuy.attendance.tests.attended import came
from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock

ADDRESS = "/es/team/c/ciclo-de-prueba/attendance/figures/"
WITHHELD = "Por invitación no se muestra nada en este ciclo"
BEFORE_ANY = "Antes de toda invitación"

FEW_BESIDE_MANY = {"PE": (50, 20), "BO": (3, 20), "UY": (20, 10), "EC": (30, 10)}
MANY_OF_EACH = {"PE": (50, 20), "BO": (30, 20), "UY": (20, 10), "EC": (30, 10)}
FEW_TOGETHER = {"PE": (50, 20), "BO": (3, 10), "UY": (4, 10), "EC": (6, 10)}
ALL_IN_ONE = {"PE": (50, 20), "BO": (3, 20), "UY": (20, 20), "EC": (30, 20)}


@pytest.fixture
def team(coordination) -> Client:
    client = Client()
    client.force_login(coordination)
    return client


def invited(cycle, webinars, countries: dict[str, tuple[int, int]]) -> None:
    """Of each country so many, all of whom came; they registered after it was invited, so many days ago."""
    codes = [code for code, (persons, _days) in countries.items() for _one in range(persons)]
    came(cycle, webinars, range(len(codes)))
    for registration, code in zip(Registration.objects.order_by("pk"), codes, strict=True):
        Registration.objects.filter(pk=registration.pk).update(country=code)
    for code, (_persons, days) in countries.items():
        InvitationWave.objects.create(
            cycle=cycle, country=code, sent_on=clock.today() - timedelta(days=days), invited=100
        )


@pytest.mark.parametrize(
    ("countries", "is_visible"),
    [(FEW_BESIDE_MANY, False), (MANY_OF_EACH, True), (FEW_TOGETHER, True), (ALL_IN_ONE, True)],
    ids=["few beside many", "many of each", "few together", "one invitation"],
)
def test_promise_P17_figures_by_invitation_do_not_tell_what_those_by_country_hide(
    scoped, webinars, team, countries, is_visible
):
    """Who knows that Peru and Bolivia were invited on one day subtracts Peru from all whom that day brought."""
    invited(scoped, webinars, countries)

    page = team.get(ADDRESS, {"by": "wave"}).text

    assert (WITHHELD not in page) == is_visible
    assert ('id="t1"' in page) == is_visible


def test_promise_P17_figures_by_invitation_do_not_tell_who_of_a_country_never_came(scoped, webinars, team):
    """Of Bolivia 20 registered and two never came, hidden by country; the same day brought Uruguay."""
    who = [("BO", 18), ("UY", 23), ("PE", 25), ("BO", 2), ("UY", 7), ("PE", 5)]
    codes = [code for code, persons in who for _one in range(persons)]
    came(scoped, webinars, range(66), registered=80)
    for registration, code in zip(Registration.objects.order_by("pk"), codes, strict=True):
        Registration.objects.filter(pk=registration.pk).update(country=code)
    for code, days in (("BO", 20), ("UY", 20), ("PE", 10)):
        InvitationWave.objects.create(
            cycle=scoped, country=code, sent_on=clock.today() - timedelta(days=days), invited=100
        )

    assert WITHHELD in team.get(ADDRESS, {"by": "wave"}).text


def test_who_registered_the_evening_before_an_invitation_was_not_brought_by_it(scoped, webinars, team):
    """At one in Greenwich it is still the day before in Lima, by whose clock the cycle goes."""
    came(scoped, webinars, range(40))
    registered_at = datetime.combine(clock.today(), time(1), UTC)
    Registration.objects.update(country="PE", made_at=registered_at)
    InvitationWave.objects.create(cycle=scoped, country="PE", sent_on=clock.today(), invited=100)

    assert BEFORE_ANY in team.get(ADDRESS, {"by": "wave"}).text
