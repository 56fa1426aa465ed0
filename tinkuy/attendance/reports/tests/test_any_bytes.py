"""No bytes raise anything but a refusal (promise I01), and no cell takes long (promise I11)."""

import pytest
from hypothesis import example, given, settings, strategies as st

from tests.linear_time import is_linear
from tinkuy.attendance.reports.registrations import read_list

from .damage import HEADER, REPORT, answer, read


@pytest.mark.parametrize("part", ["1", "a", "b.", "(", "-", " "])
def test_promise_I11_a_hostile_cell_takes_no_time(part):
    def ask(size: int) -> str:
        cell = f"a@{part * size}" if part == "b." else part * size
        return answer(read, f"{HEADER}\nMinisterio Perú,{cell},{cell[:4000]},,{cell[:100]},No\n".encode())

    assert len(ask(60_000 // len(part))) < 400
    assert is_linear(ask, 60_000 // len(part), seconds=0.1)


@settings(max_examples=150, deadline=None)
@example(b"PK\x03\x04")
@example(b"\xfe\xff\xd8\x00")
@example(b'"\n"\n"')
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_promise_I01_no_bytes_raise_anything_but_a_refusal(data):
    assert answer(read, data)
    assert answer(read_list, data, "lista.csv")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_promise_I01_no_damage_to_a_report_raises_anything_but_a_refusal(data):
    report = bytearray(REPORT.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(report) - 1))
        report[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))

    assert answer(read, bytes(report))
