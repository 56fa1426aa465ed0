from itertools import islice

from tinkuy.core.identifiers import new_public_id, public_ids, public_ids_in_order


def test_identifiers_made_by_the_thousand_are_as_those_made_one_by_one():
    made = list(islice(public_ids(), 3_000))

    assert len(set(made)) == 3_000
    assert {len(one) for one in made} == {len(new_public_id())}
    assert set("".join(made)) == set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_identifiers_of_many_rows_come_in_the_order_of_their_index():
    made = public_ids_in_order(3_000)

    assert made == sorted(set(made))
    assert len(made) == 3_000
