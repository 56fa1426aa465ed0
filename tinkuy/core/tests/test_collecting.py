import gc

import pytest

from tinkuy.core.errors import Refused
from tinkuy.core.heavy import uncollected


def test_nothing_is_collected_meanwhile_and_again_afterwards():
    with uncollected():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_is_collected_again_after_a_refusal_too():
    with pytest.raises(Refused), uncollected():
        raise Refused("No.")

    assert gc.isenabled()
