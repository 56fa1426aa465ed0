"""I11: whoever writes for the guard of personal data alone keeps it busy for a moment, whatever they write.

Counted are the look-ups in the library of telephones, which took nearly all of the time; the clock is a wide bound.
"""

import phonenumbers
import pytest

from tinkuy.language.personal_data.guard import alerts
from tinkuy.language.tests.timed import CALM, is_quick

LENGTH = 20_000
HOSTILE = {
    "digits": "1234567890",
    "signs": "1 / ",
    "numbers of tax": "12.345.678-5 ",
    "pairs": "12 ",
    "points": "1.",
    "telephones": "011 4567-8901, ",
    "eight digits": "98765432 ",
    "international": "+54911234567 ",
    "plus": "+1",
    "international of a region": "+54 9 (0) 312 15 4567 ",
    "international in brackets": "(+54) 9 11 (",
    "codes": "+11 91234567 ",
    "pieces with a plus": "+1 23 ",
    "words before": "llame 4567890 ",
    "at": "aa punto bb punto cc arroba ",
    "documents": "cédula de identidad nacional número ",
    "capitals": "A ",
    "names": "Simón Bolívar ",
    "places": "works at A ",
    "spoken digits": "uno dos nueve ",
    "introducing": "me llamo ",
    "names written small": "remigio quispe ",
    "labels": "Firmas: ",
    "lists": "Firmas: Abcd Efgh, Abcd Efgh\n",
    "living": "vivo en la avenida ",
    "places written small": "trabajo en la casa ",
    "addresses": "http://1234567 ",
    "kinds of places": "trabaja bar y cantina de fonda ",
    "companies": "worked Aa & ",
    "called so": "company called A",
    "one letter": "A",
    "apostrophes": "A'",
    "names in apostrophes": "'A''",
    "places in a list": "restaurantes Aa, Bb y ",
    "places in apostrophes": "bar " + "'aa', " * 60,
    "addresses of places": "explotada local ubicado en Aa 78 bis ",
}


def text_of(piece: str) -> str:
    """Different numbers each time: nothing is looked up twice."""
    pieces, length, number = [], 0, 0
    while length < LENGTH:
        digits = "".join(str((int(sign) + number // (place + 1)) % 10) if sign.isdigit() else sign
                       for place, sign in enumerate(piece))  # fmt: skip
        pieces.append(digits)
        length, number = length + len(digits), number + 7
    return "".join(pieces)[:LENGTH]


@pytest.mark.parametrize("name", HOSTILE)
def test_promise_I11_hostile_text_of_twenty_kilobytes_is_looked_through_as_a_calm_one(name, monkeypatch):
    text, looked_up = text_of(HOSTILE[name]), set()
    matcher = phonenumbers.PhoneNumberMatcher

    def counting(words, *regions, **kinds):
        looked_up.add((words, *regions))
        assert len(words) <= 100, "the library looks through a window, never through the text"
        return matcher(words, *regions, **kinds)

    monkeypatch.setattr(phonenumbers, "PhoneNumberMatcher", counting)
    alerts(CALM)

    is_quick_enough = is_quick(text, 1.5)  # a third of a second on a machine that does nothing else

    assert len(looked_up) <= 160
    assert is_quick_enough


def test_a_number_beyond_those_that_are_looked_up_is_told_all_the_same():
    numbers = [f"2{number:03d} 4{number:03d}" for number in range(100, 300)]

    found = {alert.text for alert in alerts("; ".join(numbers))}

    assert found >= set(numbers[-50:])


def test_an_international_number_beyond_those_that_are_looked_up_is_told_all_the_same():
    numbers = [f"+54 11 4{number:03d} 7{number:03d}" for number in range(100, 300)]
    found = {alert.text for alert in alerts("; ".join(numbers))}

    assert found >= set(numbers)


def test_an_international_number_is_told_whole_whatever_stands_before_it():
    for number in ("(+54) 11 4567-8901", "+54 (11) 4567 8901", "+1 212-555-0123", "＋5491145678901"):
        for before in ("Es ", "C++, 2024: ", "+54 11 4567-8902 ", "+ "):
            assert number in {alert.text for alert in alerts(f"{before}{number}.")}, (before, number)


@pytest.fixture
def looked_up(monkeypatch) -> list[str]:
    """What the library is asked of, in which region."""
    asked: list[str] = []
    matcher = phonenumbers.PhoneNumberMatcher

    def counting(words, region, **kinds):
        asked.append(region)
        return matcher(words, region, **kinds)

    monkeypatch.setattr(phonenumbers, "PhoneNumberMatcher", counting)
    return asked


def test_promise_I11_what_a_surer_finder_has_told_is_not_looked_up(looked_up):
    open_ones = alerts("".join(f"llame al 45678{number}. " for number in range(10, 99)) + "CPF 111.444.777-35")

    assert [alert.kind for alert in open_ones] == ["telephone"] * 89 + ["identity"]
    assert looked_up == []


def test_promise_I11_a_number_is_looked_up_only_where_numbers_are_so_short(looked_up):
    assert [alert.text for alert in alerts("Está en 222 5551. ")] == ["222 5551"]
    assert set(looked_up) <= {"GY", "PY", "SR", "UY"}
