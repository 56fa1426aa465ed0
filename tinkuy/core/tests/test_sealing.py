import secrets

import pytest

from tinkuy.core import sealing

KEY = secrets.token_bytes(32)
PLACE = "registration|name|abc"


def test_what_was_sealed_opens_at_its_place():
    sealed = sealing.seal("Ana Quispe", key=KEY, place=PLACE)

    assert b"Ana" not in sealed
    assert sealing.unseal(sealed, key=KEY, place=PLACE) == "Ana Quispe"


def test_the_same_text_is_sealed_differently_each_time():
    assert sealing.seal("Ana", key=KEY, place=PLACE) != sealing.seal("Ana", key=KEY, place=PLACE)


def test_a_value_moved_to_another_row_does_not_open():
    sealed = sealing.seal("Ana Quispe", key=KEY, place=PLACE)

    with pytest.raises(sealing.Unsealable):
        sealing.unseal(sealed, key=KEY, place="registration|name|xyz")


def test_a_value_with_any_byte_changed_does_not_open():
    sealed = sealing.seal("Ana", key=KEY, place=PLACE)

    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(sealing.Unsealable):
            sealing.unseal(bytes(changed), key=KEY, place=PLACE)


def test_with_another_key_nothing_opens():
    sealed = sealing.seal("Ana", key=KEY, place=PLACE)

    with pytest.raises(sealing.Unsealable):
        sealing.unseal(sealed, key=secrets.token_bytes(32), place=PLACE)


def test_a_destroyed_key_leaves_everything_sealed_with_it_unreadable():
    wrapped = sealing.new_wrapped_key("cycle|1")
    sealed = sealing.seal("Ana", key=sealing.unwrap_key(wrapped, "cycle|1"), place=PLACE)

    with pytest.raises(sealing.Unsealable):
        sealing.unwrap_key(b"", "cycle|1")
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(sealed, key=sealing.unwrap_key(sealing.new_wrapped_key("cycle|1"), "cycle|1"), place=PLACE)


def test_a_cycles_key_does_not_open_for_another_cycle():
    with pytest.raises(sealing.Unsealable):
        sealing.unwrap_key(sealing.new_wrapped_key("cycle|1"), "cycle|2")


def test_the_empty_text_stays_empty():
    assert sealing.seal("", key=KEY, place=PLACE) == b""
    assert sealing.unseal(None, key=KEY, place=PLACE) == ""


def test_a_blind_index_finds_an_address_in_any_case_and_only_within_its_place():
    index = sealing.blind_index("Ana@Example.org ", place="cycle-1")

    assert index == sealing.blind_index("ana@example.org", place="cycle-1")
    assert index != sealing.blind_index("ana@example.org", place="cycle-2")
