import pytest
from django.core import signing

from tinkuy.stream.tickets import BadTicket, Ticket, make_ticket, read_ticket

TICKET = Ticket(("room", "registration:abc"), ("registration:abc",), "pt-br")


def test_a_ticket_says_what_it_was_made_for():
    assert read_ticket(make_ticket(TICKET)) == TICKET


def test_a_ticket_is_good_for_a_minute(time_machine):
    time_machine.move_to("2026-03-05T15:00:00Z", tick=False)
    text = make_ticket(TICKET)

    time_machine.shift(60)
    assert read_ticket(text) == TICKET

    time_machine.shift(1)
    with pytest.raises(BadTicket):
        read_ticket(text)


@pytest.mark.parametrize(
    "forge", [lambda text: "A" + text, lambda text: text[:-1], lambda text: "", lambda text: "a:b:c"]
)
def test_a_ticket_that_was_changed_is_none(forge):
    with pytest.raises(BadTicket):
        read_ticket(forge(make_ticket(TICKET)))


def test_what_was_signed_for_another_purpose_is_no_ticket():
    text = signing.TimestampSigner(salt="another").sign_object([["room"], [], "es", 0])

    with pytest.raises(BadTicket):
        read_ticket(text)


def test_a_ticket_is_in_a_language_of_the_site():
    with pytest.raises(ValueError, match="'fr' is no language of the site"):
        make_ticket(Ticket(("room",), (), "fr"))


def test_a_ticket_that_the_secret_before_signed_is_still_good(settings):
    text = make_ticket(TICKET)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert read_ticket(text) == TICKET

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(BadTicket):
        read_ticket(text)
