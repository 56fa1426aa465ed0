"""P17: two processes of a site hide the same of a cycle; who reads both would read what each hides."""

import os
import subprocess
import sys

import pytest

from . import wide_cycle


@pytest.mark.one_database
def test_promise_P17_every_process_hides_the_same_in_whatever_order_it_reads_the_rows():
    """Sets of words have an order of their own in each process, and rows come as the database has them."""
    outputs = {
        subprocess.run(
            [sys.executable, "-m", wide_cycle.__name__, order],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, order in (("4", "1"), ("7", "2"))
    }

    assert len(outputs) == 1
    assert "country" in outputs.pop()
