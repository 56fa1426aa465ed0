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
from tests.promises.erasure import entrances
from tests.promises.erasure.canary import FILE, MARKS, NAME, opened, signed_in
from tests.promises.erasure.canary_entering import (
    at_the_door,
    enters,
    files_of_sessions,
    imports,
    registers,
    sends_files,
    walks_in,
    works,
)
from tests.promises.erasure.canary_guests import enters_as_guest, signs_on_paper
from tinkuy.attendance.erasing.actions.former_rows import forget_withdrawn_lately
from tinkuy.config.logs import JsonFormatter
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.periodic import clock_jobs
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.actions.erasing import forget_guests_lately
from tinkuy.systematisation.transcripts.actions.redacting import forget_redacted_lately

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


def test_promise_P08_whoever_leaves_is_in_no_byte_of_the_data_folder(cycle, webinars, persons, monkeypatch):
    fields = entrances.watch_forms(monkeypatch, MARKS)
    team = signed_in(persons["coordination"])
    entered = enters(cycle, webinars, persons)
    guest, on_paper = enters_as_guest(cycle, team), signs_on_paper(cycle, team)
    works()
    assert found(*MARKS), "the words of a question lie in clear, and mail of a machine that sends none"
    demand_every_entrance(fields, entrances.columns_reached(MARKS))

    entered.leave()
    assert guest.post("/es/guest/ciclo-de-prueba/withdraw/").status_code == 302
    assert team.post(f"{on_paper}remove/").status_code == 302
    for deed in (forget_withdrawn_lately, forget_guests_lately, forget_redacted_lately):
        deed()  # on PostgreSQL the clock's

    assert opened(*MARKS) == set()
    assert entrances.columns_reached(MARKS) == set()
    assert found(*MARKS) == []


def demand_every_entrance(fields: set[str], columns: set[str]) -> None:
    """Each is come through, or stands with its reason in `entrances_left_out`, and not in both."""
    hidden_fields = entrances.fields_that_may_hold_words()
    assert sorted(one for one in hidden_fields - fields if not entrances.is_left_out(one)) == []
    assert sorted(one for one in fields if entrances.is_left_out(one)) == []
    assert sorted(entrances.columns_that_hold() - columns - entrances.columns_left_out()) == []
    assert sorted(columns & entrances.columns_left_out()) == []


def test_promise_P19_after_the_last_day_nothing_is_left_of_who_never_left(cycle, webinars, persons):
    team = signed_in(persons["coordination"])
    at_the_door()
    registers(cycle)
    sends_files(team)
    with scope(cycle=cycle):
        imports(cycle, webinars[0], persons)
    walks_in(cycle, team)
    files_of_sessions(team, described_by=NAME)
    enters_as_guest(cycle, team).post("/es/guest/ciclo-de-prueba/consents/", {})
    with scope(cycle=cycle):
        last = Webinar.objects.order_by("starts_at").last().starts_at
    assert len(opened(*MARKS)) >= 9
    described = {f"systematisation.Material.{name}" for name in ("title", "author", "licence", "erase_reason", "link")}
    assert described <= entrances.columns_reached(MARKS)

    with clock.at(max(last, clock.now()) + timedelta(days=250)):
        for job in clock_jobs():
            job.deed()

    assert opened(*MARKS) == set()
    assert found(*MARKS) == []
    assert Registration._base_manager.exists(), "the empty row stays, to be counted"


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
