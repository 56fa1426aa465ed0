from itertools import islice

from tinkuy.core.identifiers import new_public_id, public_ids


def test_identifiers_made_by_the_thousand_are_as_those_made_one_by_one():
    made = list(islice(public_ids(), 3_000))

    assert len(set(made)) == 3_000
    assert {len(one) for one in made} == {len(new_public_id())}
    assert set("".join(made)) == set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
