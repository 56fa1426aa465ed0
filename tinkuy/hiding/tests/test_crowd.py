"""The persons of a cycle by kind: sets are cut, and nothing of Python runs for each person."""

from tests.calls import calls_of
from tinkuy.hiding.cycle.crowd import crowd_of, people_of

COUNTRIES = ("PE", "BO", "")


def classes_of(count: int) -> dict[int, tuple[str, ...]]:
    return people_of(range(count), {one: COUNTRIES[one % 3] for one in range(count)}, {})


def sessions_of(count: int) -> list[frozenset[int]]:
    """To the first all came, to the second every other one, to the third nobody."""
    return [frozenset(range(count)), frozenset(range(0, count, 2)), frozenset()]


def test_each_person_is_counted_once_in_their_class_and_way():
    crowd = crowd_of(classes_of(12), sessions_of(12), [frozenset({0, 1})] * 3)

    assert crowd.units["PE", ""] == {
        1: 2,
        3: 2,
        (0, True, True): 1,
        (0, True, False): 3,
        (1, True, True): 1,
        (1, True, False): 1,
        (1, False, False): 2,
        (2, False, True): 1,
        (2, False, False): 3,
    }
    assert {
        own: sum(n for kind, n in kinds.items() if isinstance(kind, int)) for own, kinds in crowd.units.items()
    } == {
        ("PE", ""): 4,
        ("BO", ""): 4,
        ("", ""): 4,
    }


def test_no_function_runs_for_each_person():
    def calls_for(count: int) -> int:
        return sum(calls_of(lambda: crowd_of(people_of(range(count), countries, {}), sessions, sessions)).values())

    few, many = 30, 3_000
    countries, sessions = {one: COUNTRIES[one % 3] for one in range(many)}, sessions_of(few)
    first = calls_for(few)
    sessions = sessions_of(many)

    assert calls_for(many) < first + few
