"""P08 and P19, byte by byte: a canary goes in through every entrance and is in no file once its person has left."""

import base64
import gzip
import logging
import zlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as site
from django_scopes import scope

from tests.disk import close_what_others_left_open, found
from tests.promises.canary import (
    ADDRESS,
    FILE,
    MARKS,
    NAME,
    at_the_door,
    enters,
    opened,
    registers,
    sends_files,
    signed_in,
)
from tinkuy.config.logs import JsonFormatter
from tinkuy.convening.actions.forgetting_rows import forget_withdrawn_lately
from tinkuy.convening.models import Registration
from tinkuy.convening.tests.participants import ME, browser_of
from tinkuy.core import clock
from tinkuy.core.periodic import clock_jobs
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import actions as planning
from tinkuy.planning.models import Guest, TeamRole, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.alone]


@pytest.fixture
def persons(cycle, make_person, coordination, systematisation) -> dict[str, Person]:
    facilitation = make_person("Facilitación")
    TeamRole.objects.create(cycle=cycle, person=facilitation, role=Role.FACILITATION)
    return {"coordination": coordination, "systematisation": systematisation, "facilitation": facilitation}


@pytest.fixture(autouse=True)
def development_mailbox(settings):
    """Django's test runner would put its own mailer in the place of the product's."""
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


@pytest.fixture(autouse=True)
def log_in_the_folder() -> Iterator[None]:
    """What the program logs lies in a file of the data folder, as a service would keep it."""
    close_what_others_left_open()
    path = Path(site.DATA_FOLDER) / "log"
    handler = logging.FileHandler(path)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    handler.close()
    path.unlink()


def test_promise_P08_whoever_leaves_is_in_no_byte_of_the_data_folder(cycle, webinars, persons):
    device = enters(cycle, webinars, persons)
    assert found(*MARKS), "the words of a question lie in clear, and mail of a machine that sends none"
    assert len(opened(*MARKS)) >= 9

    browser_of(device).post(f"{ME}withdraw/")
    forget_withdrawn_lately()  # on PostgreSQL the clock's deed

    assert opened(*MARKS) == set()
    assert found(*MARKS) == []


def test_promise_P19_after_the_last_day_nothing_is_left_of_who_never_left(cycle, webinars, persons):
    at_the_door()
    registers(cycle)
    sends_files(signed_in(persons["coordination"]))
    with scope(cycle=cycle):
        words = planning.GuestWords(kind="speaker", name=NAME, email=ADDRESS, post=f"Colega de {NAME}", country="PE")
        planning.invite_guest(actor=persons["coordination"], cycle=cycle, words=words)
        last = Webinar.objects.order_by("starts_at").last().starts_at
    assert len(opened(*MARKS)) >= 9

    with clock.at(max(last, clock.now()) + timedelta(days=250)):
        for job in clock_jobs():
            job.deed()

    assert opened(*MARKS) == set()
    assert found(*MARKS) == []
    assert Registration._base_manager.exists(), "the empty row stays, to be counted"


def test_promise_P08_a_guest_who_withdraws_is_in_no_byte_either(cycle, webinars, persons):
    with scope(cycle=cycle):
        words = planning.GuestWords(kind="speaker", name=NAME, email=ADDRESS, post=f"Colega de {NAME}", country="PE")
        guest = planning.invite_guest(actor=persons["coordination"], cycle=cycle, words=words)
        Guest.objects.update(bio={"es": f"{NAME} fundó una escuela."})
        assert found(NAME)
        planning.withdraw_guest(guest=guest)
    planning.forget_guests_lately()

    assert opened(*MARKS) == set()
    assert found(*MARKS) == []


def test_the_search_finds_what_it_is_to_find():
    """In each form in which a name may lie on a disk; else the tests above would pass without their guard."""
    place = Path(site.DATA_FOLDER) / "hidden"
    forms = [FILE.encode(), FILE.encode("utf-16-le"), gzip.compress(FILE.encode()), b"x" + zlib.compress(FILE.encode())]
    forms += [base64.b64encode(b"a" * shift + FILE.encode()) for shift in range(3)]
    try:
        for form in forms:
            place.write_bytes(form)
            assert found("Zempasúchil") == [str(place)], form
    finally:
        place.unlink()
