"""Sessions with a limit: who gets a place, who waits, and who comes next."""

import re

import pytest
from django_scopes import scope

from tinkuy.convening.admission.actions.limits import limit_places
from tinkuy.convening.admission.actions.places import fill_places
from tinkuy.convening.moving.actions import enrol_in_new_webinars
from tinkuy.convening.participant_page.actions import choose_webinars
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import ME, REGISTER, browser_of, coming, confirmed, mail
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

FEW = 2


@pytest.fixture
def sessions(cycle, webinars):
    """Two sessions to come, of two places each: as many as no page lets anybody set, so that a test has few rows."""
    Cycle.objects.filter(pk=cycle.pk).update(places=FEW)
    return coming(cycle, 4, 5)


def come(cycle, sessions, *names):
    with scope(cycle=cycle):
        return [confirmed(cycle, sessions, name=name, email=f"{name}@example.org").registration for name in names]


def placed(webinar):
    """Who has a place in *webinar*, and who waits, in their order."""
    with scope(cycle=webinar.cycle):
        through = Registration.awaited.through.objects.filter(webinar=webinar).order_by("pk")
        seated = [one.name() for one in Registration.objects.filter(webinars=webinar).select_related("cycle")]
        return seated, [row.registration.name() for row in through.select_related("registration__cycle")]


def test_capability_C4_whoever_comes_when_a_session_is_full_waits_in_the_order_of_coming(cycle, sessions):
    come(cycle, sessions, "Ana", "Luis", "Eva", "Noa")

    assert placed(sessions[0]) == (["Ana", "Luis"], ["Eva", "Noa"])


def test_capability_C4_a_place_that_is_freed_goes_once_to_whoever_waits_longest_with_one_mail(cycle, sessions):
    ana, _luis, eva, _noa = come(cycle, sessions[:1], "Ana", "Luis", "Eva", "Noa")

    with scope(cycle=cycle):
        withdraw_registration(registration=ana)
        fill_places([Webinar.objects.select_related("cycle").get(pk=sessions[0].pk)])

    assert placed(sessions[0]) == (["Luis", "Eva"], ["Noa"])
    assert Notice.objects.filter(kind="place-free").count() == 1
    message = mail()
    assert (message.to, message.subject) == ("Eva@example.org", "Tiene un lugar en la sesión 4")
    assert "Sesión por venir" not in message.body
    assert eva.about == Notice.objects.get(kind="place-free").about


def test_leaving_one_session_frees_that_place_alone(cycle, sessions):
    ana, *_others = come(cycle, sessions, "Ana", "Luis", "Eva")

    with scope(cycle=cycle):
        choose_webinars(registration=ana, webinars=sessions[1:], joins_new=False)

    assert placed(sessions[0]) == (["Luis", "Eva"], [])
    assert placed(sessions[1]) == (["Ana", "Luis"], ["Eva"])


def test_who_leaves_the_waiting_list_is_passed_over(cycle, sessions):
    ana, _luis, eva, _noa = come(cycle, sessions[:1], "Ana", "Luis", "Eva", "Noa")

    with scope(cycle=cycle):
        choose_webinars(registration=eva, webinars=sessions[1:], joins_new=False)
        withdraw_registration(registration=ana)

    assert placed(sessions[0]) == (["Luis", "Noa"], [])


def test_saving_ones_sessions_again_loses_no_place_where_there_are_fewer(cycle, sessions):
    ana, *_others = come(cycle, sessions[:1], "Ana", "Luis")
    Cycle.objects.filter(pk=cycle.pk).update(places=1)

    with scope(cycle=cycle):
        choose_webinars(registration=ana, webinars=sessions[:1], joins_new=False)

    assert placed(sessions[0])[1] == []


def test_more_places_are_given_to_those_who_wait(cycle, sessions, coordination):
    come(cycle, sessions[:1], "Ana", "Luis", "Eva")

    with scope(cycle=cycle):
        given = limit_places(actor=coordination, cycle=cycle, places=11, by_session={}, by_approval=False)

    assert given == 1
    assert placed(sessions[0]) == (["Ana", "Luis", "Eva"], [])


def test_a_session_added_later_takes_as_many_as_it_has_places_for(cycle, sessions):
    come(cycle, sessions[:1], "Ana", "Luis", "Eva")
    with scope(cycle=cycle):
        Webinar.objects.filter(pk=sessions[1].pk).delete()
        Registration.declined.through.objects.all().delete()
    (added,) = coming(cycle, 6)

    enrol_in_new_webinars()

    assert placed(added) == (["Ana", "Luis"], ["Eva"])
    assert "está en la lista de espera" in mail().body


def form_text(client) -> str:
    """The form of registering without the hours of other countries, which repeat the words of each session."""
    return re.sub(r' data-hours="[^"]*"', "", client.get(REGISTER).text)


def test_a_session_says_publicly_that_it_is_full_and_counts_nobody(client, cycle, sessions):
    Cycle.objects.filter(pk=cycle.pk).update(places=11)
    before = form_text(client)
    with scope(cycle=cycle):
        Webinar.objects.filter(pk=sessions[0].pk).update(is_full=True)

    assert "lista de espera" not in before
    assert form_text(client).count("lista de espera") == 1


def test_capability_C2_of_few_places_a_stranger_reads_only_that_they_are_limited(client, cycle, sessions):
    """That they are taken would say how many registered, fewer than a public page counts."""
    before = form_text(client)
    come(cycle, sessions[:1], "Ana", "Luis")
    after = form_text(client)

    assert before.count("Cupos limitados") == after.count("Cupos limitados") == 2
    assert before.count("lista de espera") == after.count("lista de espera")


def test_who_waits_reads_it_on_their_page_and_enters_nothing(cycle, sessions):
    come(cycle, sessions[:1], "Ana", "Luis")
    browser = browser_of(confirmed(cycle, sessions[:1], name="Eva", email="eva@example.org"))

    page = browser.get(ME).text

    assert "En lista de espera" in page
    assert browser.get("/es/c/ciclo-de-prueba/s/4/live/")["Location"] == ME
    assert browser.get("/es/c/ciclo-de-prueba/s/4/live/parts/").status_code == 403


def test_fewer_places_than_the_team_may_count_are_refused(cycle, sessions, coordination):
    with scope(cycle=cycle):
        for places in (1, 4):
            with pytest.raises(Refused, match="mínimo es de 5 lugares"):
                limit_places(actor=coordination, cycle=cycle, places=places, by_session={}, by_approval=False)
        limit_places(actor=coordination, cycle=cycle, places=5, by_session={}, by_approval=False)


def test_others_of_the_team_limit_nothing(cycle, sessions, observer):
    with scope(cycle=cycle), pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        limit_places(actor=observer, cycle=cycle, places=20, by_session={}, by_approval=False)
