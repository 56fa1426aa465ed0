"""Hosting goes round by suggestion, and the share of the work outside the coordination is worked out in the open."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.agenda.actions import add_segment
from tinkuy.planning.conftest import add_session, coordination_of
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hosting import queries
from tinkuy.planning.hosting.actions import set_host
from tinkuy.planning.hosting.queries import suggested_hosts
from tinkuy.planning.team.actions.roles import give_role

NAMES = {"PE": "Perú", "UY": "Uruguay", "AR": "Argentina"}
HOSTING = "/es/team/c/ciclo-de-prueba/plan/hosting/"


@pytest.mark.parametrize(
    ("hosts", "without", "suggested"),
    [
        ([], [1], {1: "AR"}),  # by name
        ([], [1, 2, 3, 4], {1: "AR", 2: "PE", 3: "UY", 4: "AR"}),  # it goes round
        ([(1, "AR")], [2], {2: "PE"}),  # who hosted least
        ([(1, "UY"), (2, "PE"), (3, "AR")], [4, 5], {4: "UY", 5: "PE"}),  # longest ago
        ([(1, "UY"), (2, "PE"), (3, "AR"), (4, "UY")], [5], {5: "PE"}),  # least before longest ago
        ([(1, "CL")], [2], {2: "AR"}),  # a host that is no longer invited
        ([(2, "AR")], [1], {1: "PE"}),  # who has a session to come has had their turn
    ],
)
def test_capability_P6_the_rotation_suggests_least_then_longest_ago_then_by_name(hosts, without, suggested):
    assert suggested_hosts(NAMES, hosts, without) == suggested


def test_capability_P6_without_invited_countries_nobody_is_suggested():
    assert suggested_hosts({}, [], [1]) == {}


def test_capability_P6_a_suggestion_is_accepted_by_one_press_and_declined_by_choosing_another(
    signed_in, scoped, webinars, focal_point_pe
):
    client = signed_in(focal_point_pe)
    assert "Sugerido: <b>Perú</b>" in client.get(HOSTING).text

    client.post(f"{HOSTING}3/", {"suggested": "PE"})
    assert Webinar.objects.get(ordinal=3).host_country == "PE"
    client.post(f"{HOSTING}3/", {"country": "UY"})
    assert Webinar.objects.get(ordinal=3).host_country == "UY"


def test_capability_P6_a_session_that_was_held_keeps_its_host_and_strangers_host_nothing(
    scoped, webinars, coordination, observer
):
    for actor, webinar, country in (
        (coordination, webinars[0], "PE"),
        (coordination, webinars[2], "BR"),
        (observer, webinars[2], "PE"),
    ):
        with pytest.raises(Refused):
            set_host(actor=actor, webinar=webinar, country=country)
    assert not Webinar.objects.exclude(host_country="").exists()


def test_capability_P6_the_share_counts_deeds_of_who_does_not_coordinate_over_all_such_deeds(
    scoped, webinars, coordination, focal_point_pe
):
    set_host(actor=coordination, webinar=webinars[2], country="PE")
    for actor in (coordination, focal_point_pe, focal_point_pe):
        add_segment(actor=actor, webinar=webinars[2], title="Ronda", minutes=10, kind="dialogue", regime="attribution")
    give_role(actor=coordination, cycle=scoped, person=focal_point_pe, role="rapporteur")  # not counted

    share = queries.share_of_work(scoped)

    assert (share.whole.outside, share.whole.total) == (2, 4)
    assert [(kind.outside, kind.total) for kind in share.kinds] == [(2, 3), (0, 1)]


def test_capability_P6_the_share_is_of_this_cycle_alone(scoped, designed, coordination):
    add_session(designed, coordination_of(designed))

    assert queries.share_of_work(scoped).whole.total == 0


def test_capability_P6_the_page_states_definition_numerator_and_denominator(
    signed_in, scoped, webinars, coordination, focal_point_pe
):
    set_host(actor=focal_point_pe, webinar=webinars[2], country="PE")

    page = signed_in(coordination).get(HOSTING).text

    assert "Numerador: acciones de este ciclo anotadas en la bitácora" in page
    assert "1 de 1 acciones" in page
    assert "1 de 3 sesiones" in page
    assert 'Perú: <span class="num">1</span>' in page


def test_capability_P6_with_no_work_yet_the_share_is_a_dash(signed_in, scoped, observer):
    page = signed_in(observer).get(HOSTING).text

    assert "—" in page
    assert "Todavía no hay sesiones" in page
