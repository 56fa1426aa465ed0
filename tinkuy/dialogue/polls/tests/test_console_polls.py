"""The console and the polls: written, opened, closed and shown; few votes tell nobody."""

import pytest

from tinkuy.design.components import percent
from tinkuy.dialogue.polls.actions import cast_vote
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.tests.console import CONSOLE, part


@pytest.fixture
def client(signed_in, facilitation):
    return signed_in(facilitation)


def test_a_poll_is_written_opened_closed_and_shown(client, live, join):
    words = {
        "question_es": "¿Qué frena más?",
        "option_1_es": "Plazos",
        "option_2_es": "Idioma",
        "option_2_pt-br": "Língua",
    }
    client.post(f"{CONSOLE}polls/new/", words)
    poll = Poll.objects.get()

    client.post(f"{CONSOLE}polls/{poll.public_id}/open/")
    for number in range(5):
        cast_vote(voice=join(f"Ave {number}", "PE"), option=poll.options.all()[number % 2])
    client.post(f"{CONSOLE}polls/{poll.public_id}/close/", {"reveal": "yes"})

    poll.refresh_from_db()
    assert (poll.state, poll.is_revealed) == ("closed", True)
    assert [option.text for option in poll.options.all()] == [{"es": "Plazos"}, {"es": "Idioma", "pt-br": "Língua"}]


def test_removing_a_prepared_poll_asks_first_since_nothing_brings_its_words_back(client, draft):
    poll = draft()

    folded = part(client, "poll").partition(f'id="remove-{poll.public_id}">')[2].partition("</details>")[0]

    assert "no se puede recuperar" in folded
    assert f"polls/{poll.public_id}/remove/" in folded
    assert part(client, "poll").count(f"polls/{poll.public_id}/remove/") == 1


def test_a_poll_of_one_option_comes_back_with_what_was_typed(client, live):
    page = client.post(f"{CONSOLE}polls/new/", {"question_es": "¿Qué frena más?", "option_1_es": "Plazos"})

    assert page.status_code == 422
    assert "¿Qué frena más?" in page.text


def test_promise_P05_results_of_few_votes_are_not_shown_on_the_console_either(client, poll, join):
    options = list(poll.options.all())
    for number in range(9):
        cast_vote(voice=join(f"Ave {number}", "PE"), option=options[number in (4, 8)])
    assert percent(0.8) not in part(client, "poll")

    cast_vote(voice=join("Ave 9", "PE"), option=options[0])

    assert percent(0.8) in part(client, "poll")


def test_the_result_of_a_poll_that_closed_stands_on_the_console(client, poll, join):
    options = list(poll.options.all())
    for number in range(5):
        cast_vote(voice=join(f"Ave {number}", "PE"), option=options[number == 4])

    client.post(f"{CONSOLE}polls/{poll.public_id}/close/")

    assert percent(0.8) in part(client, "poll")


def test_promise_P05_a_poll_that_closed_with_few_votes_says_why_it_has_no_result(client, poll, join):
    cast_vote(voice=join("Ave", "PE"), option=poll.options.all()[0])

    client.post(f"{CONSOLE}polls/{poll.public_id}/close/")

    console = part(client, "poll")
    assert percent(1) not in console
    assert "otaron menos de cinco" in console
    assert f"polls/{poll.public_id}/reveal/" not in console
