"""C13, the rules: each on both sides of its threshold, from sets of persons alone."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.attendance.warnings.finding import warnings_at
from tinkuy.attendance.warnings.measuring import Measures, Observed
from tinkuy.attendance.warnings.rule import CYCLE, Measured, Subject
from tinkuy.attendance.warnings.rule_list import RULES, RULES_BY_CODE, SUGGESTIONS
from tinkuy.hiding.audience import TEAM_LEAST
from tinkuy.hiding.small_groups import CountRows, Overlap, Overlaps, Parts
from tinkuy.hiding.small_numbers import is_small

PE, UY, GOVERNMENT = Subject("country", "PE"), Subject("country", "UY"), Subject("sector", "government")


def people(*numbers: range) -> frozenset[int]:
    return frozenset(n for some in numbers for n in some)


def observed(*sessions: frozenset[int], countries="PE", sectors="government", **more) -> Observed:
    """Everybody up to the last number of any session is registered for each; everything of the totals is told."""
    everyone = frozenset(range(max((n for session in sessions for n in session), default=-1) + 1))
    every = more.pop("registered", everyone)
    groups = [countries] if isinstance(countries, str) else countries
    kinds = [sectors] if isinstance(sectors, str) else sectors
    country_of = {n: groups[n % len(groups)] for n in every | everyone}
    places = range(len(sessions))
    return Observed(
        sessions=sessions,
        registered_for=more.pop("registered_for", [every for _ in sessions]),
        registered=every,
        country_of=country_of,
        sector_of={n: kinds[n % len(kinds)] for n in every | everyone},
        invited=groups,
        unmatched=more.pop("unmatched", [0 for _ in sessions]),
        readable_persons=more.pop("readable_persons", [True for _ in sessions]),
        readable_flows=more.pop("readable_flows", [True for _ in sessions]),
        readable_arrivals=more.pop("readable_arrivals", [True for _ in sessions]),
        readable_close=more.pop("readable_close", [True for _ in sessions]),
        readable_unmatched=more.pop("readable_unmatched", [True for _ in sessions]),
        readable_countries=more.pop("readable_countries", {(group, place) for group in groups for place in places}),
        **more,
    )


def warned(facts: Observed, code: str, place: int, subject: Subject = CYCLE, **thresholds: int) -> bool:
    rule, limits = RULES_BY_CODE[code], {name.replace("_", "-"): value for name, value in thresholds.items()}
    measured = Measures(facts).of(rule, subject, place)
    return measured is not None and rule.warns_of(measured, limits.get(code, rule.default))


def test_capability_C13_every_rule_has_bounds_around_its_default_and_suggests_something_that_is_there():
    for rule in RULES:
        assert rule.least <= rule.default <= rule.most
        assert rule.suggests
        assert set(rule.suggests) <= set(SUGGESTIONS)
        assert set(rule.implied_by) <= set(RULES_BY_CODE)


@pytest.mark.parametrize(("after", "warns"), [(69, True), (70, False)])
def test_capability_C13_attendance_falls_below_70_percent_of_the_session_before(after, warns):
    facts = observed(people(range(100)), people(range(after)))

    assert warned(facts, "attendance-fall", 1) is warns
    assert warned(facts, "attendance-fall", 1, PE) is warns
    assert warned(facts, "attendance-fall", 1, GOVERNMENT) is warns


@pytest.mark.parametrize(("back", "warns"), [(49, True), (50, False)])
def test_capability_C13_fewer_than_half_come_back(back, warns):
    facts = observed(people(range(100)), people(range(back), range(100, 200 - back)), registered=people(range(300)))

    assert warned(facts, "step-retention", 1) is warns
    assert warned(facts, "step-retention", 1, PE) is warns


@pytest.mark.parametrize(("last", "warns"), [(59, True), (60, False)])
def test_capability_C13_a_country_keeps_less_than_60_percent_of_its_first_session(last, warns):
    facts = observed(people(range(100)), people(range(80)), people(range(last)))

    assert warned(facts, "kept-of-first", 2, PE) is warns
    assert not warned(facts, "kept-of-first", 2), "it is about countries"


@pytest.mark.parametrize(("before", "warns"), [(9, False), (10, True)])
def test_capability_C13_a_country_whose_number_is_hidden_now_had_ten_before(before, warns):
    facts = observed(people(range(before)), people(range(3)), readable_countries={("PE", 0)})

    assert warned(facts, "few-left", 1, PE) is warns


@pytest.mark.parametrize(("came", "warns"), [(39, True), (40, False)])
def test_capability_C13_fewer_than_40_percent_of_those_registered_come(came, warns):
    facts = observed(people(range(came)), registered=people(range(100)))

    assert warned(facts, "show-up", 0) is warns
    assert warned(facts, "show-up", 0, PE) is warns


def test_capability_C13_a_report_in_which_nobody_is_recognised_says_nothing_of_a_country():
    facts = observed(frozenset(), countries=["PE", "UY"], unmatched=[20], registered=people(range(20)))

    assert not warned(facts, "country-absent", 0, UY)


@pytest.mark.parametrize(("in_row", "warns"), [(1, False), (2, True)])
def test_capability_C13_a_country_is_absent_from_as_many_sessions_as_the_cycle_says(in_row, warns):
    both, alone = people(range(40)), people(range(0, 40, 2))
    facts = observed(both, *([alone] * in_row), countries=["PE", "UY"])

    assert warned(facts, "country-absent", in_row, UY, country_absent=2) is warns
    assert not warned(facts, "country-absent", in_row, PE, country_absent=1)


@pytest.mark.parametrize(("came", "warns"), [(20, True), (21, False)])
def test_capability_C13_a_sector_has_less_than_70_percent_of_its_share(came, warns):
    """Of 100 registered 50 are of the government; 70 percent of that half, among 60 who came, are 21."""
    facts = observed(
        people(range(0, 2 * came, 2), range(1, 2 * (60 - came), 2)),
        sectors=["government", "civil_society"],
        registered=people(range(100)),
    )

    assert warned(facts, "sector-share", 0, GOVERNMENT) is warns


@pytest.mark.parametrize(("near", "warns"), [(59, True), (60, False)])
def test_capability_C13_people_leave_before_the_close(near, warns):
    assert warned(observed(people(range(100)), near_close={0: (near, 100)}), "early-leaving", 0) is warns


@pytest.mark.parametrize(("alone", "warns"), [(10, False), (11, True)])
def test_capability_C13_more_than_10_percent_are_accounts_of_nobody(alone, warns):
    facts = observed(people(range(100 - alone)), unmatched=[alone])

    assert warned(facts, "unmatched-share", 0) is warns


@pytest.mark.parametrize(("registered", "warns"), [(79, True), (80, False)])
def test_capability_C13_registrations_are_behind_the_target(registered, warns):
    facts = observed(registered=people(range(registered)), ahead=(registered, 100))

    assert warned(facts, "registrations-behind", Measures.AHEAD) is warns


def test_capability_C13_a_threshold_of_the_cycle_holds_instead_of_the_default_within_its_bounds():
    facts = observed(people(range(100)), people(range(75)))
    codes = lambda limits: [one.rule.code for one in warnings_at(Measures(facts), 1, limits)]  # noqa: E731

    assert codes({}) == []
    assert set(codes({"attendance-fall": 80})) == {"attendance-fall"}
    assert codes({"attendance-fall": 1}) == []
    assert warnings_at(Measures(facts), 1, {"attendance-fall": 900})[0].threshold == 95


def test_capability_C13_what_another_warning_says_already_is_left_out():
    facts = observed(people(range(100)), people(range(40)))

    pairs = {(one.rule.code, one.subject) for one in warnings_at(Measures(facts), 1, {})}

    assert ("attendance-fall", CYCLE) in pairs
    assert ("step-retention", CYCLE) not in pairs


def test_capability_C13_nothing_is_divided_by_nobody():
    facts = observed(frozenset(), frozenset(), near_close={0: (0, 0)}, ahead=(0, 0))

    for rule in RULES:
        for place in (0, 1, Measures.AHEAD):
            assert Measures(facts).of(rule, CYCLE, place) is None or not warned(facts, rule.code, place)
    assert Measured(0, 0).value is None


def test_invariant_09_a_rule_tells_nothing_of_a_country_with_few_people():
    facts = observed(people(range(12)), people(range(4)), countries=["PE", "UY"], readable_countries={("PE", 0)})

    codes = {(one.rule.code, one.subject) for one in warnings_at(Measures(facts), 1, {})}

    assert not {subject for code, subject in codes if subject.code and code not in ("few-left", "country-absent")}


def test_invariant_09_retention_of_a_country_is_hidden_where_few_of_it_left():
    """Of 40 all but 3 came back: to tell 37 of 40 would tell of the 3."""
    facts = observed(people(range(40)), people(range(37)))

    assert Measures(facts).of(RULES_BY_CODE["step-retention"], PE, 1) is None


counts = st.integers(0, 7)
overlaps = st.dictionaries(
    st.sampled_from("ABCD"),
    st.tuples(counts, counts, counts).map(lambda three: Overlap(three[0] + three[2], three[1] + three[2], three[2])),
    min_size=1,
)


@settings(max_examples=100, deadline=None)
@given(overlaps)
def test_invariant_09_whoever_subtracts_the_told_groups_from_the_totals_learns_no_small_count(groups):
    """The worst reader knows how many came to each session of each group, and the totals: every way in which the
    hidden groups may have come to both is tried, and no small count is the same in all of them.
    """
    numbers = Overlaps(groups).safe_at(TEAM_LEAST)
    hidden = [one for group, one in groups.items() if group not in numbers and any(one.cells)]
    shared = sum(one.both for one in hidden)
    ways = [way for way in product(*(range(min(one.first, one.second) + 1) for one in hidden)) if sum(way) == shared]

    assert not [cell for group in numbers for cell in groups[group].cells if is_small(cell, TEAM_LEAST)]
    for place, one in enumerate(hidden if numbers else ()):
        possible = {way[place] for way in ways}
        assert len(possible) > 1 or not one.is_small(TEAM_LEAST)
    if numbers and hidden:
        sums = (sum(column) for column in zip(*(one.cells for one in hidden), strict=True))
        assert not [total for total in sums if is_small(total, TEAM_LEAST)]


def test_invariant_09_groups_that_hide_in_each_other_are_not_all_full():
    """Everybody who could have come back did: with the sizes and the sum 20, it follows that 2 of A and 4 of B left."""
    groups = {"A": Overlap(10, 8, 8), "B": Overlap(16, 12, 12), "C": Overlap(20, 30, 10)}

    assert Overlaps(groups).safe_at(TEAM_LEAST) == frozenset()


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 30), min_size=1))
def test_invariant_09_parts_of_a_known_total_hide_in_each_other(parts):
    numbers = Parts(parts).safe_at(TEAM_LEAST)
    hidden = [count for group, count in parts.items() if group not in numbers]

    assert not [parts[group] for group in numbers if is_small(parts[group], TEAM_LEAST)]
    assert (
        not hidden
        or len(numbers) == sum(not c for c in parts.values())
        or (len(hidden) > 1 and sum(hidden) >= TEAM_LEAST)
    )


drawn = st.integers(0, 2**40 - 1).map(lambda bits: people(*(range(n, n + 1) for n in range(40) if bits >> n & 1)))
"""Persons as the bits of a number: cheap to draw."""


@settings(max_examples=100, deadline=None)
@given(st.lists(drawn, min_size=1, max_size=4))
def test_capability_C13_what_is_a_part_is_never_more_than_its_whole(sessions):
    measures = Measures(observed(*sessions, countries=["PE", "UY", "BR"], sectors=["government", "academia"]))

    for rule, place in ((rule, place) for rule in RULES for place in range(len(sessions))):
        for subject in measures.subjects(rule):
            measured = measures.of(rule, subject, place)
            if measured and rule.code in ("step-retention", "show-up", "unmatched-share", "sector-share"):
                assert 0 <= measured.numerator <= measured.denominator


@pytest.mark.parametrize(("near", "warns"), [(23, True), (24, False)])
def test_capability_C13_a_country_a_sector_or_a_kind_of_organisation_leaves_before_the_close(near, warns):
    facts = observed(people(range(100)), sectors="government")
    by_group = {"PE": (near, 40)}, {"government": (near, 40)}
    facts = replace(
        facts,
        kind_of=facts.sector_of,
        groups_near_close={("country", 0): by_group[0], ("sector", 0): by_group[1], ("kind", 0): by_group[1]},
    )

    for subject in (PE, GOVERNMENT, Subject("kind", "government")):
        assert warned(facts, "early-leaving", 0, subject) is warns
    assert not warned(facts, "early-leaving", 0), "of the whole nothing was measured"


def test_invariant_09_of_a_group_few_of_whom_left_before_the_close_nothing_is_readable():
    facts = replace(
        observed(people(range(100)), countries=["PE", "UY"]),
        groups_near_close={("country", 0): {"PE": (4, 40), "UY": (10, 60)}},
    )

    assert not warned(facts, "early-leaving", 0, PE)
    assert not warned(facts, "early-leaving", 0, UY), "with the whole it would give the other away"


def test_invariant_09_of_a_group_nothing_is_readable_where_few_of_the_others_were_missing_at_a_moment():
    """Nine of the ten of Uruguay and Bolivia were there at the fullest moment: the totals of the room say it."""
    facts = replace(
        observed(people(range(0, 120, 3), range(1, 16, 3), range(2, 17, 3)), countries=["PE", "UY", "BO"]),
        groups_near_close={("country", 0): {"PE": (20, 35), "UY": (5, 5), "BO": (4, 4)}},
    )

    assert not warned(facts, "early-leaving", 0, PE)


pairs = st.dictionaries(st.sampled_from("ABCDE"), st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1)


@settings(max_examples=200, deadline=None)
@given(pairs)
def test_invariant_09_two_counts_of_a_group_are_told_only_where_no_small_one_follows(groups):
    numbers = CountRows(groups).safe_at(TEAM_LEAST)
    hidden = [pair for group, pair in groups.items() if group not in numbers]

    for near, most in (groups[group] for group in numbers):
        assert not any(is_small(count, TEAM_LEAST) for count in (near, most, abs(near - most)))
    if hidden and any(any(groups[group]) for group in numbers):
        near, most = (sum(column) for column in zip(*hidden, strict=True))
        assert len(hidden) > 1
        assert not any(is_small(count, TEAM_LEAST) for count in (near, most, abs(near - most)))


def of_two(before: tuple[int, int], now: tuple[int, int], told_now=frozenset()) -> Observed:
    """So many of Peru and of Uruguay in two sessions; now both are hidden."""
    sessions = [people(range(0, 2 * pe, 2), range(1, 2 * uy, 2)) for pe, uy in (before, now)]
    readable = {("PE", 0), ("UY", 0), *((country, 1) for country in told_now)}
    return observed(*sessions, countries=["PE", "UY"], registered=people(range(200)), readable_countries=readable)


@pytest.mark.parametrize(
    ("before", "now", "warned_of"),
    [
        ((30, 12), (30, 3), {UY}),  # if Peru had few, Uruguay would have more than twice its people
        ((12, 30), (3, 30), {PE}),
        ((30, 12), (3, 12), {PE, UY}),  # so many are missing that both may be few
        ((30, 12), (36, 4), {UY}),  # even where Peru grew
        ((30, 30), (30, 3), {PE, UY}),  # the told numbers fit both alike: to name the one would tell it
    ],
)
def test_capability_C13_of_two_countries_that_are_hidden_together_only_the_likely_one_is_warned_of(
    before, now, warned_of
):
    facts = of_two(before, now)

    assert {one for one in (PE, UY) if warned(facts, "few-left", 1, one)} == warned_of


@settings(max_examples=200, deadline=None)
@given(st.tuples(st.integers(10, 40), st.integers(10, 40)), st.integers(5, 60), st.data())
def test_invariant_09_who_is_warned_of_does_not_hang_on_the_hidden_numbers(before, now, data):
    """Whatever way the hidden people are shared out, the same countries are named."""
    ways = data.draw(st.lists(st.integers(1, now - 1), min_size=2, max_size=2))
    facts = [of_two(before, (pe, now - pe)) for pe in ways]

    named = [{one for one in (PE, UY) if warned(one_way, "few-left", 1, one)} for one_way in facts]

    assert named[0] == named[1] != set()
