"""P19: the lists of what somebody's words come in by are whole, and hold nothing that is gone. No database is asked."""

from tests.promises.erasure import entrances


def test_promise_P19_what_is_read_from_a_request_without_a_form_is_known_by_its_name():
    """A view that begins to read somebody's words by hand is found: let the canary in by it, or say why not."""
    read, known = entrances.read_by_hand(), entrances.by_hand_left_out()
    assert sorted(read - known) == []
    assert sorted(known - read) == []


def test_promise_P19_no_reason_is_left_for_an_entrance_that_is_gone():
    fields = entrances.fields_that_may_hold_words()
    forms = {field.rpartition(".")[0] for field in fields}
    assert sorted(entrances.forms_left_out() - forms) == []
    assert sorted(entrances.fields_left_out() - fields) == []
    assert sorted(entrances.columns_named() - entrances.columns_that_hold()) == []
