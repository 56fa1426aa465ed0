from tinkuy.core.remembered import Remembered


def test_what_was_made_is_not_made_again_and_the_longest_unasked_is_forgotten_first():
    made: list[str] = []
    remembered = Remembered[str, str](2)

    def asked(key: str) -> str:
        return remembered.once(key, lambda: made.append(key) or key.upper())

    assert [asked(key) for key in ("a", "b", "a", "c", "a", "b")] == ["A", "B", "A", "C", "A", "B"]
    assert made == ["a", "b", "c", "b"]


def test_what_is_forgotten_is_made_again():
    remembered = Remembered[str, int](2)
    remembered.once("a", lambda: 1)

    remembered.forget()

    assert remembered.once("a", lambda: 2) == 2
