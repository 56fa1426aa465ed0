"""What strangers may have made anew, by the network that they come from."""

import time

import pytest
from django.test import Client

from tinkuy.config.web.budget import AT_ONCE, Budgets, of_strangers

GREEDY, OTHER = "203.0.113.9", "198.51.100.4"
NETWORK = "203.0.113.0/24"
SEARCH = "/es/hub/?q=albergue"


@pytest.fixture
def greedy():
    """A network whose budget is used up."""
    of_strangers.spend(NETWORK, AT_ONCE + 100, time.monotonic())
    yield Client(REMOTE_ADDR=GREEDY)
    of_strangers._left.pop(NETWORK, None)


def test_a_network_may_spend_much_at_once_and_gets_a_part_of_each_second_back():
    budgets = Budgets(at_once=10, given_back=0.5)
    budgets.spend("a", 4, now=100)
    budgets.spend("a", 7, now=102)

    assert [budgets.left(network, now=102) for network in "ab"] == [0, 10]
    assert budgets.left("a", now=106) == 2
    assert budgets.left("a", now=1000) == 10
    assert budgets.seconds_to_wait(-1) == 4


def test_only_so_many_networks_are_remembered_the_longest_silent_go_first():
    budgets = Budgets(at_once=10, given_back=0, most=2)
    for network in "aba":
        budgets.spend(network, 1, now=0)
    budgets.spend("c", 1, now=0)

    assert [budgets.left(network, now=0) for network in "abc"] == [8, 10, 9]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Demasiadas solicitudes desde su red"), ("pt-br", "Solicitações demais"), ("en", "Too much was asked for")],
)
def test_whoever_asks_for_too_much_reads_so_and_when_to_come_back(greedy, language, words):
    answer = greedy.get(SEARCH.replace("/es/", f"/{language}/"))

    assert answer.status_code == 429
    assert words in answer.text
    assert 300 <= int(answer["Retry-After"]) <= 404


@pytest.mark.django_db
def test_a_harvester_is_told_to_come_back_as_its_protocol_says(greedy):
    answer = greedy.get("/oai?verb=Identify")

    assert (answer.status_code, 300 <= int(answer["Retry-After"]) <= 404) == (503, True)


@pytest.mark.django_db
def test_others_have_their_pages_meanwhile(greedy, client):
    assert Client(REMOTE_ADDR=OTHER).get(SEARCH).status_code == 200
    assert client.get(SEARCH).status_code == 200


@pytest.mark.django_db
def test_who_is_signed_in_is_no_stranger(greedy, coordination):
    greedy.force_login(coordination)

    assert greedy.get(SEARCH).status_code == 200


@pytest.mark.django_db
def test_what_is_sent_is_never_refused_for_it(greedy):
    assert greedy.post("/es/language/", {"language": "es"}).status_code != 429


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_a_page_that_is_only_read_is_made_for_no_other_method(greedy, method):
    answer = greedy.generic(method, SEARCH)

    assert (answer.status_code, answer.content) == (405, b"")


@pytest.mark.django_db
def test_what_a_page_costs_is_counted():
    before = of_strangers.left(NETWORK, time.monotonic())
    Client(REMOTE_ADDR=GREEDY).get(SEARCH)

    left, _when = of_strangers._left.pop(NETWORK)
    assert left < before, "what a busy machine takes to come back to this test would be given back meanwhile"
