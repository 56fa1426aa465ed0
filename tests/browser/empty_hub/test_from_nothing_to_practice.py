"""From an installation that nobody has entered to a country's response, and the next cycle: by its pages alone.

No row is made but by pressing what a page shows, and nobody is signed in but by a link or a code. Each person has a
browser of their own. Addresses are not typed: a page is reached from the one before it, or from a mail.
"""

import pytest

from tests.browser.empty_hub import planning, publishing, session, systematising
from tests.browser.empty_hub.conftest import Person
from tests.browser.empty_hub.hand import Clicks
from tests.browser.empty_hub.post_office import PostOffice
from tests.browser.looking import PHONE

pytestmark = pytest.mark.processes

MOST_PRESSES, MOST_CHOICES = 48, 18
"""Links and buttons that everybody presses together, and what they choose in forms. These may fall, and not rise."""


def test_capability_P1_to_R1_a_cycle_goes_from_an_empty_hub_to_the_next_cycle_by_pages_alone(
    person: Person, post: PostOffice, link_of_the_log: str, clicks: Clicks
):
    coordination, stranger = person(), person(PHONE)

    planning.enter_and_name_the_hub(coordination, link_of_the_log)
    planning.begin_a_cycle(coordination)
    planning.gather_the_team(coordination)
    planning.announce(coordination)
    session.register(stranger, post)
    session.open_and_close(coordination, stranger)
    session.count_who_came(coordination)
    systematising.bring_the_transcript(coordination)
    systematising.code_and_write(coordination)
    systematising.ask_the_countries(coordination, person(PHONE), post)
    publishing.write_the_sheet(coordination)
    for reviewer, institution in (("uy@example.org", "Cancillería"), ("cl@example.org", "Universidad del Sur")):
        publishing.review(person(), post, reviewer, institution)
    focal_point = person()
    publishing.approve(focal_point, post)
    publishing.publish(person(), post)
    publishing.read_signed_out(stranger)
    publishing.respond(focal_point, post)
    publishing.begin_the_next(coordination, post, "admin@localhost")

    assert len(clicks.presses) <= MOST_PRESSES, clicks.presses
    assert len(clicks.choices) <= MOST_CHOICES, clicks.choices
