"""P17: two cycles that differ in few persons of small groups are the same to read, wherever and in whatever markup."""

from functools import partial

import pytest
from django.test import Client
from django_scopes import scope

from tests.promises.access.worlds import open_page
from tests.promises.crossed import Crossed, make_crossed
from tests.promises.numbers_on_pages import addresses
from tests.promises.test_crossed_numbers import SAID_BY_ROLE, of_person
from tests.promises.twin_readings import (
    Place,
    add_few,
    differing,
    frames_of,
    mails_of,
    make_twin,
    pages_of,
    readings,
)
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.core import clock
from tinkuy.stream.rendering import rendered_kinds

pytestmark = pytest.mark.one_database


def of_few(crossed: Crossed) -> tuple[int, ...]:
    """How many of a small country came to each session: what no page may say."""
    with scope(cycle=crossed.world.cycle):
        return attendance_of(crossed.world.cycle).by_country["CL"]


MARKUP = {
    "a bare table": "<td>{few}</td>",
    "a sentence": "<p>De Chile vinieron {few}.</p>",
    "JSON": '{{"came": {few}}}',
    "a text of a picture": "<text x='3'>{few}</text>",
    "a drawn length": "<rect width='{few}0'/>",
    "an attribute": "<p data-came='{few}'></p>",
    "an alternative text": "<img src='/x.png' alt='Chile: {few}'>",
    "words that are counted": "{marks}",
}
"""Pages that say a number of few, as no pattern of a page would see it."""


def places_read_from_markup(crossed: Crossed) -> list[Place]:
    def page(markup: str) -> str:
        return "".join(markup.format(few=few, marks="<li>una más</li>" * few) for few in of_few(crossed))

    return [Place(name, partial(page, markup)) for name, markup in MARKUP.items()]


def places_of(crossed: Crossed) -> list[Place]:
    """Of the public, a participant, an observer and a focal point; and what the room of a session hears."""
    world = crossed.world
    own_page = Client()
    open_page(own_page, world)
    by_role = [address for address in addresses(world, "focal_point") if SAID_BY_ROLE.search(address)]
    outside = [address for address in addresses(world, "visitor") if "/team/" not in address]
    of_cycle = [address for address in addresses(world, "participant") if world.cycle.slug in address]
    found = pages_of(of_person(crossed, "observer"), addresses(world, "observer"))
    found += [
        Place(f"{who} {place.name}", place.read)
        for who, client, own in (
            ("public", Client(), outside),
            ("participant", own_page, of_cycle),
            ("focal point", of_person(crossed, "focal_point"), by_role),
        )
        for place in pages_of(client, own)
    ]
    return found + mails_of(crossed) + frames_of(crossed)


def test_promise_P17_pages_and_frames_are_the_same_whoever_the_few_are(db):
    """Pages are found by their routes, frames by their kinds; pages that tell are seen in any markup."""
    with clock.at(clock.now()):
        crossed = make_crossed(0)
        add_few(crossed)
        places, from_markup = places_of(crossed), places_read_from_markup(crossed)
        first = readings([*places, *from_markup])

        exchanged = make_twin(crossed)

        assert exchanged
        found = differing(first, readings([*places, *from_markup]))

    assert {one.partition(":")[0] for one in found[-len(MARKUP) :]} == set(MARKUP)
    assert found[: -len(MARKUP)] == []
    rendered = {name.split()[1] for name, text in first.items() if name.startswith("frame ") and text}
    assert rendered == set(rendered_kinds()), "a kind of frame that was rendered of no row: it was not judged"
