"""Whatever the order of the rows and files, and however often they are repeated, the attendance is the same."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from tinkuy.attendance.figures import retention
from tinkuy.attendance.figures.attendance import (
    attendance,
    drop,
    match_rate,
    median_stay,
    show_up,
    walk_in_share,
)
from tinkuy.attendance.figures.presence import Window
from tinkuy.core import consecutive_sets

START = datetime(2026, 3, 3, 15, tzinfo=UTC)
WINDOW = Window(START, START + timedelta(minutes=90))
PEOPLE = st.integers(0, 6)


def between(joined: int, left: int) -> tuple[datetime, datetime]:
    return START + timedelta(seconds=joined), START + timedelta(seconds=left)


STAY = st.tuples(PEOPLE, st.builds(between, st.integers(-900, 6000), st.integers(-900, 6000)))
FILES = st.lists(st.lists(STAY, max_size=8), max_size=4)
SESSIONS = st.lists(st.frozensets(PEOPLE), min_size=1, max_size=5)


def measured(files: list[list]) -> tuple:
    shares = attendance([stay for file in files for stay in file], WINDOW)
    return shares.seconds, shares.attended, shares.brief, shares.curve, shares.near_end


@given(FILES, st.randoms(use_true_random=False))
def test_invariant_05_any_permutation_of_rows_files_and_duplicates_is_the_same_attendance(files, random):
    again = [[*file, *random.sample(file, len(file) // 2)] for file in [*files, *files[:1]]]
    for file in again:
        random.shuffle(file)
    random.shuffle(again)

    assert measured(again) == measured(files)


@given(FILES)
def test_invariant_05_no_share_is_below_nothing_or_above_the_whole(files):
    webinar = attendance([stay for file in files for stay in file], WINDOW)
    registered = frozenset(range(4))

    figures = [median_stay(webinar), drop(webinar), match_rate(webinar)]
    figures += [show_up(webinar.attended, registered), walk_in_share(webinar.attended, registered)]
    assert all(figure.value is None or 0 <= figure.value <= 1 for figure in figures)
    assert all(0 <= seconds <= WINDOW.seconds for seconds in webinar.seconds.values())


@given(SESSIONS)
def test_invariant_07_retention_counts_persons_and_its_shares_are_shares(sessions):
    everyone = consecutive_sets.everyone(sessions)
    figures = [
        *retention.step_retention(sessions),
        *retention.new_shares(sessions),
        *(figure for row in retention.cohorts(sessions) for figure in row),
        retention.cohort_to_close(sessions),
        retention.return_rate(sessions),
        retention.core_rate(sessions),
        retention.full_rate(sessions),
        retention.floor(sessions),
    ]

    assert all(figure.value is None or 0 <= figure.value <= 1 for figure in figures)
    assert all(figure.numerator <= len(everyone) for figure in figures)
    assert sum(figure.numerator for figure in retention.new_shares(sessions)) == len(everyone)


@given(SESSIONS, st.lists(STAY, min_size=1, max_size=6), st.integers(2, 5))
def test_invariant_07_joining_again_and_again_retains_nobody_more(sessions, stays, times):
    once, often = attendance(stays, WINDOW), attendance(stays * times, WINDOW)

    assert retention.step_retention([once.attended, *sessions]) == retention.step_retention([often.attended, *sessions])
    assert (once.joins * times, once.attended) == (often.joins, often.attended)
