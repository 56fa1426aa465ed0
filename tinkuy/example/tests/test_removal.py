"""Removing the example leaves nothing of it, and takes nothing that a real cycle or person has come to use."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django_scopes import scope, scopes_disabled
from django_tasks_db.models import DBTaskResult

from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registering.actions import register_participant
from tinkuy.convening.registering.answers import Answers
from tinkuy.convening.registrations.models import AppearsAs, Device, Purpose, Registration
from tinkuy.convening.registrations.queries import webinars_to_join
from tinkuy.desk.ledger.models import ResourceEntry
from tinkuy.dialogue.floor.voices import room_key_name
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Poll
from tinkuy.example.loading import remove_example
from tinkuy.example.pack import example_pack
from tinkuy.journal.models import LedgerMark
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.own_pages.actions import open_by_link
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.publication.search.models import CatalogueState
from tinkuy.stream.models import PublicChange, PublicWithdrawal


@pytest.fixture
def shared(db) -> Organisation:
    """An organisation of the example's pack."""
    row = example_pack().cycle["organisations"][0]
    return Organisation.objects.create(slug=row["id"], name=row["name"], sector="government")


def test_an_organisation_that_nobody_uses_goes(shared):
    remove_example()

    assert not Organisation.objects.exists()


def test_one_that_a_registration_of_a_real_cycle_names_stays(scoped, shared):
    Registration.objects.create(cycle=scoped, organisation=shared, erase_on="2030-01-01")

    remove_example()

    assert Registration.objects.get().organisation == shared


def test_one_of_a_real_person_stays(shared, make_person):
    make_person("Persona real", organisation=shared)

    remove_example()

    assert Person.objects.get().organisation == shared


def test_one_that_a_ledger_of_a_real_cycle_names_stays(scoped, shared):
    """It is pointed to under no name of its own."""
    ResourceEntry.objects.create(
        cycle=scoped, kind="in_kind", what="Sala", hours=2, institution=shared, spent_on="2026-09-01"
    )

    remove_example()

    assert ResourceEntry.objects.get().institution == shared


def test_real_cycles_and_persons_stay(scoped, webinars, coordination):
    assert remove_example() == 0

    assert Cycle.objects.get() == scoped
    assert Person.objects.get() == coordination


OF_THE_SITE = (LedgerMark, PublicChange, PublicWithdrawal, DBTaskResult, CatalogueState)
"""How far the ledger of erasures came, that pages and the catalogue changed, and that the worker was asked to decide
something of a cycle, by its key alone.
"""


def rows() -> dict[str, int]:
    """How many rows a table holds."""
    with scopes_disabled():
        models = [model for model in apps.get_models() if model not in OF_THE_SITE]
        return {model._meta.label: model._base_manager.count() for model in models}


def keys_of(names: set[str]) -> list[Path]:
    """The ephemeral keys of rooms and polls that have one of these names."""
    return [path for path in (settings.DATA_FOLDER / "ephemeral").glob("*.key") if path.stem in names]


def names_of_keys(cycle: Cycle) -> set[str]:
    with scope(cycle=cycle):
        rooms = {room_key_name(webinar) for webinar in Webinar.objects.select_related("cycle")}
        return rooms | {poll_key_name(poll) for poll in Poll.objects.all()}


@pytest.fixture(scope="module")
def rows_of_a_blank_site(django_db_setup, django_db_blocker) -> dict[str, int]:
    with django_db_blocker.unblock():
        return rows()


def come_as_a_visitor(cycle: Cycle) -> None:
    """Someone registers for the live example and opens their page by the link of the mail, which has gone out."""
    with scope(cycle=cycle):
        answers = Answers(
            appears_as=AppearsAs.ALIAS,
            name="Visita",
            country="PE",
            email="visita@example.org",
            webinars=webinars_to_join(cycle),
            purposes=[Purpose.USE_OF_DATA],
        )
        register_participant(cycle=cycle, answers=answers)
    _email, values = Notice.objects.get(about__startswith="registration").opened()
    open_by_link(PARTICIPANT_PAGES, secret=values["path"].partition("#")[2])
    deliver_due(most=200)


@pytest.fixture
def mailbox(settings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


def test_nothing_of_either_cycle_stays_nor_of_a_visitor(
    rows_of_a_blank_site, example_loaded, db, mailbox, django_capture_on_commit_callbacks
):
    live = Cycle.objects.get(slug="demo-en-vivo")
    with django_capture_on_commit_callbacks(execute=True):
        come_as_a_visitor(live)
    names = names_of_keys(live)
    with scopes_disabled():
        assert (Device.objects.count(), len(keys_of(names))) == (1, 2)
    assert DevelopmentMessage.objects.filter(to="visita@example.org").count() == 2  # asked, and admitted

    with django_capture_on_commit_callbacks(execute=True):
        assert remove_example() == 3

    assert rows() == rows_of_a_blank_site
    assert keys_of(names) == []
