"""P17: no message says a number of which its kind did not say what it counts."""

import pytest

from tinkuy.notices.outbox import Owed, owe, owe_to_address, owe_to_addresses
from tinkuy.notices.wording import NEVER_OF_PERSONS, demand_known_numbers
from tinkuy.people.models import Person


def test_promise_P17_a_message_with_a_number_that_nobody_accounts_for_is_not_owed(db):
    person = Person.objects.create_user("somebody@example.org", "Una persona")
    to_address = {"email": "a@example.org", "language": "es", "about": "a"}
    values = {"came": 3}

    with pytest.raises(TypeError, match="came"):
        owe(person, "a-new-kind", dedupe_key="a", **values)
    with pytest.raises(TypeError, match="came"):
        owe_to_address(kind="a-new-kind", dedupe_key="b", **to_address, **values)
    with pytest.raises(TypeError, match="came"):
        owe_to_addresses("a-new-kind", [Owed(**to_address, dedupe_key="c", values=values)])


def test_promise_P17_numbers_of_nobody_and_words_are_owed():
    never_of_persons = dict.fromkeys(NEVER_OF_PERSONS, 3)

    assert demand_known_numbers("a-new-kind", never_of_persons | {"has_few": True, "text": "3"}) is None
    assert demand_known_numbers("validation-round", {"count": 3}) is None
