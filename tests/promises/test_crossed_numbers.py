"""P17: whoever puts all numbers of persons together that they may read finds none that tells of few.

The pages, files and pictures are found by walking every route, so that a new one takes part by itself. A number is
known by its size: where two sets have the same, or a page without persons says the same number, nothing is concluded.
`TINKUY_CROSSED` asks for more cycles than the suite has the time for.
"""

import os
import re
from collections import Counter

import pytest
from django.test import Client

from tests.promises.access.routes import routes
from tests.promises.access.worlds import open_page
from tests.promises.crossed import Crossed, make_crossed
from tests.promises.numbers_on_pages import COUNTING, Seen, addresses, only, read_all
from tinkuy.hiding.audience import PUBLIC_LEAST, TEAM_LEAST

pytestmark = pytest.mark.one_database

SEEDS = range(int(os.environ.get("TINKUY_CROSSED", "1")))
BY_NAME = ("/attendance/unmatched/", "/attendance/named/", "/attendance/decisions/", "/imports/", "/lists/", "/files/")
"""Read by coordination and support row by row, where counting adds nothing: see docs/decisions/0022."""
OUTSIDE = "numbers=outside"
SAID_BY_ROLE = re.compile(r"/attendance/|/warnings/|/convene/|/participation/|/c/[^/]*/$")
"""Pages that a role may read otherwise than an observer does; of all others the observer's reading is enough."""


def small_counts_that_follow(crossed: Crossed, seen: Seen, k: int) -> list[str]:
    """Differences, and hidden parts, of fewer than *k* persons that follow from what was *seen*."""
    sizes = Counter(crossed.sets.values())
    shown = {size for size in seen.numbers if sizes[size] == 1 and size > A_DAY}
    for share in seen.shares:  # a share beside its whole is its part
        for size in sizes:
            if size in seen.numbers and abs(share * size - round(share * size)) < 1e-4 * size:
                shown |= {part for part in (round(share * size),) if sizes[part] == 1}
    found = [
        f"{words}: {outer} − {inner} ({seen.numbers.get(outer)}, {seen.numbers.get(inner)})"
        for words, inner, outer in crossed.nested()
        if 0 < outer - inner < k and {inner, outer} <= shown
    ]
    for total, parts in crossed.parts:
        own = {part: crossed.sets[part] for part in parts if part in crossed.sets}
        hidden = [part for part, size in own.items() if size not in shown]
        is_whole = sum(own.values()) == crossed.sets.get(total)
        lit = all(sizes[own[part]] == 1 for part in own if part not in hidden)
        if is_whole and lit and crossed.sets[total] in shown and 0 < sum(own[part] for part in hidden) < k:
            found.append(f"{sorted(total)} without its told parts: {[sorted(part) for part in hidden]}")
    return found + [f"said: {words}" for number, words in seen.persons.items() if 0 < number < k]


def of_person(crossed: Crossed, role: str) -> Client:
    client = Client()
    client.force_login(crossed.world.persons[role])
    return client


COUNTED = [one.name for one in routes() if one.name.partition(":")[0] in COUNTING]
"""What a role reads that an observer does not: the pages of stages that count persons."""
A_DAY = 31
"""A number as small is one of a date as well, and tells nothing here."""
REPORTS = ("desk:cycle_report", "desk:session_report")
PRINTED = ("desk:cycle_pdf", "desk:session_pdf")
"""As they come when nothing is asked for: for a donor, who is outside."""


def readers(crossed: Crossed) -> dict[str, tuple[Seen, int]]:
    """What each of them reads, and from how many persons on a number may be told to them."""
    world, slug = crossed.world, crossed.world.cycle.slug
    own_page, observer = Client(), of_person(crossed, "observer")
    open_page(own_page, world)
    handed_on = [f"{path}?{OUTSIDE}" for path in addresses(world, "observer", REPORTS)]
    handed_on += addresses(world, "observer", PRINTED)
    public = read_all(Client(), addresses(world, "visitor"), slug).joined(only(observer, handed_on))
    own = read_all(own_page, addresses(world, "participant"), slug)
    found = {"public": (public, PUBLIC_LEAST), "participant": (public.joined(own), PUBLIC_LEAST)}
    team = public.joined(read_all(observer, addresses(world, "observer"), slug))
    found["observer"] = (team, TEAM_LEAST)
    for role in ("focal_point", "coordination"):
        same = {address for address in team.opened if not SAID_BY_ROLE.search(address)}
        own = read_all(of_person(crossed, role), addresses(world, role, COUNTED), slug, BY_NAME, same)
        found[role] = (team.joined(own), TEAM_LEAST)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_promise_P17_no_number_of_few_persons_follows_from_all_places_together(db, seed):
    crossed = make_crossed(seed)

    counts = {who: small_counts_that_follow(crossed, seen, k) for who, (seen, k) in readers(crossed).items()}

    assert {who: found for who, found in counts.items() if found} == {}, counts
