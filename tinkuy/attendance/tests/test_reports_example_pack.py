"""The five exports of the example, against the answers that came with them."""

from collections import Counter

import pytest

from tinkuy.attendance.figures.retention import grouped
from tinkuy.core.consecutive_sets import Flow, flows

from . import example_pack as pack

NUMBERS = [1, 2, 3, 4, 5]


@pytest.mark.parametrize("number", NUMBERS)
def test_capability_C11_every_export_gives_its_joins_and_its_no_shows(number):
    session = pack.SESSIONS[number - 1]

    absent = [row for row in pack.report(number).rows if not row.attended]

    assert len(pack.people_of(number)) == session["joins"]
    assert len(absent) == (session["no_show_rows"] or 0)
    assert sum(1 for row in pack.people_of(number) if not row.email) == session["rows_without_email"]


def test_capability_C11_the_layouts_and_the_encodings_are_said():
    said = [(pack.report(n).layout, pack.report(n).encoding, pack.report(n).separator) for n in NUMBERS]

    assert said == [
        ("zoom-webinar", "utf-8", ","),
        ("zoom-webinar", "utf-8-sig", ","),
        ("teams", "utf-16-le", "\t"),
        ("zoom-meeting", "utf-8-sig", ","),
        ("meet", "utf-8", ","),
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_hosts_and_panellists_keep_their_role(number):
    roles = Counter(row.role for row in pack.report(number).rows)

    assert (roles["host"], roles["panellist"]) == (1, 9)


@pytest.mark.parametrize("number", NUMBERS)
def test_capability_C11_only_the_rows_for_a_person_to_decide_stay_unmatched(number):
    hand = {(row["name"], row["email"]) for row in pack.SESSIONS[number - 1]["matched_by_hand"]}

    unmatched = {(match.row.name, match.row.email) for match in pack.matches(number) if match.registration_id is None}

    assert unmatched == hand


@pytest.mark.parametrize("number", [1, 2])
def test_a_known_name_with_another_address_suggests_its_registration_first(number):
    unmatched = [match for match in pack.matches(number) if match.registration_id is None]

    decided = pack.decided_by_hand(number)

    assert {match.row.email: match.suggestions[0] for match in unmatched} == {
        address: (registration, "same-name") for address, registration in decided.items()
    }


@pytest.mark.parametrize("number", NUMBERS)
def test_capability_C12_persons_short_visits_and_countries_are_the_true_ones(number):
    session, webinar = pack.SESSIONS[number - 1], pack.came(number)

    countries = Counter(pack.COUNTRY[person] for person in webinar.attended)

    assert len(webinar.attended) == session["persons"]
    assert sorted(webinar.brief) == session["short_visits"]
    assert countries == session["by_country"]
    assert webinar.joins == session["joins"]


@pytest.mark.parametrize("number", NUMBERS)
def test_invariant_05_the_seconds_of_every_person_are_the_true_ones(number):
    true = {p["id"]: p["seconds"][str(number)] for p in pack.TRUTH["persons"] if str(number) in p["seconds"]}

    webinar = pack.came(number)

    assert {person: webinar.seconds[person] for person in webinar.attended} == true


def test_capability_C12_the_flows_are_the_true_ones_for_all_and_for_each_country():
    sessions = [pack.came(number).attended for number in NUMBERS]

    found = {country: flows(own) for country, own in grouped(sessions, pack.COUNTRY).items()}

    assert flows(sessions) == _true(pack.TRUTH["flows"])
    assert found == {country: _true(rows) for country, rows in pack.TRUTH["flows_by_country"].items()}
    assert len(frozenset().union(*sessions)) == pack.TRUTH["came_at_least_once"]


def _true(rows: list[dict[str, int]]) -> tuple[Flow, ...]:
    return tuple(Flow(r["from"], r["to"], r["stayed"], r["left"], r["new"], r["returned"]) for r in rows)
